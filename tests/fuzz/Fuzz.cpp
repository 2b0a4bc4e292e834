#include "tests/fuzz/Fuzz.h"

#include "app/xmpp/StreamSplitter.h"

#include <QDomDocument>
#include <QXmlStreamReader>

namespace Tertulia::Fuzz {

void stop(const char *what, const QByteArray &input)
{
    qCritical("%s: %s", what, input.left(2000).constData());
    std::abort();
}

void eachStanza(const QByteArray &bytes, const std::function<void(const QDomElement &)> &look)
{
    StreamSplitter splitter;
    splitter.feed("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
    splitter.feed(bytes);
    while (const auto element = splitter.next()) {
        if (!element->isStanza())
            continue;
        QDomDocument document;
        const auto read = document.setContent(element->bytes, QDomDocument::ParseOption::UseNamespaceProcessing);
        hold(bool(read), "the gate let through what cannot be read", element->bytes);
        look(document.documentElement());
    }
}

void holdWellFormed(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    if (reader.hasError())
        stop(qPrintable(reader.errorString()), xml);
}

} // namespace Tertulia::Fuzz
