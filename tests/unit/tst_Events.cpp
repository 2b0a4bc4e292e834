#include "app/Events.h"

#include "NoticeFixture.h"

using namespace Tertulia;
using Kind = TalkEvent::Kind;

namespace {

const Jid Tea = *Jid::parse(u"tea@rooms.example.org"_s);

TalkEvent entered(int number)
{
    return {Kind::Entered, QString::number(number)};
}

} // namespace

class TestEvents : public NoticeFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whatHappensIsKeptInItsOrderAndToldOnceATurn();
    void onlyTheLatestOfAConversationAreKept();
    void theQuietestConversationGivesWayWhenThereAreTooMany();
    void contactsAreNotedWhereThereIsAConversation();
    void theBurstAtSignInIsNotNoted();
    void whatIsNotWantedIsNeitherKeptNorNoted();
    void aClearedConversationForgetsThemToo();

private:
    QList<Kind> kinds(const Jid &conversation) const;

    std::unique_ptr<Events> m_events;
};

void TestEvents::init()
{
    start();
    m_events = std::make_unique<Events>(*m_conversations);
    connect(&m_rules->news(), &PresenceNews::told, m_events.get(), &Events::onPresences);
}

void TestEvents::cleanup()
{
    m_events.reset();
    end();
}

QList<Kind> TestEvents::kinds(const Jid &conversation) const
{
    QList<Kind> list;
    for (const TalkEvent &event : m_events->of(conversation))
        list.append(event.kind);
    return list;
}

void TestEvents::whatHappensIsKeptInItsOrderAndToldOnceATurn()
{
    QSignalSpy changed(m_events.get(), &Events::changed);
    m_events->note(Tea, entered(1));
    m_events->note(Tea, {Kind::Subject, u"ana"_s, u"cake"_s});
    m_events->note(Ben, {Kind::Left, u"ben"_s});
    QVERIFY(changed.isEmpty());
    QVERIFY(changed.wait());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().value<QSet<Jid>>(), (QSet<Jid>{Tea, Ben}));
    const auto events = m_events->of(Tea);
    QCOMPARE(kinds(Tea), (QList{Kind::Entered, Kind::Subject}));
    QVERIFY(events[0].id > 0 && events[0].id < events[1].id);
    QVERIFY(std::chrono::system_clock::now() - events[1].time < 1min);
}

void TestEvents::onlyTheLatestOfAConversationAreKept()
{
    for (int i = 0; i < Events::MaxOfOne + 10; ++i)
        m_events->note(Tea, entered(i));
    QCOMPARE(m_events->of(Tea).size(), Events::MaxOfOne);
    QCOMPARE(m_events->of(Tea).first().who, u"10"_s);
    m_events->note(Tea, {Kind::Subject, {}, QString(100'000, u'x')});
    QVERIFY(m_events->of(Tea).last().text.size() <= 1'000);
}

void TestEvents::theQuietestConversationGivesWayWhenThereAreTooMany()
{
    const int rooms = Events::MaxInAll / Events::MaxOfOne;
    m_events->note(Tea, entered(0));
    for (int i = 0; i < rooms * Events::MaxOfOne - 1; ++i)
        m_events->note(person(i % rooms), entered(i));
    QCOMPARE(m_events->of(Tea).size(), 1);
    m_events->note(Ben, entered(1));
    QVERIFY(m_events->of(Tea).isEmpty());
    QCOMPARE(m_events->of(Ben).size(), 1);
    QVERIFY(!m_events->of(person(0)).isEmpty());
}

void TestEvents::contactsAreNotedWhereThereIsAConversation()
{
    m_conversations->open(Ben);
    there(Ben, u"hello"_s);
    there(Cleo);
    settle(1min);
    there(Ben, u"at work"_s);
    settle(1min);
    gone(Ben);
    settle(1min);
    QCOMPARE(kinds(Ben), (QList{Kind::Online, Kind::Status, Kind::Offline}));
    QCOMPARE(m_events->of(Ben).at(1).text, u"at work"_s);
    QVERIFY(m_events->of(Cleo).isEmpty());
}

void TestEvents::theBurstAtSignInIsNotNoted()
{
    m_conversations->open(Ben);
    offline();
    m_rules->setState({Phase::Synchronising, {}, {}});
    there(Ben);
    settle(1min);
    QVERIFY(m_events->of(Ben).isEmpty());
}

void TestEvents::whatIsNotWantedIsNeitherKeptNorNoted()
{
    m_conversations->open(Ben);
    m_events->note(Tea, entered(1));
    there(Ben);
    settle(1min);
    m_events->setChoice({true, false});
    QVERIFY(m_events->of(Ben).isEmpty());
    QCOMPARE(m_events->of(Tea).size(), 1);
    gone(Ben);
    settle(1min);
    QVERIFY(m_events->of(Ben).isEmpty());
    m_events->setChoice({false, true});
    m_events->note(Tea, entered(2));
    QVERIFY(m_events->of(Tea).isEmpty());
    there(Ben);
    settle(1min);
    QCOMPARE(kinds(Ben), QList{Kind::Online});
}

void TestEvents::aClearedConversationForgetsThemToo()
{
    m_conversations->open(Ben);
    there(Ben);
    settle(1min);
    emit m_messages->conversationCleared(Ana, Ben);
    QVERIFY(m_events->of(Ben).isEmpty());
}

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_Events.moc"
