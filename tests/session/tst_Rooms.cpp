#include "app/HistorySync.h"
#include "app/RoomDirectory.h"
#include "app/RoomVisit.h"
#include "app/intake/MessageIntake.h"
#include "app/xmpp/ArchiveExtension.h"
#include "app/xmpp/XmppClient.h"
#include "tests/session/RoomsFixture.h"

#include <QDomElement>
#include <QXmppClient.h>
#include <QXmppClientExtension.h>
#include <QXmppPresence.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tertulia;

namespace {

/// The link loses what the room says to our going.
struct DeafToLeaving : QXmppClientExtension {
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override
    {
        return stanza.tagName() == "presence"_L1 && stanza.attribute(u"type"_s) == "unavailable"_L1;
    }
};

} // namespace

/// Coming in, staying in, and what is said.
class RoomsTest : public RoomsFixture
{
    Q_OBJECT

private slots:
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
};

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
    QVERIFY(configure(u"muc#roomconfig_membersonly"_s, {u"0"_s})); // Prosody looks at that first
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
    Person cleo(server().settings(newAccount(u"cleo"_s)), Password);
    MessageIntake intake(cleo.account.jid, *cleo.messages);
    Rooms rooms(cleo.account.jid, *cleo.messages, *cleo.conversations, intake);
    RoomTimes times;
    times.silence = 300ms;
    rooms.setTimes(times);
    XmppClient client;
    client.client().insertExtension(0, new ArchiveExtension(cleo.account.jid));
    rooms.attach(&client);
    client.client().insertExtension(0, new DeafToLeaving);
    client.open(cleo.account, Password);
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

QTEST_GUILESS_MAIN(RoomsTest)
#include "tst_Rooms.moc"
