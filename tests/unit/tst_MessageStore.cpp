#include "app/store/MessageStore.h"

#include "StoreTest.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace std::chrono_literals;

class TestMessageStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void ownMessageIsWaitingUntilItIsKnownToBeSent();
    void everythingOfAMessageIsKept();
    void anyUnicodeComesBackAsItWas();
    void oneCommitIsToldOnce();
    void sameArchiveIdIsOneMessage();
    void sameOriginIdFromTheSameSenderIsOneMessage();
    void sameStanzaIdAndBodyIsOneMessageWithinADay();
    void recycledStanzaIdsAreDifferentMessages();
    void copyFromTheArchiveFillsInWhatWasMissing();
    void archivedOwnMessageIsSentEvenIfItHadFailed();
    void duplicateIsNotAnnounced();
    void statesOnlyMoveForward_data();
    void statesOnlyMoveForward();
    void reportsReachOnlyOwnMessagesToThatPartner();
    void readMarkerCoversWhatCameBefore();
    void failureIsKeptAndClearedByRetry();
    void onlyFailedOwnMessagesAreRemoved();
    void outboxIsOldestFirstAndOfOneAccount();
    void pagesGoThroughTheWholeHistory();
    void pagesKeepMessagesOfTheSameMillisecondApart();
    void catchUpBeginsWhereTheArchiveWasComplete();
    void conversationsComeWithLastMessageUnreadAndDraft();
    void readingMovesForwardOnly();
    void ownAnswerMarksAsRead();
    void oldArchivePagesAreNotUnread();
    void accountsDoNotSeeEachOther();
    void historySurvivesARestart();

private:
    MessageChange receive(const QList<Message> &messages, bool gapless = false)
    {
        return await(m_store->addReceived({messages, {}, gapless ? Ana : Jid()})).value();
    }
    QList<Message> history() { return await(m_store->newest(Ana, Ben, 1'000)).value(); }
    int unread() { return await(m_conversations->all(Ana)).value().first().unread; }
    void open(const QString &file);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<ConversationStore> m_conversations;
};

void TestMessageStore::open(const QString &file)
{
    cleanup();
    m_database = std::make_unique<Database>(file);
    m_store = std::make_unique<MessageStore>(*m_database);
    m_conversations = std::make_unique<ConversationStore>(*m_database);
    QVERIFY(await(m_database->open()));
}

void TestMessageStore::init()
{
    open(u":memory:"_s);
}

void TestMessageStore::cleanup()
{
    m_conversations.reset();
    m_store.reset();
    m_database.reset();
}

void TestMessageStore::ownMessageIsWaitingUntilItIsKnownToBeSent()
{
    const auto stored = await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s))).value();
    QVERIFY(stored.id > 0);
    QCOMPARE(stored.state, MessageState::Waiting);
    QCOMPARE(history(), QList{stored});
    QVERIFY(await(m_store->setState({stored.id}, MessageState::Sent)));
    QCOMPARE(history().first().state, MessageState::Sent);
}

void TestMessageStore::everythingOfAMessageIsKept()
{
    Message message = incoming(u"hi"_s, 7, u"s1"_s);
    message.originId = u"o1"_s;
    message.archiveId = u"a1"_s;
    message.time += 123ms;
    const auto added = receive({message}).added;
    QCOMPARE(added.size(), 1);
    message.id = added.first().id;
    QCOMPARE(added.first(), message);
    QCOMPARE(history(), QList{message});
}

void TestMessageStore::anyUnicodeComesBackAsItWas()
{
    const QString body =
        u"Привет 👩‍👩‍👧‍👦 \u202eevil\u202c \u0000 \ufffd 'quote\" %1 ?1 :name\r\n"_s + QChar(0);
    receive({incoming(body)});
    QCOMPARE(history().first().body, body);
}

void TestMessageStore::oneCommitIsToldOnce()
{
    QSignalSpy changed(m_store.get(), &MessageStore::changed);
    receive({incoming(u"two"_s, 2), incoming(u"one"_s, 1), incoming(u"three"_s, 3)});
    QCOMPARE(changed.size(), 1);
    const auto change = changed.first().first().value<MessageChange>();
    QCOMPARE(bodies(change.added), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    QCOMPARE(change.unread.size(), 1);
    QCOMPARE(change.unread.first().count, 3);
}

void TestMessageStore::sameArchiveIdIsOneMessage()
{
    Message message = incoming(u"hi"_s, 1);
    message.archiveId = u"a1"_s;
    receive({message, message});
    message.time = at(1'000);
    receive({message});
    QCOMPARE(history().size(), 1);
}

void TestMessageStore::sameOriginIdFromTheSameSenderIsOneMessage()
{
    Message message = incoming(u"hi"_s, 1, u"s1"_s);
    message.originId = u"o1"_s;
    receive({message});
    message.stanzaId = u"s2"_s;
    receive({message});
    QCOMPARE(history().size(), 1);
    message.outgoing = true;
    receive({message});
    QCOMPARE(history().size(), 2);
}

void TestMessageStore::sameStanzaIdAndBodyIsOneMessageWithinADay()
{
    receive({incoming(u"hi"_s, 1, u"aaaaa"_s)});
    receive({incoming(u"hi"_s, 2, u"aaaaa"_s)});
    QCOMPARE(history().size(), 1);
    const QString random = u"0b5c1f0e-6d0a-4f6e-9a53-8f1f9f3f9a11"_s;
    receive({incoming(u"there"_s, 3, random)});
    receive({incoming(u"there"_s, 3'000'000, random)});
    QCOMPARE(history().size(), 2);
}

void TestMessageStore::recycledStanzaIdsAreDifferentMessages()
{
    receive({incoming(u"hi"_s, 1, u"aaaaa"_s)});
    receive({incoming(u"hello"_s, 2, u"aaaaa"_s)});
    receive({incoming(u"hi"_s, 100'000, u"aaaaa"_s)});
    QCOMPARE(history().size(), 3);
    Message first = incoming(u"ok"_s, 200'000, u"bbbbb"_s), second = incoming(u"ok"_s, 200'010, u"bbbbb"_s);
    first.archiveId = u"a1"_s;
    second.archiveId = u"a2"_s;
    receive({first, second});
    QCOMPARE(history().size(), 5);
    receive({outgoing(u"ok"_s, 200'000, u"bbbbb"_s)});
    QCOMPARE(history().size(), 6);
}

void TestMessageStore::copyFromTheArchiveFillsInWhatWasMissing()
{
    const auto own = await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s))).value();
    Message archived = outgoing(u"hi"_s, 2, u"o1"_s);
    archived.archiveId = u"a1"_s;
    const auto change = receive({archived});
    QVERIFY(change.added.isEmpty());
    QCOMPARE(change.updated.size(), 1);
    QCOMPARE(change.updated.first().id, own.id);
    QCOMPARE(change.updated.first().state, MessageState::Sent);
    QCOMPARE(change.updated.first().archiveId, u"a1"_s);
    QCOMPARE(history(), change.updated);
    QVERIFY(await(m_store->waiting(Ana)).value().isEmpty());
}

void TestMessageStore::archivedOwnMessageIsSentEvenIfItHadFailed()
{
    const auto own = await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s))).value();
    await(m_store->setState({own.id}, MessageState::Failed, FailureKind::ConnectionLost));
    receive({outgoing(u"hi"_s, 1, u"o1"_s)});
    QCOMPARE(history().first().state, MessageState::Sent);
    QCOMPARE(history().first().failure, FailureKind::Unknown);
}

void TestMessageStore::duplicateIsNotAnnounced()
{
    receive({incoming(u"hi"_s, 1, u"s1"_s)});
    QSignalSpy changed(m_store.get(), &MessageStore::changed);
    receive({incoming(u"hi"_s, 1, u"s1"_s)});
    QCOMPARE(changed.size(), 0);
}

void TestMessageStore::statesOnlyMoveForward_data()
{
    using enum MessageState;
    QTest::addColumn<QList<MessageState>>("steps");
    QTest::addColumn<MessageState>("end");
    QTest::newRow("the whole way") << QList{Sent, Delivered, Read} << Read;
    QTest::newRow("late acknowledgement") << QList{Delivered, Sent} << Delivered;
    QTest::newRow("late receipt") << QList{Read, Delivered} << Read;
    QTest::newRow("sent, then bounced") << QList{Sent, Failed} << Failed;
    QTest::newRow("bounce of what was delivered") << QList{Delivered, Failed} << Delivered;
    QTest::newRow("retry") << QList{Failed, Waiting} << Waiting;
    QTest::newRow("no way back") << QList{Sent, Waiting} << Sent;
    QTest::newRow("failed, then received after all") << QList{Failed, Delivered} << Delivered;
}

void TestMessageStore::statesOnlyMoveForward()
{
    QFETCH(QList<MessageState>, steps);
    QFETCH(MessageState, end);
    const auto own = await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s))).value();
    for (const MessageState step : std::as_const(steps)) {
        QVERIFY(await(m_store->setState({own.id, 999'999}, step)));
    }
    QCOMPARE(history().first().state, end);
}

void TestMessageStore::reportsReachOnlyOwnMessagesToThatPartner()
{
    await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s)));
    receive({incoming(u"yo"_s, 2, u"s1"_s)});
    const Jid mallory = jid(u"mallory@example.org");
    QSignalSpy changed(m_store.get(), &MessageStore::changed);
    QVERIFY(await(m_store->setStateOf(Ana, mallory, u"o1"_s, MessageState::Read)));
    QVERIFY(await(m_store->setStateOf(Ana, Ben, u"s1"_s, MessageState::Read)));
    QVERIFY(await(m_store->setStateOf(Ana, Ben, u"other"_s, MessageState::Read)));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(history().first().state, MessageState::Waiting);
    QVERIFY(await(m_store->setStateOf(Ana, Ben, u"o1"_s, MessageState::Delivered)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(history().first().state, MessageState::Delivered);
}

void TestMessageStore::readMarkerCoversWhatCameBefore()
{
    QList<MessageId> ids;
    for (int i = 0; i < 5; ++i) {
        ids << await(m_store->addOutgoing(outgoing(u"m%1"_s.arg(i), i, u"o%1"_s.arg(i)))).value().id;
    }
    await(m_store->setState({ids[1], ids[2]}, MessageState::Delivered));
    await(m_store->setState({ids[3], ids[4]}, MessageState::Sent));
    QVERIFY(await(m_store->setStateOf(Ana, Ben, u"o3"_s, MessageState::Read)));
    using enum MessageState;
    const QList expected{Waiting, Read, Read, Read, Sent};
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(history().at(i).state, expected.at(i));
    }
}

void TestMessageStore::failureIsKeptAndClearedByRetry()
{
    const auto own = await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s))).value();
    await(m_store->setStateOf(Ana, Ben, u"o1"_s, MessageState::Failed, FailureKind::RecipientUnknown));
    QCOMPARE(history().first().failure, FailureKind::RecipientUnknown);
    await(m_store->setState({own.id}, MessageState::Waiting));
    QCOMPARE(history().first().failure, FailureKind::Unknown);
    QCOMPARE(await(m_store->waiting(Ana)).value().size(), 1);
}

void TestMessageStore::onlyFailedOwnMessagesAreRemoved()
{
    const auto own = await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s))).value();
    const auto theirs = receive({incoming(u"yo"_s, 2)}).added.first();
    QSignalSpy removed(m_store.get(), &MessageStore::messageRemoved);
    QCOMPARE(await(m_store->remove(own.id)).failure().kind, FailureKind::NotAllowed);
    QCOMPARE(await(m_store->remove(theirs.id)).failure().kind, FailureKind::NotAllowed);
    QCOMPARE(removed.size(), 0);
    await(m_store->setState({own.id}, MessageState::Failed));
    QVERIFY(await(m_store->remove(own.id)));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().value<Message>().id, own.id);
    QCOMPARE(bodies(history()), QStringList{u"yo"_s});
}

void TestMessageStore::outboxIsOldestFirstAndOfOneAccount()
{
    Message late = outgoing(u"late"_s, 9, u"o1"_s), early = outgoing(u"early"_s, 1, u"o2"_s);
    early.conversation = jid(u"cleo@example.org");
    Message foreign = outgoing(u"foreign"_s, 1, u"o3"_s);
    foreign.account = jid(u"other@example.org");
    for (const Message &message : {late, early, foreign}) {
        await(m_store->addOutgoing(message));
    }
    const auto waiting = await(m_store->waiting(Ana)).value();
    QCOMPARE(bodies(waiting), (QStringList{u"early"_s, u"late"_s}));
    QCOMPARE(waiting.first().conversation, early.conversation);
}

void TestMessageStore::pagesGoThroughTheWholeHistory()
{
    QList<Message> messages;
    for (int i = 0; i < 250; ++i) {
        messages << incoming(QString::number(i), i);
    }
    receive(messages);
    auto page = await(m_store->newest(Ana, Ben, 100)).value();
    QCOMPARE(page.first().body, u"150"_s);
    QCOMPARE(page.last().body, u"249"_s);
    page = await(m_store->before(page.first(), 100)).value();
    QCOMPARE(page.first().body, u"50"_s);
    QCOMPARE(page.last().body, u"149"_s);
    page = await(m_store->before(page.first(), 100)).value();
    QCOMPARE(page.size(), 50);
    QVERIFY(await(m_store->before(page.first(), 100)).value().isEmpty());
    page = await(m_store->after(page.last(), 100)).value();
    QCOMPARE(page.first().body, u"50"_s);
    QCOMPARE(page.last().body, u"149"_s);
    QVERIFY(await(m_store->newest(Ana, jid(u"nobody@example.org"), 10)).value().isEmpty());
}

void TestMessageStore::pagesKeepMessagesOfTheSameMillisecondApart()
{
    QList<Message> messages;
    for (int i = 0; i < 10; ++i) {
        messages << incoming(QString::number(i), 5);
    }
    receive(messages);
    const auto page = await(m_store->newest(Ana, Ben, 4)).value();
    QCOMPARE(bodies(page), (QStringList{u"6"_s, u"7"_s, u"8"_s, u"9"_s}));
    QCOMPARE(bodies(await(m_store->before(page.first(), 2)).value()), (QStringList{u"4"_s, u"5"_s}));
    QCOMPARE(bodies(await(m_store->after(page.at(1), 9)).value()), (QStringList{u"8"_s, u"9"_s}));
}

void TestMessageStore::catchUpBeginsWhereTheArchiveWasComplete()
{
    QCOMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional<QString>()); // never
    receive({}, true);
    QCOMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional(u""_s)); // the archive was empty
    Message older = incoming(u"older"_s, 1), newer = incoming(u"newer"_s, 2), live = incoming(u"live"_s, 3);
    older.archiveId = u"a1"_s;
    newer.archiveId = u"a2"_s;
    live.archiveId = u"a9"_s;
    receive({newer, older}, true);
    QCOMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional(u"a2"_s));
    receive({live}); // the next session's, before its catch-up was through
    QCOMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional(u"a2"_s));
    receive({}, true);
    QCOMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional(u"a9"_s));
}

void TestMessageStore::conversationsComeWithLastMessageUnreadAndDraft()
{
    receive({incoming(u"one"_s, 1), incoming(u"two"_s, 2)});
    const Jid cleo = jid(u"cleo@example.org"), dan = jid(u"dan@example.org");
    QVERIFY(await(m_conversations->setDraft(Ana, cleo, u"dear cleo"_s)));
    QVERIFY(await(m_conversations->setDraft(Ana, dan, u"dear dan"_s)));
    QVERIFY(await(m_conversations->setDraft(Ana, dan, {})));
    auto all = await(m_conversations->all(Ana)).value();
    std::ranges::sort(all, {}, &Conversation::jid);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).jid, Ben);
    QCOMPARE(all.at(0).unread, 2);
    QCOMPARE(all.at(0).last->body, u"two"_s);
    QCOMPARE(all.at(1).draft, u"dear cleo"_s);
    QVERIFY(!all.at(1).last);
}

void TestMessageStore::readingMovesForwardOnly()
{
    const auto added = receive({incoming(u"a"_s, 1), incoming(u"b"_s, 2), incoming(u"c"_s, 3)}).added;
    QVERIFY(await(m_conversations->setRead(Ana, Ben, added.at(1).id)));
    QCOMPARE(unread(), 1);
    QVERIFY(await(m_conversations->setRead(Ana, Ben, added.at(0).id)));
    QCOMPARE(unread(), 1);
    QVERIFY(await(m_conversations->setRead(Ana, Ben, added.at(2).id)));
    QCOMPARE(unread(), 0);
    receive({incoming(u"said by a slow clock"_s, -60)});
    QCOMPARE(unread(), 1);
}

void TestMessageStore::ownAnswerMarksAsRead()
{
    receive({incoming(u"a"_s, 1), incoming(u"b"_s, 2), outgoing(u"from my phone"_s, 3, u"o1"_s), incoming(u"c"_s, 4)});
    QCOMPARE(unread(), 1);
}

void TestMessageStore::oldArchivePagesAreNotUnread()
{
    const auto added = receive({incoming(u"new"_s, 100'000)}).added;
    QVERIFY(await(m_conversations->setRead(Ana, Ben, added.first().id)));
    receive({incoming(u"old"_s, 1), incoming(u"older"_s, 0)});
    QCOMPARE(unread(), 0);
}

void TestMessageStore::accountsDoNotSeeEachOther()
{
    Message own = incoming(u"hi"_s, 1, u"s1"_s), other = own;
    own.archiveId = other.archiveId = u"a1"_s;
    other.account = jid(u"other@example.org");
    receive({own, other});
    QCOMPARE(history().size(), 1);
    QCOMPARE(await(m_store->newest(other.account, Ben, 10)).value().size(), 1);
    QCOMPARE(await(m_conversations->all(other.account)).value().size(), 1);
}

void TestMessageStore::historySurvivesARestart()
{
    const QTemporaryDir folder;
    open(folder.filePath(u"store.sqlite"_s));
    receive({incoming(u"one"_s, 1), incoming(u"two"_s, 2)});
    const auto before = history();
    open(folder.filePath(u"store.sqlite"_s));
    QCOMPARE(history(), before);
    QCOMPARE(unread(), 2);
}

QTEST_GUILESS_MAIN(TestMessageStore)
#include "tst_MessageStore.moc"
