#include "ui/chats/RowPainter.h"

#include "app/models/MergedRows.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace Tertulia {

namespace {
constexpr int AccountMark = 4;
constexpr qsizetype MaxLine = 300; // more does not fit, and measuring 64 kB at each paint would be felt
} // namespace

RowFonts::RowFonts(const QFont &font)
    : base(font)
    , name(Theme::font(TextStyle::BodyStrong, font))
    , second(Theme::font(TextStyle::Secondary, font))
    , small(Theme::font(TextStyle::Caption, font))
    , nameMetrics(name)
    , secondMetrics(second)
    , smallMetrics(small)
{
}

int RowFonts::rowHeight(int avatar) const
{
    return std::max(avatar, nameMetrics.height() + secondMetrics.height() + 2) + Space::L;
}

QColor paintRowSurface(QPainter *painter, const QStyleOptionViewItem &option)
{
    const Colours &c = Theme::colours(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool hot = option.state & QStyle::State_MouseOver;
    const bool focused = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
    const QColor surface = chosen ? c.selection : hot ? c.hover : c.sidebar;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(focused ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
    painter->setBrush(chosen || hot ? QBrush(surface) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(Space::S + 1, 1, -Space::S - 1, -1), Space::Radius,
                             Space::Radius);
    return surface;
}

void paintAccountMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Jid account = index.data(AccountRole).value<Jid>();
    if (account.isNull())
        return;
    const int left = option.direction == Qt::LeftToRight ? option.rect.left() + Space::XS
                                                         : option.rect.right() - Space::XS - AccountMark + 1;
    painter->setPen(Qt::NoPen);
    painter->setBrush(personColour(account.toString(), option.palette));
    painter->drawRoundedRect(QRectF(left, option.rect.top() + Space::S, AccountMark, option.rect.height() - Space::L),
                             AccountMark / 2.0, AccountMark / 2.0);
}

void paintLine(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, const QColor &ink,
               const QStyleOptionViewItem &option, Qt::Alignment alignment)
{
    painter->setFont(font);
    painter->setPen(ink);
    const QString line = QFontMetrics(font).elidedText(displayText(text.first(cutLength(text, MaxLine))),
                                                       Qt::ElideRight, rect.width(), Qt::TextSingleLine);
    painter->drawText(
        rect, int(QStyle::visualAlignment(option.direction, alignment) | Qt::AlignVCenter) | Qt::TextSingleLine, line);
}

} // namespace Tertulia
