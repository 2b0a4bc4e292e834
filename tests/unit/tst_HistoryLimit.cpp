#include "app/HistoryLimit.h"

#include "StoreFiles.h"
#include "StoreTest.h"
#include "app/Conversations.h"
#include "app/models/TimelineWindow.h"
#include "app/store/Backup.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace Tertulia::StoreFiles;
using std::chrono::days;

namespace {

const Jid Eva = *Jid::parse(u"eva@example.org");

/// Said so many days ago.
Message said(const QString &body, int ago, const Jid &who = Ben)
{
    Message message = incoming(body, 0, u"id-"_s + body);
    message.conversation = who;
    message.time = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) - days(ago);
    message.archiveId = u"archive-"_s + body;
    message.state = MessageState::Read;
    return message;
}

Message own(const QString &body, int ago, MessageState state)
{
    Message message = said(body, ago);
    message.outgoing = true;
    message.state = state;
    message.originId = message.stanzaId;
    message.archiveId.clear();
    return message;
}

} // namespace

class TestHistoryLimit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsOlderGoesAndTheRestStays();
    void forEverRemovesNothing();
    void whatWaitsOrFailedStays();
    void whatIsUnreadStaysUntilItIsRead();
    void whatIsSaidAboutAMessageGoesWithItUnlessItWaits();
    void theArchiveDoesNotBringItBack();
    void newsOfALongAbsenceIsTaken();
    void oldHistoryIsNotReadFurtherThanTheLimit();
    void keepingForEverAgainLetsTheArchiveIn();
    void manyAreRemovedInSlicesAndReadersComeInBetween();
    void anotherChoiceEndsWhatRuns();
    void openConversationAndListAreToldOnce();
    void nothingOfItIsOnTheDiskAfterwards();
    void whatWasRemovedIsFoundNoMore();

private:
    QString file() const { return m_folder->filePath(u"store.sqlite"_s); }
    QStringList texts(const Jid &who = Ben) { return bodies(await(m_store->newest(Ana, who, 20'000)).value()); }
    bool add(const QList<Message> &messages) { return bool(await(m_store->addReceived({messages, {}, {}}))); }
    qint64 keep(int ago);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<HistoryLimit> m_limit;
};

void TestHistoryLimit::init()
{
    m_limit.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<Database>(file());
    m_store = std::make_unique<MessageStore>(*m_database);
    m_limit = std::make_unique<HistoryLimit>(*m_database, *m_store);
    QVERIFY(await(m_database->open()));
}

/// How many it removed; -1: it did not end.
qint64 TestHistoryLimit::keep(int ago)
{
    QSignalSpy trimmed(m_limit.get(), &HistoryLimit::trimmed);
    m_limit->keep(days(ago));
    return trimmed.wait(20'000) ? trimmed[0][0].toLongLong() : -1;
}

void TestHistoryLimit::whatIsOlderGoesAndTheRestStays()
{
    QVERIFY(add({said(u"a"_s, 400), said(u"b"_s, 31), said(u"c"_s, 29), said(u"d"_s, 0), said(u"e"_s, 31, Eva)}));
    QCOMPARE(keep(30), 3);
    QCOMPARE(texts(), QStringList({u"c"_s, u"d"_s}));
    QVERIFY(texts(Eva).isEmpty());
    QCOMPARE(keep(30), 0);
}

void TestHistoryLimit::forEverRemovesNothing()
{
    QVERIFY(add({said(u"a"_s, 4'000)}));
    m_limit->keep(days(0));
    QVERIFY(!m_limit->isTrimming());
    QCOMPARE(texts(), QStringList{u"a"_s});
}

void TestHistoryLimit::whatWaitsOrFailedStays()
{
    QVERIFY(add({own(u"waits"_s, 90, MessageState::Waiting), own(u"failed"_s, 80, MessageState::Failed),
                 own(u"sent"_s, 70, MessageState::Sent), own(u"read"_s, 60, MessageState::Read)}));
    QCOMPARE(keep(30), 2);
    QCOMPARE(texts(), QStringList({u"waits"_s, u"failed"_s}));
    QCOMPARE(await(m_store->waiting(Ana)).value().size(), 1);
}

void TestHistoryLimit::whatIsUnreadStaysUntilItIsRead()
{
    Message news = said(u"unread"_s, 90);
    news.state = MessageState::Sent;
    QVERIFY(add({news, said(u"read"_s, 80)}));
    QCOMPARE(keep(30), 1);
    QCOMPARE(texts(), QStringList{u"unread"_s});
    ConversationStore conversations(*m_database);
    await(conversations.setRead(Ana, Ben, await(m_store->newest(Ana, Ben, 1)).value().first().id));
    QCOMPARE(keep(30), 1);
    QVERIFY(texts().isEmpty());
}

void TestHistoryLimit::whatIsSaidAboutAMessageGoesWithItUnlessItWaits()
{
    QVERIFY(add({own(u"corrected"_s, 90, MessageState::Sent), own(u"settled"_s, 80, MessageState::Sent)}));
    const auto page = await(m_store->newest(Ana, Ben, 10)).value();
    Amendment correction;
    correction.kind = Amendment::Kind::Correction;
    correction.said = own(u"correction"_s, 0, MessageState::Waiting);
    QVERIFY(await(m_store->addOwnAmendment(correction, page.at(0).id)));
    correction.said = own(u"another"_s, 0, MessageState::Waiting);
    const auto second = await(m_store->addOwnAmendment(correction, page.at(1).id));
    QVERIFY(await(m_store->setAmendmentState(second.value().said.id, MessageState::Sent)));
    QCOMPARE(keep(30), 1);
    QCOMPARE(texts(), QStringList{u"correction"_s});
    QCOMPARE(await(m_store->waitingAmendments(Ana)).value().size(), 1);
}

void TestHistoryLimit::theArchiveDoesNotBringItBack()
{
    const QList<Message> archive{said(u"a"_s, 60), own(u"b"_s, 50, MessageState::Sent), said(u"c"_s, 10)};
    QVERIFY(add(archive));
    QCOMPARE(keep(30), 2);
    QVERIFY(add(archive));
    QVERIFY(add({said(u"never here"_s, 60, Eva)}));
    QCOMPARE(texts(), QStringList{u"c"_s});
    QVERIFY(texts(Eva).isEmpty());
    Amendment late;
    late.kind = Amendment::Kind::Correction;
    late.target = u"id-a"_s;
    late.said = said(u"a, corrected"_s, 60);
    QVERIFY(await(m_store->addReceived({{}, {}, {}, {late}})));
    QCOMPARE(texts(), QStringList{u"c"_s});
}

void TestHistoryLimit::newsOfALongAbsenceIsTaken()
{
    QCOMPARE(keep(30), 0);
    Message news = said(u"while you were away"_s, 90);
    news.state = MessageState::Sent;
    QVERIFY(add({news}));
    QCOMPARE(texts(), QStringList{u"while you were away"_s});
}

void TestHistoryLimit::oldHistoryIsNotReadFurtherThanTheLimit()
{
    const auto gaps = [this] { return await(m_store->archiveGaps(Ana)).value(); };
    QCOMPARE(keep(30), 0);
    ReceivedBatch page{{said(u"a"_s, 10)}, {}, {}};
    page.gaps = {{0, Ana, QString(), u"archive-a"_s, false}, {0, Ana, u"x"_s, u"y"_s, true}};
    QVERIFY(await(m_store->addReceived(page)));
    QCOMPARE(gaps().size(), 2);
    ArchiveGap old = gaps().constLast(), missed = gaps().constFirst();
    QVERIFY(!old.missed && missed.missed);
    ReceivedBatch reached{{said(u"b"_s, 20), said(u"c"_s, 40)}, {}, {}};
    old.before = u"archive-c"_s;
    missed.before = u"z"_s;
    reached.gaps = {old, missed};
    QVERIFY(await(m_store->addReceived(reached)));
    QCOMPARE(gaps().size(), 1);
    QCOMPARE(gaps().constFirst().before, u"z"_s);
}

void TestHistoryLimit::keepingForEverAgainLetsTheArchiveIn()
{
    QVERIFY(add({said(u"a"_s, 60)}));
    QCOMPARE(keep(30), 1);
    m_limit->keep(days(0));
    QVERIFY(add({said(u"a"_s, 60)}));
    QCOMPARE(texts(), QStringList{u"a"_s});
}

void TestHistoryLimit::manyAreRemovedInSlicesAndReadersComeInBetween()
{
    constexpr int many = 4'000;
    QList<Message> messages{said(u"new"_s, 0)};
    for (int i = 0; i < many; ++i)
        messages << said(QString::number(i), 60);
    QVERIFY(add(messages));
    QSignalSpy progressed(m_limit.get(), &HistoryLimit::progressed), trimmed(m_limit.get(), &HistoryLimit::trimmed);
    m_limit->keep(days(30));
    QTRY_VERIFY(!progressed.isEmpty());
    const auto page = await(m_store->newest(Ana, Ben, many + 1)).value();
    QVERIFY(page.size() > 1 && page.size() <= many);
    QVERIFY(trimmed.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(trimmed.size(), 1, 20'000);
    QCOMPARE(trimmed[0][0].toLongLong(), many);
    QCOMPARE(texts(), QStringList{u"new"_s});
}

void TestHistoryLimit::anotherChoiceEndsWhatRuns()
{
    QList<Message> messages;
    for (int i = 0; i < 4'000; ++i)
        messages << said(QString::number(i), 60);
    QVERIFY(add(messages));
    QSignalSpy progressed(m_limit.get(), &HistoryLimit::progressed), trimmed(m_limit.get(), &HistoryLimit::trimmed);
    m_limit->keep(days(30));
    QTRY_VERIFY(!progressed.isEmpty());
    m_limit->keep(days(0));
    const qsizetype left = texts().size();
    QVERIFY(left > 0);
    QVERIFY(!trimmed.wait(200));
    QCOMPARE(texts().size(), left);
}

void TestHistoryLimit::openConversationAndListAreToldOnce()
{
    ConversationStore conversations(*m_database);
    Conversations list(Ana, *m_store, conversations);
    TimelineWindow open(*m_store);
    QVERIFY(add({said(u"a"_s, 60), said(u"b"_s, 50), said(u"c"_s, 10), said(u"d"_s, 60, Eva)}));
    QSignalSpy opened(&open, &TimelineWindow::opened), told(m_store.get(), &MessageStore::trimmed);
    open.open(Ana, Ben, 0);
    QVERIFY(opened.wait());
    QCOMPARE(open.rowCount(), 3);
    QVERIFY(list.find(Eva)->last);
    QCOMPARE(keep(30), 3);
    QCOMPARE(told.size(), 2);
    QTRY_COMPARE(open.rowCount(), 1);
    QTRY_VERIFY(!list.find(Eva)->last);
    QCOMPARE(list.find(Ben)->last->body, u"c"_s);
}

void TestHistoryLimit::nothingOfItIsOnTheDiskAfterwards()
{
    QVERIFY(add({said(u"a secret of old"_s, 60), said(u"new"_s, 0)}));
    QVERIFY(QFile::copy(file(), Backup::nameFor(file(), 1)));
    const qint64 before = await(m_limit->bytesUsed()).value();
    QVERIFY(before > 0);
    QCOMPARE(keep(30), 1);
    QVERIFY(await(m_limit->bytesUsed()).value() <= before);
    for (const QString &path : named(m_folder->path(), u"*"_s))
        QVERIFY2(!contents(path).contains("a secret of old"), qPrintable(path));
}

void TestHistoryLimit::whatWasRemovedIsFoundNoMore()
{
    SearchIndex index(*m_database, *m_store);
    QVERIFY(add({said(u"pottery of old"_s, 60), said(u"pottery of today"_s, 0)}));
    SearchRequest request;
    request.query = SearchQuery::parse(u"pottery");
    request.accounts = {Ana};
    QCOMPARE(await(index.find(request)).value().hits.size(), 2);
    QCOMPARE(keep(30), 1);
    const auto indexed = [](Sql &sql) { return sql.value(u"SELECT count(*) FROM search WHERE search MATCH 'old'"_s); };
    QTRY_COMPARE(await(m_database->run<QVariant>(Sql::Access::Read, indexed)).value().toInt(), 0);
    QCOMPARE(await(index.find(request)).value().hits.size(), 1);
}

QTEST_GUILESS_MAIN(TestHistoryLimit)
#include "tst_HistoryLimit.moc"
