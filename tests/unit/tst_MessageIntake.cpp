#include "app/intake/MessageIntake.h"

#include "StoreTest.h"
#include "app/store/Database.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace std::chrono_literals;

class TestMessageIntake : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void messageGoesToTheConversationOfItsPartner_data();
    void messageGoesToTheConversationOfItsPartner();
    void stampsAreClamped();
    void longBodiesAreCutBetweenCharacters();
    void idsThatAreTooLongAreLeftOut();
    void messageWithoutBodyIsNone();
    void copiesFromAllDoorsAreOneMessage();
    void eachFileOfAMessageIsItsOwn();
    void receiptIsWantedOnlyForLiveMessagesAndAfterTheyAreStored();
    void redeliveredMessageIsConfirmedAgain();
    void reportsCountOnlyFromThePartner();
    void reportFollowsItsMessageInTheSameBatch();
    void ourOwnReceiptsFromOtherDevicesChangeNothing();
    void bouncedMessageHasFailedAndItsBodyIsNotStored();
    void burstIsWrittenInFewBatches();
    void fullDiskIsSaidAndTheBatchIsWrittenLater();
    void markOfTheArchiveWaitsForWhatIsUnwritten();
    void destructionHandsOverWhatWasGathered();

private:
    IncomingMessage live(const QString &body, const QString &stanzaId = {}) const;
    QList<Message> history() { return await(m_store->newest(Ana, Ben, 100'000)).value(); }
    void pageLimit(int pages);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<MessageIntake> m_intake;
};

Q_DECLARE_METATYPE(Tertulia::IncomingMessage::Door)

void TestMessageIntake::init()
{
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_store = std::make_unique<MessageStore>(*m_database);
    m_intake = std::make_unique<MessageIntake>(Ana, *m_store);
    QVERIFY(await(m_database->open()));
}

void TestMessageIntake::cleanup()
{
    m_intake.reset();
    m_store.reset();
    m_database.reset();
}

IncomingMessage TestMessageIntake::live(const QString &body, const QString &stanzaId) const
{
    IncomingMessage incoming;
    incoming.from = Ben.withResource(u"phone"_s);
    incoming.to = Ana.withResource(u"desk"_s);
    incoming.message.body = body;
    incoming.message.stanzaId = stanzaId;
    incoming.message.time = at(1);
    return incoming;
}

void TestMessageIntake::pageLimit(int pages) // 1: SQLite takes the present size; the disk is full
{
    await(m_database->run<QVariant>(
        Sql::Access::Read, [pages](Sql &sql) { return sql.value(u"PRAGMA max_page_count = %1"_s.arg(pages)); }));
}

void TestMessageIntake::messageGoesToTheConversationOfItsPartner_data()
{
    using enum IncomingMessage::Door;
    QTest::addColumn<IncomingMessage::Door>("door");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("conversation"); // empty: dropped
    QTest::addColumn<bool>("outgoing");
    const QString ana = u"ana@example.org/desk"_s, ben = u"ben@example.org/phone"_s, eve = u"eve@evil.example/x"_s;
    const QString bare = u"ana@example.org"_s, partner = u"ben@example.org"_s;
    QTest::newRow("live") << Live << ben << ana << partner << false;
    QTest::newRow("live, to the bare address") << Live << ben << bare << partner << false;
    QTest::newRow("live, to nobody") << Live << ben << QString() << partner << false;
    QTest::newRow("live, from nobody") << Live << QString() << ana << QString() << false;
    QTest::newRow("live, to somebody else") << Live << eve << ben << QString() << false;
    QTest::newRow("live, from us to somebody else") << Live << ana << ben << QString() << false;
    QTest::newRow("live, from our other device") << Live << ana << bare << bare << true;
    QTest::newRow("from a server") << Live << u"example.org"_s << ana << u"example.org"_s << false;
    QTest::newRow("carbon of a received one") << Carbon << ben << ana << partner << false;
    QTest::newRow("carbon of a sent one") << Carbon << ana << ben << partner << true;
    QTest::newRow("carbon of strangers") << Carbon << eve << ben << QString() << false;
    QTest::newRow("archive, received") << Archive << ben << bare << partner << false;
    QTest::newRow("archive, sent") << Archive << ana << partner << partner << true;
    QTest::newRow("archive of strangers") << Archive << eve << ben << QString() << false;
    QTest::newRow("archive, note to self") << Archive << ana << bare << bare << true;
}

void TestMessageIntake::messageGoesToTheConversationOfItsPartner()
{
    QFETCH(IncomingMessage::Door, door);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, conversation);
    QFETCH(bool, outgoing);
    QSignalSpy changed(m_store.get(), &MessageStore::changed);
    IncomingMessage incoming = live(u"hi"_s);
    incoming.door = door;
    incoming.from = Jid::parse(from).value_or(Jid());
    incoming.to = Jid::parse(to).value_or(Jid());
    m_intake->accept(incoming);
    m_intake->flush();
    await(m_store->waiting(Ana)); // behind the batch
    QCOMPARE(changed.isEmpty(), conversation.isEmpty());
    if (!conversation.isEmpty()) {
        const Message added = changed.first().first().value<MessageChange>().added.first();
        QCOMPARE(added.account, Ana);
        QCOMPARE(added.conversation.toString(), conversation);
        QCOMPARE(added.outgoing, outgoing);
        QCOMPARE(added.state, MessageState::Sent);
    }
}

void TestMessageIntake::stampsAreClamped()
{
    IncomingMessage early = live(u"early"_s), late = live(u"late"_s);
    early.message.time = Instant::min();
    late.message.time = Instant::max();
    m_intake->accept(early);
    m_intake->accept(late);
    m_intake->flush();
    const auto stored = history();
    QCOMPARE(bodies(stored), (QStringList{u"early"_s, u"late"_s}));
    QCOMPARE(stored.first().time, Instant(std::chrono::sys_days(std::chrono::year(2000) / 1 / 1)));
    const auto ahead = stored.last().time - std::chrono::system_clock::now();
    QVERIFY(ahead > 23h && ahead <= 24h);
}

void TestMessageIntake::longBodiesAreCutBetweenCharacters()
{
    m_intake->accept(live(u'x' + u"😀"_s.repeated(MessageIntake::MaxBodyLength / 2)));
    m_intake->flush();
    const QString body = history().first().body;
    QCOMPARE(body.size(), MessageIntake::MaxBodyLength - 1);
    QVERIFY(body.isValidUtf16());
}

void TestMessageIntake::idsThatAreTooLongAreLeftOut()
{
    IncomingMessage incoming = live(u"hi"_s, QString(MessageIntake::MaxIdLength + 1, u'x'));
    incoming.message.originId = QString(MessageIntake::MaxIdLength, u'y');
    m_intake->accept(incoming);
    m_intake->flush();
    QCOMPARE(history().first().stanzaId, QString());
    QCOMPARE(history().first().originId, incoming.message.originId);
}

void TestMessageIntake::messageWithoutBodyIsNone()
{
    QSignalSpy receipts(m_intake.get(), &MessageIntake::receiptWanted);
    IncomingMessage incoming = live({}, u"s1"_s);
    incoming.wantsReceipt = true;
    m_intake->accept(incoming);
    m_intake->flush();
    QVERIFY(history().isEmpty());
    QCOMPARE(receipts.size(), 0);
}

void TestMessageIntake::copiesFromAllDoorsAreOneMessage()
{
    IncomingMessage incoming = live(u"hi"_s, u"s1"_s);
    incoming.message.archiveId = u"a1"_s;
    for (const auto door :
         {IncomingMessage::Door::Live, IncomingMessage::Door::Archive, IncomingMessage::Door::Carbon}) {
        incoming.door = door;
        m_intake->accept(incoming);
    }
    m_intake->flush();
    QCOMPARE(history().size(), 1);
}

void TestMessageIntake::eachFileOfAMessageIsItsOwn()
{
    const auto file = [](const QString &name) {
        Transfer transfer;
        transfer.name = name;
        transfer.url = QUrl(u"https://example.org/"_s + name);
        return transfer;
    };
    IncomingMessage words = live(u"Look"_s, u"1"_s), alone = live(u"c.png"_s, u"2"_s);
    words.files = {file(u"a.png"_s), file(u"b.png"_s)};
    words.message.markable = true;
    alone.files = {file(u"c.png"_s), file(u"d.png"_s)};
    alone.hasWords = false;
    IncomingMessage copy = words;
    copy.door = IncomingMessage::Door::Archive;
    copy.message.archiveId = u"archive 1"_s;
    IncomingMessage missed = live(u"e.png"_s, u"3"_s); // only the archive has it
    missed.files = {file(u"e.png"_s), file(u"f.png"_s)};
    missed.hasWords = false;
    missed.door = IncomingMessage::Door::Archive;
    missed.message.archiveId = u"archive 3"_s;
    for (const auto &incoming : {words, alone, copy, missed})
        m_intake->accept(incoming);
    m_intake->flush();
    QStringList told;
    const auto all = history();
    for (const Message &message : all)
        told.append(message.body + (message.transfer > 0 ? u" is a file, "_s : u", "_s) + message.stanzaId);
    QCOMPARE(told,
             QStringList({u"Look, 1"_s, u"a.png is a file, 1#1"_s, u"b.png is a file, 1#2"_s, u"c.png is a file, 2"_s,
                          u"d.png is a file, 2#2"_s, u"e.png is a file, 3"_s, u"f.png is a file, 3#2"_s}));
    QCOMPARE(all.at(0).archiveId, u"archive 1"_s);
    QVERIFY(all.at(0).markable && !all.at(1).markable && all.at(1).archiveId.isEmpty());
}

void TestMessageIntake::receiptIsWantedOnlyForLiveMessagesAndAfterTheyAreStored()
{
    QList<QString> wanted;
    connect(m_intake.get(), &MessageIntake::receiptWanted, this, [&](const Jid &to, const QString &id) {
        QCOMPARE(to, Ben.withResource(u"phone"_s));
        QCOMPARE(history().size(), 4);
        wanted.append(id);
    });
    IncomingMessage incoming = live(u"live"_s, u"live"_s), own = live(u"own"_s, u"own"_s);
    incoming.wantsReceipt = own.wantsReceipt = true;
    m_intake->accept(incoming);
    for (const auto door : {IncomingMessage::Door::Archive, IncomingMessage::Door::Carbon}) {
        incoming.door = door;
        incoming.message.stanzaId = incoming.message.body = QString::number(int(door));
        m_intake->accept(incoming);
    }
    own.door = IncomingMessage::Door::Carbon;
    std::swap(own.from, own.to);
    m_intake->accept(own);
    QTRY_COMPARE(wanted, QList{u"live"_s});
}

void TestMessageIntake::redeliveredMessageIsConfirmedAgain()
{
    QSignalSpy receipts(m_intake.get(), &MessageIntake::receiptWanted);
    IncomingMessage incoming = live(u"hi"_s, u"s1"_s);
    incoming.wantsReceipt = true;
    m_intake->accept(incoming);
    QTRY_COMPARE(receipts.size(), 1);
    m_intake->accept(incoming);
    QTRY_COMPARE(receipts.size(), 2);
    QCOMPARE(history().size(), 1);
}

void TestMessageIntake::reportsCountOnlyFromThePartner()
{
    await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s)));
    IncomingMessage receipt = live({});
    receipt.from = jid(u"eve@evil.example/x");
    receipt.receiptFor = receipt.displayedFor = u"o1"_s;
    m_intake->accept(receipt);
    m_intake->flush();
    QCOMPARE(history().first().state, MessageState::Waiting);
    receipt.from = Ben.withResource(u"phone"_s);
    receipt.displayedFor.clear();
    m_intake->accept(receipt);
    m_intake->flush();
    QCOMPARE(history().first().state, MessageState::Delivered);
    receipt.displayedFor = u"o1"_s;
    m_intake->accept(receipt);
    m_intake->flush();
    QCOMPARE(history().first().state, MessageState::Read);
}

void TestMessageIntake::reportFollowsItsMessageInTheSameBatch()
{
    IncomingMessage receipt = live({}), own = live(u"from my phone"_s, u"o1"_s);
    receipt.receiptFor = u"o1"_s;
    own.door = IncomingMessage::Door::Carbon;
    std::swap(own.from, own.to);
    m_intake->accept(receipt);
    m_intake->accept(own);
    m_intake->flush();
    QCOMPARE(history().first().state, MessageState::Delivered);
}

void TestMessageIntake::ourOwnReceiptsFromOtherDevicesChangeNothing()
{
    await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s)));
    IncomingMessage receipt = live({});
    receipt.door = IncomingMessage::Door::Carbon;
    receipt.receiptFor = receipt.displayedFor = u"o1"_s;
    std::swap(receipt.from, receipt.to);
    m_intake->accept(receipt);
    m_intake->flush();
    QCOMPARE(history().first().state, MessageState::Waiting);
}

void TestMessageIntake::bouncedMessageHasFailedAndItsBodyIsNotStored()
{
    await(m_store->addOutgoing(outgoing(u"hi"_s, 1, u"o1"_s)));
    IncomingMessage bounce = live(u"hi"_s, u"o1"_s);
    bounce.error = FailureKind::RecipientUnknown;
    m_intake->accept(bounce);
    m_intake->flush();
    QCOMPARE(history().size(), 1);
    QCOMPARE(history().first().state, MessageState::Failed);
    QCOMPARE(history().first().failure, FailureKind::RecipientUnknown);
}

void TestMessageIntake::burstIsWrittenInFewBatches()
{
    QSignalSpy changed(m_store.get(), &MessageStore::changed);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 2'000; ++i) {
        m_intake->accept(live(QString::number(i)));
        QCoreApplication::processEvents();
    }
    const auto beats = clock.elapsed() / MessageIntake::Beat.count() + 2;
    m_intake->flush();
    QCOMPARE(history().size(), 2'000);
    QVERIFY2(changed.size() <= beats, qPrintable(u"%1 batches in %2 beats"_s.arg(changed.size()).arg(beats)));
}

void TestMessageIntake::fullDiskIsSaidAndTheBatchIsWrittenLater()
{
    QSignalSpy failed(m_intake.get(), &MessageIntake::failed), receipts(m_intake.get(), &MessageIntake::receiptWanted);
    pageLimit(1);
    IncomingMessage incoming = live(QString(100'000, u'x'), u"s1"_s);
    incoming.wantsReceipt = true;
    m_intake->accept(incoming);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Failure>().kind, FailureKind::DiskFull);
    QVERIFY(history().isEmpty());
    QCOMPARE(receipts.size(), 0);
    pageLimit(1'000'000);
    m_intake->flush();
    QTRY_COMPARE(receipts.size(), 1);
    QCOMPARE(history().size(), 1);
}

void TestMessageIntake::markOfTheArchiveWaitsForWhatIsUnwritten()
{
    QSignalSpy failed(m_intake.get(), &MessageIntake::failed);
    IncomingMessage small = live(u"hi"_s), large = live(QString(100'000, u'x'));
    small.message.archiveId = u"a1"_s;
    large.message.archiveId = u"a2"_s;
    m_intake->accept(small);
    m_intake->setGapless(true);
    QTRY_COMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional(u"a1"_s));
    m_intake->setGapless(false);
    pageLimit(1);
    m_intake->accept(large);
    small.message.archiveId = u"a3"_s;
    small.message.time = at(3);
    m_intake->setGapless(true);
    m_intake->accept(small);
    m_intake->flush();
    QTRY_VERIFY(failed.size() > 0);
    QCOMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional(u"a1"_s));
    pageLimit(1'000'000);
    m_intake->flush();
    QTRY_COMPARE(await(m_store->caughtUpTo(Ana)).value(), std::optional(u"a3"_s));
    QCOMPARE(history().size(), 3);
}

void TestMessageIntake::destructionHandsOverWhatWasGathered()
{
    m_intake->accept(live(u"hi"_s));
    m_intake.reset();
    QCOMPARE(history().size(), 1);
}

QTEST_GUILESS_MAIN(TestMessageIntake)
#include "tst_MessageIntake.moc"
