#include "app/RoomMembers.h"

#include "app/xmpp/RoomQueries.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

namespace Tertulia {

namespace {

template <typename Value>
QFuture<Result<Value>> notSignedIn()
{
    return QtFuture::makeReadyValueFuture(Result<Value>(FailureKind::NotSignedIn));
}

} // namespace

bool RoomMembers::isReady() const
{
    return m_client && m_client->isSignedIn();
}

QFuture<Result<Done>> RoomMembers::kick(const Jid &room, const QString &nick, const QString &reason)
{
    return setRole(room, nick, RoomRole::None, reason);
}

QFuture<Result<Done>> RoomMembers::setRole(const Jid &room, const QString &nick, RoomRole role, const QString &reason)
{
    return isReady() ? RoomQueries::setRole(m_client->client(), m_client, room, nick, role, reason)
                     : notSignedIn<Done>();
}

QFuture<Result<Done>> RoomMembers::setAffiliation(const Jid &room, const Jid &person, Affiliation affiliation,
                                                  const QString &reason)
{
    return isReady() ? RoomQueries::setAffiliation(m_client->client(), m_client, room, person, affiliation, reason)
                     : notSignedIn<Done>();
}

QFuture<Result<QList<RoomMember>>> RoomMembers::list(const Jid &room, Affiliation affiliation)
{
    return isReady() ? RoomQueries::list(m_client->client(), m_client, room, affiliation)
                     : notSignedIn<QList<RoomMember>>();
}

QFuture<Result<DataForm>> RoomMembers::configuration(const Jid &room)
{
    return isReady() ? RoomQueries::configuration(m_client->client(), m_client, room) : notSignedIn<DataForm>();
}

QFuture<Result<Done>> RoomMembers::configure(const Jid &room, const DataForm &form)
{
    return isReady() ? RoomQueries::configure(m_client->client(), m_client, room, form) : notSignedIn<Done>();
}

QFuture<Result<Done>> RoomMembers::destroy(const Jid &room, const QString &reason, const Jid &successor)
{
    return isReady() ? RoomQueries::destroy(m_client->client(), m_client, room, reason, successor)
                     : notSignedIn<Done>();
}

} // namespace Tertulia
