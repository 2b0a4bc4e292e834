#include "app/models/RoomsModel.h"

#include <algorithm>

namespace Tertulia {

namespace {

bool isBefore(const Room &a, const Room &b)
{
    const bool aLeft = a.state == Room::State::Left, bLeft = b.state == Room::State::Left;
    if (aLeft != bLeft)
        return bLeft;
    const int byName = QString::localeAwareCompare(a.displayName().toCaseFolded(), b.displayName().toCaseFolded());
    return byName != 0 ? byName < 0 : a.jid < b.jid;
}

} // namespace

RoomsModel::RoomsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int RoomsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RoomsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Room &room = m_rows.at(index.row());
    switch (role) {
    case JidRole:
        return QVariant::fromValue(room.jid);
    case Qt::DisplayRole:
    case NameRole:
        return room.displayName();
    case SubjectRole:
        return room.subject;
    case StateRole:
        return int(room.state);
    case TroubleRole:
        return int(room.trouble);
    case PeopleRole:
        return room.people;
    case UnreadRole:
        return m_news.value(room.jid).unread;
    case MentionsRole:
        return m_news.value(room.jid).mentions;
    case MutedRole:
        return m_news.value(room.jid).muted;
    case BookmarkedRole:
        return room.bookmarked;
    case AutojoinRole:
        return room.autojoin;
    case RoomRole:
        return QVariant::fromValue(room);
    default:
        return {};
    }
}

QModelIndex RoomsModel::indexOf(const Jid &jid) const
{
    const int row = rowOf(jid);
    return row < 0 ? QModelIndex() : index(row);
}

std::optional<Room> RoomsModel::find(const Jid &jid) const
{
    const auto it = m_known.constFind(jid);
    return it == m_known.cend() ? std::nullopt : std::optional(*it);
}

int RoomsModel::unread() const
{
    return int(std::ranges::count_if(m_known, [this](const Room &room) {
        const News news = m_news.value(room.jid);
        return news.mentions > 0 || (news.unread > 0 && !news.muted);
    }));
}

void RoomsModel::setAll(const QList<Room> &rooms)
{
    m_known.clear();
    for (const Room &room : rooms)
        m_known.insert(room.jid, room);
    rebuild();
}

void RoomsModel::put(const Room &room)
{
    m_known.insert(room.jid, room);
    const int old = rowOf(room.jid);
    if (!fits(room)) {
        if (old >= 0) {
            beginRemoveRows({}, old, old);
            m_rows.removeAt(old);
            endRemoveRows();
        }
        return;
    }
    int to = place(room); // among all rows, the old one too
    if (old < 0) {
        beginInsertRows({}, to, to);
        m_rows.insert(to, room);
        return endInsertRows();
    }
    if (to != old && to != old + 1) {
        beginMoveRows({}, old, old, {}, to);
        m_rows.removeAt(old);
        to -= to > old ? 1 : 0;
        m_rows.insert(to, room);
        endMoveRows();
    } else {
        to = old;
        m_rows[to] = room;
    }
    emit dataChanged(index(to), index(to));
}

void RoomsModel::remove(const Jid &jid)
{
    m_known.remove(jid);
    if (const int row = rowOf(jid); row >= 0) {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
}

void RoomsModel::setNews(const Jid &jid, const News &news)
{
    if (m_news.value(jid) == news)
        return;
    m_news.insert(jid, news);
    if (const QModelIndex at = indexOf(jid); at.isValid())
        emit dataChanged(at, at, {UnreadRole, MentionsRole, MutedRole});
}

void RoomsModel::setFilter(const QString &text)
{
    const QString filter = text.trimmed();
    if (std::exchange(m_filter, filter) != filter)
        rebuild();
}

bool RoomsModel::fits(const Room &room) const
{
    return room.displayName().contains(m_filter, Qt::CaseInsensitive) ||
           room.jid.toString().contains(m_filter, Qt::CaseInsensitive);
}

int RoomsModel::place(const Room &room) const
{
    return int(std::ranges::lower_bound(m_rows, room, isBefore) - m_rows.begin());
}

int RoomsModel::rowOf(const Jid &jid) const // a person has tens of rooms, not thousands
{
    const auto it = std::ranges::find(m_rows, jid, &Room::jid);
    return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
}

void RoomsModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    std::ranges::copy_if(m_known, std::back_inserter(m_rows), [this](const Room &room) { return fits(room); });
    std::ranges::sort(m_rows, isBefore);
    endResetModel();
}

} // namespace Tertulia
