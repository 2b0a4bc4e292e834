#include "ui/timeline/MessageLayout.h"

#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/common/Theme.h"
#include "ui/timeline/EventWords.h"
#include "ui/timeline/MessageWords.h"

#include <QFontMetrics>
#include <algorithm>

namespace Tertulia {

namespace {

constexpr int MinWidth = 160, GroupedGap = 2;
constexpr int QuoteBar = Space::S + Space::XS; // the bar and the air beside it
constexpr int MaxReactionText = 32, MaxNick = 100;
constexpr int PictureSize = 32;

QString shortened(const QString &text, int limit)
{
    return displayText(text.first(cutLength(text, limit))).simplified();
}

int textWidth(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text) + 1;
}

QSize buttonSize(const MessageFonts &fonts, const QString &label)
{
    return {textWidth(fonts.action, label) + 2 * Space::S, fonts.captionHeight + 2 * Space::XS};
}

bool isOfOthersInRoom(const Message &message)
{
    return !message.outgoing && !message.nick.isEmpty();
}

int columnWidth(const MessageFonts &fonts, int width)
{
    const int indent = std::min(2 * Space::XXL, width / 8); // the other side's margin tells whose bubble it is
    return std::min(width - 2 * fonts.sideMargin(width) - indent - 2 * Space::M, fonts.maxTextWidth);
}

int stateWidth(const MessageFonts &fonts, bool outgoing)
{
    return outgoing ? fonts.captionHeight + Space::XS : 0;
}

QString stampOf(const MessageRow &row)
{
    const QString time = Formats::clockTime(Formats::local(row.message.time));
    return row.message.edited && !row.message.retracted ? MessageWords::edited(time) : time;
}

bool isFile(const MessageRow &row)
{
    return row.file && !row.message.retracted;
}

QString wordsOf(const MessageRow &row)
{
    return row.message.retracted ? MessageWords::retracted(row.message)
           : isFile(row)         ? QString()
                                 : displayText(row.message.body);
}

QString foldLabel(const MessageRow &row, const MessageText &text)
{
    return text.isFolded() ? MessageWords::showMore() : row.unfolded ? MessageWords::showLess() : QString();
}

} // namespace

MessageLayout::MessageLayout(const MessageRow &row, const MessageFonts &fonts, int rowWidth, QDate today)
    : width(std::max(rowWidth, MinWidth))
    , margin(fonts.sideMargin(width))
    , lead(isOfOthersInRoom(row.message) ? PictureSize + Space::S : 0)
    , outgoing(row.message.outgoing)
    , startsGroup(row.startsGroup)
    , endsGroup(row.endsGroup)
    , retracted(row.message.retracted)
    , mentionsUs(row.message.mentionsUs && !row.message.outgoing)
    , state(row.message.amendment == AmendmentState::Waiting ? MessageState::Waiting : row.message.state)
    , stampText(stampOf(row))
    , speaker(lead > 0 && (startsGroup || row.startsDay || row.firstUnread) ? row.message.nick : QString())
    , unfolded(row.unfolded)
    , m_whole(wordsOf(row))
    , m_column(columnWidth(fonts, width) - lead)
    , m_text(m_whole, fonts, m_column, row.unfolded, retracted ? MessageText::Look::Note : MessageText::Look::Styled)
{
    if (!speaker.isEmpty())
        occupant = row.message.conversation.withResource(speaker);
    placeAbove(row, fonts, today);
    if (!row.events.isEmpty())
        placeEvents(row, fonts);
    else if (isFile(row))
        placeFile(row, fonts);
    else
        placeBubble(row, fonts);
    placeReactions(row, fonts);
    placeFailure(row, fonts);
    m_whole.clear();
}

//  ··········  Ana, Ben and 5 others joined · 14:05 ›  ··········
void MessageLayout::placeEvents(const MessageRow &row, const MessageFonts &fonts)
{
    const bool several = row.events.size() > 1;
    eventText =
        row.unfolded ? EventWords::oneByOne(row.events, row.partner) : EventWords::together(row.events, row.partner);
    const int mark = several ? fonts.captionHeight + Space::XS : 0;
    const QRect room(0, 0, std::min(width - 2 * margin, fonts.maxTextWidth) - 2 * Space::S - mark, 1'000'000);
    const QSize said = QFontMetrics(fonts.caption).boundingRect(room, Qt::TextWordWrap, eventText).size();
    const QSize whole(std::min(said.width() + 1, room.width()) + mark + 2 * Space::S, said.height() + 2 * Space::XS);
    bubble = QRect(QPoint((width - whole.width()) / 2, height), whole);
    text = bubble.adjusted(Space::S, Space::XS, -Space::S - mark, -Space::XS);
    if (several) {
        chevron = QRect(text.x() + text.width() + Space::XS, text.y(), fonts.captionHeight, fonts.captionHeight);
        const QString label = row.unfolded ? EventWords::showLess() : EventWords::showAll(int(row.events.size()));
        actions.append({MessageAction::Unfold, label, {bubble}});
    }
    height = bubble.y() + bubble.height();
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

/// Returns how wide the nick wants to be, 0 where it is not said.
int MessageLayout::measureSpeaker(const MessageFonts &fonts)
{
    if (speaker.isEmpty())
        return 0;
    speakerText = QFontMetrics(fonts.action).elidedText(shortened(speaker, MaxNick), Qt::ElideRight, m_column);
    return textWidth(fonts.action, speakerText);
}

/// The strip's words; returns how wide it wants to be, 0 where nothing is answered.
int MessageLayout::measureQuote(const MessageRow &row, const MessageFonts &fonts)
{
    if (!row.message.quote || retracted)
        return 0;
    const int room = m_column - QuoteBar - Space::S;
    const QString name = MessageWords::quoteName(*row.message.quote, row.partner);
    const QString said = displayText(MessageWords::quoteText(*row.message.quote)).simplified();
    quoteName = QFontMetrics(fonts.action).elidedText(name, Qt::ElideRight, room);
    quoteText = QFontMetrics(fonts.caption).elidedText(said, Qt::ElideRight, room);
    const int wanted = std::max(textWidth(fonts.action, quoteName), textWidth(fonts.caption, quoteText));
    quote = QRect(0, 0, std::min(wanted, room) + QuoteBar + Space::S, 2 * fonts.captionHeight + 2 * Space::XS);
    return quote.width();
}

void MessageLayout::placeBubble(const MessageRow &row, const MessageFonts &fonts)
{
    const QString folding = foldLabel(row, m_text);
    const QSize said = m_text.size();
    const int stampWidth = textWidth(fonts.caption, stampText) + stateWidth(fonts, outgoing);
    const QSize fold = folding.isEmpty() ? QSize() : buttonSize(fonts, folding);
    const bool rightToLeft = m_text.isRightToLeft();
    const int besideLast = m_text.lastLineWidth() + Space::M + stampWidth;
    const bool beside =
        folding.isEmpty() && !m_text.isLarge() && !rightToLeft && m_text.endsOpen() && besideLast <= m_column;

    const bool stacked = !fold.isEmpty() && fold.width() + Space::M + stampWidth > m_column; // fold above stamp
    const int footWidth = beside ? besideLast : stampWidth + (fold.isEmpty() || stacked ? 0 : fold.width() + Space::M);
    const int quoteWidth = measureQuote(row, fonts);
    const int nickWidth = measureSpeaker(fonts), nickHeight = nickWidth > 0 ? fonts.captionHeight + 2 : 0;
    const int content = std::max({std::min(said.width(), m_column), footWidth, fold.width(), quoteWidth, nickWidth});
    const int footHeight = beside    ? 0
                           : stacked ? fonts.captionHeight + fold.height()
                                     : std::max(fonts.captionHeight, fold.height());
    const int bubbleWidth = content + 2 * Space::M;
    const int quoteHeight = quoteWidth > 0 ? quote.height() + Space::XS : 0;
    bubble = QRect(outgoing ? width - margin - bubbleWidth : margin + lead, height, bubbleWidth,
                   nickHeight + quoteHeight + said.height() + footHeight + 2 * Space::S);
    placeSpeaker(nickHeight, content, fonts);
    const QPoint inside = bubble.topLeft() + QPoint(Space::M, Space::S + nickHeight);
    const int textWide = beside && m_text.codeBlocks.isEmpty() ? std::min(said.width(), m_column) : content;
    text = QRect(inside + QPoint(0, quoteHeight), QSize(textWide, said.height()));
    if (rightToLeft)
        m_text.alignToTheRight(text.width());
    if (quoteWidth > 0) {
        quote = QRect(inside, QSize(content, quote.height()));
        actions.append({MessageAction::GoToQuoted, MessageWords::answered(*row.message.quote, row.partner), {quote}});
    }
    if (!retracted && m_whole.contains(u':'))
        placeLinks(m_whole);

    placeFoot(fonts, stampWidth);
    const int foot = bubble.y() + bubble.height() - Space::S;
    if (!fold.isEmpty()) {
        const int under = stacked ? fonts.captionHeight : 0;
        const QPoint at(text.x() - Space::S, foot - under - fold.height());
        actions.append({MessageAction::Unfold, folding, {QRect(at, fold)}});
    }
    height = std::max(bubble.y() + bubble.height(), picture.y() + picture.height());
}

/// Time and state in the bubble's lower right corner.
void MessageLayout::placeFoot(const MessageFonts &fonts, int stampWidth)
{
    const int foot = bubble.y() + bubble.height() - Space::S;
    const int right = bubble.x() + bubble.width() - Space::M;
    stamp = QRect(right - stampWidth, foot - fonts.captionHeight, stampWidth - stateWidth(fonts, outgoing),
                  fonts.captionHeight);
    if (outgoing)
        stateMark = QRect(right - fonts.captionHeight, stamp.y(), fonts.captionHeight, fonts.captionHeight);
}

void MessageLayout::placeFile(const MessageRow &row, const MessageFonts &fonts)
{
    file = FileCard(*row.file, row.picture, fonts, m_column);
    const int stampWidth = textWidth(fonts.caption, stampText) + stateWidth(fonts, outgoing);
    const int quoteWidth = measureQuote(row, fonts), quoteHeight = quoteWidth > 0 ? quote.height() + Space::XS : 0;
    const int nickWidth = measureSpeaker(fonts), nickHeight = nickWidth > 0 ? fonts.captionHeight + Space::XS : 0;
    const int content = std::max({file.size.width(), std::min(quoteWidth, m_column), nickWidth, stampWidth});
    const bool beside = file.lastLineWidth > 0 && file.lastLineWidth + stampWidth <= content;
    const int footHeight = beside ? 0 : fonts.captionHeight;
    const int bubbleWidth = content + 2 * Space::M;
    bubble = QRect(outgoing ? width - margin - bubbleWidth : margin + lead, height, bubbleWidth,
                   nickHeight + quoteHeight + file.size.height() + footHeight + Space::M + Space::S);
    placeSpeaker(nickHeight, content, fonts);
    const QPoint inside = bubble.topLeft() + QPoint(Space::M, Space::M + nickHeight);
    if (quoteWidth > 0) {
        quote = QRect(inside, QSize(content, quote.height()));
        actions.append({MessageAction::GoToQuoted, MessageWords::answered(*row.message.quote, row.partner), {quote}});
    }
    card = QRect(inside + QPoint(0, quoteHeight), file.size);
    for (const FileCard::Button &button : std::as_const(file.buttons)) {
        MessageAction action{MessageAction::File, button.label, {button.rect.translated(card.topLeft())}};
        action.file = button.action;
        if (button.action == FileAction::Open && !file.picture.isEmpty()) // a click on the picture opens it, too
            action.rects.append(file.picture.translated(card.topLeft()));
        actions.append(action);
    }
    placeFoot(fonts, stampWidth);
    height = std::max(bubble.y() + bubble.height(), picture.y() + picture.height());
}

/// Who says it, in a room: the picture beside the bubble, the nick at its top.
void MessageLayout::placeSpeaker(int nickHeight, int content, const MessageFonts &fonts)
{
    if (nickHeight == 0)
        return;
    nick = QRect(bubble.topLeft() + QPoint(Space::M, Space::S), QSize(content, fonts.captionHeight));
    picture = QRect(margin, bubble.y(), PictureSize, PictureSize);
}

void MessageLayout::placeLinks(QStringView whole)
{
    links = m_text.links(whole);
    for (const Link &link : std::as_const(links)) {
        MessageAction action{MessageAction::OpenLink, whole.sliced(link.start, link.length).toString(), {}, link.url};
        action.rects = m_text.rectsOf(link.start, link.start + link.length);
        for (QRect &rect : action.rects)
            rect.translate(text.topLeft());
        if (!action.rects.isEmpty())
            actions.append(action);
    }
}

/// Chips in as many lines as they need, under the bubble and on its side.
void MessageLayout::placeReactions(const MessageRow &row, const MessageFonts &fonts)
{
    const QList<Reaction> &reactions = row.message.reactions;
    const int room = width - 2 * margin - lead;
    int x = 0, y = height + Space::XS;
    qsizetype lineStart = actions.size();
    const auto endLine = [&] { // own ones stand on the right, in reading order
        const int shift = outgoing ? width - margin - (x - Space::XS) : margin + lead;
        for (; lineStart < actions.size(); ++lineStart)
            actions[lineStart].rects.first().translate(shift, 0);
    };
    for (const Reaction &reaction : reactions.first(std::min<qsizetype>(reactions.size(), MaxReactions))) {
        const QString emoji = shortened(reaction.emoji, MaxReactionText);
        const QString shown = reaction.count() > 1 ? emoji + QChar(0x2009) + QString::number(reaction.count()) : emoji;
        const int chip = std::min(textWidth(fonts.chip, shown) + 2 * Space::S, room);
        if (x > 0 && x + chip > room) {
            endLine();
            x = 0;
            y += fonts.chipHeight + Space::XS;
        }
        actions.append({MessageAction::React,
                        MessageWords::reaction(reaction, row.message, row.partner),
                        {QRect(x, y, chip, fonts.chipHeight)},
                        {},
                        reaction.emoji,
                        shown,
                        reaction.who.contains(row.message.account)});
        x += chip + Space::XS;
        height = y + fonts.chipHeight + Space::XS;
    }
    endLine();
}

/// Why it, or our newest change of it, did not get there, and what to do about that; on the bubble's side.
void MessageLayout::placeFailure(const MessageRow &row, const MessageFonts &fonts)
{
    const bool told = isFile(row) && row.file->state != TransferState::Done; // the card says why, and what to do
    const bool lost = outgoing && row.message.state == MessageState::Failed && !told;
    if (!lost && row.message.amendment != AmendmentState::Failed)
        return;
    reasonText = lost ? FailureText::sentence(row.message.failure) : MessageWords::changeFailed(row.message);
    const QRect room(0, 0, std::min(width - 2 * margin - lead, m_column + 2 * Space::M), 10'000);
    const QSize said = QFontMetrics(fonts.caption).boundingRect(room, Qt::TextWordWrap, reasonText).size();
    const int reasonWidth = std::min(said.width() + 1, room.width());
    const auto left = [this](int wide) { return outgoing ? width - margin - wide : margin + lead; };
    reason = QRect(left(reasonWidth), height + Space::XS, reasonWidth, said.height());
    height = reason.y() + reason.height() + Space::XS;

    const QString undo = lost ? MessageWords::remove() : MessageWords::dropChange();
    const QSize retry = buttonSize(fonts, MessageWords::retry()), drop = buttonSize(fonts, undo);
    const QPoint at(left(retry.width() + Space::S + drop.width()), height);
    actions.append(
        {lost ? MessageAction::Retry : MessageAction::RetryChange, MessageWords::retry(), {QRect(at, retry)}});
    actions.append({lost ? MessageAction::Delete : MessageAction::DropChange,
                    undo,
                    {QRect(at + QPoint(retry.width() + Space::S, 0), drop)}});
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
    return m_text.positionAt(point - text.topLeft());
}

} // namespace Tertulia
