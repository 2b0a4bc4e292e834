#pragma once

#include "app/data/DataForm.h"
#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>

class QDomElement;
class QObject;
class QXmppClient;

namespace Tertulia {

/// What a room, or what may be one, tells of itself (XEP-0045 §6.4).
struct RoomInfo {
    bool isRooms = false; ///< it knows XEP-0045 at all
    bool isService = false;
    bool isGateway = false; ///< to another network, such as IRC
    QString name, description;
    int people = -1;
    bool archive = false; ///< XEP-0313, of its own
    bool stanzaIds = false, occupantIds = false;
    bool membersOnly = false, passwordProtected = false, moderated = false, anonymous = true, subjectByAll = false;
};

/// Questions to rooms and room services. `context`: as with ask().
namespace RoomQueries {

constexpr int MaxItems = 10'000; ///< of a list

RoomInfo infoOf(const QDomElement &answer);

QFuture<Result<RoomInfo>> info(QXmppClient &client, QObject *context, const Jid &jid);
QFuture<Result<QList<RoomListing>>> items(QXmppClient &client, QObject *context, const Jid &service);
/// NotAcceptable and NotAllowed: the room does not know us there (XEP-0410 §3.2).
QFuture<Result<Done>> ping(QXmppClient &client, QObject *context, const Jid &occupant);

QFuture<Result<Done>> setRole(QXmppClient &client, QObject *context, const Jid &room, const QString &nick,
                              RoomRole role, const QString &reason);
QFuture<Result<Done>> setAffiliation(QXmppClient &client, QObject *context, const Jid &room, const Jid &person,
                                     Affiliation affiliation, const QString &reason);
QFuture<Result<QList<RoomMember>>> list(QXmppClient &client, QObject *context, const Jid &room,
                                        Affiliation affiliation);

QFuture<Result<DataForm>> configuration(QXmppClient &client, QObject *context, const Jid &room);
/// No form: as the service likes it (an instant room, XEP-0045 §10.1.2).
QFuture<Result<Done>> configure(QXmppClient &client, QObject *context, const Jid &room,
                                const std::optional<DataForm> &form);
QFuture<Result<Done>> destroy(QXmppClient &client, QObject *context, const Jid &room, const QString &reason,
                              const Jid &successor);
/// What is to be filled in to become a member (XEP-0045 §7.10). NotAllowed, NotSupported: this room takes no requests.
QFuture<Result<DataForm>> registration(QXmppClient &client, QObject *context, const Jid &room);
/// Asks to be made a member, under this nickname. AlreadyExists: it is somebody else's.
QFuture<Result<Done>> registerWith(QXmppClient &client, QObject *context, const Jid &room, const QString &nick);

} // namespace RoomQueries
} // namespace Tertulia
