// Anything at all as a server's bytes: whatever comes out must be harmless, and the same for every chunking.

#include "app/xmpp/ScramWitness.h"
#include "app/xmpp/StreamSplitter.h"
#include "tests/fuzz/Fuzz.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fuzz::stop;

namespace {

const QByteArray header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
constexpr qsizetype standInSize = 100'000; // its id, from and to of 3,071 bytes each, escaped

void check(const StreamElement &element)
{
    using Kind = StreamElement::Kind;
    auto document = element.bytes;
    if (element.kind == Kind::StreamClose)
        document = header + document;
    else if (element.kind == Kind::StreamOpen)
        document += "</stream:stream>";
    else if (document.contains("<!") || document.contains("<?") || document.contains("<stream:stream"))
        stop("more than an element", document);

    if (element.bytes.size() > StreamSplitter::maxResult + standInSize)
        stop("too large", document);
    int depth = 0, deepest = 0, roots = 0;
    QXmlStreamReader reader(document);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            roots += depth == 0;
            deepest = std::max(deepest, ++depth);
        } else if (token == QXmlStreamReader::EndElement) {
            --depth;
        } else if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::Comment ||
                   token == QXmlStreamReader::ProcessingInstruction || token == QXmlStreamReader::EntityReference) {
            stop("a token that must not be", document);
        }
    }
    if (reader.hasError())
        stop(qPrintable(reader.errorString()), document);
    if (roots != 1 || deepest > StreamSplitter::maxDepth)
        stop("not one shallow element", document);
}

/// All that came out, as one text; chunks are as long as the bytes of `sizes` say, in turn.
QByteArray split(const QByteArray &input, QByteArrayView sizes)
{
    QByteArray all;
    StreamSplitter splitter;
    ScramWitness witness(u"pencil"_s);
    witness.clientSends(header +
                        "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'>bixuPXUscj1h</auth>");
    for (qsizetype at = 0, turn = 0; at < input.size(); ++turn) {
        const auto wanted = sizes.isEmpty() ? input.size() : 1 + qsizetype(uint8_t(sizes[turn % sizes.size()]));
        const auto size = std::min(wanted, input.size() - at);
        splitter.feed(QByteArrayView(input).sliced(at, size));
        at += size;
        while (const auto element = splitter.next()) {
            check(*element);
            witness.serverSends(*element);
            all += QByteArray::number(int(element->kind)) + QByteArray::number(int(element->refusal)) + element->bytes +
                   '\n';
            if (element->is("success", "urn:ietf:params:xml:ns:xmpp-sasl"))
                splitter.restart();
        }
    }
    if (witness.verdict() == ScramWitness::Verdict::Proven)
        stop("a server proven that answered no challenge", input);
    return all + (splitter.fault() == StreamSplitter::Fault::None ? "whole" : "ended");
}

} // namespace

/// The first byte is how many of the next ones are the chunk sizes; odd: a stream header comes first.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray all = Fuzz::bytesOf(data, size);
    const auto sizes = all.sliced(1, std::min<qsizetype>(data[0] % 8, all.size() - 1));
    const auto input = (data[0] % 2 ? header : QByteArray()) + all.sliced(1 + sizes.size());
    const auto whole = split(input, {});
    if (split(input, sizes.isEmpty() ? QByteArray(1, '\0') : sizes) != whole)
        stop("other chunks, other elements", input);
    return 0;
}
