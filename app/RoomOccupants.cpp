#include "app/RoomOccupants.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QString newIdentity() // no room's id is taken for one of these: theirs do not begin so where we made them
{
    return u'~' + QUuid::createUuid().toString(QUuid::Id128);
}

} // namespace

RoomOccupants::Put RoomOccupants::put(const Occupant &occupant)
{
    const auto known = m_table.find(occupant.nick);
    if (known == m_table.end()) {
        if (m_table.size() >= Max)
            return Put::TooMany;
        m_table.insert(occupant.nick, {occupant, occupant.id.isEmpty() ? newIdentity() : occupant.id});
        note(m_change.joined, occupant.nick);
        return Put::Entered;
    }
    if (known->occupant == occupant)
        return Put::Same;
    if (!occupant.id.isEmpty())
        known->identity = occupant.id;
    known->occupant = occupant;
    if (!m_change.joined.contains(occupant.nick))
        note(m_change.changed, occupant.nick);
    return Put::Changed;
}

void RoomOccupants::remove(const QString &nick)
{
    if (m_table.remove(nick) == 0)
        return;
    m_change.changed.remove(nick);
    if (!m_change.joined.remove(nick)) // came and went: nobody needs to know
        note(m_change.left, nick);
}

void RoomOccupants::rename(const QString &nick, const QString &newNick)
{
    if (!m_table.contains(nick) || newNick.isEmpty() || nick == newNick)
        return;
    Row row = m_table.value(nick);
    remove(nick);
    remove(newNick);
    row.occupant.nick = newNick;
    m_table.insert(newNick, row);
    note(m_change.joined, newNick);
}

void RoomOccupants::clear()
{
    m_table.clear();
    m_change = {};
    m_change.all = true;
}

QList<Occupant> RoomOccupants::all() const
{
    QList<Occupant> list;
    list.reserve(m_table.size());
    for (const Row &row : m_table)
        list.append(row.occupant);
    return list;
}

std::optional<Occupant> RoomOccupants::find(const QString &nick) const
{
    const auto row = m_table.constFind(nick);
    return row == m_table.cend() ? std::nullopt : std::optional(row->occupant);
}

QString RoomOccupants::identityOf(const QString &nick) const
{
    return m_table.value(nick).identity;
}

QByteArray RoomOccupants::photoOf(const QString &nick) const
{
    const auto row = m_table.constFind(nick);
    return row == m_table.cend() ? QByteArray() : row->occupant.photo;
}

OccupantChange RoomOccupants::takeChange()
{
    return std::exchange(m_change, {});
}

void RoomOccupants::note(QSet<QString> &set, const QString &nick)
{
    if (m_change.all)
        return;
    set.insert(nick);
    if (m_change.joined.size() + m_change.left.size() + m_change.changed.size() > MaxSeparate) {
        m_change = {};
        m_change.all = true;
    }
}

} // namespace Tertulia
