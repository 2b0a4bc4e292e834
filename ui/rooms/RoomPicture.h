#pragma once

#include "app/data/Jid.h"

class QPainter;
class QPalette;
class QRect;

namespace Tertulia::RoomPicture {

/// A room's picture: people on a rounded square of its XEP-0392 colour, so that nobody takes it for a person.
void paint(QPainter *painter, const QRect &rect, const Jid &room, const QPalette &palette);

/// Somebody in a room: initials on a disc of their nick's colour (XEP-0392 §5.1), which is all that everybody knows.
void paintNick(QPainter *painter, const QRect &rect, const QString &nick, const QPalette &palette);

/// The same with the picture that they show in the room, once it is here.
void paintOccupant(QPainter *painter, const QRect &rect, const Jid &occupant, const QString &nick,
                   const QPalette &palette);

} // namespace Tertulia::RoomPicture
