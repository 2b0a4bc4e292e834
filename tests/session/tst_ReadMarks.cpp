#include "app/NotificationRules.h"
#include "app/ReadMarks.h"
#include "tests/session/RoomsFixture.h"

using namespace Qt::StringLiterals;
using namespace Tertulia;

/// What was read on one device is read on the others (XEP-0490): Ana with two Tertulias of one account on real servers,
/// Ben with slixmpp.
class ReadMarksTest : public RoomsFixture
{
    Q_OBJECT

private slots:
    void whatIsReadHereIsReadOnTheOtherDevice_data() { bothServers(); }
    void whatIsReadHereIsReadOnTheOtherDevice();
    void whatWasReadWhileAwayIsReadAtTheNextStart_data() { bothServers(); }
    void whatWasReadWhileAwayIsReadAtTheNextStart();
    void whatIsReadOfflineIsToldAtTheNextSignIn_data() { bothServers(); }
    void whatIsReadOfflineIsToldAtTheNextSignIn();
    void roomsAreReadTogetherToo_data() { bothServers(); }
    void roomsAreReadTogetherToo();
    void nobodyElseSaysWhatWasRead_data() { bothServers(); }
    void nobodyElseSaysWhatWasRead();

private:
    void meet();
    bool receive(const QStringList &texts);
    static int unread(Person &person, const Jid &with)
    {
        return person.session->conversations().find(with).value_or(Conversation()).unread;
    }
    static void read(Person &person, const Jid &with)
    {
        person.session->conversations().setShown(with);
        person.session->conversations().setShown({});
    }
    static bool signOut(Person &person);

    Jid m_benJid;
};

void ReadMarksTest::meet()
{
    m_ana = newPerson(u"ana"_s);
    m_ben = newPeer(u"ben"_s);
    QVERIFY(m_ana && m_ben);
    m_benJid = *Jid::parse(m_ben->jid());
}

bool ReadMarksTest::signOut(Person &person)
{
    QSignalSpy signedOut(person.session.get(), &ChatSession::signedOut);
    person.session->signOut();
    return QTest::qWaitFor([&] { return signedOut.count() == 1; }, 10'000);
}

void ReadMarksTest::whatIsReadHereIsReadOnTheOtherDevice()
{
    meet();
    Person desk(m_ana->account, Password);
    QVERIFY(desk.signIn());
    QSignalSpy noticed(&desk.session->notifications(), &NotificationRules::noticed);
    QSignalSpy withdrawn(&desk.session->notifications(), &NotificationRules::withdrawn);
    for (const auto &text : {u"one"_s, u"two"_s}) // asks for no marker
        m_ben->sendMessage(m_ana->account.jid.toString(), text);
    QTRY_COMPARE(unread(desk, m_benJid), 2);
    QTRY_COMPARE(unread(*m_ana, m_benJid), 2);
    QTRY_VERIFY(!noticed.isEmpty());
    read(*m_ana, m_benJid);
    QTRY_COMPARE(unread(desk, m_benJid), 0);
    QTRY_COMPARE(withdrawn.count(), 1);
    QCOMPARE(m_ben->count(u"marker"_s), 0); // it is nobody else's business

    m_ben->sendMessage(m_ana->account.jid.toString(), u"three"_s);
    QTRY_COMPARE(unread(*m_ana, m_benJid), 1);
    QTRY_COMPARE(unread(desk, m_benJid), 1);
    read(desk, m_benJid); // and the other way
    QTRY_COMPARE(unread(*m_ana, m_benJid), 0);
}

void ReadMarksTest::whatWasReadWhileAwayIsReadAtTheNextStart()
{
    meet();
    Person desk(m_ana->account, Password);
    QVERIFY(desk.signIn());
    QVERIFY(signOut(desk));
    for (const auto &text : {u"one"_s, u"two"_s, u"three"_s})
        m_ben->sendMessage(m_ana->account.jid.toString(), text);
    QTRY_COMPARE(m_ana->texts(m_benJid).size(), 3);
    read(*m_ana, m_benJid);
    m_ben->sendMessage(m_ana->account.jid.toString(), u"four"_s);
    QTRY_COMPARE(unread(*m_ana, m_benJid), 1);
    QVERIFY(signOut(*m_ana)); // says what it has not said yet
    desk.start();
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.texts(m_benJid).size(), 4);
    QTRY_COMPARE(unread(desk, m_benJid), 1);
}

void ReadMarksTest::whatIsReadOfflineIsToldAtTheNextSignIn()
{
    meet();
    Person desk(m_ana->account, Password);
    QVERIFY(desk.signIn());
    m_ben->sendMessage(m_ana->account.jid.toString(), u"one"_s);
    QTRY_COMPARE(unread(desk, m_benJid), 1);
    QTRY_COMPARE(unread(*m_ana, m_benJid), 1);
    QVERIFY(signOut(*m_ana));
    read(*m_ana, m_benJid);
    QVERIFY(!QTest::qWaitFor([&] { return unread(desk, m_benJid) == 0; }, 2 * int(ReadMarks::Pause.count())));
    QVERIFY(m_ana->signIn());
    QTRY_COMPARE(unread(desk, m_benJid), 0);
}

void ReadMarksTest::roomsAreReadTogetherToo()
{
    open();
    m_ben = newPeer(u"ben"_s);
    QVERIFY(slixJoins());
    Person desk(m_ana->account, Password);
    QVERIFY(desk.signIn());
    QVERIFY(join(desk.session->rooms(), m_room, u"ana2"_s));
    m_ben->sendMessage(m_room.toString(), u"tea?"_s, {{u"type"_s, u"groupchat"_s}});
    QTRY_COMPARE(unread(*m_ana, m_room), 1);
    QTRY_COMPARE(unread(desk, m_room), 1);
    read(*m_ana, m_room);
    QTRY_COMPARE(unread(desk, m_room), 0);
}

void ReadMarksTest::nobodyElseSaysWhatWasRead()
{
    meet();
    m_ben->sendMessage(m_ana->account.jid.toString(), u"one"_s);
    QTRY_COMPARE(unread(*m_ana, m_benJid), 1);
    QVERIFY(!m_ana->history(m_benJid).first().archiveId.isEmpty());
    const QString items =
        u"<item id='%1'><displayed xmlns='urn:xmpp:mds:displayed:0'><stanza-id xmlns='urn:xmpp:sid:0' by='%2' id='%3'/>"
        "</displayed></item>"_s.arg(m_benJid.toString(), m_ana->account.jid.toString(),
                                    m_ana->history(m_benJid).first().archiveId);
    m_ben->sendXml(
        u"<message to='%1'><event xmlns='http://jabber.org/protocol/pubsub#event'><items "
        "node='urn:xmpp:mds:displayed:0'>%2</items></event></message>"_s.arg(m_ana->account.jid.toString(), items));
    m_ben->sendMessage(m_ana->account.jid.toString(), u"two"_s); // comes behind it
    QTRY_COMPARE(unread(*m_ana, m_benJid), 2);

    SlixPeer phone(server(), m_ana->account.jid.local(), Password); // another program of ours may, through our account
    QVERIFY(phone.signIn());
    const auto isFollowed = [&] { return unread(*m_ana, m_benJid) == 1; }; // "two" came later
    bool followed = false;
    for (int i = 0; i < 5 && !followed; ++i) { // ejabberd tells only devices whose features it has asked for by now
        phone.sendXml(u"<iq type='set' id='mark%2'><pubsub xmlns='http://jabber.org/protocol/pubsub'><publish "
                      "node='urn:xmpp:mds:displayed:0'>%1</publish></pubsub></iq>"_s.arg(items)
                          .arg(i));
        followed = QTest::qWaitFor(isFollowed, 2'000);
    }
    QVERIFY(followed);
}

QTEST_GUILESS_MAIN(ReadMarksTest)
#include "tst_ReadMarks.moc"
