#include "app/Events.h"
#include "app/RoomDirectory.h"
#include "app/RoomVoice.h"
#include "tests/session/RoomsFixture.h"

using namespace Qt::StringLiterals;
using namespace Tertulia;

/// Who may do what in a room, and whom it lets in.
class RoomLifeTest : public RoomsFixture
{
    Q_OBJECT

private slots:
    void subjectAndNickChange_data() { bothServers(); }
    void subjectAndNickChange();
    void privateWordsToAnOccupantStayPrivate_data() { bothServers(); }
    void privateWordsToAnOccupantStayPrivate();
    void correctionsComeOnlyFromTheSameOccupant_data() { bothServers(); }
    void correctionsComeOnlyFromTheSameOccupant();
    void kickedAndBannedAreTold_data() { bothServers(); }
    void kickedAndBannedAreTold();
    void comingAndGoingIsNotedButNotWhoIsThereAlready_data() { bothServers(); }
    void comingAndGoingIsNotedButNotWhoIsThereAlready();
    void invitationsGoBothWays_data() { bothServers(); }
    void invitationsGoBothWays();
    void ownerConfiguresBrowsesAndDestroys_data() { bothServers(); }
    void ownerConfiguresBrowsesAndDestroys();
    void whoMayNotSpeakAsksTo_data() { bothServers(); }
    void whoMayNotSpeakAsksTo();
    void knockingIsOfferedWhereItLeadsSomewhere_data() { bothServers(); }
    void knockingIsOfferedWhereItLeadsSomewhere();
    void bookmarkedRoomIsJoinedAtTheNextStart_data() { bothServers(); }
    void bookmarkedRoomIsJoinedAtTheNextStart();
    void bookmarksChangedWhileSignedOutAreToldLater_data() { bothServers(); }
    void bookmarksChangedWhileSignedOutAreToldLater();

private:
    bool configure(const QList<std::pair<QString, QString>> &answers);
};

bool RoomLifeTest::configure(const QList<std::pair<QString, QString>> &answers)
{
    auto form = rooms().members().configuration(m_room);
    if (!QTest::qWaitFor([&] { return form.isFinished(); }, 10'000) || !form.result())
        return false;
    DataForm filled = form.result().value();
    for (const auto &[name, value] : answers)
        filled.setValues(name, {value});
    auto done = rooms().members().configure(m_room, filled);
    return QTest::qWaitFor([&] { return done.isFinished(); }, 10'000) && done.result();
}

void RoomLifeTest::subjectAndNickChange()
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

void RoomLifeTest::privateWordsToAnOccupantStayPrivate()
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

void RoomLifeTest::correctionsComeOnlyFromTheSameOccupant()
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

void RoomLifeTest::kickedAndBannedAreTold()
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

void RoomLifeTest::comingAndGoingIsNotedButNotWhoIsThereAlready()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QVERIFY(slixJoins());
    auto cleo = newPerson(u"cleo"_s);
    QVERIFY(join(rooms(cleo), m_room, u"cleo"_s));
    QTRY_VERIFY(rooms().occupant(m_room, u"cleo"_s).has_value());
    rooms().setSubject(m_room, u"Tea"_s);
    QTRY_COMPARE(rooms(cleo).find(m_room)->subject, u"Tea"_s);
    m_ben->tell(u"join"_s, {{u"room"_s, m_room.toString()}, {u"nick"_s, u"benedict"_s}});
    QTRY_VERIFY(rooms().occupant(m_room, u"benedict"_s).has_value());
    m_ben->tell(u"leave"_s, {{u"room"_s, m_room.toString()}, {u"nick"_s, u"benedict"_s}});
    QTRY_VERIFY(!rooms().occupant(m_room, u"benedict"_s));
    rooms().members().kick(m_room, u"cleo"_s, u"too loud"_s);
    QTRY_VERIFY(!rooms().occupant(m_room, u"cleo"_s));
    QVERIFY(join(rooms(cleo), m_room, u"cleo"_s));
    QTRY_VERIFY(rooms().occupant(m_room, u"cleo"_s).has_value());
    rooms().members().setAffiliation(m_room, cleo->account.jid, Affiliation::Outcast, u"enough"_s);
    QTRY_VERIFY(!rooms().occupant(m_room, u"cleo"_s));

    QStringList noted;
    for (const TalkEvent &event : m_ana->session->events().of(m_room))
        noted << u"%1 %2 %3 %4"_s.arg(int(event.kind)).arg(event.who, event.text).arg(int(event.ours)).simplified();
    QCOMPARE(noted, (QStringList{u"0 ben 0"_s, u"0 cleo 0"_s, u"5 ana Tea 1"_s, u"4 ben benedict 0"_s,
                                 u"1 benedict 0"_s, u"2 cleo too loud 0"_s, u"0 cleo 0"_s, u"3 cleo enough 0"_s}));
    QStringList seenByCleo; // who was there when she came is no news, nor what happened to herself
    for (const TalkEvent &event : cleo->session->events().of(m_room))
        seenByCleo << u"%1 %2"_s.arg(int(event.kind)).arg(event.who);
    QCOMPARE(seenByCleo, (QStringList{u"5 ana"_s, u"4 ben"_s, u"1 benedict"_s}));
}

void RoomLifeTest::invitationsGoBothWays()
{
    open();
    auto cleo = newPerson(u"cleo"_s);
    QSignalSpy invited(&rooms(cleo), &Rooms::invited), declined(&rooms(), &Rooms::declined);
    rooms().invite(m_room, cleo->account.jid, u"come in"_s);
    QTRY_COMPARE(invited.count(), 1);
    const auto mediated = invited.first().first().value<RoomInvitation>();
    QCOMPARE(mediated.room, m_room);
    QVERIFY(mediated.from == m_ana->account.jid || mediated.from.toString() == m_room.toString() + u"/ana"_s);
    QCOMPARE(mediated.reason, u"come in"_s);
    rooms(cleo).decline(mediated, u"later"_s);
    QTRY_COMPARE(declined.count(), 1);
    rooms().inviteDirectly(m_room, cleo->account.jid, u"please"_s);
    QTRY_COMPARE(invited.count(), 2);
    QCOMPARE(invited.last().first().value<RoomInvitation>().reason, u"please"_s);
}

void RoomLifeTest::ownerConfiguresBrowsesAndDestroys()
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

void RoomLifeTest::bookmarkedRoomIsJoinedAtTheNextStart()
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

void RoomLifeTest::whoMayNotSpeakAsksTo()
{
    open();
    QVERIFY(configure({{u"muc#roomconfig_moderatedroom"_s, u"1"_s}, {u"members_by_default"_s, u"0"_s}}));
    auto cleo = newPerson(u"cleo"_s);
    QVERIFY(join(rooms(cleo), m_room, u"cleo"_s));
    QCOMPARE(rooms(cleo).find(m_room)->role, RoomRole::Visitor);
    QTRY_VERIFY(rooms().occupant(m_room, u"cleo"_s).has_value());
    RoomVoice &asking = rooms(cleo).voice(), &answering = rooms().voice();
    QSignalSpy refused(&asking, &RoomVoice::refused);
    asking.ask(m_room);
    QVERIFY(asking.hasAsked(m_room));
    QTRY_COMPARE(answering.waiting(m_room), QStringList{u"cleo"_s});
    QVERIFY(asking.waiting(m_room).isEmpty());
    answering.answer(m_room, u"cleo"_s, true);
    QVERIFY(answering.waiting(m_room).isEmpty());
    QTRY_COMPARE(rooms(cleo).find(m_room)->role, RoomRole::Participant);
    QTRY_VERIFY(!asking.hasAsked(m_room));
    QVERIFY(refused.isEmpty());

    rooms().members().setRole(m_room, u"cleo"_s, RoomRole::Visitor);
    QTRY_COMPARE(rooms(cleo).find(m_room)->role, RoomRole::Visitor);
    asking.ask(m_room);
    if (&server() == m_ejabberd.get()) { // so soon again
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(!asking.hasAsked(m_room));
        return;
    }
    QTRY_COMPARE(answering.waiting(m_room), QStringList{u"cleo"_s});
    rooms(cleo).leave(m_room);
    QTRY_VERIFY(answering.waiting(m_room).isEmpty());
}

/// Prosody takes requests where its administrator lets it, and makes members at once. ejabberd only has nicknames for
/// its whole service.
void RoomLifeTest::knockingIsOfferedWhereItLeadsSomewhere()
{
    open();
    QVERIFY(configure({{u"muc#roomconfig_membersonly"_s, u"1"_s}}));
    auto cleo = newPerson(u"cleo"_s);
    QSignalSpy troubled(&rooms(cleo), &Rooms::troubled);
    rooms(cleo).join(m_room, u"cleo"_s);
    QTRY_COMPARE(troubled.count(), 1);
    QCOMPARE(rooms(cleo).find(m_room)->trouble, RoomTrouble::MembersOnly);
    const bool offered = &server() == m_prosody.get();
    QCOMPARE(rooms(cleo).find(m_room)->takesRequests, offered);
    rooms(cleo).knock(m_room);
    if (offered) {
        QTRY_COMPARE(stateOf(rooms(cleo), m_room), Room::State::Joined);
        QCOMPARE(rooms(cleo).find(m_room)->affiliation, Affiliation::Member);
    } else {
        QTRY_COMPARE(troubled.count(), 2);
        QCOMPARE(troubled.last().at(1).value<RoomTrouble>(), RoomTrouble::NotAllowed);
    }
}

void RoomLifeTest::bookmarksChangedWhileSignedOutAreToldLater()
{
    open();
    const Jid other = *Jid::parse(u"cake%1@conference.localhost"_s.arg(++m_count));
    QVERIFY(join(rooms(), other));
    QTRY_VERIFY(rooms().find(m_room)->autojoin && rooms().find(other)->autojoin);
    const auto wishes = [&] {
        auto answer = m_ana->conversations->bookmarkWishes(m_ana->account.jid);
        return QTest::qWaitFor([&] { return answer.isFinished(); }, 10'000) && answer.result()
                   ? answer.result().value().size()
                   : -1;
    };
    QTRY_COMPARE(wishes(), 0); // the server has what we did so far
    QSignalSpy signedOut(m_ana->session.get(), &ChatSession::signedOut);
    m_ana->session->signOut();
    QTRY_COMPARE(signedOut.count(), 1);
    rooms().rename(m_room, u"Tea & cake"_s);
    rooms().leave(m_room);
    rooms().setBookmarked(other, false);
    QTRY_COMPARE(wishes(), 2);
    m_ana->start();
    QVERIFY(m_ana->signIn());
    QTRY_COMPARE(rooms().find(m_room).value_or(Room()).name, u"Tea & cake"_s);
    QVERIFY(!rooms().find(m_room)->autojoin);
    QCOMPARE(stateOf(rooms(), m_room), Room::State::Left);
    QVERIFY(!rooms().find(other).value_or(Room()).bookmarked);
    QTRY_COMPARE(wishes(), 0);
    Person again(m_ana->account, Password); // with a store of its own: what the server has
    QVERIFY(again.signIn());
    QTRY_COMPARE(again.session->rooms().find(m_room).value_or(Room()).name, u"Tea & cake"_s);
    QVERIFY(!again.session->rooms().find(m_room)->autojoin);
    QVERIFY(!again.session->rooms().find(other));
}

QTEST_GUILESS_MAIN(RoomLifeTest)
#include "tst_RoomLife.moc"
