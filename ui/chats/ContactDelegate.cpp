#include "ui/chats/ContactDelegate.h"

#include "app/models/ContactsModel.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"

#include <QPainter>

namespace Tertulia {

using Model = ContactsModel;

namespace {

constexpr int Chevron = 14;

/// The second line: what is going on between us, else what they say of themselves.
QString statusLine(const QModelIndex &index)
{
    if (Model::Row(index.data(Model::RowRole).toInt()) == Model::Row::Request)
        return ContactDelegate::tr("wants to be your contact");
    if (index.data(Model::BlockedRole).toBool())
        return ContactDelegate::tr("blocked");
    if (index.data(Model::AskedThemRole).toBool())
        return ContactDelegate::tr("waiting for their answer");
    const QString text = index.data(Model::StatusTextRole).toString();
    const auto availability = Availability(index.data(Model::AvailabilityRole).toInt());
    return text.isEmpty() && availability != Availability::Offline ? Formats::availability(availability) : text;
}

} // namespace

const RowFonts &ContactDelegate::fonts(const QFont &base) const
{
    if (!m_fonts || m_fonts->base != base)
        m_fonts.emplace(base);
    return *m_fonts;
}

QSize ContactDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, fonts(option.font).rowHeight(Avatar)};
}

//  ┌──────────────────────────────┐   ┌──────────────────────────────┐
//  │ ╭────╮  name ··············  │   │                              │
//  │ ╰────╯  status ············  │   │ ⌄ Group name · 3/12          │
//  └──────────────────────────────┘   └──────────────────────────────┘
ContactDelegate::Layout ContactDelegate::layout(const QStyleOptionViewItem &option, bool hasStatus) const
{
    const RowFonts &f = fonts(option.font);
    const QRect row = option.rect.adjusted(Space::L, Space::XS, -Space::L, -Space::XS);
    Layout at;
    at.avatar = {row.left(), row.center().y() - Avatar / 2 + 1, Avatar, Avatar};
    const int left = at.avatar.right() + 1 + Space::M, width = row.right() + 1 - left;
    const int first = f.nameMetrics.height(), second = hasStatus ? f.secondMetrics.height() + 2 : 0;
    at.name = {left, row.center().y() - (first + second) / 2 + 1, width, first};
    at.status = {left, at.name.bottom() + 3, width, hasStatus ? f.secondMetrics.height() : 0};
    for (QRect *part : {&at.avatar, &at.name, &at.status})
        *part = QStyle::visualRect(option.direction, option.rect, *part);
    return at;
}

void ContactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (Model::Row(index.data(Model::RowRole).toInt()) == Model::Row::Header)
        paintHeading(painter, option, index);
    else
        paintPerson(painter, option, index);
    painter->restore();
}

void ContactDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const QString group = index.data(Model::NameRole).toString();
    const QString text = tr("%1 · %2/%3", "group, people online, people in all")
                             .arg(group.isEmpty() ? tr("People") : group, index.data(Model::OnlineCountRole).toString(),
                                  index.data(Model::TotalCountRole).toString());
    const int height = f.smallMetrics.height(), top = option.rect.bottom() - Space::S - height;
    QFont font = f.small;
    font.setWeight(QFont::DemiBold);
    QStyleOptionViewItem line = option; // the surface behind it is as low as its text
    line.rect.setTop(top - Space::XS);
    paintRowSurface(painter, line);
    const int x = option.rect.left() + Space::L + Chevron + Space::XS;
    const QRect chevron(option.rect.left() + Space::L, top + (height - Chevron) / 2, Chevron, Chevron);
    const auto mirrored = [&](const QRect &part) { return QStyle::visualRect(option.direction, option.rect, part); };
    const bool folded = index.data(Model::FoldedRole).toBool();
    Icons::paint(painter, mirrored(chevron), folded ? Icon::ChevronRight : Icon::ChevronDown, c.mutedText);
    paintLine(painter, mirrored({x, top, option.rect.right() + 1 - Space::L - x, height}), text, font, c.mutedText,
              option);
}

void ContactDelegate::paintPerson(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const QString name = index.data(Model::NameRole).toString(), status = statusLine(index);
    const auto availability = Availability(index.data(Model::AvailabilityRole).toInt());
    const bool present = availability != Availability::Offline && !index.data(Model::BlockedRole).toBool();
    const Layout at = layout(option, !status.isEmpty());

    const QColor surface = paintRowSurface(painter, option);
    paintAccountMark(painter, option, index);
    painter->setFont(option.font);
    painter->setOpacity(present ? 1 : 0.6);
    AvatarPainter::paint(painter, at.avatar, index.data(Model::JidRole).value<Jid>(), name, option.palette);
    painter->setOpacity(1);
    AvatarPainter::paintPresence(painter, at.avatar, availability, option.palette, surface);
    paintLine(painter, at.name, name, f.name, present ? c.text : c.mutedText, option);
    paintLine(painter, at.status, status, f.second, c.mutedText, option);
}

} // namespace Tertulia
