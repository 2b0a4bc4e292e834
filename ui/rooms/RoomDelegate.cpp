#include "ui/rooms/RoomDelegate.h"

#include "app/models/RoomsModel.h"
#include "ui/common/Badge.h"
#include "ui/common/Icons.h"
#include "ui/rooms/RoomPicture.h"
#include "ui/rooms/RoomTroubleText.h"

#include <QPainter>

namespace Tertulia {

using Model = RoomsModel;
using namespace Qt::StringLiterals;

namespace {

Room::State stateOf(const QModelIndex &index)
{
    return Room::State(index.data(Model::StateRole).toInt());
}

QRect mirrored(const QStyleOptionViewItem &option, const QRect &part)
{
    return QStyle::visualRect(option.direction, option.rect, part);
}

} // namespace

const RowFonts &RoomDelegate::fonts(const QFont &base) const
{
    if (!m_fonts || m_fonts->base != base)
        m_fonts.emplace(base);
    return *m_fonts;
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, fonts(option.font).rowHeight(Picture)};
}

QString RoomDelegate::stateText(const QModelIndex &index)
{
    switch (stateOf(index)) {
    case Room::State::Left:
        return tr("not joined");
    case Room::State::Joining:
        return tr("joining…");
    case Room::State::Lost:
        return tr("coming back…");
    case Room::State::Failed:
        return RoomTroubleText::sentence(RoomTrouble(index.data(Model::TroubleRole).toInt()));
    case Room::State::Joined:
        break;
    }
    const QString subject = index.data(Model::SubjectRole).toString().simplified();
    return subject.isEmpty() ? tr("%n people", nullptr, index.data(Model::PeopleRole).toInt()) : subject;
}

QString RoomDelegate::spoken(const QModelIndex &index)
{
    const int unread = index.data(Model::UnreadRole).toInt(), people = index.data(Model::PeopleRole).toInt();
    QStringList parts{index.data(Model::NameRole).toString(),
                      unread ? tr("%n unread", nullptr, unread) : QString(),
                      index.data(Model::MentionsRole).toInt() ? tr("you are mentioned") : QString(),
                      index.data(Model::MutedRole).toBool() ? tr("muted") : QString(),
                      stateOf(index) == Room::State::Joined && people >= 0 ? tr("%n people", nullptr, people)
                                                                           : QString(),
                      stateText(index)};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u", "_s);
}

//  ┌────────────────────────────────────────┐
//  │ ╭────╮  name ·················  people │
//  │ ╰────╯  subject ·········  (@) (badge) │
//  └────────────────────────────────────────┘
void RoomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const bool joined = stateOf(index) == Room::State::Joined, failed = stateOf(index) == Room::State::Failed;
    const bool muted = index.data(Model::MutedRole).toBool();
    const int unread = index.data(Model::UnreadRole).toInt(), mentions = index.data(Model::MentionsRole).toInt();

    painter->save();
    paintRowSurface(painter, option);
    paintAccountMark(painter, option, index);
    const QRect row = option.rect.adjusted(Space::L, Space::XS, -Space::L, -Space::XS);
    const QRect picture(row.left(), row.center().y() - Picture / 2 + 1, Picture, Picture);
    painter->setOpacity(joined ? 1 : 0.6);
    RoomPicture::paint(painter, mirrored(option, picture), index.data(Model::JidRole).value<Jid>(), option.palette);
    painter->setOpacity(1);

    const int left = picture.right() + 1 + Space::M, first = f.nameMetrics.height(), second = f.secondMetrics.height();
    const int top = row.center().y() - (first + second + 2) / 2 + 1, line = top + first + 2;
    const int there = index.data(Model::PeopleRole).toInt(); // -1: not told
    const QString people = joined && there >= 0 ? QString::number(there) : QString();
    const int count = people.isEmpty() ? 0 : f.smallMetrics.horizontalAdvance(people) + 2;
    const int symbol = people.isEmpty() ? 0 : f.smallMetrics.height();
    int right = row.right() + 1;
    if (count > 0) {
        const QRect number(right - count, top, count, first);
        const QRect person(number.left() - symbol - 2, top + (first - symbol) / 2, symbol, symbol);
        paintLine(painter, mirrored(option, number), people, f.small, c.mutedText, option, Qt::AlignTrailing);
        Icons::paint(painter, mirrored(option, person), Icon::Person, c.mutedText);
        right = person.left() - Space::S;
    }
    const int mutedWidth = muted ? second + Space::XS : 0;
    const QString name = index.data(Model::NameRole).toString();
    const int nameWidth =
        std::min(right - left - mutedWidth,
                 f.nameMetrics.horizontalAdvance(name.first(std::min<qsizetype>(name.size(), 100))) + 2);
    paintLine(painter, mirrored(option, {left, top, nameWidth, first}), name, f.name, joined ? c.text : c.mutedText,
              option);
    if (muted)
        Icons::paint(painter,
                     mirrored(option, {left + nameWidth + Space::XS, top + (first - second) / 2, second, second}),
                     Icon::Mute, c.mutedText);

    right = row.right() + 1;
    if (unread > 0) {
        const int width = Badge::width(unread, option.font);
        const QRect badge = mirrored(option, {right - width, line, width, second});
        Badge::paint(painter, {badge.left(), badge.center().y() + 1}, unread, option.font, option.palette,
                     muted && mentions == 0 ? Badge::Tone::Quiet : Badge::Tone::Loud);
        right -= width + Space::XS;
    }
    if (mentions > 0) {
        const int width = f.nameMetrics.horizontalAdvance(u'@') + 2;
        paintLine(painter, mirrored(option, {right - width, line, width, second}), u"@"_s, f.name, c.accentInk, option);
        right -= width + Space::XS;
    }
    paintLine(painter, mirrored(option, {left, line, right - Space::XS - left, second}), stateText(index), f.second,
              failed ? c.danger : c.mutedText, option);
    painter->restore();
}

} // namespace Tertulia
