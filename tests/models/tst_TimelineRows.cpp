#include "app/models/TimelineRows.h"

#include "../unit/StoreTest.h"
#include "app/Conversations.h"
#include "app/Events.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace std::chrono_literals;

/// Messages are "0", "1" …, events "+0.5" and the like: half a second behind the message of that number. Several in a
/// row are one row "+a+b".
class TestTimelineRows : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void eventsStandWhereTheyHappened();
    void severalInARowAreOneRow();
    void aMessageBetweenPartsThem();
    void lateMessageFindsItsPlaceBetweenEvents();
    void eventsOfPartsThatAreNotShownAreNotShown();
    void walkingBackBringsTheirEvents();
    void conversationWithoutMessagesShowsItsEvents();
    void anotherConversationHasItsOwn();
    void removedMessageLeavesTheEventsAround();
    void neighboursOfEventsBeginAndEndGroups();
    void daysBeginWithTheirFirstRow();
    void whatIsForgottenLeaves();
    void floodOfMessagesBetweenEventsStaysInOrder();

private:
    void fill(int count, int first = 0);
    void happen(std::initializer_list<double> seconds, const Jid &conversation = Ben);
    void open(const Jid &conversation = Ben);
    QStringList shown() const;
    void tellAll() { QCoreApplication::processEvents(); }
    bool flag(int row, int role) const { return m_rows->index(row).data(role).toBool(); }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<ConversationStore> m_kept;
    std::unique_ptr<Conversations> m_conversations;
    std::unique_ptr<Events> m_events;
    std::unique_ptr<TimelineWindow> m_window;
    std::unique_ptr<TimelineRows> m_rows;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTimelineRows::init()
{
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_store = std::make_unique<MessageStore>(*m_database);
    m_kept = std::make_unique<ConversationStore>(*m_database);
    m_conversations = std::make_unique<Conversations>(Ana, *m_store, *m_kept);
    m_events = std::make_unique<Events>(*m_conversations);
    m_window = std::make_unique<TimelineWindow>(*m_store);
    m_rows = std::make_unique<TimelineRows>(*m_window, *m_events);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_rows.get());
    QVERIFY(await(m_database->open()));
}

void TestTimelineRows::cleanup()
{
    m_tester.reset();
    m_rows.reset();
    m_window.reset();
    m_events.reset();
    m_conversations.reset();
    m_kept.reset();
    m_store.reset();
    m_database.reset();
}

void TestTimelineRows::fill(int count, int first)
{
    QList<Message> messages;
    for (int i = first; i < first + count; ++i)
        messages.append(incoming(QString::number(i), i));
    QVERIFY(await(m_store->addReceived({messages, {}, {}})));
    tellAll();
}

void TestTimelineRows::happen(std::initializer_list<double> seconds, const Jid &conversation)
{
    for (const double second : seconds) {
        TalkEvent event{TalkEvent::Kind::Entered, QString::number(second)};
        event.time = incoming({}, 0).time + std::chrono::milliseconds(qint64(second * 1'000));
        m_events->note(conversation, event);
    }
    tellAll();
}

void TestTimelineRows::open(const Jid &conversation)
{
    QSignalSpy opened(m_window.get(), &TimelineWindow::opened);
    m_window->open(Ana, conversation, 0);
    QVERIFY(opened.wait());
}

QStringList TestTimelineRows::shown() const
{
    QStringList list;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        QString text;
        const auto events = m_rows->index(row).data(TimelineRows::EventsRole).value<QList<TalkEvent>>();
        for (const TalkEvent &event : events)
            text += u'+' + event.who;
        list.append(events.isEmpty() ? m_rows->index(row).data().toString() : text);
    }
    return list;
}

void TestTimelineRows::eventsStandWhereTheyHappened()
{
    fill(3);
    happen({0.5});
    open();
    QCOMPARE(shown(), (QStringList{u"0"_s, u"+0.5"_s, u"1"_s, u"2"_s}));
    happen({2.5});
    QCOMPARE(shown().last(), u"+2.5"_s);
    fill(1, 3);
    QCOMPARE(shown(), (QStringList{u"0"_s, u"+0.5"_s, u"1"_s, u"2"_s, u"+2.5"_s, u"3"_s}));
    const auto row = m_rows->index(1).data(TimelineWindow::MessageRole).value<Message>();
    QVERIFY(row.id < 0);
    QCOMPARE(row.conversation, Ben);
}

void TestTimelineRows::severalInARowAreOneRow()
{
    fill(1);
    open();
    happen({0.1, 0.2});
    QCOMPARE(shown(), (QStringList{u"0"_s, u"+0.1+0.2"_s}));
    const auto id = m_rows->index(1).data(TimelineWindow::MessageRole).value<Message>().id;
    QSignalSpy changed(m_rows.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(m_rows.get(), &QAbstractItemModel::rowsInserted);
    happen({0.3});
    QCOMPARE(shown(), (QStringList{u"0"_s, u"+0.1+0.2+0.3"_s}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(m_rows->index(1).data(TimelineWindow::MessageRole).value<Message>().id, id); // what is unfolded stays so
}

void TestTimelineRows::aMessageBetweenPartsThem()
{
    fill(1);
    open();
    happen({0.1, 0.2});
    fill(1, 1);
    happen({1.1});
    QCOMPARE(shown(), (QStringList{u"0"_s, u"+0.1+0.2"_s, u"1"_s, u"+1.1"_s}));
}

void TestTimelineRows::lateMessageFindsItsPlaceBetweenEvents()
{
    fill(1);
    open();
    happen({0.5, 1.5});
    QCOMPARE(shown(), (QStringList{u"0"_s, u"+0.5+1.5"_s}));
    fill(1, 1); // from the archive: between the two
    QTRY_COMPARE(shown(), (QStringList{u"0"_s, u"+0.5"_s, u"1"_s, u"+1.5"_s}));
}

void TestTimelineRows::eventsOfPartsThatAreNotShownAreNotShown()
{
    fill(250);
    happen({10.5, 200.5});
    open();
    QCOMPARE(m_rows->rowCount(), TimelineWindow::PageSize + 1);
    QVERIFY(!shown().contains(u"+10.5"_s));
    QVERIFY(shown().contains(u"+200.5"_s));
}

void TestTimelineRows::walkingBackBringsTheirEvents()
{
    fill(900);
    happen({350.5, 899.5});
    open();
    QCOMPARE(shown().last(), u"+899.5"_s);
    while (m_window->at(0).body != "300"_L1) {
        QSignalSpy inserted(m_window.get(), &QAbstractItemModel::rowsInserted);
        m_window->loadOlder();
        QVERIFY(inserted.wait());
        tellAll();
    }
    QTRY_VERIFY(shown().contains(u"+350.5"_s));
    QVERIFY(!m_window->isAtEnd());
    QCOMPARE(shown().last(), u"699"_s); // the newest ones are not shown, nor what happened behind them
    QCOMPARE(shown().at(51), u"+350.5"_s);
    m_window->jumpToEnd();
    QTRY_COMPARE(shown().last(), u"+899.5"_s);
}

void TestTimelineRows::conversationWithoutMessagesShowsItsEvents()
{
    happen({1, 2});
    open();
    QCOMPARE(shown(), QStringList{u"+1+2"_s});
    fill(1, 5);
    QCOMPARE(shown(), (QStringList{u"+1+2"_s, u"5"_s}));
}

void TestTimelineRows::anotherConversationHasItsOwn()
{
    happen({1});
    open();
    QCOMPARE(m_rows->rowCount(), 1);
    m_window->close();
    QCOMPARE(m_rows->rowCount(), 0);
    open(*Jid::parse(u"cleo@example.org"));
    QCOMPARE(m_rows->rowCount(), 0);
    happen({2});
    QCOMPARE(m_rows->rowCount(), 0);
}

void TestTimelineRows::removedMessageLeavesTheEventsAround()
{
    fill(3);
    open();
    happen({0.5, 1.5});
    emit m_store->messageRemoved(Message(m_window->at(1)));
    QTRY_COMPARE(shown(), (QStringList{u"0"_s, u"+0.5+1.5"_s, u"2"_s}));
}

void TestTimelineRows::neighboursOfEventsBeginAndEndGroups()
{
    fill(3);
    open();
    QVERIFY(!flag(1, TimelineWindow::StartsGroupRole));
    happen({0.5});
    for (const int row : {0, 1})
        QVERIFY(flag(row, TimelineWindow::EndsGroupRole));
    for (const int row : {1, 2})
        QVERIFY(flag(row, TimelineWindow::StartsGroupRole));
    QVERIFY(!flag(3, TimelineWindow::StartsGroupRole));
}

void TestTimelineRows::daysBeginWithTheirFirstRow()
{
    constexpr int day = 24 * 60 * 60;
    fill(1);
    fill(1, day + 10);
    open();
    happen({1, day + 1., day + 2.});
    QCOMPARE(m_rows->rowCount(), 4); // two rows of events: one a day
    QList<bool> starts;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        starts.append(flag(row, TimelineWindow::StartsDayRole));
    QCOMPARE(starts, (QList{true, false, true, false}));
}

void TestTimelineRows::whatIsForgottenLeaves()
{
    fill(2);
    open();
    happen({0.5});
    m_events->setChoice({false, false});
    QTRY_COMPARE(shown(), (QStringList{u"0"_s, u"1"_s}));
}

void TestTimelineRows::floodOfMessagesBetweenEventsStaysInOrder()
{
    fill(1);
    open();
    for (int i = 1; i < 1'000; i += 50) {
        happen({i - 0.5, i + 20.5}); // above the block, and within it
        fill(50, i);
    }
    QCOMPARE(m_window->rowCount(), TimelineWindow::Capacity);
    Instant last{};
    int groups = 0;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const auto time = m_rows->index(row).data(TimelineWindow::MessageRole).value<Message>().time;
        QVERIFY(time >= last);
        last = time;
        groups += !m_rows->index(row).data(TimelineRows::EventsRole).value<QList<TalkEvent>>().isEmpty();
    }
    QCOMPARE(groups, m_rows->rowCount() - TimelineWindow::Capacity);
    QVERIFY(groups >= 7);
}

QTEST_GUILESS_MAIN(TestTimelineRows)
#include "tst_TimelineRows.moc"
