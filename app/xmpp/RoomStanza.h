#pragma once

#include "app/data/Message.h"
#include "app/data/Room.h"

#include <QXmppMessage.h>
#include <QXmppPresence.h>
#include <optional>

class QDomElement;

namespace Tertulia {

/// Presence out of a room (XEP-0045).
struct RoomPresence {
    enum class Kind { Here, Gone, Refused };

    Kind kind = Kind::Here;
    Jid room;
    QString id;        ///< of the stanza: a refusal has that of what it refuses
    Occupant occupant; ///< its id is the room's word only where the room says that it gives them (XEP-0421)
    QList<int> codes;
    QString newNick; ///< of somebody who is called otherwise from now on (303)
    QString reason;  ///< with a kick, ban or destruction
    bool destroyed = false;
    Jid successor;
    RoomTrouble trouble = RoomTrouble::None; ///< Refused
    QString text;                            ///< Refused: what the service says to it

    bool has(int code) const { return codes.contains(code); }
};

/// Stanza ↔ value, pure. Texts are cut to MaxText.
namespace RoomStanza {

constexpr int MaxText = 1'000;
inline const QString nsRoom = QStringLiteral("http://jabber.org/protocol/muc");
inline const QString nsUser = QStringLiteral("http://jabber.org/protocol/muc#user");
inline const QString nsAdmin = QStringLiteral("http://jabber.org/protocol/muc#admin");
inline const QString nsRequest = QStringLiteral("http://jabber.org/protocol/muc#request");
inline const QString nsOwner = QStringLiteral("http://jabber.org/protocol/muc#owner");

QDomElement child(const QDomElement &parent, QStringView name, QStringView ns);
std::optional<RoomPresence> fromPresence(const QDomElement &stanza);
/// An error's answer to an attempt to come in, or to something in the room.
RoomTrouble troubleOf(QStringView condition);
/// Why somebody is gone (XEP-0045 §15.6.2): Banned, Kicked or NoLongerMember. None: they went, or it was nobody's
/// decision (333: a technical reason).
RoomTrouble putOutFor(const RoomPresence &gone);
QString conditionOf(const QDomElement &stanza); ///< the defined condition of its error; empty: none

/// XEP-0045 §7.8.2 or XEP-0249; nullopt: it is none.
std::optional<RoomInvitation> invitationOf(const QDomElement &message, const Jid &account);

/// Something said in the room to all: `nick`, `occupant` (see RoomPresence) and the archive id that `room` gave it
/// (XEP-0359) are there; the rest of who said it is not known here. Old is what says so itself (XEP-0203). nullopt:
/// nothing was said.
std::optional<IncomingMessage> fromMessage(const QXmppMessage &stanza, const QDomElement &element, const Jid &room,
                                           IncomingMessage::Door door);

/// How much of what was said before we came the room shall tell.
struct HistoryWish {
    int maxStanzas = -1;          ///< -1: as it likes
    std::optional<Instant> since; ///< and nothing older
};
QXmppPresence joining(const Jid &occupant, const QString &password, const HistoryWish &wish);

QString nameOf(Affiliation affiliation);
QString nameOf(RoomRole role);
Affiliation affiliationOf(QStringView name);
RoomRole roleOf(QStringView name);

} // namespace RoomStanza
} // namespace Tertulia
