#include "app/RoomVisit.h"
#include "app/xmpp/RoomExtension.h"
#include "app/xmpp/RoomQueries.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QUuid>
#include <QXmppClient.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// RoomVisit: coming in, and asking to be let in.
namespace Tertulia {

namespace {

constexpr int MaxNicks = 5;      ///< tried by itself
constexpr int FirstHistory = 20; ///< of a room without an archive that we come into for the first time

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// NotAllowed: our server may not speak with that one. A service that only lets nobody make rooms does answer.
bool isNowhere(FailureKind kind)
{
    return kind == FailureKind::RecipientUnknown || kind == FailureKind::RecipientUnavailable ||
           kind == FailureKind::NotAllowed;
}

} // namespace

/// What the room can do decides what we ask of it, and what of its words we believe: it is asked first. One that does
/// not exist yet has no answer: coming in makes it.
void RoomVisit::come()
{
    m_retry.stop();
    if (!m_client || !m_client->isSignedIn() || !m_door) {
        m_room.state = Room::State::Lost; // at the next sign-in
        emit changed();
        return;
    }
    stop(Room::State::Joining);
    m_wasIn = false;
    m_deadline.start(m_times.join);
    if (!m_door->follow(m_room.jid))
        return fail(RoomTrouble::Other, {});
    RoomQueries::info(m_client->client(), m_client, m_room.jid)
        .then(this, [this, attempt = m_attempt, client = m_client](const Result<RoomInfo> &info) {
            if (!isCurrent(attempt, client))
                return;
            if (!info)
                askService();
            else if (info.value().isRooms)
                begin(info.value());
            else
                fail(RoomTrouble::NoSuchService, {});
        });
    emit changed();
}

bool RoomVisit::isCurrent(int attempt, const XmppClient *client) const
{
    return attempt == m_attempt && client == m_client && m_room.state == Room::State::Joining;
}

/// Servers answer presence to a domain that is not there with silence; a question they do answer.
void RoomVisit::askService()
{
    RoomQueries::info(m_client->client(), m_client, *Jid::parse(m_room.jid.domain()))
        .then(this, [this, attempt = m_attempt, client = m_client](const Result<RoomInfo> &service) {
            if (!isCurrent(attempt, client))
                return;
            if (service ? !service.value().isRooms : isNowhere(service.failure().kind))
                return fail(RoomTrouble::NoSuchService, {});
            begin(RoomInfo());
        });
}

void RoomVisit::begin(const RoomInfo &info)
{
    apply(info);
    m_history.known(m_room.jid)
        .then(this, [this, attempt = m_attempt, client = m_client](const RoomHistory::Known &known) {
            if (isCurrent(attempt, client))
                sendJoin(known);
        });
}

void RoomVisit::sendJoin(const RoomHistory::Known &known)
{
    m_known = known;
    const Jid occupant = m_room.jid.withResource(m_room.nick);
    if (occupant.isNull())
        return fail(RoomTrouble::NickLocked, {});
    RoomStanza::HistoryWish wish;
    if (m_hasArchive)
        wish.maxStanzas = 0;
    else if (known.newest)
        wish.since = *known.newest - 1s; // what was said in the same second is known by its id
    else
        wish.maxStanzas = FirstHistory;
    auto presence = RoomStanza::joining(occupant, m_room.password, wish);
    auto own = Translate::toPresence(m_presence);
    presence.setStatusText(own.statusText());
    presence.setAvailableStatusType(own.availableStatusType());
    presence.setVCardUpdateType(own.vCardUpdateType());
    presence.setPhotoHash(own.photoHash());
    m_joinId = newId();
    presence.setId(m_joinId);
    m_client->client().send(std::move(presence));
}

void RoomVisit::onRefused(const RoomPresence &presence)
{
    const bool joining = m_room.state == Room::State::Joining;
    const QString &expected = joining ? m_joinId : m_nickId;
    if (expected.isEmpty() || (!presence.id.isEmpty() && presence.id != expected))
        return;
    if (!joining) {
        m_nickId.clear();
        return emit troubled(presence.trouble, presence.text);
    }
    if (presence.trouble == RoomTrouble::NickTaken && m_alternatives && ++m_nicksTried < MaxNicks) {
        m_room.nick += u'_';
        return sendJoin(m_known);
    }
    if (presence.trouble == RoomTrouble::MembersOnly && !m_knocked)
        return learnWhetherToKnock([this, attempt = m_attempt, text = presence.text] {
            if (attempt == m_attempt)
                fail(RoomTrouble::MembersOnly, text);
        });
    const bool wrong = presence.trouble == RoomTrouble::PasswordWanted && !m_room.password.isEmpty();
    fail(wrong                                          ? RoomTrouble::PasswordWrong
         : presence.trouble == RoomTrouble::MembersOnly ? RoomTrouble::Knocked
                                                        : presence.trouble,
         presence.text);
}

/// Few rooms take requests, and none of them says so before it is asked for the form.
void RoomVisit::learnWhetherToKnock(const std::function<void()> &then)
{
    m_room.takesRequests = false;
    if (!m_client)
        return then();
    RoomQueries::registration(m_client->client(), m_client, m_room.jid)
        .then(this, [this, then](const Result<DataForm> &form) {
            m_room.takesRequests = bool(form);
            then();
        });
}

/// The room may make us a member at once, or somebody decides later: coming in tells which.
void RoomVisit::knock()
{
    if (!m_client || !m_client->isSignedIn())
        return;
    RoomQueries::registerWith(m_client->client(), m_client, m_room.jid, m_room.nick)
        .then(this, [this, client = m_client](const Result<Done> &done) {
            if (client != m_client || m_room.state == Room::State::Joined)
                return;
            if (!done)
                return emit troubled(done.failure().kind == FailureKind::AlreadyExists ? RoomTrouble::NickTaken
                                                                                       : RoomTrouble::NotAllowed,
                                     {});
            emit knocked();
            m_knocked = true;
            enter(m_room.nick, m_room.password, false);
        });
}

} // namespace Tertulia
