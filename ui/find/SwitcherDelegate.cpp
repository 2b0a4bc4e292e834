#include "ui/find/SwitcherDelegate.h"

#include "app/models/SwitcherModel.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/Icons.h"
#include "ui/rooms/RoomPicture.h"

#include <QPainter>

namespace Tertulia {

const RowFonts &SwitcherDelegate::fonts(const QFont &base) const
{
    if (!m_fonts || m_fonts->base != base)
        m_fonts.emplace(base);
    return *m_fonts;
}

QSize SwitcherDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, std::max(Avatar, fonts(option.font).nameMetrics.height()) + Space::L};
}

//  ┌──────────────────────────────────────────────┐
//  │ (pic)  name ················ address or keys │
//  └──────────────────────────────────────────────┘
void SwitcherDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const QString name = index.data(SwitcherModel::NameRole).toString();
    const QString detail = index.data(SwitcherModel::DetailRole).toString();
    const QRect row = option.rect.adjusted(Space::L, 0, -Space::L, 0);
    const auto placed = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect picture(row.left(), row.center().y() - Avatar / 2 + 1, Avatar, Avatar);
    const int left = picture.right() + 1 + Space::M, room = row.right() + 1 - left;
    const int detailWidth = std::min(room / 2, f.secondMetrics.horizontalAdvance(detail) + 2);

    painter->save();
    paintRowSurface(painter, option);
    painter->setFont(option.font);
    paintPicture(painter, placed(picture), index, option.palette);
    paintLine(painter, placed({left, row.top(), room - detailWidth - Space::S, row.height()}), name, f.name, c.text,
              option);
    paintLine(painter, placed({row.right() + 1 - detailWidth, row.top(), detailWidth, row.height()}), detail, f.second,
              c.mutedText, option, Qt::AlignTrailing);
    painter->restore();
}

void SwitcherDelegate::paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index,
                                    const QPalette &palette) const
{
    constexpr int inset = (Avatar - 20) / 2;
    const Jid jid = index.data(SwitcherModel::JidRole).value<Jid>();
    switch (SwitcherItem::Kind(index.data(SwitcherModel::KindRole).toInt())) {
    case SwitcherItem::Kind::Person:
        return AvatarPainter::paint(painter, rect, jid, index.data(SwitcherModel::NameRole).toString(), palette);
    case SwitcherItem::Kind::Room:
        return RoomPicture::paint(painter, rect, jid, palette);
    case SwitcherItem::Kind::Command:
        return Icons::paint(painter, rect.adjusted(inset, inset, -inset, -inset),
                            Icon(index.data(SwitcherModel::IconRole).toInt()), Theme::colours(palette).mutedText);
    }
}

} // namespace Tertulia
