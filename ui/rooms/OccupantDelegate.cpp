#include "ui/rooms/OccupantDelegate.h"

#include "app/models/OccupantsModel.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/rooms/RoomPicture.h"
#include "ui/rooms/RoomWords.h"

#include <QPainter>

namespace Tertulia {

using Model = OccupantsModel;
using namespace Qt::StringLiterals;

namespace {

bool isHeading(const QModelIndex &index)
{
    return Model::Row(index.data(Model::RowRole).toInt()) == Model::Row::Header;
}

} // namespace

const RowFonts &OccupantDelegate::fonts(const QFont &base) const
{
    if (!m_fonts || m_fonts->base != base)
        m_fonts.emplace(base);
    return *m_fonts;
}

QSize OccupantDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, fonts(option.font).rowHeight(Picture)};
}

QString OccupantDelegate::heading(const QModelIndex &index)
{
    return tr("%1 · %2", "a role in a room, how many people have it")
        .arg(RoomWords::people(RoomRole(index.data(Model::RoleRole).toInt())), index.data(Model::CountRole).toString());
}

QString OccupantDelegate::about(const QModelIndex &index)
{
    QStringList parts;
    if (const auto affiliation = Affiliation(index.data(Model::AffiliationRole).toInt());
        affiliation >= Affiliation::Member)
        parts << RoomWords::affiliation(affiliation);
    if (const Jid jid = index.data(Model::JidRole).value<Jid>(); !jid.isNull())
        parts << jid.toString();
    if (const QString said = index.data(Model::StatusTextRole).toString().simplified(); !said.isEmpty())
        parts << said;
    return parts.join(u" · "_s);
}

QString OccupantDelegate::spoken(const QModelIndex &index)
{
    if (isHeading(index))
        return heading(index);
    QStringList parts{index.data(Model::NickRole).toString(),
                      index.data(Model::OwnRole).toBool() ? tr("you") : QString(),
                      Formats::availability(Availability(index.data(Model::AvailabilityRole).toInt())), about(index)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

void OccupantDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const RowFonts &f = fonts(option.font);
    QFont font = f.small;
    font.setWeight(QFont::DemiBold);
    const int height = f.smallMetrics.height();
    const QRect line(option.rect.left() + Space::L, option.rect.bottom() - Space::S - height,
                     option.rect.width() - 2 * Space::L, height);
    paintLine(painter, QStyle::visualRect(option.direction, option.rect, line), heading(index), font,
              Theme::colours(option.palette).mutedText, option);
}

//  ┌──────────────────────────────┐
//  │ ╭────╮  nick (you)           │
//  │ ╰────╯  owner · address ···  │
//  └──────────────────────────────┘
void OccupantDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (isHeading(index)) {
        paintHeading(painter, option, index);
        return painter->restore();
    }
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const QString nick = index.data(Model::NickRole).toString(), second = about(index);
    const QColor surface = paintRowSurface(painter, option);
    const QRect row = option.rect.adjusted(Space::L, Space::XS, -Space::L, -Space::XS);
    const QRect picture = QStyle::visualRect(option.direction, option.rect,
                                             {row.left(), row.center().y() - Picture / 2 + 1, Picture, Picture});
    painter->setFont(option.font);
    RoomPicture::paintOccupant(painter, picture, index.data(Model::AddressRole).value<Jid>(), nick, option.palette);
    AvatarPainter::paintPresence(painter, picture, Availability(index.data(Model::AvailabilityRole).toInt()),
                                 option.palette, surface);
    const int left = row.left() + Picture + Space::M, width = row.right() + 1 - left;
    const int first = f.nameMetrics.height(), below = second.isEmpty() ? 0 : f.secondMetrics.height() + 2;
    const int top = row.center().y() - (first + below) / 2 + 1;
    const QString shown = index.data(Model::OwnRole).toBool() ? tr("%1 (you)").arg(nick) : nick;
    paintLine(painter, QStyle::visualRect(option.direction, option.rect, {left, top, width, first}), shown, f.name,
              c.text, option);
    if (below > 0)
        paintLine(painter, QStyle::visualRect(option.direction, option.rect, {left, top + first + 2, width, below - 2}),
                  second, f.second, c.mutedText, option);
    painter->restore();
}

} // namespace Tertulia
