#pragma once

#include "app/data/Room.h"

#include <QMenu>

namespace Tertulia {

/// What can be done with somebody in a room; only what our own role and affiliation allow can be chosen. Closes and
/// deletes itself.
class OccupantMenu : public QMenu
{
    Q_OBJECT

public:
    OccupantMenu(const Occupant &occupant, const Room &room, QWidget *parent);

signals:
    void messageAsked(const QString &nick); ///< in private
    void mentionAsked(const QString &nick);
    void detailsAsked(const Tertulia::Jid &person);
    void addAsked(const Tertulia::Jid &person);
    void kickAsked(const QString &nick);
    void roleChosen(const QString &nick, Tertulia::RoomRole role);
    void affiliationChosen(const Tertulia::Jid &person, Tertulia::Affiliation affiliation); ///< Outcast: a ban

private:
    void addModeration();
    void addAffiliations();

    Occupant m_occupant;
    Room m_room;
};

} // namespace Tertulia
