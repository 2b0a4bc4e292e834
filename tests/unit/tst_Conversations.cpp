#include "app/Conversations.h"

#include "StoreTest.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

class TestConversations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void newMessageMakesARowAndCountsAsUnread();
    void conversationBeingLookedAtIsRead();
    void lookingAtAConversationMarksItAsReadForGood();
    void changesOfOneTurnAreToldOnce();
    void lastMessageIsTheNewestByTime();
    void lastMessageFollowsItsState();
    void removedLastMessageGivesWayToTheOneBefore();
    void draftIsKept();
    void openedConversationHasARowBeforeAnyMessage();
    void loadingKeepsWhatWasTypedMeanwhile();
    void otherAccountsAreNotOurs();
    void flagsAreKept();
    void whatWasReadIsToldOnceAndOnlyTheirs();
    void markedUnreadStaysSo();
    void oldHistoryIsNotAnnounced();
    void clearedConversationIsEmptyHereAndInTheStore();

private:
    void receive(const QList<Message> &messages) { QVERIFY(await(m_messages->addReceived({messages, {}, {}}))); }
    Conversation row() const { return m_conversations->find(Ben).value_or(Conversation()); }
    void restart();

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<ConversationStore> m_store;
    std::unique_ptr<Conversations> m_conversations;
};

void TestConversations::init()
{
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_messages = std::make_unique<MessageStore>(*m_database);
    m_store = std::make_unique<ConversationStore>(*m_database);
    QVERIFY(await(m_database->open()));
    restart();
}

void TestConversations::cleanup()
{
    m_conversations.reset();
    m_store.reset();
    m_messages.reset();
    m_database.reset();
}

void TestConversations::restart()
{
    m_conversations = std::make_unique<Conversations>(Ana, *m_messages, *m_store);
    QSignalSpy reset(m_conversations.get(), &Conversations::reset);
    m_conversations->load();
    QVERIFY(reset.wait());
}

void TestConversations::newMessageMakesARowAndCountsAsUnread()
{
    QSignalSpy arrived(m_conversations.get(), &Conversations::messagesArrived);
    receive({incoming(u"one"_s, 1), incoming(u"two"_s, 2)});
    QCOMPARE(row().unread, 2);
    QCOMPARE(row().last->body, u"two"_s);
    QCOMPARE(m_conversations->unread(), 2);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(arrived.first().first().value<QList<Message>>().size(), 2);
    restart();
    QCOMPARE(row().unread, 2);
}

void TestConversations::conversationBeingLookedAtIsRead()
{
    m_conversations->setShown(Ben);
    QSignalSpy arrived(m_conversations.get(), &Conversations::messagesArrived);
    receive({incoming(u"one"_s, 1)});
    QCOMPARE(row().unread, 0);
    QCOMPARE(arrived.size(), 0);
    restart();
    QCOMPARE(row().unread, 0);
}

void TestConversations::lookingAtAConversationMarksItAsReadForGood()
{
    receive({incoming(u"one"_s, 1)});
    m_conversations->setShown(Ben);
    QCOMPARE(row().unread, 0);
    m_conversations->setShown({});
    receive({incoming(u"two"_s, 2)});
    QCOMPARE(row().unread, 1);
    restart();
    QCOMPARE(row().unread, 1);
}

void TestConversations::changesOfOneTurnAreToldOnce()
{
    QSignalSpy changed(m_conversations.get(), &Conversations::changed);
    const Jid cleo = jid(u"cleo@example.org");
    m_conversations->open(cleo);
    m_conversations->setDraft(cleo, u"a"_s);
    m_conversations->setDraft(Ben, u"b"_s);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<QSet<Jid>>(), (QSet{cleo, Ben}));
}

void TestConversations::lastMessageIsTheNewestByTime()
{
    receive({incoming(u"new"_s, 9)});
    receive({incoming(u"late"_s, 1)});
    QCOMPARE(row().last->body, u"new"_s);
    QCOMPARE(row().unread, 2);
}

void TestConversations::lastMessageFollowsItsState()
{
    const auto own = await(m_messages->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s))).value();
    QCOMPARE(row().last->state, MessageState::Waiting);
    await(m_messages->setState({own.id}, MessageState::Delivered));
    QCOMPARE(row().last->state, MessageState::Delivered);
}

void TestConversations::removedLastMessageGivesWayToTheOneBefore()
{
    receive({incoming(u"one"_s, 1)});
    const auto own = await(m_messages->addOutgoing(outgoing(u"hi"_s, 2, u"o1"_s))).value();
    await(m_messages->setState({own.id}, MessageState::Failed));
    await(m_messages->remove(own.id));
    QTRY_COMPARE(row().last->body, u"one"_s);
}

void TestConversations::draftIsKept()
{
    m_conversations->setDraft(Ben, u"dear Ben"_s);
    restart();
    QCOMPARE(row().draft, u"dear Ben"_s);
}

void TestConversations::openedConversationHasARowBeforeAnyMessage()
{
    m_conversations->open(Ben);
    QCOMPARE(row().jid, Ben);
    QCOMPARE(row().account, Ana);
    QVERIFY(!row().last);
    QCOMPARE(m_conversations->all().size(), 1);
}

void TestConversations::loadingKeepsWhatWasTypedMeanwhile()
{
    receive({incoming(u"one"_s, 1)});
    m_conversations = std::make_unique<Conversations>(Ana, *m_messages, *m_store);
    QSignalSpy reset(m_conversations.get(), &Conversations::reset);
    m_conversations->load();
    m_conversations->setShown(Ben);
    m_conversations->setDraft(Ben, u"typing"_s);
    QVERIFY(reset.wait());
    QCOMPARE(row().draft, u"typing"_s);
    QCOMPARE(row().last->body, u"one"_s);
    QCOMPARE(row().unread, 0);
}

void TestConversations::otherAccountsAreNotOurs()
{
    Message foreign = incoming(u"hi"_s, 1);
    foreign.account = jid(u"other@example.org");
    receive({foreign});
    QVERIFY(m_conversations->all().isEmpty());
}

void TestConversations::flagsAreKept()
{
    receive({incoming(u"one"_s, 1)});
    m_conversations->setPinned(Ben, true);
    m_conversations->setMuted(Ben, true);
    m_conversations->setArchived(Ben, true);
    restart();
    QVERIFY(row().pinned && row().muted && row().archived);
    m_conversations->setMuted(Ben, false);
    receive({incoming(u"two"_s, 2)});
    QVERIFY(!row().archived);
    restart();
    QVERIFY(row().pinned && !row().muted && !row().archived);
}

void TestConversations::whatWasReadIsToldOnceAndOnlyTheirs()
{
    QSignalSpy read(m_conversations.get(), &Conversations::readUpTo);
    receive({incoming(u"one"_s, 1), incoming(u"two"_s, 2)});
    QVERIFY(read.isEmpty());
    m_conversations->markRead(Ben);
    QTRY_COMPARE(read.count(), 1);
    QCOMPARE(read[0][0].value<Message>().body, u"two"_s);
    m_conversations->markRead(Ben);
    m_conversations->setShown(Ben);
    await(m_messages->addOutgoing(outgoing(u"mine"_s, 3, u"o1"_s)));
    QCOMPARE(read.count(), 1);
}

void TestConversations::oldHistoryIsNotAnnounced()
{
    receive({incoming(u"now"_s, 100)});
    QSignalSpy arrived(m_conversations.get(), &Conversations::messagesArrived);
    Message old = incoming(u"last year"_s, 1);
    old.state = MessageState::Read;
    receive({old});
    QVERIFY(arrived.isEmpty());
    QCOMPARE(row().unread, 1);
    QCOMPARE(row().last->body, u"now"_s);
}

void TestConversations::markedUnreadStaysSo()
{
    receive({incoming(u"one"_s, 1)});
    m_conversations->markRead(Ben);
    m_conversations->markUnread(Ben);
    QTRY_COMPARE(row().unread, 1);
    restart();
    QCOMPARE(row().unread, 1);
}

void TestConversations::clearedConversationIsEmptyHereAndInTheStore()
{
    receive({incoming(u"one"_s, 1)});
    QSignalSpy cleared(m_conversations.get(), &Conversations::cleared);
    m_conversations->clear(Ben);
    QTRY_COMPARE(cleared.count(), 1);
    QVERIFY(!row().last && row().unread == 0);
    QVERIFY(await(m_messages->newest(Ana, Ben, 10)).value().isEmpty());
}

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_Conversations.moc"
