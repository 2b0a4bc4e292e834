#include "app/Mentions.h"
#include "app/RoomVisit.h"
#include "app/xmpp/RoomQueries.h"
#include "app/xmpp/RoomStanza.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QUuid>
#include <QXmppClient.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

/// RoomVisit: what is said in the room, and whether we still hear it.
namespace Tertulia {

void RoomVisit::catchUp()
{
    const auto settleNow = [this, attempt = m_attempt] {
        if (attempt == m_attempt)
            settle();
    };
    if (m_room.created) // nothing was said there yet
        return settle();
    if (!m_hasArchive) { // the subject is the end of its history; a few rooms tell none
        QTimer::singleShot(m_times.join, this, settleNow);
        return;
    }
    const auto take = [this, attempt = m_attempt](IncomingMessage message) {
        if (attempt == m_attempt)
            this->take(std::move(message));
    };
    m_history.catchUp(m_room.jid, m_known, take, settleNow);
}

void RoomVisit::settle()
{
    if (m_room.state != Room::State::Joined || m_settled)
        return;
    m_settled = true;
    emit settled();
}

void RoomVisit::takeSubject(const QString &nick, const QString &subject)
{
    noteHeard();
    if (m_room.state != Room::State::Joined && !m_wasIn)
        return;
    if (m_settled && subject != m_room.subject) // else it is what we find when we come in
        emit happened({TalkEvent::Kind::Subject, nick, subject, nick == m_room.nick});
    m_room.subject = subject;
    m_room.subjectBy = nick;
    emit changed();
    if (!m_hasArchive) // it comes behind the history (XEP-0045 §7.2.15)
        settle();
}

/// Of the others, and of our own new name. That we are out is said otherwise.
void RoomVisit::tellGone(const RoomPresence &presence)
{
    using enum TalkEvent::Kind;
    constexpr int newName = 303;
    const QString &nick = presence.occupant.nick;
    const bool ours = nick == m_room.nick, renamed = presence.has(newName);
    if (!m_wasIn || !m_occupants.contains(nick) || presence.destroyed || (ours && !renamed))
        return;
    if (renamed)
        return emit happened({Renamed, nick, presence.newNick, ours});
    const auto why = RoomStanza::putOutFor(presence);
    const auto kind = why == RoomTrouble::Banned ? Banned : why == RoomTrouble::None ? Left : Removed;
    emit happened({kind, nick, kind == Left ? QString() : presence.reason});
}

void RoomVisit::take(IncomingMessage incoming)
{
    noteHeard();
    const bool live = incoming.door == IncomingMessage::Door::Live;
    if (live && m_room.state != Room::State::Joined && !m_wasIn)
        return; // what comes before they let us in, or after, is nobody's word
    Message &message = incoming.message;
    message.account = m_account;
    if (live && !m_hasIds)
        message.archiveId.clear();
    const bool isHistory = live && incoming.isOld && !m_settled && !m_hasArchive; // later, anybody may say that it is
    if (isHistory) {
        incoming.door = IncomingMessage::Door::Archive;
        incoming.isOld = !m_known.newest; // at the first visit it is no news
    } else if (live) {
        incoming.isOld = false;
        message.time = Translate::now();
    }
    identify(incoming);
    if (m_settled && live)
        m_history.note(m_room.jid, message.archiveId);
    emit arrived(incoming);
}

/// Ours is what our occupant says; of the past only where the room numbers its occupants. (That a message of the past
/// is a copy of one that we have sent is seen by its id, in the store.)
void RoomVisit::identify(IncomingMessage &incoming) const
{
    Message &message = incoming.message;
    const bool live = incoming.door == IncomingMessage::Door::Live;
    if (!m_hasOccupantIds)
        message.occupant.clear();
    if (live && message.occupant.isEmpty())
        message.occupant = m_occupants.identityOf(message.nick);
    message.outgoing = live ? message.nick == m_room.nick : !m_ownId.isEmpty() && message.occupant == m_ownId;
    message.mentionsUs = !message.outgoing && mentions(message.body, m_room.nick);
}

void RoomVisit::setSubject(const QString &subject)
{
    if (m_room.state != Room::State::Joined)
        return;
    QXmppElement element; // QXmpp writes no empty one, and that is how a subject is taken away
    element.setTagName(u"subject"_s);
    element.setValue(subject);
    QXmppMessage message;
    message.setTo(m_room.jid.toString());
    message.setType(QXmppMessage::GroupChat);
    message.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    message.setExtensions(QXmppElementList{element});
    m_client->client().send(std::move(message));
}

void RoomVisit::noteHeard()
{
    if (m_room.state == Room::State::Joined)
        m_silence.start(m_times.silence);
}

void RoomVisit::expectEcho()
{
    if (m_room.state == Room::State::Joined)
        m_silence.start(std::min(m_times.echo, m_times.silence));
}

/// XEP-0410 §3.2: only an answer that says so proves that we are out; none at all proves nothing.
void RoomVisit::check()
{
    if (m_room.state != Room::State::Joined || !m_client || !m_client->isSignedIn())
        return;
    m_silence.start(m_times.silence);
    RoomQueries::ping(m_client->client(), m_client, m_room.jid.withResource(m_room.nick))
        .then(this, [this, attempt = m_attempt](const Result<Done> &answer) {
            if (attempt != m_attempt || answer)
                return;
            const auto kind = answer.failure().kind;
            if (kind == FailureKind::NotAcceptable || kind == FailureKind::NotAllowed)
                lose();
        });
}

void RoomVisit::setNick(const QString &nick)
{
    const Jid occupant = m_room.jid.withResource(nick);
    if (m_room.state != Room::State::Joined) {
        m_room.nick = nick;
        return emit changed();
    }
    if (nick.isEmpty() || occupant.isNull())
        return emit troubled(RoomTrouble::NickLocked, {});
    auto presence = Translate::toPresence(m_presence);
    m_nickId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    presence.setId(m_nickId);
    presence.setTo(occupant.toString());
    m_client->client().send(std::move(presence));
}

} // namespace Tertulia
