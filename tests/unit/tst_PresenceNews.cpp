#include "NoticeFixture.h"

using namespace Tertulia;

class TestPresenceNews : public NoticeFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { end(); }

    void whoIsThereWhenWeSignInIsNoNews();
    void theBurstEndsThoughPresencesNeverPause();
    void whatGoesWithOurConnectionIsNoNews();
    void fiftyWhoSignInTogetherMakeOneNotice();
    void aFlickeringConnectionIsNoNews();
    void newsThatKeepComingAreToldMoreSeldom();
    void strangersPresenceIsNotTold();
    void presenceIsNotToldWhileItIsInSight();
};

void TestPresenceNews::whoIsThereWhenWeSignInIsNoNews()
{
    offline();
    m_rules->setState({Phase::Synchronising, {}, {}});
    for (int i = 0; i < 50; ++i) {
        befriend(person(i));
        there(person(i));
        settle(100ms);
    }
    m_rules->setState({Phase::Online, {}, {}});
    settle(5min);
    QCOMPARE(told().size(), 0);
    there(Ben);
    settle(1min);
    QCOMPARE(told().size(), 1);
}

void TestPresenceNews::theBurstEndsThoughPresencesNeverPause()
{
    offline();
    m_rules->setState({Phase::Online, {}, {}});
    befriend(person(0));
    for (int second = 0; second < 60; ++second) {
        there(person(0), QString::number(second));
        settle(1s);
    }
    QVERIFY(!told().isEmpty());
}

void TestPresenceNews::whatGoesWithOurConnectionIsNoNews()
{
    there(Ben);
    settle(1min);
    told();
    offline();
    m_presences->clear();
    settle(1min);
    online();
    there(Cleo); // back again, but Ben is not: he left while we were away
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0].key.about, Cleo);
}

void TestPresenceNews::fiftyWhoSignInTogetherMakeOneNotice()
{
    for (int i = 0; i < 50; ++i)
        befriend(person(i));
    for (int i = 0; i < 50; ++i)
        there(person(i));
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0].people, 50);
    QCOMPARE(notices[0].names.size(), Notice::MaxNames);
    QVERIFY(notices[0].key.about.isNull());
}

void TestPresenceNews::aFlickeringConnectionIsNoNews()
{
    there(Ben, u"Tea"_s);
    settle(1min);
    told();
    gone(Ben);
    settle(500ms);
    there(Ben, u"Tea"_s);
    settle(1min);
    QCOMPARE(told().size(), 0);
}

void TestPresenceNews::newsThatKeepComingAreToldMoreSeldom()
{
    for (int second = 0; second < 60; ++second) {
        there(Ben, u"status %1"_s.arg(second));
        settle(1s);
    }
    const auto notices = told();
    QVERIFY(notices.size() >= 2);
    QVERIFY2(notices.size() <= 7, qPrintable(QString::number(notices.size())));
}

void TestPresenceNews::strangersPresenceIsNotTold()
{
    Contact onlySeesUs;
    onlySeesUs.jid = person(1);
    onlySeesUs.subscription = Contact::Subscription::From;
    m_contacts->put(onlySeesUs);
    there(person(1));
    there(person(2));
    there(Ana);
    settle(1min);
    QCOMPARE(told().size(), 0);
}

void TestPresenceNews::presenceIsNotToldWhileItIsInSight()
{
    m_sight.contacts = true;
    there(Ben);
    settle(1min);
    QCOMPARE(told().size(), 0);
    m_sight = {Cleo, false};
    gone(Ben);
    there(Cleo); // her conversation's header says it
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0].key.about, Ben);
}

QTEST_GUILESS_MAIN(TestPresenceNews)
#include "tst_PresenceNews.moc"
