#include "ui/timeline/DisplayText.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace Tertulia {

namespace {

constexpr int MaxLargeEmoji = 6;

bool isBidiControl(char32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool isUnwanted(char32_t c)
{
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
    const bool annotation = c >= 0xfff9 && c <= 0xfffc; // interlinear annotation, object replacement
    return control || annotation || isBidiControl(c) || c == 0xfeff;
}

bool isPlain(QChar c)
{
    return (c >= u' ' && c < u'\x7f') || c == u'\n' || (c >= u'\xa0' && c < u'\u0590');
}

// Emoji_Presentation=Yes below U+1F000 (emoji-data.txt); all others there need U+FE0F to be one.
bool isEmojiInThePlane0(char32_t c)
{
    static constexpr char32_t List[] = {
        0x231a, 0x231b, 0x23e9, 0x23ea, 0x23eb, 0x23ec, 0x23f0, 0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615,
        0x2648, 0x2649, 0x264a, 0x264b, 0x264c, 0x264d, 0x264e, 0x264f, 0x2650, 0x2651, 0x2652, 0x2653,
        0x267f, 0x2693, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26d4, 0x26ea,
        0x26f2, 0x26f3, 0x26f5, 0x26fa, 0x26fd, 0x2705, 0x270a, 0x270b, 0x2728, 0x274c, 0x274e, 0x2753,
        0x2754, 0x2755, 0x2757, 0x2795, 0x2796, 0x2797, 0x27b0, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b55,
    };
    return std::ranges::binary_search(List, c);
}

bool mayBeEmoji(QChar c)
{
    return c.isHighSurrogate() || (c >= u'\u2190' && c <= u'\u3299') || c == u'\ufe0f';
}

bool isEmojiCluster(QStringView cluster)
{
    if (cluster.contains(QChar(0x20e3)))
        return true; // a keycap: digit, U+FE0F, U+20E3
    const char32_t first = cluster.first(std::min<qsizetype>(cluster.size(), 2)).toUcs4().first();
    if (first >= 0x1f000 && first <= 0x1faff)
        return true;
    return isEmojiInThePlane0(first) ||
           (first >= 0xa9 && first <= 0x3299 && cluster.size() > 1 && cluster.at(1) == QChar(0xfe0f));
}

} // namespace

QString displayText(const QString &body)
{
    if (std::ranges::all_of(body, isPlain) && !body.endsWith(u'\n'))
        return body;

    QString shown;
    shown.reserve(body.size());
    char32_t before = 0;
    for (const char32_t c : body.toUcs4()) { // a lone surrogate comes as U+FFFD
        const bool lineEnd = c == '\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        if (lineEnd)
            shown += u'\n';
        else if (!isUnwanted(c) && !(c == '\n' && before == '\r'))
            shown += QChar::fromUcs4(c);
        before = c;
    }
    while (shown.endsWith(u'\n'))
        shown.chop(1);
    return shown;
}

QList<TextRange> emojiRuns(QStringView text)
{
    QList<TextRange> runs;
    if (!std::ranges::any_of(text, mayBeEmoji))
        return runs;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary()) {
        if (!mayBeEmoji(text.at(from)) && !(to - from > 1 && mayBeEmoji(text.at(from + 1))))
            continue;
        if (!isEmojiCluster(text.sliced(from, to - from)))
            continue;
        if (!runs.isEmpty() && runs.last().end == from)
            runs.last().end = int(to);
        else if (runs.size() < MaxEmojiRuns)
            runs.append({int(from), int(to)});
    }
    return runs;
}

bool isEmojiOnly(QStringView text)
{
    if (text.isEmpty() || text.size() > 128 || text.front().isLetter())
        return false;
    int clusters = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary()) {
        const QStringView cluster = text.sliced(from, to - from);
        if (cluster.trimmed().isEmpty())
            continue;
        if (!isEmojiCluster(cluster) || ++clusters > MaxLargeEmoji)
            return false;
    }
    return clusters > 0;
}

qsizetype cutLength(QStringView text, qsizetype limit)
{
    if (text.size() <= limit)
        return text.size();
    constexpr qsizetype Window = 256; // no need to look at a whole 64 kB for a boundary near `limit`
    const qsizetype from = std::max<qsizetype>(0, limit - Window);
    const QStringView around = text.sliced(from, std::min(text.size() - from, 2 * Window));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, around.data(), around.size());
    finder.setPosition(limit - from);
    qsizetype cut = finder.isAtBoundary() ? limit : from + std::max<qsizetype>(0, finder.toPreviousBoundary());
    if (cut <= from) // one endless character: at least keep its surrogates together
        cut = limit - (text.at(limit).isLowSurrogate() ? 1 : 0);
    return cut;
}

} // namespace Tertulia
