#include "app/HistorySync.h"
#include "app/RoomDirectory.h"
#include "app/RoomMembers.h"
#include "app/RoomVisit.h"
#include "app/Rooms.h"
#include "app/intake/MessageIntake.h"
#include "app/xmpp/ArchiveExtension.h"
#include "app/xmpp/XmppClient.h"
#include "tests/session/SessionFixture.h"

#include <QDomElement>
#include <QSignalSpy>
#include <QXmppClient.h>
#include <QXmppClientExtension.h>
#include <QXmppPresence.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tertulia;

namespace {

const auto password = u"correct horse"_s;

/// The link loses what the room says to our going.
struct DeafToLeaving : QXmppClientExtension {
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override
    {
        return stanza.tagName() == "presence"_L1 && stanza.attribute(u"type"_s) == "unavailable"_L1;
    }
};

} // namespace

/// Rooms of real servers, with slixmpp and a second Tertulia in them.
class RoomsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void bareNameIsARoomOfOurServer_data() { bothServers(); }
    void bareNameIsARoomOfOurServer();
    void newRoomIsOpenedAndSaidToBeNew_data() { bothServers(); }
    void newRoomIsOpenedAndSaidToBeNew();
    void everybodyIsHeardAndSeen_data() { bothServers(); }
    void everybodyIsHeardAndSeen();
    void refusalsSayWhy_data() { bothServers(); }
    void refusalsSayWhy();
    void whatIsSaidBeforeJoiningGoesOutBehindIt_data() { bothServers(); }
    void whatIsSaidBeforeJoiningGoesOutBehindIt();
    void nothingIsMissedOrDoubledByComingBack_data() { bothServers(); }
    void nothingIsMissedOrDoubledByComingBack();
    void silentLossIsFoundAndHealed_data() { bothServers(); }
    void silentLossIsFoundAndHealed();
    void subjectAndNickChange_data() { bothServers(); }
    void subjectAndNickChange();
    void privateWordsToAnOccupantStayPrivate_data() { bothServers(); }
    void privateWordsToAnOccupantStayPrivate();
    void correctionsComeOnlyFromTheSameOccupant_data() { bothServers(); }
    void correctionsComeOnlyFromTheSameOccupant();
    void kickedAndBannedAreTold_data() { bothServers(); }
    void kickedAndBannedAreTold();
    void invitationsGoBothWays_data() { bothServers(); }
    void invitationsGoBothWays();
    void ownerConfiguresBrowsesAndDestroys_data() { bothServers(); }
    void ownerConfiguresBrowsesAndDestroys();
    void bookmarkedRoomIsJoinedAtTheNextStart_data() { bothServers(); }
    void bookmarkedRoomIsJoinedAtTheNextStart();

private:
    static void bothServers();
    LocalServer &server() const;
    QString newAccount(const QString &name);
    std::unique_ptr<Person> newPerson(const QString &name);
    std::unique_ptr<SlixPeer> newPeer(const QString &name);
    Rooms &rooms(const std::unique_ptr<Person> &person) const { return person->session->rooms(); }
    Rooms &rooms() const { return rooms(m_ana); }
    static Room::State stateOf(Rooms &rooms, const Jid &room) { return rooms.find(room).value_or(Room()).state; }
    bool join(Rooms &rooms, const Jid &room, const QString &nick = {});
    bool slixJoins(const QString &nick = u"ben"_s);
    /// Ana is in a fresh room of hers.
    void open();
    QString last(const std::unique_ptr<Person> &person)
    {
        return person->texts(m_room).value(person->texts(m_room).size() - 1);
    }

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    std::unique_ptr<Person> m_ana;
    std::unique_ptr<SlixPeer> m_ben;
    Jid m_room;
    int m_count = 0;
};

void RoomsTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void RoomsTest::cleanup()
{
    m_ben.reset();
    m_ana.reset();
}

void RoomsTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

LocalServer &RoomsTest::server() const
{
    const bool ejabberd = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "ejabberd";
    return ejabberd ? *m_ejabberd : *m_prosody;
}

QString RoomsTest::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_count);
    return server().addAccount(user, password) ? user : QString();
}

std::unique_ptr<Person> RoomsTest::newPerson(const QString &name)
{
    auto person = std::make_unique<Person>(server().settings(newAccount(name)), password);
    return person->signIn() ? std::move(person) : nullptr;
}

std::unique_ptr<SlixPeer> RoomsTest::newPeer(const QString &name)
{
    auto peer = std::make_unique<SlixPeer>(server(), newAccount(name), password);
    return peer->signIn() ? std::move(peer) : nullptr;
}

bool RoomsTest::join(Rooms &rooms, const Jid &room, const QString &nick)
{
    rooms.join(room, nick);
    return QTest::qWaitFor([&] { return stateOf(rooms, room) == Room::State::Joined && rooms.isOpen(room); }, 20'000);
}

bool RoomsTest::slixJoins(const QString &nick)
{
    m_ben->tell(u"join"_s, {{u"room"_s, m_room.toString()}, {u"nick"_s, nick}});
    return QTest::qWaitFor([&] { return rooms().occupant(m_room, nick).has_value(); }, 10'000);
}

void RoomsTest::open()
{
    m_ana = newPerson(u"ana"_s);
    QVERIFY(m_ana);
    m_room = *Jid::parse(u"tea%1@conference.localhost"_s.arg(++m_count));
    QVERIFY(join(rooms(), m_room, u"ana"_s));
}

void RoomsTest::bareNameIsARoomOfOurServer()
{
    m_ana = newPerson(u"ana"_s);
    QVERIFY(m_ana);
    auto address = rooms().address(u"Tea"_s);
    QTRY_VERIFY(address.isFinished());
    QCOMPARE(address.result().value().toString(), u"tea@conference.localhost"_s);
    auto full = rooms().address(u"tea@rooms.example.org"_s);
    QCOMPARE(full.result().value().toString(), u"tea@rooms.example.org"_s);
    QVERIFY(!rooms().address(u"tea@rooms.example.org/ana"_s).result());
}

void RoomsTest::newRoomIsOpenedAndSaidToBeNew()
{
    m_ana = newPerson(u"ana"_s);
    m_room = *Jid::parse(u"new%1@conference.localhost"_s.arg(++m_count));
    QSignalSpy joined(&rooms(), &Rooms::joined);
    QVERIFY(join(rooms(), m_room));
    QCOMPARE(joined.count(), 1);
    QVERIFY(joined.first().at(1).toBool());
    const Room room = *rooms().find(m_room);
    QVERIFY(room.created && room.bookmarked && room.autojoin);
    QCOMPARE(room.affiliation, Affiliation::Owner);
    QCOMPARE(room.role, RoomRole::Moderator);
    QCOMPARE(room.nick, rooms().defaultNick());
    auto cleo = newPerson(u"cleo"_s); // it is not locked
    QSignalSpy there(&rooms(cleo), &Rooms::joined);
    QVERIFY(join(rooms(cleo), m_room));
    QVERIFY(!there.first().at(1).toBool());
    QTRY_COMPARE(rooms().find(m_room)->people, 2);
    QTRY_VERIFY(m_ana->session->conversations().find(m_room).value_or(Conversation()).isRoom);
}

void RoomsTest::everybodyIsHeardAndSeen()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QSignalSpy entered(&rooms(), &Rooms::someoneEntered);
    QVERIFY(slixJoins());
    QCOMPARE(entered.count(), 1);
    const QString said = u"good morning, ANA!"_s;
    m_ben->sendMessage(m_room.toString(), said, {{u"type"_s, u"groupchat"_s}});
    QTRY_COMPARE(m_ana->texts(m_room), QStringList{said});
    const Message theirs = m_ana->history(m_room).first();
    QCOMPARE(theirs.nick, u"ben"_s);
    QVERIFY(!theirs.outgoing && theirs.mentionsUs && !theirs.occupant.isEmpty() && !theirs.archiveId.isEmpty());
    QTRY_COMPARE(m_ana->session->conversations().find(m_room)->mentions, 1);

    m_ana->session->outbox().send(m_room, u"and to you"_s);
    QCOMPARE(m_ben->wait(u"message"_s, {{u"body"_s, u"and to you"_s}})[u"type"_s].toString(), u"groupchat"_s);
    QTRY_COMPARE(m_ana->history(m_room).value(1).state, MessageState::Sent);
    const Message ours = m_ana->history(m_room).at(1);
    QVERIFY(ours.outgoing && !ours.archiveId.isEmpty());
    QCOMPARE(ours.nick, u"ana"_s);

    m_ben->tell(u"leave"_s, {{u"room"_s, m_room.toString()}, {u"nick"_s, u"ben"_s}});
    QTRY_COMPARE(rooms().find(m_room)->people, 1);
}

void RoomsTest::refusalsSayWhy()
{
    open();
    auto &members = rooms().members();
    auto cleo = newPerson(u"cleo"_s);
    QSignalSpy troubled(&rooms(cleo), &Rooms::troubled);
    const auto trouble = [&](const Jid &room, const QString &nick = {}, const QString &word = {}) {
        troubled.clear();
        rooms(cleo).join(room, nick, word);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!troubled.isEmpty(), 25'000); }();
        return troubled.isEmpty() ? RoomTrouble::None : troubled.first().at(1).value<RoomTrouble>();
    };
    const auto configure = [&](const QString &field, const QStringList &values) {
        auto form = members.configuration(m_room);
        [&] { QTRY_VERIFY(form.isFinished()); }();
        DataForm filled = form.result().value();
        filled.setValues(field, values);
        auto done = members.configure(m_room, filled);
        [&] { QTRY_VERIFY(done.isFinished()); }();
        return bool(done.result());
    };
    QCOMPARE(trouble(m_room, u"ana"_s), RoomTrouble::NickTaken);
    QCOMPARE(rooms(cleo).anotherNick(m_room), u"ana2"_s);
    QCOMPARE(stateOf(rooms(cleo), m_room), Room::State::Failed);
    QCOMPARE(trouble(*Jid::parse(u"tea@nowhere.localhost"_s)), RoomTrouble::NoSuchService);

    auto form = members.configuration(m_room);
    QTRY_VERIFY(form.isFinished());
    DataForm locked = form.result().value();
    locked.setValues(u"muc#roomconfig_passwordprotectedroom", {u"1"_s});
    locked.setValues(u"muc#roomconfig_roomsecret", {u"secret"_s});
    auto done = members.configure(m_room, locked);
    QTRY_VERIFY(done.isFinished());
    QVERIFY(done.result());
    QCOMPARE(trouble(m_room, u"cleo"_s), RoomTrouble::PasswordWanted);
    QCOMPARE(trouble(m_room, u"cleo"_s, u"wrong"_s), RoomTrouble::PasswordWrong);
    rooms(cleo).join(m_room, u"cleo"_s, u"secret"_s);
    QTRY_COMPARE(stateOf(rooms(cleo), m_room), Room::State::Joined);
    rooms(cleo).leave(m_room);

    locked.setValues(u"muc#roomconfig_passwordprotectedroom", {u"0"_s});
    locked.setValues(u"muc#roomconfig_roomsecret", {});
    auto unlocked = members.configure(m_room, locked);
    QTRY_VERIFY(unlocked.isFinished());
    QVERIFY(configure(u"muc#roomconfig_membersonly"_s, {u"1"_s}));
    QCOMPARE(trouble(m_room, u"cleo"_s), RoomTrouble::MembersOnly);
    auto banned = members.setAffiliation(m_room, cleo->account.jid, Affiliation::Outcast);
    QTRY_VERIFY(banned.isFinished() && banned.result());
    QCOMPARE(trouble(m_room, u"cleo"_s), RoomTrouble::Banned);
}

void RoomsTest::whatIsSaidBeforeJoiningGoesOutBehindIt()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QVERIFY(slixJoins());
    rooms().leave(m_room);
    QTRY_COMPARE(stateOf(rooms(), m_room), Room::State::Left);
    m_ana->session->outbox().send(m_room, u"am I heard?"_s);
    QVERIFY(!m_ben->wait(u"message"_s, {{u"body"_s, u"am I heard?"_s}}).isEmpty());
    QTRY_COMPARE(m_ana->history(m_room).value(0).state, MessageState::Sent);
    QCOMPARE(stateOf(rooms(), m_room), Room::State::Joined);
    QCOMPARE(m_ana->texts(m_room).size(), 1);
}

void RoomsTest::nothingIsMissedOrDoubledByComingBack()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QVERIFY(slixJoins());
    const QJsonObject toAll{{u"type"_s, u"groupchat"_s}};
    m_ben->sendMessage(m_room.toString(), u"one"_s, toAll);
    m_ana->session->outbox().send(m_room, u"two"_s);
    QTRY_COMPARE(m_ana->history(m_room).size(), 2);
    QTRY_VERIFY(m_ana->history(m_room).at(1).state == MessageState::Sent && rooms().isOpen(m_room));
    QSignalSpy signedOut(m_ana->session.get(), &ChatSession::signedOut);
    m_ana->session->signOut();
    QTRY_COMPARE(signedOut.count(), 1);
    m_ben->sendMessage(m_room.toString(), u"three"_s, toAll);
    m_ana->session->outbox().send(m_room, u"four"_s);
    QVERIFY(m_ana->signIn());
    QTRY_VERIFY(rooms().isOpen(m_room));
    QTRY_COMPARE(m_ana->history(m_room).size(), 4);
    QTRY_VERIFY(m_ana->history(m_room).at(3).state == MessageState::Sent ||
                m_ana->history(m_room).at(2).state == MessageState::Sent);
    QVERIFY(!m_ben->wait(u"message"_s, {{u"body"_s, u"four"_s}}).isEmpty());
    auto texts = m_ana->texts(m_room);
    texts.sort();
    QCOMPARE(texts, (QStringList{u"four"_s, u"one"_s, u"three"_s, u"two"_s}));
}

void RoomsTest::silentLossIsFoundAndHealed()
{
    Person cleo(server().settings(newAccount(u"cleo"_s)), password);
    MessageIntake intake(cleo.account.jid, *cleo.messages);
    Rooms rooms(cleo.account.jid, *cleo.messages, intake);
    RoomTimes times;
    times.silence = 300ms;
    rooms.setTimes(times);
    XmppClient client;
    client.client().insertExtension(0, new ArchiveExtension(cleo.account.jid));
    rooms.attach(&client);
    client.client().insertExtension(0, new DeafToLeaving);
    client.open(cleo.account, password);
    QTRY_VERIFY(client.isSignedIn());
    m_room = *Jid::parse(u"silent%1@conference.localhost"_s.arg(++m_count));
    QVERIFY(join(rooms, m_room, u"cleo"_s));
    QSignalSpy closed(&rooms, &Rooms::closed);
    QXmppPresence leaving(QXmppPresence::Unavailable);
    leaving.setTo(m_room.toString() + u"/cleo"_s);
    client.client().sendPacket(leaving);
    QTRY_COMPARE(closed.count(), 1);
    QTRY_VERIFY(rooms.isOpen(m_room));
    QCOMPARE(rooms.find(m_room)->people, 1);
    QSignalSpy gone(&client, &XmppClient::closed);
    client.close();
    QTRY_COMPARE(gone.count(), 1);
    rooms.attach(nullptr);
}

void RoomsTest::subjectAndNickChange()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QVERIFY(slixJoins());
    rooms().setSubject(m_room, u"Tea & cake"_s);
    QTRY_COMPARE(rooms().find(m_room)->subject, u"Tea & cake"_s);
    rooms().setSubject(m_room, {});
    QTRY_COMPARE(rooms().find(m_room)->subject, QString());
    m_ben->sendXml(u"<message to='%1' type='groupchat'><subject>Mine</subject><body>no subject</body></message>"_s.arg(
        m_room.toString()));
    QTRY_COMPARE(m_ana->texts(m_room), QStringList{u"no subject"_s});
    QCOMPARE(rooms().find(m_room)->subject, QString());

    QSignalSpy troubled(&rooms(), &Rooms::troubled), entered(&rooms(), &Rooms::someoneEntered);
    rooms().setNick(m_room, u"ben"_s);
    QTRY_COMPARE(troubled.count(), 1);
    QCOMPARE(troubled.first().at(1).value<RoomTrouble>(), RoomTrouble::NickTaken);
    QCOMPARE(stateOf(rooms(), m_room), Room::State::Joined);
    rooms().setNick(m_room, u"Аня & co"_s);
    QTRY_COMPARE(rooms().find(m_room)->nick, u"Аня & co"_s);
    m_ben->tell(u"join"_s, {{u"room"_s, m_room.toString()}, {u"nick"_s, u"benedict"_s}});
    QTRY_VERIFY(rooms().occupant(m_room, u"benedict"_s).has_value());
    QVERIFY(!rooms().occupant(m_room, u"ben"_s));
    QCOMPARE(entered.count(), 0);
    QCOMPARE(rooms().find(m_room)->people, 2);
}

void RoomsTest::privateWordsToAnOccupantStayPrivate()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QVERIFY(slixJoins());
    const Jid ben = m_room.withResource(u"ben"_s);
    m_ana->session->outbox().send(ben, u"between us"_s);
    QCOMPARE(m_ben->wait(u"message"_s, {{u"body"_s, u"between us"_s}})[u"type"_s].toString(), u"chat"_s);
    m_ben->sendMessage(m_room.toString() + u"/ana"_s, u"of course"_s);
    QTRY_COMPARE(m_ana->texts(ben), (QStringList{u"between us"_s, u"of course"_s}));
    QVERIFY(m_ana->texts(m_room).isEmpty());
}

void RoomsTest::correctionsComeOnlyFromTheSameOccupant()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QVERIFY(slixJoins());
    auto cleo = newPerson(u"cleo"_s);
    QVERIFY(join(rooms(cleo), m_room, u"cleo"_s));
    const auto id = m_ben->sendMessage(m_room.toString(), u"helo"_s, {{u"type"_s, u"groupchat"_s}});
    QTRY_COMPARE(m_ana->texts(m_room), QStringList{u"helo"_s});
    QTRY_COMPARE(cleo->texts(m_room), QStringList{u"helo"_s});
    const auto correction = u"<replace xmlns='urn:xmpp:message-correct:0' id='%1'/>"_s.arg(id);
    m_ben->sendMessage(m_room.toString(), u"hello"_s, {{u"type"_s, u"groupchat"_s}, {u"xml"_s, correction}});
    QTRY_COMPARE(m_ana->texts(m_room), QStringList{u"hello"_s});
    cleo->session->outbox().send(m_room, u"mine"_s);
    QTRY_COMPARE(last(m_ana), u"mine"_s);
    const auto other = m_ana->history(m_room).at(1).stanzaId;
    const auto forged = u"<replace xmlns='urn:xmpp:message-correct:0' id='%1'/>"_s.arg(other);
    m_ben->sendMessage(m_room.toString(), u"yours"_s, {{u"type"_s, u"groupchat"_s}, {u"xml"_s, forged}});
    QTRY_COMPARE(m_ana->texts(m_room), (QStringList{u"hello"_s, u"mine"_s, u"yours"_s}));
    m_ana->session->outbox().toggleReaction(m_ana->history(m_room).at(1), u"👍"_s);
    QTRY_COMPARE(cleo->history(m_room).value(1).reactions.size(), 1);
    QCOMPARE(cleo->history(m_room).at(1).reactions.first().who, QList<Jid>{m_room.withResource(u"ana"_s)});
    cleo->session->outbox().retract(cleo->history(m_room).at(1));
    QTRY_VERIFY(m_ana->history(m_room).at(1).retracted);
}

void RoomsTest::kickedAndBannedAreTold()
{
    open();
    auto cleo = newPerson(u"cleo"_s);
    QVERIFY(join(rooms(cleo), m_room, u"cleo"_s));
    QTRY_VERIFY(rooms().occupant(m_room, u"cleo"_s).has_value());
    QSignalSpy troubled(&rooms(cleo), &Rooms::troubled);
    auto refused = rooms(cleo).members().kick(m_room, u"ana"_s);
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().failure().kind, FailureKind::NotAllowed);
    rooms().members().kick(m_room, u"cleo"_s, u"too loud"_s);
    QTRY_COMPARE(troubled.count(), 1);
    QCOMPARE(troubled.first().at(1).value<RoomTrouble>(), RoomTrouble::Kicked);
    QCOMPARE(rooms(cleo).find(m_room)->reason, u"too loud"_s);
    QVERIFY(join(rooms(cleo), m_room, u"cleo"_s));
    rooms().members().setAffiliation(m_room, cleo->account.jid, Affiliation::Outcast, u"enough"_s);
    QTRY_COMPARE(troubled.count(), 2);
    QCOMPARE(troubled.last().at(1).value<RoomTrouble>(), RoomTrouble::Banned);
    auto list = rooms().members().list(m_room, Affiliation::Outcast);
    QTRY_VERIFY(list.isFinished());
    QCOMPARE(list.result().value().size(), 1);
    QCOMPARE(list.result().value().first().jid, cleo->account.jid);
}

void RoomsTest::invitationsGoBothWays()
{
    open();
    auto cleo = newPerson(u"cleo"_s);
    QSignalSpy invited(&rooms(cleo), &Rooms::invited), declined(&rooms(), &Rooms::declined);
    rooms().invite(m_room, cleo->account.jid, u"come in"_s);
    QTRY_COMPARE(invited.count(), 1);
    const auto mediated = invited.first().first().value<RoomInvitation>();
    QCOMPARE(mediated.room, m_room);
    QCOMPARE(mediated.from, m_ana->account.jid);
    QCOMPARE(mediated.reason, u"come in"_s);
    rooms(cleo).decline(mediated, u"later"_s);
    QTRY_COMPARE(declined.count(), 1);
    rooms().inviteDirectly(m_room, cleo->account.jid, u"please"_s);
    QTRY_COMPARE(invited.count(), 2);
    QCOMPARE(invited.last().first().value<RoomInvitation>().reason, u"please"_s);
}

void RoomsTest::ownerConfiguresBrowsesAndDestroys()
{
    open();
    auto &members = rooms().members();
    auto answer = members.configuration(m_room);
    QTRY_VERIFY(answer.isFinished());
    DataForm form = answer.result().value();
    form.setValues(u"muc#roomconfig_roomname", {u"The tea room"_s});
    form.setValues(u"muc#roomconfig_publicroom", {u"1"_s});
    auto done = members.configure(m_room, form);
    QTRY_VERIFY(done.isFinished());
    QVERIFY(done.result());
    QTRY_COMPARE(rooms().find(m_room)->name, u"The tea room"_s);
    QSignalSpy listed(&rooms().directory(), &RoomDirectory::listed);
    auto browsed = rooms().directory().browse(*Jid::parse(u"conference.localhost"));
    QTRY_VERIFY(browsed.isFinished());
    const auto list = browsed.result().value();
    QVERIFY(std::ranges::find(list, m_room, &RoomListing::jid) != list.end());
    const auto hasPeople = [&](const QVariantList &row) {
        const auto one = row.first().value<RoomListing>();
        return one.jid == m_room && one.people == 1;
    };
    QTRY_VERIFY(std::ranges::any_of(listed, hasPeople));
    auto cleo = newPerson(u"cleo"_s);
    QVERIFY(join(rooms(cleo), m_room, u"cleo"_s));
    QSignalSpy troubled(&rooms(cleo), &Rooms::troubled);
    const Jid next = *Jid::parse(u"next@conference.localhost");
    members.destroy(m_room, u"we moved"_s, next);
    QTRY_COMPARE(troubled.count(), 1);
    QCOMPARE(troubled.first().at(1).value<RoomTrouble>(), RoomTrouble::Gone);
    QCOMPARE(rooms(cleo).find(m_room)->successor, next);
    QCOMPARE(rooms(cleo).find(m_room)->reason, u"we moved"_s);
}

void RoomsTest::bookmarkedRoomIsJoinedAtTheNextStart()
{
    open();
    QTRY_VERIFY(rooms().find(m_room)->autojoin);
    rooms().rename(m_room, u"Tea"_s);
    QTest::qWait(0);
    QSignalSpy signedOut(m_ana->session.get(), &ChatSession::signedOut);
    m_ana->session->signOut();
    QTRY_COMPARE(signedOut.count(), 1);
    m_ana->start();
    QVERIFY(m_ana->signIn());
    QTRY_COMPARE(stateOf(rooms(), m_room), Room::State::Joined);
    QCOMPARE(rooms().find(m_room)->name, u"Tea"_s);
    QCOMPARE(rooms().find(m_room)->nick, u"ana"_s);
}

QTEST_GUILESS_MAIN(RoomsTest)
#include "tst_Rooms.moc"
