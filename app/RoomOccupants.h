#pragma once

#include "app/data/Room.h"

#include <QHash>
#include <QSet>

namespace Tertulia {

/// Who came, went or changed in one room since the last turn of the event loop, by nickname.
struct OccupantChange {
    QSet<QString> joined, left, changed;
    bool all = false; ///< read them anew: we came or left, or more changed than is worth telling one by one

    bool isEmpty() const { return !all && joined.isEmpty() && left.isEmpty() && changed.isEmpty(); }
};

/// Who is in one room, by nickname, as far as Max goes: the room decides how many come.
class RoomOccupants
{
public:
    static constexpr int Max = 20'000;
    static constexpr int MaxSeparate = 200; ///< in one OccupantChange

    enum class Put { Entered, Changed, Same, TooMany };

    Put put(const Occupant &occupant);
    void remove(const QString &nick);
    void rename(const QString &nick, const QString &newNick); ///< whoever is there with the new one is gone
    void clear();

    int count() const { return int(m_table.size()); }
    bool contains(const QString &nick) const { return m_table.contains(nick); }
    QList<Occupant> all() const;
    std::optional<Occupant> find(const QString &nick) const;

    /// The same as long as they stay, also under another nickname: the room's occupant id, else ours. Empty: not there.
    QString identityOf(const QString &nick) const;
    QByteArray photoOf(const QString &nick) const; ///< empty: shows none, or is not there

    OccupantChange takeChange();

private:
    struct Row {
        Occupant occupant;
        QString identity;
    };

    void note(QSet<QString> &set, const QString &nick);

    QHash<QString, Row> m_table;
    OccupantChange m_change;
};

} // namespace Tertulia
