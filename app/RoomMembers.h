#pragma once

#include "app/data/DataForm.h"
#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QObject>

namespace Tertulia {

class XmppClient;

/// What moderators, admins and owners do in a room. Keeps nothing: each is asked of the room, and answered by it;
/// what it then changes is seen in Rooms. NotAllowed: our role or affiliation may not do it.
class RoomMembers : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void attach(XmppClient *client) { m_client = client; }

    QFuture<Result<Done>> kick(const Jid &room, const QString &nick, const QString &reason = {});
    QFuture<Result<Done>> setRole(const Jid &room, const QString &nick, RoomRole role, const QString &reason = {});
    /// By real address: Outcast bans. AlreadyExists: they would be the last owner.
    QFuture<Result<Done>> setAffiliation(const Jid &room, const Jid &person, Affiliation affiliation,
                                         const QString &reason = {});
    QFuture<Result<QList<RoomMember>>> list(const Jid &room, Affiliation affiliation);

    /// The owner's form; configure() sends it back, filled in.
    QFuture<Result<DataForm>> configuration(const Jid &room);
    QFuture<Result<Done>> configure(const Jid &room, const DataForm &form);
    QFuture<Result<Done>> destroy(const Jid &room, const QString &reason = {}, const Jid &successor = {});

private:
    bool isReady() const;

    XmppClient *m_client = nullptr;
};

} // namespace Tertulia
