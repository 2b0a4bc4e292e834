// Any message as values: files with safe names and addresses that may be fetched, texts no longer than they came.

#include "app/data/FileName.h"
#include "app/xmpp/FileStanza.h"
#include "app/xmpp/Translate.h"
#include "tests/fuzz/Fuzz.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fuzz::hold;

namespace {

void checkFile(const Transfer &file, const QByteArray &input)
{
    hold(FileName::safe(file.name) == file.name, "a file's name is not safe", input);
    hold(FileStanza::isFetchable(file.url), "a file lies where nothing may be fetched", input);
    hold(file.type.size() <= FileStanza::MaxTypeLength, "a long type", input);
    hold(file.sha256.isEmpty() || file.sha256.size() == 32, "no SHA-256", input);
    hold(file.size >= -1 && file.path.isEmpty() && !file.outgoing, "a file that claims to be here", input);
}

/// What is said of it out loud again: an answer, and the message itself, sent on.
void checkWayOut(const IncomingMessage &incoming)
{
    Message message = incoming.message;
    message.account = *Jid::parse(u"ana@example.org");
    message.conversation = *Jid::parse(u"ben@example.org");
    if (message.quote)
        message.quote->excerpt = message.body.left(Quote::MaxExcerpt);
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    Translate::toMessage(message, true).toXml(&writer);
    Fuzz::holdWellFormed(xml);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    const Jid account = *Jid::parse(u"ana@example.org");
    Fuzz::eachStanza(input, [&](const QDomElement &element) {
        QXmppMessage stanza;
        stanza.parse(element);
        const auto incoming = Translate::fromMessage(stanza, account, IncomingMessage::Door::Live);
        if (!incoming)
            return;
        for (const Transfer &file : incoming->files)
            checkFile(file, input);
        if (incoming->files.isEmpty())
            hold(incoming->message.body.size() <= stanza.body().size(), "a text that grew", input);
        hold(!incoming->error || incoming->message.body.isEmpty(), "an error that says something", input);
        checkWayOut(*incoming);
    });
    return 0;
}
