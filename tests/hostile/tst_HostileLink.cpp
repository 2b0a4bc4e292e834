// HOSTILE.md 1 and GATE.md 3, 6, 7: stream management and the link itself, against bare QXmpp 1.10 and against us.

#include "tests/hostile/HostileTest.h"

#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tertulia;
using Point = ScriptedServer::Point;

class TestHostileLink : public HostileTest
{
    Q_OBJECT

private slots:
    void refusedStanzasAreCounted();
    void stanzaBeforeEnabledIsHarmless_data() { bothSubjects(); }
    void stanzaBeforeEnabledIsHarmless();
    void refusedResumeSendsNothingAgain_data() { bothSubjects(); }
    void refusedResumeSendsNothingAgain();
    void slowLinkIsNotADeadOne_data() { bothSubjects(); }
    void slowLinkIsNotADeadOne();
    void frozenLinkIsNoticed_data() { bothSubjects(); }
    void frozenLinkIsNoticed();

private:
    int countOfClient(); ///< what it says to <r/>: how many stanzas it has had
};

int TestHostileLink::countOfClient()
{
    const int before = m_server->heardCount("a");
    m_server->send("<r xmlns='urn:xmpp:sm:3'/>");
    if (!QTest::qWaitFor([&] { return m_server->heardCount("a") > before; }, 5s))
        return -1;
    return m_server->heard().last().element.attribute("h").toInt();
}

void TestHostileLink::refusedStanzasAreCounted()
{
    m_server->offersResumption = true;
    QVERIFY(signIn(true));
    QTRY_VERIFY(m_server->heardCount("iq", "jabber:iq:roster") > 0);
    const int before = countOfClient();
    QVERIFY(before >= 0);
    for (const char *stanza :
         {"<message><x:y/></message>", "<presence from='a@b/c'><x:y/></presence>",
          "<iq type='result' id='nobody asked'><x:y/></iq>", "<iq type='get' id='odd'><x:y/></iq>"})
        m_server->send(stanza);
    QCOMPARE(countOfClient(), before + 4);
}

void TestHostileLink::stanzaBeforeEnabledIsHarmless()
{
    QFETCH(bool, ours);
    m_server->offersResumption = true;
    m_server->instead(Point::Enable, [this] {
        m_server->message(u"early"_s);
        m_server->asUsual(Point::Enable);
    });
    const bool isOnline = signIn(ours, 3s);
    note(isOnline ? u"online"_s : u"never online"_s);
    if (!ours) {
        QVERIFY(!isOnline || m_subject->isOver());
        return;
    }
    QVERIFY(isOnline);
    QCOMPARE(m_subject->missed(), 1); // fetched from the archive: neither side counts it
    m_server->message(u"next"_s);
    QTRY_COMPARE(m_subject->bodies(), QStringList(u"next"_s));
}

void TestHostileLink::refusedResumeSendsNothingAgain()
{
    QFETCH(bool, ours);
    m_server->offersResumption = true;
    QVERIFY(signIn(ours));
    m_server->deafen(); // it arrives, but neither we nor the server's answer say so
    m_subject->client().send(QXmppMessage({}, u"romeo@localhost"_s, u"once"_s));
    QTest::qWait(50);
    m_server->reset();
    QTRY_VERIFY(m_subject->isOver());
    m_subject->open(*m_server, m_server->password);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->heardCount("resume"), 1, 5s);
    QTest::qWait(watch / 2);
    note(u"sent again: %1"_s.arg(m_server->heardCount("message", "once")));
    QCOMPARE(m_server->heardCount("message", "once"), ours ? 0 : 1);
    QCOMPARE(m_subject->wasResumeRefused(), ours);
}

void TestHostileLink::slowLinkIsNotADeadOne()
{
    QFETCH(bool, ours);
    QVERIFY(signIn(ours)); // both ask after 2 s of silence and give up 1 s later
    m_server->deafen();    // what is asked meanwhile waits its turn behind the slow stanza
    m_server->sendDripping("<message><body>" + QByteArray(6000, 'x') + "</body></message>", 100, 100);
    QVERIFY(QTest::qWaitFor([this] { return m_subject->isOver() || !m_subject->bodies().isEmpty(); }, 15s));
    note(m_subject->isOver() ? u"given up"_s : u"arrived"_s);
    QCOMPARE(m_subject->isOver(), !ours);
}

void TestHostileLink::frozenLinkIsNoticed()
{
    QFETCH(bool, ours);
    QVERIFY(signIn(ours));
    m_server->deafen();
    for (int i = 0; i < 200; ++i) // more than the kernel takes: the rest cannot leave
        m_subject->client().send(QXmppMessage({}, u"romeo@localhost"_s, QString(100'000, u'x')));
    QElapsedTimer timer;
    timer.start();
    const bool isNoticed = QTest::qWaitFor([this] { return m_subject->isOver(); }, 8s);
    note(isNoticed ? u"noticed after %1 ms"_s.arg(timer.elapsed()) : u"not noticed in 8 s"_s);
    QCOMPARE(isNoticed, ours);
    if (ours)
        QCOMPARE(m_subject->failure()->kind, FailureKind::ConnectionLost);
}

QTEST_GUILESS_MAIN(TestHostileLink)
#include "tst_HostileLink.moc"
