#include "app/models/TimelineWindow.h"

#include "../unit/StoreTest.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

class TestTimelineWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void conversationOpensAtItsEnd();
    void emptyConversationTakesItsFirstMessage();
    void newMessagesAreAppendedAtTheEnd();
    void windowNeverHoldsMoreThanItsCapacity();
    void olderPagesPushOutTheNewest();
    void awayFromTheEndNewMessagesAreCounted();
    void walkingBackReachesTheEndAgain();
    void jumpingBackShowsTheNewest();
    void lateStampedMessageFindsItsPlace();
    void statesAreFollowed();
    void removedMessageLeaves();
    void daysAndGroupsBeginAndEnd();
    void dividerStandsAboveTheFirstUnread();
    void otherConversationsDoNotShow();
    void anotherConversationReplacesTheFirst();
    void closedStoreIsSaid();
    void windowOpensAroundAMessage();
    void messageThatIsGoneIsSaid();
    void olderHistoryIsAskedForAtTheTop();
    void pageOfOldHistoryIsOneInsertion();
    void quotesFollowWhatTheyQuote();
    void clearedConversationIsEmptied();

private:
    void fill(int count, int first = 0);
    void open(int unread = 0);
    QStringList shown() const;
    QList<bool> flags(int role) const;

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<TimelineWindow> m_window;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTimelineWindow::init()
{
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_store = std::make_unique<MessageStore>(*m_database);
    m_window = std::make_unique<TimelineWindow>(*m_store);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_window.get());
    QVERIFY(await(m_database->open()));
}

void TestTimelineWindow::cleanup()
{
    m_tester.reset();
    m_window.reset();
    m_store.reset();
    m_database.reset();
}

/// Messages "first" … "first + count - 1", a second apart.
void TestTimelineWindow::fill(int count, int first)
{
    QList<Message> messages;
    for (int i = first; i < first + count; ++i) {
        messages.append(incoming(QString::number(i), i));
    }
    QVERIFY(await(m_store->addReceived({messages, {}, {}})));
}

void TestTimelineWindow::open(int unread)
{
    QSignalSpy opened(m_window.get(), &TimelineWindow::opened);
    m_window->open(Ana, Ben, unread);
    QVERIFY(opened.wait());
}

QStringList TestTimelineWindow::shown() const
{
    QStringList list;
    for (int row = 0; row < m_window->rowCount(); ++row) {
        list.append(m_window->index(row).data().toString());
    }
    return list;
}

QList<bool> TestTimelineWindow::flags(int role) const
{
    QList<bool> list;
    for (int row = 0; row < m_window->rowCount(); ++row) {
        list.append(m_window->index(row).data(role).toBool());
    }
    return list;
}

void TestTimelineWindow::conversationOpensAtItsEnd()
{
    fill(250);
    open();
    QCOMPARE(m_window->rowCount(), TimelineWindow::PageSize);
    QCOMPARE(shown().first(), u"150"_s);
    QCOMPARE(shown().last(), u"249"_s);
    QVERIFY(m_window->hasOlder());
    QVERIFY(m_window->isAtEnd());
    QCOMPARE(m_window->conversation(), Ben);
    QCOMPARE(m_window->index(0).data(TimelineWindow::MessageRole).value<Message>(), m_window->at(0));
}

void TestTimelineWindow::emptyConversationTakesItsFirstMessage()
{
    open();
    QCOMPARE(m_window->rowCount(), 0);
    QVERIFY(!m_window->hasOlder());
    fill(1);
    QCOMPARE(shown(), QStringList{u"0"_s});
}

void TestTimelineWindow::newMessagesAreAppendedAtTheEnd()
{
    fill(3);
    open();
    QVERIFY(!m_window->hasOlder());
    fill(2, 3);
    QCOMPARE(shown(), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(m_window->newerCount(), 0);
}

void TestTimelineWindow::windowNeverHoldsMoreThanItsCapacity()
{
    open();
    fill(TimelineWindow::Capacity);
    QVERIFY(!m_window->hasOlder());
    fill(10, TimelineWindow::Capacity);
    QCOMPARE(m_window->rowCount(), TimelineWindow::Capacity);
    QCOMPARE(shown().first(), u"10"_s);
    QVERIFY(m_window->hasOlder());
    QVERIFY(m_window->isAtEnd());
    fill(TimelineWindow::Capacity + 50, 1'000);
    QCOMPARE(m_window->rowCount(), TimelineWindow::Capacity);
    QCOMPARE(shown().first(), u"1050"_s);
}

void TestTimelineWindow::olderPagesPushOutTheNewest()
{
    fill(650);
    open();
    for (int rows : {200, 300, 400, 400}) {
        m_window->loadOlder();
        m_window->loadOlder(); // a page is on its way
        QTRY_COMPARE(m_window->rowCount(), rows);
        QTRY_VERIFY(m_window->at(0).body != u"250"_s || rows == 400);
    }
    QTRY_COMPARE(shown().first(), u"150"_s);
    QCOMPARE(shown().last(), u"549"_s);
    QVERIFY(!m_window->isAtEnd());
    m_window->loadOlder();
    QTRY_COMPARE(shown().first(), u"50"_s);
    m_window->loadOlder();
    QTRY_COMPARE(shown().first(), u"0"_s);
    QVERIFY(!m_window->hasOlder());
    QCOMPARE(m_window->rowCount(), 400);
}

void TestTimelineWindow::awayFromTheEndNewMessagesAreCounted()
{
    olderPagesPushOutTheNewest();
    QSignalSpy counted(m_window.get(), &TimelineWindow::newerCountChanged);
    fill(3, 650);
    QCOMPARE(m_window->newerCount(), 3);
    QVERIFY(!counted.isEmpty());
    QCOMPARE(shown().last(), u"399"_s);
}

void TestTimelineWindow::walkingBackReachesTheEndAgain()
{
    awayFromTheEndNewMessagesAreCounted();
    for (int last : {499, 599, 652}) {
        m_window->loadNewer();
        QTRY_COMPARE(shown().last(), QString::number(last));
    }
    QVERIFY(m_window->isAtEnd());
    QVERIFY(m_window->hasOlder());
    QCOMPARE(m_window->newerCount(), 0);
    QCOMPARE(m_window->rowCount(), 400);
    fill(1, 653);
    QCOMPARE(shown().last(), u"653"_s);
}

void TestTimelineWindow::jumpingBackShowsTheNewest()
{
    awayFromTheEndNewMessagesAreCounted();
    m_window->jumpToEnd();
    QTRY_COMPARE(shown().last(), u"652"_s);
    QCOMPARE(m_window->newerCount(), 0);
    QVERIFY(m_window->isAtEnd());
}

void TestTimelineWindow::lateStampedMessageFindsItsPlace()
{
    fill(3, 10);
    open();
    Message late = incoming(u"late"_s, 11);
    QVERIFY(await(m_store->addReceived({{late}, {}, {}})));
    QCOMPARE(shown(), (QStringList{u"10"_s, u"11"_s, u"late"_s, u"12"_s}));
    fill(1, 5); // the store holds nothing older: it goes on top
    QCOMPARE(shown().first(), u"5"_s);
}

void TestTimelineWindow::statesAreFollowed()
{
    fill(3);
    open();
    const auto own = await(m_store->addOutgoing(outgoing(u"hi"_s, 9, u"o1"_s))).value();
    QSignalSpy changed(m_window.get(), &QAbstractItemModel::dataChanged);
    await(m_store->setState({own.id}, MessageState::Delivered));
    QCOMPARE(m_window->at(3).state, MessageState::Delivered);
    QCOMPARE(changed.size(), 1);
}

void TestTimelineWindow::removedMessageLeaves()
{
    fill(2);
    open();
    const auto own = await(m_store->addOutgoing(outgoing(u"hi"_s, 9, u"o1"_s))).value();
    await(m_store->setState({own.id}, MessageState::Failed));
    await(m_store->remove(own.id));
    QCOMPARE(shown(), (QStringList{u"0"_s, u"1"_s}));
}

void TestTimelineWindow::daysAndGroupsBeginAndEnd()
{
    open();
    const int minute = 60, day = 24 * 60 * minute;
    const QList<Message> messages{incoming(u"a"_s, 0),          incoming(u"b"_s, minute),
                                  outgoing(u"c"_s, 2 * minute), incoming(u"d"_s, 3 * minute),
                                  incoming(u"e"_s, 9 * minute), incoming(u"f"_s, day)};
    for (const Message &message : messages) {
        QVERIFY(await(m_store->addReceived({{message}, {}, {}})));
    }
    QCOMPARE(flags(TimelineWindow::StartsDayRole), (QList{true, false, false, false, false, true}));
    QCOMPARE(flags(TimelineWindow::StartsGroupRole), (QList{true, false, true, true, true, true}));
    QCOMPARE(flags(TimelineWindow::EndsGroupRole), (QList{false, true, true, true, true, true}));
}

void TestTimelineWindow::dividerStandsAboveTheFirstUnread()
{
    fill(5);
    QVERIFY(await(m_store->addReceived({{outgoing(u"own"_s, 4)}, {}, {}})));
    open(2);
    QCOMPARE(flags(TimelineWindow::FirstUnreadRole), (QList{false, false, false, true, false, false}));
    open(0);
    QVERIFY(!flags(TimelineWindow::FirstUnreadRole).contains(true));
    fill(300, 10);
    open(250);
    QCOMPARE(m_window->rowCount(), 275);
    QCOMPARE(flags(TimelineWindow::FirstUnreadRole).indexOf(true), 25);
}

void TestTimelineWindow::otherConversationsDoNotShow()
{
    fill(1);
    open();
    Message other = incoming(u"other"_s, 5);
    other.conversation = jid(u"cleo@example.org");
    QVERIFY(await(m_store->addReceived({{other}, {}, {}})));
    QCOMPARE(shown(), QStringList{u"0"_s});
}

void TestTimelineWindow::anotherConversationReplacesTheFirst()
{
    fill(5);
    Message other = incoming(u"other"_s, 5);
    other.conversation = jid(u"cleo@example.org");
    QVERIFY(await(m_store->addReceived({{other}, {}, {}})));
    m_window->open(Ana, Ben, 0); // its answer comes too late
    QSignalSpy opened(m_window.get(), &TimelineWindow::opened);
    m_window->open(Ana, other.conversation, 0);
    QVERIFY(opened.wait());
    QCOMPARE(shown(), QStringList{u"other"_s});
    QCOMPARE(opened.size(), 1);
    m_window->close();
    QCOMPARE(m_window->rowCount(), 0);
    QVERIFY(m_window->conversation().isNull());
}

void TestTimelineWindow::closedStoreIsSaid()
{
    Database closed(u":memory:"_s);
    MessageStore store(closed);
    TimelineWindow window(store);
    QSignalSpy failed(&window, &TimelineWindow::failed);
    window.open(Ana, Ben, 0);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Failure>().kind, FailureKind::StoreUnavailable);
}

void TestTimelineWindow::windowOpensAroundAMessage()
{
    fill(500);
    const auto all = await(m_store->newest(Ana, Ben, 500)).value();
    QSignalSpy opened(m_window.get(), &TimelineWindow::opened);
    m_window->openAt(Ana, Ben, all.at(200).id);
    QVERIFY(opened.wait());
    QCOMPARE(m_window->rowCount(), TimelineWindow::PageSize + 1);
    QCOMPARE(m_window->rowOf(all.at(200).id), TimelineWindow::PageSize / 2);
    QCOMPARE(m_window->rowOf(all.at(0).id), -1);
    QVERIFY(m_window->hasOlder() && !m_window->isAtEnd());
    m_window->openAt(Ana, Ben, all.at(495).id);
    QVERIFY(opened.wait());
    QVERIFY(m_window->hasOlder() && m_window->isAtEnd());
    QCOMPARE(shown().last(), u"499"_s);
    m_window->openAt(Ana, Ben, all.at(3).id);
    QVERIFY(opened.wait());
    QVERIFY(!m_window->hasOlder() && !m_window->isAtEnd());
    QCOMPARE(shown().first(), u"0"_s);
}

void TestTimelineWindow::messageThatIsGoneIsSaid()
{
    QSignalSpy failed(m_window.get(), &TimelineWindow::failed);
    m_window->openAt(Ana, Ben, 77);
    QVERIFY(failed.wait());
}

void TestTimelineWindow::olderHistoryIsAskedForAtTheTop()
{
    fill(150, 100);
    QSignalSpy wanted(m_window.get(), &TimelineWindow::olderWanted);
    open();
    QVERIFY(wanted.isEmpty());
    QSignalSpy inserted(m_window.get(), &TimelineWindow::rowsInserted);
    m_window->loadOlder();
    QVERIFY(inserted.wait());
    QVERIFY(wanted.isEmpty());
    m_window->loadOlder();
    m_window->loadOlder(); // the wheel turns on
    QCOMPARE(wanted.count(), 1);
    fill(100); // what the archive had
    QCOMPARE(m_window->rowCount(), 250);
    QCOMPARE(shown().first(), u"0"_s);
}

void TestTimelineWindow::pageOfOldHistoryIsOneInsertion()
{
    fill(50, 100);
    open();
    QSignalSpy inserted(m_window.get(), &TimelineWindow::rowsInserted);
    fill(100);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(m_window->rowCount(), 150);
}

void TestTimelineWindow::quotesFollowWhatTheyQuote()
{
    Message answer = incoming(u"yes"_s, 2, u"m2"_s);
    answer.quote = Quote{u"m1"_s, 0, false, false, {}};
    QVERIFY(await(m_store->addReceived({{answer}, {}, {}})));
    open();
    QVERIFY(await(m_store->addReceived({{incoming(u"coming?"_s, 1, u"m1"_s)}, {}, {}})));
    QCOMPARE(m_window->at(1).quote->excerpt, u"coming?"_s);
    Amendment correction;
    correction.target = u"m1"_s;
    correction.said = incoming(u"will you come?"_s, 3, u"c1"_s);
    QSignalSpy touched(m_window.get(), &TimelineWindow::dataChanged);
    QVERIFY(await(m_store->addReceived({{}, {}, {}, {correction}})));
    QCOMPARE(m_window->at(0).body, u"will you come?"_s);
    QCOMPARE(m_window->at(1).quote->excerpt, u"will you come?"_s);
    QVERIFY(std::ranges::any_of(touched, [](const auto &change) { return change[0].toModelIndex().row() == 1; }));
}

void TestTimelineWindow::clearedConversationIsEmptied()
{
    fill(3);
    open();
    QVERIFY(await(m_store->clear(Ana, Ben)));
    QTRY_COMPARE(m_window->rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestTimelineWindow)
#include "tst_TimelineWindow.moc"
