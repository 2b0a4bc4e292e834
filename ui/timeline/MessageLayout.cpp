#include "ui/timeline/MessageLayout.h"

#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"
#include "ui/timeline/MessageWords.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QtMath>
#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr int MinWidth = 160, GroupedGap = 2;
constexpr int FoldedChars = 1'600, FoldedLines = 18;       // what is left of a long message
constexpr int FoldAboveChars = 2'000, FoldAboveLines = 24; // what is long: folding away two lines helps nobody

/// The desktop's emoji font; empty where it has none that we know.
QString emojiFamily()
{
    static const QString family = [] {
        for (const QString &name : {u"Noto Color Emoji"_s, u"Twemoji"_s, u"Segoe UI Emoji"_s, u"Apple Color Emoji"_s}) {
            if (QFontDatabase::hasFamily(name))
                return name;
        }
        return QString();
    }();
    return family;
}

/// For each line, Qt looks for the end of its last word: 0.6 s for one word of 64 kB. Nobody writes such a word.
bool hasEndlessWord(QStringView text)
{
    constexpr int Endless = 1'000;
    int length = 0;
    return std::ranges::any_of(text, [&length](QChar c) { return (length = c.isSpace() ? 0 : length + 1) > Endless; });
}

int textWidth(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text) + 1;
}

QSize buttonSize(const MessageFonts &fonts, const QString &label)
{
    return {textWidth(fonts.action, label) + 2 * Space::S, fonts.captionHeight + 2 * Space::XS};
}

} // namespace

MessageFonts::MessageFonts(const QFont &base)
    : body(Theme::font(TextStyle::Body, base))
    , emoji(body)
    , caption(Theme::font(TextStyle::Caption, base))
    , action(caption)
{
    emoji.setPointSizeF(QFontInfo(body).pointSizeF() * 2.6);
    if (const QString family = emojiFamily(); !family.isEmpty())
        emoji.setFamilies({family, QFontInfo(body).family()});
    action.setWeight(QFont::DemiBold);
    captionHeight = QFontMetrics(caption).height();
    maxTextWidth = QFontMetrics(body).averageCharWidth() * 64;
}

int MessageFonts::sideMargin(int width) const
{
    return std::max(Space::L, (width - 2 * maxTextWidth) / 2);
}

MessageLayout::MessageLayout(const MessageRow &row, const MessageFonts &fonts, int rowWidth, QDate today)
    : width(std::max(rowWidth, MinWidth))
    , margin(fonts.sideMargin(width))
    , outgoing(row.message.outgoing)
    , startsGroup(row.startsGroup)
    , endsGroup(row.endsGroup)
    , state(row.message.state)
    , stampText(Formats::clockTime(Formats::local(row.message.time)))
{
    placeAbove(row, fonts, today);
    const QString whole = displayText(row.message.body);
    m_column = columnWidth(fonts);
    const bool folded = breakText(whole, fonts, row.unfolded);
    placeBubble(fonts, folded ? MessageWords::showMore() : row.unfolded ? MessageWords::showLess() : QString());
    if (whole.contains(u':'))
        placeLinks(whole);
    if (outgoing && state == MessageState::Failed) {
        reasonText = FailureText::sentence(row.message.failure);
        placeFailure(fonts);
    }
}

void MessageLayout::placeAbove(const MessageRow &row, const MessageFonts &fonts, QDate today)
{
    if (row.startsDay) {
        dayText = Formats::dayHeading(Formats::local(row.message.time).date(), today);
        const int dayWidth = std::min(textWidth(fonts.caption, dayText) + 2 * Space::M, width - 2 * margin);
        day = QRect((width - dayWidth) / 2, height + Space::L, dayWidth, fonts.captionHeight + 2 * Space::XS);
        height = day.y() + day.height() + Space::XS;
    }
    if (row.firstUnread) {
        divider = QRect(margin, height + Space::S, width - 2 * margin, fonts.captionHeight + 2 * Space::XS);
        height = divider.y() + divider.height() + Space::XS;
    }
    height += startsGroup || row.startsDay || row.firstUnread ? Space::S : GroupedGap;
}

int MessageLayout::columnWidth(const MessageFonts &fonts) const
{
    const int indent = std::min(2 * Space::XXL, width / 8); // the other side's margin tells whose bubble it is
    return std::min(width - 2 * margin - indent - 2 * Space::M, fonts.maxTextWidth);
}

/// True where the message was folded.
bool MessageLayout::breakText(const QString &whole, const MessageFonts &fonts, bool unfolded)
{
    large = isEmojiOnly(whole);
    const bool tooLong = !unfolded && whole.size() > FoldAboveChars;
    m_text = tooLong ? whole.first(cutLength(whole, FoldedChars)) : whole;
    m_text.replace(u'\n', QChar::LineSeparator);
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(hasEndlessWord(m_text) ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_lines.setText(tooLong ? m_text + u'…' : m_text);
    m_lines.setFont(large ? fonts.emoji : fonts.body);
    m_lines.setTextOption(option);
    m_lines.setCacheEnabled(true);
    if (!large)
        markEmoji();
    const bool tooHigh = !unfolded && breakLines(FoldAboveLines + 1) > FoldAboveLines;
    if (unfolded || tooHigh)
        breakLines(unfolded ? std::numeric_limits<int>::max() : FoldedLines);
    const QTextLine last = m_lines.lineAt(std::max(0, m_lines.lineCount() - 1));
    m_shown = tooHigh && last.isValid() ? std::min(int(m_text.size()), last.textStart() + last.textLength())
                                        : int(m_text.size());
    return tooHigh || tooLong;
}

void MessageLayout::markEmoji()
{
    if (emojiFamily().isEmpty())
        return;
    QTextCharFormat format;
    format.setFontFamilies(QStringList{emojiFamily()});
    QList<QTextLayout::FormatRange> ranges;
    for (const TextRange &run : emojiRuns(m_text)) {
        QTextLayout::FormatRange range;
        range.start = run.start;
        range.length = run.end - run.start;
        range.format = format;
        ranges.append(range);
    }
    if (!ranges.isEmpty())
        m_lines.setFormats(ranges);
}

int MessageLayout::breakLines(int maxLines)
{
    qreal y = 0;
    m_lines.beginLayout();
    while (m_lines.lineCount() < maxLines) {
        QTextLine line = m_lines.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(m_column);
        line.setPosition({0, y});
        y += line.height();
    }
    m_lines.endLayout();
    return m_lines.lineCount();
}

void MessageLayout::placeBubble(const MessageFonts &fonts, const QString &foldLabel)
{
    QSizeF size;
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        const QTextLine line = m_lines.lineAt(i);
        size = size.expandedTo({line.naturalTextWidth(), line.y() + line.height()});
    }
    const QTextLine last = m_lines.lineCount() > 0 ? m_lines.lineAt(m_lines.lineCount() - 1) : QTextLine();
    const int textWide = std::min(qCeil(size.width()), m_column), textHigh = qCeil(size.height());
    const int stateWidth = outgoing ? fonts.captionHeight + Space::XS : 0;
    const int stampWidth = textWidth(fonts.caption, stampText) + stateWidth;
    const QSize fold = foldLabel.isEmpty() ? QSize() : buttonSize(fonts, foldLabel);
    const bool rightToLeft = m_lines.text().isRightToLeft();
    const int besideLast = qCeil(last.isValid() ? last.naturalTextWidth() : 0) + Space::M + stampWidth;
    const bool beside = foldLabel.isEmpty() && !large && !rightToLeft && besideLast <= m_column;

    const bool stacked = !fold.isEmpty() && fold.width() + Space::M + stampWidth > m_column; // fold above stamp
    const int footWidth = beside ? besideLast : stampWidth + (fold.isEmpty() || stacked ? 0 : fold.width() + Space::M);
    const int content = std::max({textWide, footWidth, fold.width()});
    const int footHeight = beside    ? 0
                           : stacked ? fonts.captionHeight + fold.height()
                                     : std::max(fonts.captionHeight, fold.height());
    const int bubbleWidth = content + 2 * Space::M;
    bubble = QRect(outgoing ? width - margin - bubbleWidth : margin, height, bubbleWidth,
                   textHigh + footHeight + 2 * Space::S);
    text = QRect(bubble.x() + Space::M, bubble.y() + Space::S, beside ? textWide : content, textHigh);

    const int foot = bubble.y() + bubble.height() - Space::S;
    const int right = bubble.x() + bubble.width() - Space::M;
    stamp = QRect(right - stampWidth, foot - fonts.captionHeight, stampWidth - stateWidth, fonts.captionHeight);
    if (outgoing)
        stateMark = QRect(right - fonts.captionHeight, stamp.y(), fonts.captionHeight, fonts.captionHeight);
    if (!fold.isEmpty()) {
        const int under = stacked ? fonts.captionHeight : 0;
        const QPoint at(text.x() - Space::S, foot - under - fold.height());
        actions.append({MessageAction::Unfold, foldLabel, {QRect(at, fold)}, {}});
    }
    if (rightToLeft)
        alignToTheRight();
    height = bubble.y() + bubble.height();
}

void MessageLayout::alignToTheRight()
{
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        QTextLine line = m_lines.lineAt(i);
        line.setPosition({text.width() - line.naturalTextWidth(), line.y()});
    }
}

void MessageLayout::placeLinks(QStringView whole)
{
    // beyond what is shown, so that a link that is cut by the fold still leads to where it should
    links = findLinks(whole.first(std::min<qsizetype>(whole.size(), m_shown + 2 * FoldAboveChars)));
    links.removeIf([this](const Link &link) { return link.start >= m_shown; });
    for (const Link &link : std::as_const(links)) {
        MessageAction action{MessageAction::OpenLink, whole.sliced(link.start, link.length).toString(), {}, link.url};
        for (int i = 0; i < m_lines.lineCount(); ++i) {
            const QTextLine line = m_lines.lineAt(i);
            const int from = std::max(link.start, line.textStart());
            const int to = std::min(link.start + link.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const auto [left, right] = std::minmax({line.cursorToX(from), line.cursorToX(to)});
            action.rects.append(
                QRect(text.x() + qFloor(left), text.y() + qCeil(line.y()), qCeil(right - left), qFloor(line.height())));
        }
        if (!action.rects.isEmpty())
            actions.append(action);
    }
    // reading order: what folds stands below the text
    std::ranges::stable_partition(actions, [](const MessageAction &a) { return a.kind == MessageAction::OpenLink; });
}

void MessageLayout::placeFailure(const MessageFonts &fonts)
{
    const int right = bubble.x() + bubble.width();
    const QRect room(0, 0, std::min(width - 2 * margin, m_column + 2 * Space::M), 10'000);
    const QSize said = QFontMetrics(fonts.caption).boundingRect(room, Qt::TextWordWrap, reasonText).size();
    const int reasonWidth = std::min(said.width() + 1, room.width());
    reason = QRect(right - reasonWidth, height + Space::XS, reasonWidth, said.height());
    height = reason.y() + reason.height() + Space::XS;

    const QSize retry = buttonSize(fonts, MessageWords::retry()), remove = buttonSize(fonts, MessageWords::remove());
    const int x = right - remove.width();
    actions.append(
        {MessageAction::Retry, MessageWords::retry(), {QRect({x - Space::S - retry.width(), height}, retry)}, {}});
    actions.append({MessageAction::Delete, MessageWords::remove(), {QRect({x, height}, remove)}, {}});
    height += retry.height() + Space::XS;
}

const MessageAction *MessageLayout::actionAt(QPoint point) const
{
    for (const MessageAction &action : actions) {
        if (std::ranges::any_of(action.rects, [point](const QRect &rect) { return rect.contains(point); }))
            return &action;
    }
    return nullptr;
}

int MessageLayout::positionAt(QPoint point) const
{
    const QPointF inText = point - text.topLeft();
    for (int i = 0; i < m_lines.lineCount(); ++i) {
        const QTextLine line = m_lines.lineAt(i);
        if (inText.y() < line.y() + line.height())
            return inText.y() < 0 ? 0 : std::min(line.xToCursor(inText.x()), m_shown);
    }
    return m_shown;
}

} // namespace Tertulia
