#include "ui/timeline/MessageText.h"

#include "ui/common/Theme.h"

#include <QtMath>
#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr int FoldedChars = 1'600, FoldedLines = 18;       // what is left of a long message
constexpr int FoldAboveChars = 2'000, FoldAboveLines = 24; // what is long: folding away two lines helps nobody
constexpr int FenceHeight = Space::XS;                     // instead of three backticks
constexpr int QuoteIndent = Space::M, MaxQuoteBars = 4, BarWidth = 3;

/// For each line, Qt looks for the end of its last word: 0.6 s for one word of 64 kB. Nobody writes such a word.
bool hasEndlessWord(QStringView text)
{
    constexpr int Endless = 1'000;
    int length = 0;
    return std::ranges::any_of(text, [&length](QChar c) { return (length = c.isSpace() ? 0 : length + 1) > Endless; });
}

QTextLayout::FormatRange rangeOf(int start, int end, const QTextCharFormat &format)
{
    QTextLayout::FormatRange range;
    range.start = start;
    range.length = end - start;
    range.format = format;
    return range;
}

QTextCharFormat formatOf(TextStyling::Style style, const MessageFonts &fonts)
{
    QTextCharFormat format;
    switch (style) {
    case TextStyling::Style::Strong:
        format.setFontWeight(QFont::Bold);
        break;
    case TextStyling::Style::Emphasis:
        format.setFontItalic(true);
        break;
    case TextStyling::Style::Strike:
        format.setFontStrikeOut(true);
        break;
    case TextStyling::Style::Mono:
        format.setFontFamilies(QStringList{fonts.monoFamily});
        break;
    }
    return format;
}

/// Walks through the special lines of a styling as positions grow.
class LineWalk
{
public:
    explicit LineWalk(const QList<TextStyling::Line> &lines)
        : m_lines(lines)
    {
    }
    const TextStyling::Line *at(int position)
    {
        while (m_next < m_lines.size() && m_lines.at(m_next).end < position)
            ++m_next;
        const bool inside = m_next < m_lines.size() && m_lines.at(m_next).start <= position;
        return inside ? &m_lines.at(m_next) : nullptr;
    }

private:
    const QList<TextStyling::Line> &m_lines;
    qsizetype m_next = 0;
};

constexpr bool isCode(TextStyling::Kind kind)
{
    return kind != TextStyling::Kind::Quoted;
}

} // namespace

MessageText::MessageText(const QString &whole, const MessageFonts &fonts, int column, bool unfolded, Look look)
    : m_large(look != Look::Note && isEmojiOnly(whole))
{
    const bool tooLong = !unfolded && whole.size() > FoldAboveChars;
    m_text = tooLong ? whole.first(cutLength(whole, FoldedChars)) : whole;
    m_text.replace(u'\n', QChar::LineSeparator);
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(m_text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(hasEndlessWord(m_text) ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    QFont font = m_large ? fonts.emoji : fonts.body;
    font.setItalic(look == Look::Note);
    m_lines.setText(tooLong ? m_text + u'…' : m_text);
    m_lines.setFont(font);
    m_lines.setTextOption(option);
    m_lines.setCacheEnabled(true);
    if (look == Look::Styled && !m_large)
        m_styling = findStyling(m_text);
    if (!m_large)
        setFormats(fonts);
    const bool tooHigh = !unfolded && breakLines(fonts, column, FoldAboveLines + 1) > FoldAboveLines;
    if (unfolded || tooHigh)
        breakLines(fonts, column, unfolded ? std::numeric_limits<int>::max() : FoldedLines);
    const QTextLine last = m_lines.lineAt(std::max(0, m_lines.lineCount() - 1));
    m_shown = tooHigh && last.isValid() ? std::min(int(m_text.size()), last.textStart() + last.textLength())
                                        : int(m_text.size());
    m_folded = tooHigh || tooLong;
    measure();
    placeBlocks(m_size.width(), false);
}

void MessageText::setFormats(const MessageFonts &fonts)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const TextStyling::Span &span : std::as_const(m_styling.spans))
        ranges.append(rangeOf(span.start, span.end, formatOf(span.style, fonts)));
    QTextCharFormat hidden;
    hidden.setForeground(Qt::transparent); // quoting marks, in whose place a bar stands, and fences
    for (const TextStyling::Line &line : std::as_const(m_styling.lines)) {
        const bool fence = line.kind == TextStyling::Kind::Fence;
        if (line.kind == TextStyling::Kind::Code)
            ranges.append(rangeOf(line.content, line.end, formatOf(TextStyling::Style::Mono, fonts)));
        if (fence || line.content > line.start)
            ranges.append(rangeOf(line.start, fence ? line.end : line.content, hidden));
    }
    if (!fonts.emojiFamily.isEmpty()) {
        QTextCharFormat format;
        format.setFontFamilies(QStringList{fonts.emojiFamily});
        for (const TextRange &run : emojiRuns(m_text))
            ranges.append(rangeOf(run.start, run.end, format));
    }
    if (!ranges.isEmpty())
        m_lines.setFormats(ranges);
}

/// The marks of quoting hang in the indent that stands for them, so that all lines of a quotation begin below each
/// other; the lines of fences are as high as the air that they become.
int MessageText::breakLines(const MessageFonts &fonts, int column, int maxLines)
{
    m_placed.clear();
    LineWalk walk(m_styling.lines);
    int y = 0;
    m_lines.beginLayout();
    while (m_lines.lineCount() < maxLines) {
        QTextLine line = m_lines.createLine();
        if (!line.isValid())
            break;
        const TextStyling::Line *special = walk.at(line.textStart());
        Placed placed{0, 0, special ? special->kind : TextStyling::Kind::Quoted};
        int room = column;
        if (special) {
            const int padding = isCode(placed.kind) ? Space::S : 0;
            placed.indent = QuoteIndent * std::min(special->quoted, MaxQuoteBars) + padding;
            room = std::max(fonts.bodyHeight, column - placed.indent - padding);
        }
        line.setLineWidth(room);
        const bool fence = placed.kind == TextStyling::Kind::Fence;
        const bool marked =
            special && !fence && line.textStart() == special->start && special->content > special->start;
        const qreal hanging = marked ? qAbs(line.cursorToX(special->content) - line.cursorToX(special->start)) : 0;
        if (marked) // its marks take no room from the text
            line.setLineWidth(room + hanging);
        line.setPosition({placed.indent - hanging, qreal(y)});
        placed.height = fence ? FenceHeight : qCeil(line.height());
        y += placed.height;
        m_placed.append(placed);
    }
    m_lines.endLayout();
    return m_lines.lineCount();
}

void MessageText::measure()
{
    m_size = {0, 0};
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        const int padding = isCode(m_placed.at(i).kind) ? Space::S : 0;
        m_lastLineWidth = qCeil(lineRect(i).right());
        m_size = {std::max(m_size.width(), m_lastLineWidth + padding), m_size.height() + m_placed.at(i).height};
    }
}

QRectF MessageText::lineRect(int index) const
{
    const QTextLine line = m_lines.lineAt(index);
    const bool fence = m_placed.at(index).kind == TextStyling::Kind::Fence;
    return {line.x(), line.y(), fence ? 0 : line.naturalTextWidth(), qreal(m_placed.at(index).height)};
}

/// Bars stand at the side where lines begin, one for each level of quoting.
void MessageText::placeBlocks(int width, bool rightToLeft)
{
    codeBlocks.clear();
    quoteBars.clear();
    m_endsOpen = true;
    if (m_styling.lines.isEmpty())
        return;
    LineWalk walk(m_styling.lines);
    QList<int> openBars(MaxQuoteBars, -1); // by level: the bar that the next line may prolong
    int openCode = -1, bottom = 0;
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        const TextStyling::Line *special = walk.at(m_lines.lineAt(i).textStart());
        const int top = std::exchange(bottom, bottom + m_placed.at(i).height);
        const int levels = special ? std::min(special->quoted, MaxQuoteBars) : 0;
        for (int level = 0; level < MaxQuoteBars; ++level) {
            if (level >= levels) {
                openBars[level] = -1;
            } else if (openBars.at(level) >= 0) {
                quoteBars[openBars.at(level)].setHeight(bottom - quoteBars.at(openBars.at(level)).y());
            } else {
                const int x = level * QuoteIndent;
                openBars[level] = int(quoteBars.size());
                quoteBars.append({rightToLeft ? width - x - BarWidth : x, top, BarWidth, bottom - top});
            }
        }
        const bool code = special && isCode(special->kind);
        if (!code) {
            openCode = -1;
        } else if (openCode >= 0) {
            codeBlocks[openCode].setHeight(bottom - codeBlocks.at(openCode).y());
        } else {
            const int x = levels * QuoteIndent;
            openCode = int(codeBlocks.size());
            codeBlocks.append({rightToLeft ? 0 : x, top, width - x, bottom - top});
        }
    }
    m_endsOpen = openCode < 0;
}

void MessageText::alignToTheRight(int width)
{
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        QTextLine line = m_lines.lineAt(i);
        const qreal hanging = m_placed.at(i).indent - line.x(); // on the other side now
        line.setPosition({width - line.naturalTextWidth() - m_placed.at(i).indent + hanging, line.y()});
    }
    placeBlocks(width, true);
}

int MessageText::positionAt(QPointF point) const
{
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        const QTextLine line = m_lines.lineAt(i);
        if (point.y() < line.y() + m_placed.at(i).height)
            return point.y() < 0 ? 0 : std::min(line.xToCursor(point.x()), m_shown);
    }
    return m_shown;
}

QList<QRect> MessageText::rectsOf(int start, int end) const
{
    QList<QRect> rects;
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        const QTextLine line = m_lines.lineAt(i);
        const int from = std::max(start, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const auto [left, right] = std::minmax({line.cursorToX(from), line.cursorToX(to)});
        rects.append(QRect(qFloor(left), qCeil(line.y()), qCeil(right - left), m_placed.at(i).height));
    }
    return rects;
}

QList<Link> MessageText::links(QStringView whole) const
{
    // beyond what is shown, so that a link that is cut by the fold still leads to where it should
    QList<Link> found = findLinks(whole.first(std::min<qsizetype>(whole.size(), m_shown + 2 * FoldAboveChars)));
    found.removeIf([this](const Link &link) { return link.start >= m_shown; });
    return found;
}

} // namespace Tertulia
