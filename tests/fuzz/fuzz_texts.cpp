// Any text as it is shown: nothing that turns what stands around it, and no range outside it.

#include "tests/fuzz/Fuzz.h"
#include "ui/timeline/DisplayText.h"
#include "ui/timeline/LinkFinder.h"
#include "ui/timeline/TextStyling.h"

#include <QStringList>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fuzz::hold;

namespace {

void checkLinks(const QString &text, const QByteArray &input)
{
    const QStringList schemes{u"http"_s, u"https"_s, u"mailto"_s, u"xmpp"_s};
    const auto links = findLinks(text);
    hold(links.size() <= MaxLinks, "many links", input);
    int end = 0;
    for (const Link &link : links) {
        hold(link.start >= end && link.length > 0 && link.start + link.length <= text.size(), "outside", input);
        hold(link.url.isValid() && schemes.contains(link.url.scheme()), "a link to somewhere else", input);
        end = link.start + link.length;
    }
}

void checkStyling(const QString &text, const QByteArray &input)
{
    const auto styling = findStyling(text);
    hold(styling.spans.size() <= MaxStyledSpans, "many spans", input);
    for (const auto &span : styling.spans)
        hold(span.start >= 0 && span.start < span.end && span.end <= text.size(), "a span outside", input);
    for (const auto &range : styling.directives)
        hold(range.start >= 0 && range.start < range.end && range.end <= text.size(), "a directive outside", input);
    int end = 0;
    for (const auto &line : styling.lines) {
        hold(line.start >= end && line.start <= line.content && line.content <= line.end && line.end <= text.size(),
             "a line outside", input);
        end = line.end;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    QString halves(input.size() / 2, Qt::Uninitialized); // lone surrogates too
    std::copy_n(input.constData(), halves.size() * 2, reinterpret_cast<char *>(halves.data()));
    for (const QString &body : {QString::fromUtf8(input), halves}) {
        const QString text = displayText(body);
        hold(displayText(text) == text, "shown otherwise the second time", input);
        hold(std::ranges::none_of(text, [](QChar c) { return c == QChar(0x202e) || c == QChar(0x2066) || c == u'\r'; }),
             "a text that turns others", input);
        int end = 0;
        for (const auto &run : emojiRuns(text)) {
            hold(run.start >= end && run.start < run.end && run.end <= text.size(), "emoji outside", input);
            end = run.end;
        }
        isEmojiOnly(text);
        for (const qsizetype limit : {0, 1, 7, 300}) {
            const auto cut = cutLength(text, limit);
            hold(cut >= 0 && cut <= std::min(limit, text.size()), "cut elsewhere", input);
        }
        checkLinks(text, input);
        checkStyling(text, input);
    }
    return 0;
}
