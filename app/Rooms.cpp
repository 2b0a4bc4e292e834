#include "app/Rooms.h"

#include "app/Bookmarks.h"
#include "app/RoomDirectory.h"
#include "app/RoomHistory.h"
#include "app/RoomMembers.h"
#include "app/RoomVisit.h"
#include "app/RoomVoice.h"
#include "app/xmpp/RoomExtension.h"
#include "app/xmpp/RoomQueries.h"
#include "app/xmpp/SenderRules.h"
#include "app/xmpp/XmppClient.h"

#include <QTimer>
#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QXmppElement element(const QString &name, const QString &ns = {}, const QString &text = {})
{
    QXmppElement element;
    element.setTagName(name);
    if (!ns.isEmpty())
        element.setAttribute(u"xmlns"_s, ns);
    element.setValue(text);
    return element;
}

/// What goes through the room to somebody: <invite to=…> or <decline to=…> (XEP-0045 §7.8.2).
QXmppMessage mediated(const Jid &room, const QString &what, const Jid &person, const QString &reason)
{
    auto inner = element(what);
    inner.setAttribute(u"to"_s, (person.bare() == room ? person : person.bare()).toString());
    if (!reason.isEmpty())
        inner.appendChild(element(u"reason"_s, {}, reason));
    auto x = element(u"x"_s, RoomStanza::nsUser);
    x.appendChild(inner);
    QXmppMessage message;
    message.setType(QXmppMessage::Normal);
    message.setTo(room.toString());
    message.setExtensions(QXmppElementList{x});
    return message;
}

} // namespace

Rooms::Rooms(const Jid &account, MessageStore &store, ConversationStore &kept, MessageIntake &intake, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_history(std::make_unique<RoomHistory>(account, store, intake))
    , m_members(std::make_unique<RoomMembers>())
    , m_directory(std::make_unique<RoomDirectory>(account))
    , m_voice(std::make_unique<RoomVoice>(*this))
    , m_bookmarks(std::make_unique<Bookmarks>(account, kept))
    , m_times(std::make_unique<RoomTimes>())
    , m_presence(std::make_unique<OwnPresence>())
{
    connect(m_bookmarks.get(), &Bookmarks::changed, this, &Rooms::onBookmark);
    connect(m_bookmarks.get(), &Bookmarks::loaded, this, &Rooms::onBookmarks);
}

Rooms::~Rooms()
{
    qDeleteAll(std::exchange(m_visits, {}));
}

void Rooms::attach(XmppClient *client)
{
    m_client = client;
    m_door = client ? new RoomExtension(m_account) : nullptr;
    if (m_door) {
        client->client().insertExtension(0, m_door); // before SenderRules: occupants are on nobody's roster
        client->client().findExtension<SenderRules>()->setRooms(
            [door = m_door](const Jid &room) { return door && door->follows(room); });
        connectDoor();
    }
    m_history->attach(client);
    m_members->attach(client);
    m_directory->attach(client);
    m_bookmarks->attach(client);
    for (RoomVisit *visit : std::as_const(m_visits))
        visit->attach(client, m_door);
    m_voice->attach(client, m_door);
    if (client)
        connect(client, &XmppClient::signedIn, this, [this](bool resumed) {
            const auto visits = m_visits;
            for (RoomVisit *visit : visits)
                resumed ? visit->check() : visit->signedIn();
        });
    emit reset();
}

void Rooms::connectDoor()
{
    connect(m_door, &RoomExtension::presenceArrived, this, [this](const RoomPresence &presence) {
        if (auto *known = visit(presence.room))
            known->take(presence);
    });
    connect(m_door, &RoomExtension::said, this, [this](const Jid &room, const IncomingMessage &message) {
        if (auto *known = visit(room))
            known->take(message);
    });
    connect(m_door, &RoomExtension::subjectSet, this,
            [this](const Jid &room, const QString &nick, const QString &text) {
                if (auto *known = visit(room))
                    known->takeSubject(nick, text);
            });
    connect(m_door, &RoomExtension::settingsChanged, this, [this](const Jid &room) {
        if (auto *known = visit(room))
            known->refreshInfo();
    });
    connect(m_door, &RoomExtension::notInRoom, this, [this](const Jid &room) {
        if (auto *known = visit(room))
            known->lose();
    });
    connect(m_door, &RoomExtension::refused, this, &Rooms::troubled);
    connect(m_door, &RoomExtension::invited, this, [this](const RoomInvitation &invitation) {
        constexpr int most = 50; // anybody can send them
        if (m_invitations.size() >= most && !m_invitations.contains(invitation.room))
            return;
        m_invitations.insert(invitation.room, invitation);
        emit invited(invitation);
    });
    connect(m_door, &RoomExtension::declined, this, &Rooms::declined);
}

RoomVisit &Rooms::visitOf(const Jid &room)
{
    if (auto *known = visit(room))
        return *known;
    auto *fresh = new RoomVisit(m_account, room, *m_history, *m_times, this);
    m_visits.insert(room, fresh);
    fresh->attach(m_client, m_door);
    fresh->setPresence(*m_presence);
    connectVisit(*fresh, room);
    return *fresh;
}

void Rooms::connectVisit(RoomVisit &visit, const Jid &room)
{
    connect(&visit, &RoomVisit::changed, this, [this, room] { announce(m_changed, room); });
    connect(&visit, &RoomVisit::occupantsChanged, this, [this, room] { announce(m_occupantsChanged, room); });
    connect(&visit, &RoomVisit::joined, this, [this, room](bool created) { onJoined(room, created); });
    connect(&visit, &RoomVisit::settled, this, [this, room] { emit opened(room); });
    connect(&visit, &RoomVisit::unsettled, this, [this, room] { emit closed(room); });
    connect(&visit, &RoomVisit::left, this, [this, room] { emit left(room); });
    connect(&visit, &RoomVisit::knocked, this, [this, room] { emit knocked(room); });
    connect(&visit, &RoomVisit::troubled, this,
            [this, room](RoomTrouble trouble, const QString &text) { emit troubled(room, trouble, text); });
    connect(&visit, &RoomVisit::someoneEntered, this,
            [this, room](const Occupant &occupant) { emit someoneEntered(room, occupant); });
    connect(&visit, &RoomVisit::happened, this, [this, room](const TalkEvent &event) { emit happened(room, event); });
    connect(&visit, &RoomVisit::pictured, this, &Rooms::pictured);
    connect(&visit, &RoomVisit::arrived, this, &Rooms::arrived);
}

void Rooms::announce(QSet<Jid> &set, const Jid &room)
{
    if (m_changed.isEmpty() && m_occupantsChanged.isEmpty())
        QTimer::singleShot(0, this, [this] {
            for (const Jid &one : std::exchange(m_changed, {}))
                emit changed(one);
            for (const Jid &one : std::exchange(m_occupantsChanged, {})) {
                const auto change = visit(one)->takeOccupantChange();
                if (!change.isEmpty())
                    emit occupantsChanged(one, change);
            }
        });
    set.insert(room);
}

void Rooms::setTimes(const RoomTimes &times)
{
    *m_times = times;
    for (RoomVisit *visit : std::as_const(m_visits))
        visit->setTimes(times);
}

void Rooms::setPresence(const OwnPresence &presence)
{
    *m_presence = presence;
    for (RoomVisit *visit : std::as_const(m_visits))
        visit->setPresence(presence);
}

void Rooms::expectEcho(const Jid &room)
{
    if (auto *known = visit(room))
        known->expectEcho();
}

QList<Room> Rooms::all() const
{
    QList<Room> list;
    for (const RoomVisit *visit : m_visits) {
        if (visit->room().bookmarked || visit->room().state != Room::State::Left)
            list.append(visit->room());
    }
    return list;
}

std::optional<Room> Rooms::find(const Jid &room) const
{
    const auto *known = visit(room);
    return known ? std::optional(known->room()) : std::nullopt;
}

bool Rooms::isRoom(const Jid &jid) const
{
    const Jid room = jid.bare();
    return m_visits.contains(room) || m_known.contains(room);
}

bool Rooms::isOpen(const Jid &room) const
{
    const auto *known = visit(room);
    return known && known->isSettled();
}

QList<Occupant> Rooms::occupants(const Jid &room) const
{
    const auto *known = visit(room);
    return known ? known->occupants().all() : QList<Occupant>();
}

std::optional<Occupant> Rooms::occupant(const Jid &room, const QString &nick) const
{
    const auto *known = visit(room);
    return known ? known->occupants().find(nick) : std::nullopt;
}

QFuture<Result<Jid>> Rooms::address(const QString &typed)
{
    const auto ready = [](const Result<Jid> &result) { return QtFuture::makeReadyValueFuture(result); };
    const auto check = [](const std::optional<Jid> &jid) -> Result<Jid> {
        if (!jid || jid->local().isEmpty() || !jid->isBare())
            return FailureKind::InvalidAddress;
        return *jid;
    };
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(u'@') || text.startsWith("xmpp:"_L1, Qt::CaseInsensitive))
        return ready(check(Jid::fromUserInput(text)));
    if (!Jid::fromUserInput(text, m_account.domain()))
        return ready(FailureKind::InvalidAddress);
    return m_directory->ownService().then(this, [text, check](const Result<Jid> &service) -> Result<Jid> {
        return service ? check(Jid::fromUserInput(text, service.value().domain())) : service;
    });
}

QString Rooms::defaultNick() const
{
    return m_account.local();
}

QString Rooms::nickIn(const Jid &room) const
{
    const QString nick = find(room).value_or(Room()).nick;
    const auto bookmark = m_bookmarks->find(room);
    return !nick.isEmpty() ? nick : bookmark && !bookmark->nick.isEmpty() ? bookmark->nick : defaultNick();
}

QString Rooms::anotherNick(const Jid &room) const
{
    QString nick = nickIn(room);
    qsizetype digits = 0;
    while (digits < nick.size() && digits < 4 && nick.at(nick.size() - 1 - digits).isDigit())
        ++digits;
    const int number = nick.last(digits).toInt();
    nick.chop(digits);
    return nick + QString::number(digits > 0 ? number + 1 : 2);
}

void Rooms::join(const Jid &room, const QString &nick, const QString &password)
{
    if (const auto known = find(room.bare()); known && known->state == Room::State::Joined) {
        if (!nick.isEmpty() && nick != known->nick)
            setNick(room.bare(), nick);
        emit joined(room.bare(), false);
        return;
    }
    m_byPerson.insert(room.bare());
    const QString invited = m_invitations.take(room.bare()).password;
    enter(room.bare(), nick, password.isEmpty() ? invited : password, false);
}

void Rooms::enter(const Jid &room, const QString &nick, const QString &password, bool byItself)
{
    const auto bookmark = m_bookmarks->find(room).value_or(Bookmark());
    const QString ours = nick.isEmpty() ? nickIn(room) : nick;
    const QString known = find(room).value_or(Room()).password;
    const QString word = !password.isEmpty() ? password : !bookmark.password.isEmpty() ? bookmark.password : known;
    visitOf(room).enter(ours, word, byItself);
}

void Rooms::setSubject(const Jid &room, const QString &subject)
{
    if (auto *known = visit(room))
        known->setSubject(subject);
}

void Rooms::setNick(const Jid &room, const QString &nick)
{
    if (auto *known = visit(room))
        known->setNick(nick);
}

void Rooms::knock(const Jid &room)
{
    m_byPerson.insert(room);
    if (auto *known = visit(room))
        known->knock();
}

void Rooms::invite(const Jid &room, const Jid &person, const QString &reason)
{
    if (find(room).value_or(Room()).state != Room::State::Joined)
        return inviteDirectly(room, person, reason);
    m_client->client().send(mediated(room, u"invite"_s, person, reason));
}

void Rooms::inviteDirectly(const Jid &room, const Jid &person, const QString &reason)
{
    if (!m_client || !m_client->isSignedIn())
        return;
    auto x = element(u"x"_s, u"jabber:x:conference"_s);
    x.setAttribute(u"jid"_s, room.toString());
    if (const auto password = find(room).value_or(Room()).password; !password.isEmpty())
        x.setAttribute(u"password"_s, password);
    if (!reason.isEmpty())
        x.setAttribute(u"reason"_s, reason);
    QXmppMessage message;
    message.setType(QXmppMessage::Normal);
    message.setTo(person.toString());
    message.setExtensions(QXmppElementList{x});
    m_client->client().send(std::move(message));
}

void Rooms::decline(const RoomInvitation &invitation, const QString &reason)
{
    const Jid last = m_invitations.take(invitation.room).from;
    const Jid from = invitation.from.isNull() ? last : invitation.from;
    if (m_client && m_client->isSignedIn() && !from.isNull())
        m_client->client().send(mediated(invitation.room, u"decline"_s, from, reason));
    emit invitationDeclined(invitation.room);
}

} // namespace Tertulia
