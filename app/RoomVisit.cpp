#include "app/RoomVisit.h"

#include "app/Log.h"
#include "app/xmpp/RoomExtension.h"
#include "app/xmpp/RoomQueries.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

/// What passes by itself: no person has to decide anything.
bool isPassing(RoomTrouble trouble)
{
    return trouble == RoomTrouble::NoAnswer || trouble == RoomTrouble::NoSuchService || trouble == RoomTrouble::Full ||
           trouble == RoomTrouble::ServiceDown || trouble == RoomTrouble::NoSuchRoom;
}

} // namespace

RoomVisit::RoomVisit(const Jid &account, const Jid &room, RoomHistory &history, const RoomTimes &times, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_history(history)
    , m_times(times)
{
    m_room.jid = room;
    for (QTimer *timer : {&m_deadline, &m_silence, &m_retry})
        timer->setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(RoomTrouble::NoAnswer, {}); });
    connect(&m_silence, &QTimer::timeout, this, &RoomVisit::check);
    connect(&m_retry, &QTimer::timeout, this, &RoomVisit::come);
}

void RoomVisit::attach(XmppClient *client, RoomExtension *door)
{
    m_client = client;
    m_door = door;
    if (m_wanted)
        stop(Room::State::Lost);
}

void RoomVisit::signedIn()
{
    m_failures = 0;
    if (m_wanted)
        come();
}

void RoomVisit::setBookmark(const QString &name, const QString &nick, const QString &password)
{
    m_bookmarkName = name;
    m_room.name = name.isEmpty() ? m_ownName : name;
    if (m_room.state == Room::State::Left) {
        m_room.nick = nick.isEmpty() ? m_room.nick : nick;
        m_room.password = password.isEmpty() ? m_room.password : password;
    }
    emit changed();
}

void RoomVisit::setKept(bool bookmarked, bool autojoin)
{
    m_room.bookmarked = bookmarked;
    m_room.autojoin = autojoin;
    emit changed();
}

void RoomVisit::setPresence(const OwnPresence &presence)
{
    m_presence = presence;
    if (m_room.state != Room::State::Joined || !m_client || presence.availability == Availability::Offline)
        return;
    auto stanza = Translate::toPresence(presence);
    stanza.setTo(m_room.jid.withResource(m_room.nick).toString());
    m_client->client().send(std::move(stanza));
}

void RoomVisit::enter(const QString &nick, const QString &password, bool alternatives)
{
    m_room.nick = nick;
    m_room.password = password;
    m_room.created = false;
    m_alternatives = alternatives;
    m_failures = m_nicksTried = 0;
    m_wanted = true;
    come();
}

void RoomVisit::leave()
{
    const bool wasThere = m_room.state == Room::State::Joined || m_room.state == Room::State::Joining;
    m_wanted = m_knocked = false;
    if (wasThere && m_client && m_client->isSignedIn()) {
        QXmppPresence presence(QXmppPresence::Unavailable);
        presence.setTo(m_room.jid.withResource(m_room.nick).toString());
        m_client->client().send(std::move(presence));
    }
    stop(Room::State::Left);
    if (m_door)
        m_door->unfollow(m_room.jid);
    m_room.trouble = RoomTrouble::None;
    emit left();
    emit changed();
}

void RoomVisit::take(const RoomPresence &presence)
{
    noteHeard();
    switch (presence.kind) {
    case RoomPresence::Kind::Refused:
        return onRefused(presence);
    case RoomPresence::Kind::Here:
        return onHere(presence);
    case RoomPresence::Kind::Gone:
        return onGone(presence);
    }
}

void RoomVisit::onHere(const RoomPresence &presence)
{
    constexpr int itIsYou = 110;
    const bool isIn = m_room.state == Room::State::Joined;
    if ((!isIn && m_room.state != Room::State::Joining) || presence.occupant.nick.isEmpty())
        return; // ejabberd also speaks for the room itself
    Occupant occupant = presence.occupant;
    if (!m_hasOccupantIds)
        occupant.id.clear();
    const auto before = m_occupants.photoOf(occupant.nick);
    const auto put = m_occupants.put(occupant);
    if (put != RoomOccupants::Put::TooMany)
        notePicture(occupant.nick, before, occupant.photo);
    if (isIn && (put == RoomOccupants::Put::Entered || put == RoomOccupants::Put::Changed))
        emit occupantsChanged(); // before that thousands may come, which arrive() tells at once
    const int people = std::exchange(m_room.people, m_occupants.count());
    if (isIn && people != m_room.people)
        emit changed();
    const bool renamed = m_renamed.remove(occupant.nick);
    if (presence.has(itIsYou))
        onOurselves(presence);
    else if (isIn && m_wasIn && put == RoomOccupants::Put::Entered && !renamed)
        emit someoneEntered(occupant);
}

void RoomVisit::onOurselves(const RoomPresence &presence)
{
    constexpr int isNew = 201;
    const Occupant &occupant = presence.occupant;
    m_room.nick = occupant.nick; // the service may have chosen another one (210)
    m_room.role = occupant.role;
    m_room.affiliation = occupant.affiliation;
    m_ownId = m_hasOccupantIds ? occupant.id : QString();
    if (m_room.state == Room::State::Joined || m_wasIn)
        return emit changed();
    m_wasIn = true;
    if (presence.has(isNew))
        create();
    else
        arrive(false);
}

/// A new room is locked until its owner has said how it shall be (XEP-0045 §10.1): as the service likes it, but it
/// outlives our leaving.
void RoomVisit::create()
{
    const auto current = [this, attempt = m_attempt, client = m_client] {
        return attempt == m_attempt && client == m_client;
    };
    auto &client = m_client->client();
    RoomQueries::configuration(client, m_client, m_room.jid)
        .then(this, [this, current, &client](const Result<DataForm> &answer) {
            if (!current())
                return;
            auto form = answer ? answer.value() : DataForm();
            form.setValues(u"muc#roomconfig_persistentroom", {u"1"_s});
            RoomQueries::configure(client, m_client, m_room.jid, form)
                .then(this, [this, current](const Result<Done> &done) {
                    if (!current())
                        return;
                    if (!done)
                        qCWarning(lcSession) << "a new room cannot be opened:" << done.failure().detail;
                    refreshInfo();
                    arrive(true);
                });
        });
}

void RoomVisit::arrive(bool created)
{
    m_deadline.stop();
    m_failures = 0;
    m_knocked = false;
    m_room.state = Room::State::Joined;
    m_room.trouble = RoomTrouble::None;
    m_room.reason.clear();
    m_room.created = created;
    noteHeard();
    emit occupantsChanged();
    emit joined(created);
    emit changed();
    catchUp();
}

void RoomVisit::refreshInfo()
{
    if (!m_client)
        return;
    RoomQueries::info(m_client->client(), m_client, m_room.jid)
        .then(this, [this, attempt = m_attempt](const Result<RoomInfo> &info) {
            if (attempt != m_attempt || !info)
                return;
            apply(info.value());
            emit changed();
        });
}

void RoomVisit::apply(const RoomInfo &info)
{
    m_hasArchive = info.archive;
    m_hasIds = info.stanzaIds;
    m_hasOccupantIds = info.occupantIds;
    m_ownName = info.name == m_room.jid.local() ? QString() : info.name;
    m_room.name = m_bookmarkName.isEmpty() ? m_ownName : m_bookmarkName;
    m_room.anonymous = info.anonymous;
    m_room.membersOnly = info.membersOnly;
    m_room.moderated = info.moderated;
    m_room.subjectByAll = info.subjectByAll;
}

void RoomVisit::onGone(const RoomPresence &presence)
{
    constexpr int itIsYou = 110, newName = 303;
    const QString &nick = presence.occupant.nick;
    if (m_room.state != Room::State::Joined && m_room.state != Room::State::Joining)
        return;
    const bool ours = presence.has(itIsYou) || (m_room.state == Room::State::Joined && nick == m_room.nick);
    tellGone(presence);
    m_renamed.remove(nick);
    if (presence.has(newName) && (ours || m_occupants.contains(nick)) &&
        !m_room.jid.withResource(presence.newNick).isNull()) {
        const auto photo = m_occupants.photoOf(nick);
        m_occupants.rename(nick, presence.newNick);
        notePicture(nick, photo, {});
        notePicture(presence.newNick, {}, photo);
        m_renamed.insert(presence.newNick);
        if (ours)
            m_room.nick = presence.newNick;
        emit occupantsChanged();
        return emit changed();
    }
    if (ours || presence.destroyed)
        return onPutOut(presence);
    notePicture(nick, m_occupants.photoOf(nick), {});
    m_occupants.remove(nick);
    m_room.people = m_occupants.count();
    emit occupantsChanged();
    emit changed();
}

/// Where it was nobody's decision we come back.
void RoomVisit::onPutOut(const RoomPresence &presence)
{
    const RoomTrouble trouble = presence.destroyed ? RoomTrouble::Gone : RoomStanza::putOutFor(presence);
    m_room.reason = presence.reason;
    m_room.successor = presence.successor;
    if (trouble != RoomTrouble::None)
        return fail(trouble, presence.reason);
    lose();
}

void RoomVisit::lose()
{
    if (m_room.state != Room::State::Joined)
        return;
    stop(Room::State::Lost);
    m_room.trouble = RoomTrouble::ServiceDown;
    comeBackLater();
    emit changed();
}

void RoomVisit::comeBackLater()
{
    const auto wait = std::min(m_times.retry * (1 << std::min(m_failures, 10)), m_times.longest);
    m_retry.start(m_failures++ == 0 ? 0ms : wait);
}

void RoomVisit::fail(RoomTrouble trouble, const QString &text)
{
    const bool wasLost = m_room.state == Room::State::Joining && m_failures > 0;
    m_room.trouble = trouble;
    if (wasLost && isPassing(trouble)) {
        stop(Room::State::Lost);
        comeBackLater();
        return emit changed();
    }
    m_wanted = false;
    stop(Room::State::Failed);
    if (m_door)
        m_door->unfollow(m_room.jid);
    emit changed();
    emit troubled(trouble, text);
    if (trouble == RoomTrouble::NoLongerMember)
        learnWhetherToKnock([this] { emit changed(); });
}

/// Whatever was under way belongs to the past.
void RoomVisit::stop(Room::State state)
{
    ++m_attempt;
    for (QTimer *timer : {&m_deadline, &m_silence, &m_retry})
        timer->stop();
    m_joinId.clear();
    m_nickId.clear();
    m_renamed.clear();
    m_wasIn = false;
    m_room.state = state;
    m_room.role = RoomRole::None;
    m_room.people = 0;
    if (m_occupants.count() > 0) {
        const auto there = m_occupants.all();
        for (const Occupant &occupant : there)
            notePicture(occupant.nick, occupant.photo, {});
        m_occupants.clear();
        emit occupantsChanged();
    }
    if (std::exchange(m_settled, false))
        emit unsettled();
}

/// A nickname is somebody else's tomorrow: what its owner showed goes with them.
void RoomVisit::notePicture(const QString &nick, const QByteArray &before, const QByteArray &now)
{
    if (before != now)
        emit pictured(m_room.jid.withResource(nick), now);
}

} // namespace Tertulia
