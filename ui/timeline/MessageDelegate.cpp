#include "ui/timeline/MessageDelegate.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/rooms/RoomPicture.h"
#include "ui/timeline/MessageWords.h"

#include <QPainter>
#include <QPainterPath>

namespace Tertulia {

namespace {

constexpr int CacheCost = 100'000, CostOfRow = 200; // about 2 MB of short messages, or one huge one
constexpr qreal InnerRadius = 5;                    // where a bubble meets another one of its group
constexpr int BarWidth = 3;

/// Round at all corners but those on the speaker's side that touch the same speaker's next bubble.
QPainterPath bubblePath(const MessageLayout &layout)
{
    const QRectF r(layout.bubble);
    const qreal round = std::min<qreal>(Space::BubbleRadius, r.height() / 2);
    const qreal top = layout.startsGroup ? round : InnerRadius, bottom = layout.endsGroup ? round : InnerRadius;
    const qreal topLeft = layout.outgoing ? round : top, bottomLeft = layout.outgoing ? round : bottom;
    const qreal topRight = layout.outgoing ? top : round, bottomRight = layout.outgoing ? bottom : round;
    QPainterPath path;
    path.moveTo(r.left() + topLeft, r.top());
    path.lineTo(r.right() - topRight, r.top());
    path.arcTo(r.right() - 2 * topRight, r.top(), 2 * topRight, 2 * topRight, 90, -90);
    path.lineTo(r.right(), r.bottom() - bottomRight);
    path.arcTo(r.right() - 2 * bottomRight, r.bottom() - 2 * bottomRight, 2 * bottomRight, 2 * bottomRight, 0, -90);
    path.lineTo(r.left() + bottomLeft, r.bottom());
    path.arcTo(r.left(), r.bottom() - 2 * bottomLeft, 2 * bottomLeft, 2 * bottomLeft, 270, -90);
    path.lineTo(r.left(), r.top() + topLeft);
    path.arcTo(r.left(), r.top(), 2 * topLeft, 2 * topLeft, 180, -90);
    return path;
}

} // namespace

MessageDelegate::MessageDelegate()
    : m_cache(CacheCost)
{
}

void MessageDelegate::setFont(const QFont &font)
{
    m_fonts = MessageFonts(font);
    forgetAll();
}

const MessageLayout *MessageDelegate::cached(MessageId id, quint32 revision, int width) const
{
    return m_cache.object({id, revision, width});
}

const MessageLayout &MessageDelegate::layout(const MessageRow &row, quint32 revision, int width) const
{
    const Key key{row.message.id, revision, width};
    if (const MessageLayout *known = m_cache.object(key))
        return *known;
    auto *made = new MessageLayout(row, m_fonts, width, QDate::currentDate());
    // one that costs more than all would be thrown away at once
    m_cache.insert(key, made, std::min<qsizetype>(CacheCost, CostOfRow + made->lines().text().size()));
    return *made;
}

void MessageDelegate::paint(QPainter *painter, QPoint topLeft, const MessageLayout &layout, const RowState &state) const
{
    painter->translate(topLeft);
    paintHeadings(painter, layout);
    if (layout.isEvents()) {
        paintEvents(painter, layout, state);
        return painter->translate(-topLeft);
    }
    paintBubble(painter, layout, state.current && state.focusedAction < 0, state.shining);
    paintSpeaker(painter, layout);
    paintQuote(painter, layout);
    if (!layout.card.isEmpty())
        layout.file.paint(painter, layout.card.topLeft(), state.thumbnail, m_fonts, m_palette);
    else
        paintText(painter, layout, state);
    paintStamp(painter, layout);
    paintActions(painter, layout, state);
    painter->translate(-topLeft);
}

/// Quiet: no surface unless the mouse or the keyboard is there.
void MessageDelegate::paintEvents(QPainter *painter, const MessageLayout &layout, const RowState &state) const
{
    const Colours &c = Theme::colours(m_palette);
    const bool hovered = state.hoveredAction >= 0;
    if (state.current || hovered) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(state.current ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
        painter->setBrush(hovered ? QBrush(c.hover) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(layout.bubble, Space::Radius, Space::Radius);
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    painter->setFont(m_fonts.caption);
    painter->setPen(c.mutedText);
    const auto alignment = layout.unfolded ? Qt::AlignLeft : Qt::AlignHCenter;
    painter->drawText(layout.text, int(alignment) | Qt::AlignTop | Qt::TextWordWrap, layout.eventText);
    if (!layout.chevron.isEmpty())
        Icons::paint(painter, layout.chevron, layout.unfolded ? Icon::ChevronDown : Icon::ChevronRight, c.mutedText);
}

void MessageDelegate::paintHeadings(QPainter *painter, const MessageLayout &layout) const
{
    const Colours &c = Theme::colours(m_palette);
    painter->setFont(m_fonts.caption);
    if (!layout.day.isEmpty()) {
        painter->setPen(c.mutedText);
        painter->drawText(layout.day, Qt::AlignCenter, layout.dayText);
    }
    if (!layout.divider.isEmpty()) {
        const QString words = MessageWords::newMessages();
        const int half = QFontMetrics(m_fonts.caption).horizontalAdvance(words) / 2 + Space::M;
        const QPoint middle = layout.divider.center();
        painter->setPen(c.accentInk);
        painter->drawText(layout.divider, Qt::AlignCenter, words);
        painter->drawLine(layout.margin, middle.y(), middle.x() - half, middle.y());
        painter->drawLine(middle.x() + half, middle.y(), layout.width - layout.margin, middle.y());
    }
}

void MessageDelegate::paintBubble(QPainter *painter, const MessageLayout &layout, bool current, bool shining) const
{
    if (layout.isLarge() && !current && !shining)
        return;
    const Colours &c = Theme::colours(m_palette);
    const bool failed = layout.outgoing && layout.state == MessageState::Failed;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(current ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
    if (layout.isLarge())
        painter->setBrush(Qt::NoBrush);
    else
        painter->setBrush(failed              ? c.dangerSurface
                          : layout.outgoing   ? c.ownBubble
                          : layout.mentionsUs ? c.infoSurface
                                              : c.incomingBubble);
    if (layout.mentionsUs && !current)
        painter->setPen(QPen(c.accentInk, 1));
    painter->drawPath(bubblePath(layout));
    if (shining) {
        QColor light = c.accent;
        light.setAlphaF(0.3f);
        painter->setBrush(light);
        painter->drawPath(bubblePath(layout));
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
}

/// In a room: who says it, in their colour (XEP-0392), with their picture beside it.
void MessageDelegate::paintSpeaker(QPainter *painter, const MessageLayout &layout) const
{
    if (layout.nick.isEmpty())
        return;
    painter->setFont(m_fonts.action);
    RoomPicture::paintOccupant(painter, layout.picture, layout.occupant, layout.speaker, m_palette);
    painter->setPen(personColour(layout.speaker, m_palette));
    painter->drawText(layout.nick, Qt::AlignVCenter | Qt::TextSingleLine, layout.speakerText);
}

void MessageDelegate::paintQuote(QPainter *painter, const MessageLayout &layout) const
{
    if (layout.quote.isEmpty())
        return;
    const Colours &c = Theme::colours(m_palette);
    const QRect strip = layout.quote;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor surface = c.accentInk;
    surface.setAlphaF(0.1f);
    painter->setBrush(surface);
    painter->drawRoundedRect(strip, Space::XS, Space::XS);
    painter->setBrush(c.accentInk);
    painter->drawRoundedRect(QRect(strip.topLeft(), QSize(BarWidth, strip.height())), 1.5, 1.5);
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QRect lines = strip.adjusted(Space::S + Space::XS, Space::XS, -Space::S, -Space::XS);
    const QRect upper(lines.topLeft(), QSize(lines.width(), lines.height() / 2));
    painter->setFont(m_fonts.action);
    painter->setPen(c.accentInk);
    painter->drawText(upper, Qt::AlignVCenter | Qt::TextSingleLine, layout.quoteName);
    painter->setFont(m_fonts.caption);
    painter->setPen(c.mutedText);
    painter->drawText(upper.translated(0, upper.height()), Qt::AlignVCenter | Qt::TextSingleLine, layout.quoteText);
}

/// What lies behind the lines: surfaces of preformatted blocks, bars of quotations.
void MessageDelegate::paintBlocks(QPainter *painter, const MessageLayout &layout) const
{
    const Colours &c = Theme::colours(m_palette);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor surface = c.text;
    surface.setAlphaF(0.07f);
    painter->setBrush(surface);
    for (const QRect &block : layout.content().codeBlocks)
        painter->drawRoundedRect(block.translated(layout.text.topLeft()), Space::XS, Space::XS);
    painter->setBrush(c.accentInk);
    for (const QRect &bar : layout.content().quoteBars)
        painter->drawRoundedRect(bar.translated(layout.text.topLeft()), 1.5, 1.5);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

QList<QTextLayout::FormatRange> MessageDelegate::inks(const MessageLayout &layout, const RowState &state) const
{
    const Colours &c = Theme::colours(m_palette);
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats](int start, int end, const QTextCharFormat &format) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = end - start;
        range.format = format;
        formats.append(range);
    };
    QTextCharFormat faint, link, marked;
    faint.setForeground(c.mutedText);
    link.setForeground(c.accentInk);
    link.setFontUnderline(true);
    for (const TextRange &range : layout.content().directives())
        add(range.start, range.end, faint);
    for (const Link &found : layout.links)
        add(found.start, found.start + found.length, link);
    if (state.selectionEnd > state.selectionStart) {
        QColor colour = c.accent;
        colour.setAlphaF(0.4f);
        marked.setBackground(colour);
        add(state.selectionStart, state.selectionEnd, marked);
    }
    return formats;
}

void MessageDelegate::paintText(QPainter *painter, const MessageLayout &layout, const RowState &state) const
{
    const Colours &c = Theme::colours(m_palette);
    paintBlocks(painter, layout);
    painter->save();
    // marks piled upon marks stay inside their own bubble
    painter->setClipRect(layout.bubble, Qt::IntersectClip);
    painter->setPen(layout.retracted ? c.mutedText : c.text);
    layout.lines().draw(painter, layout.text.topLeft(), inks(layout, state), painter->clipBoundingRect());
    painter->restore();
}

void MessageDelegate::paintStamp(QPainter *painter, const MessageLayout &layout) const
{
    const Colours &c = Theme::colours(m_palette);
    painter->setFont(m_fonts.caption);
    painter->setPen(c.mutedText);
    painter->drawText(layout.stamp, Qt::AlignLeft | Qt::AlignVCenter, layout.stampText);
    if (layout.stateMark.isEmpty())
        return;
    switch (layout.state) {
    case MessageState::Waiting:
        return Icons::paint(painter, layout.stateMark, Icon::Clock, c.mutedText);
    case MessageState::Sent:
        return Icons::paint(painter, layout.stateMark, Icon::Check, c.mutedText);
    case MessageState::Delivered:
        return Icons::paint(painter, layout.stateMark, Icon::Checks, c.mutedText);
    case MessageState::Read:
        return Icons::paint(painter, layout.stateMark, Icon::Checks, c.accentInk);
    case MessageState::Failed:
        return Icons::paint(painter, layout.stateMark, Icon::Alert, c.danger);
    }
}

void MessageDelegate::paintActions(QPainter *painter, const MessageLayout &layout, const RowState &state) const
{
    const Colours &c = Theme::colours(m_palette);
    if (!layout.reason.isEmpty()) {
        painter->setFont(m_fonts.caption);
        painter->setPen(c.danger);
        painter->drawText(layout.reason, Qt::AlignRight | Qt::TextWordWrap, layout.reasonText);
    }
    for (int i = 0; i < layout.actions.size(); ++i) {
        const MessageAction &action = layout.actions.at(i);
        const bool link = action.kind == MessageAction::OpenLink, hovered = !link && i == state.hoveredAction;
        painter->setRenderHint(QPainter::Antialiasing);
        if (action.kind == MessageAction::React)
            paintChip(painter, action, hovered);
        painter->setPen(i == state.focusedAction ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
        const bool shaded = hovered && action.kind != MessageAction::React && action.kind != MessageAction::GoToQuoted;
        painter->setBrush(shaded ? QBrush(c.pressed) : QBrush(Qt::NoBrush));
        const qreal radius = action.kind == MessageAction::React ? m_fonts.chipHeight / 2. : Space::Radius / 2.;
        for (const QRect &rect : link ? action.rects : action.rects.first(1)) { // of a file not also its picture
            if (i == state.focusedAction || shaded)
                painter->drawRoundedRect(rect, radius, radius);
        }
        painter->setRenderHint(QPainter::Antialiasing, false);
        const bool button = !link && action.kind != MessageAction::GoToQuoted && action.kind != MessageAction::React;
        if (!button)
            continue;
        painter->setFont(m_fonts.action);
        painter->setPen(action.kind == MessageAction::Delete ? c.danger : c.accentInk);
        const QRect &place = action.rects.constFirst();
        painter->drawText(place, Qt::AlignCenter,
                          QFontMetrics(m_fonts.action).elidedText(action.label, Qt::ElideRight, place.width()));
    }
}

/// A reaction: outlined and filled where it is also ours.
void MessageDelegate::paintChip(QPainter *painter, const MessageAction &action, bool hovered) const
{
    const Colours &c = Theme::colours(m_palette);
    const QRectF chip = QRectF(action.rects.constFirst()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->setPen(QPen(action.checked ? c.accentInk : c.line, 1));
    painter->setBrush(action.checked ? c.selection : hovered ? c.pressed : c.hover);
    painter->drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    painter->setFont(m_fonts.chip);
    painter->setPen(action.checked ? c.accentInk : c.text);
    const QString shown = QFontMetrics(m_fonts.chip).elidedText(action.shown, Qt::ElideRight, int(chip.width()));
    painter->drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, shown);
}

} // namespace Tertulia
