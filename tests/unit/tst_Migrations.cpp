#include "app/store/Migrations.h"

#include "StoreFiles.h"
#include "StoreTest.h"
#include "app/store/Backup.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace Tertulia::StoreFiles;

namespace {

/// As if the next release had changed the schema.
Migrations::Steps withStep(const QString &statement)
{
    return Migrations::released() << QStringList{statement, u"INSERT INTO extra VALUES (1)"_s};
}

Migrations::Steps nextRelease()
{
    return withStep(u"CREATE TABLE extra (x INTEGER)"_s);
}

/// A step that takes seconds.
Migrations::Steps slowRelease()
{
    return withStep(u"CREATE TABLE extra AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT"
                    " 3000000) SELECT x FROM n"_s);
}

constexpr int Count = 50;
constexpr qint64 Day = (1'760'000'000'000 - 946'684'800'000) / 86'400'000; ///< on which they were said, from 2000 on

bool fill(const QString &file)
{
    Database database(file);
    MessageStore store(database);
    ReceivedBatch batch;
    for (int i = 0; i < Count; ++i) {
        batch.messages.append(incoming(u"message %1"_s.arg(i), i));
    }
    database.open();
    return bool(await(store.addReceived(batch)));
}

/// How many messages are there for a program with these steps; -1 where it cannot open the file.
int countWith(const QString &file, const Migrations::Steps &steps)
{
    Database database(file, nullptr, steps);
    MessageStore store(database);
    if (!await(database.open())) {
        return -1;
    }
    return int(await(store.newest(Ana, Ben, 1'000)).value().size());
}

int versionOf(Database &database)
{
    return await(database.run<int>(Sql::Access::Read,
                                   [](Sql &sql) { return sql.value(u"PRAGMA user_version"_s).toInt(); }))
        .value();
}

/// As the program of that version left it: one conversation, the newest message unread and not sent yet.
bool fillAs(int version, const QString &file)
{
    Database database(file, nullptr, Migrations::released().first(version));
    return await(database.open()) && await(database.run<Done>(Sql::Access::Write, [version](Sql &sql) {
               sql.run(u"INSERT INTO account (jid, caught_up_id) VALUES ('ana@example.org', 'archive49')"_s);
               sql.run(u"INSERT INTO conversation (account, jid, draft) VALUES (1, 'ben@example.org', 'a draft')"_s);
               for (int i = 0; i < Count; ++i) {
                   sql.run(u"INSERT INTO message (conversation, outgoing, time, body, stanza_id, origin_id, archive_id,"
                           " state, failure, unread) VALUES (1, ?, ?, ?, ?, ?, ?, ?, 0, 0)"_s,
                           {i % 2, qint64(1'760'000'000'000 + i), u"message %1"_s.arg(i), u"id%1"_s.arg(i),
                            u"id%1"_s.arg(i), i + 1 < Count ? QVariant(u"archive%1"_s.arg(i)) : QVariant(),
                            i + 1 < Count ? 2 : 0});
                   if (version >= 3) { // which has the search's index
                       sql.run(u"INSERT INTO search (rowid, words) VALUES (?, ?)"_s,
                               {(Day << 28) + i + 1, u"\uE000c1 message %1"_s.arg(i)});
                       sql.run(u"UPDATE search_state SET low = 0, high = ?"_s, {i + 1});
                   }
               }
               return Done();
           }));
}

int openAndSay(const QString &file, const Migrations::Steps &steps)
{
    Database database(file, nullptr, steps);
    const auto opened = await(database.open());
    QTextStream(stdout) << (opened ? -1 : int(opened.failure().kind)) << Qt::endl;
    return 0;
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void freshStoreNeedsNoBackup();
    void everyEarlierVersionIsTakenOnWhole_data();
    void everyEarlierVersionIsTakenOnWhole();
    void backupIsMadeBeforeTheSchemaChanges();
    void backupHoldsWhatWasOnlyInTheJournal();
    void onlyTheNewestBackupIsKept();
    void failedStepLeavesTheOldFileUsable();
    void withoutRoomForABackupNothingChanges();
    void killInTheMiddleOfAStepLosesNothing();

private:
    QString file() const { return m_folder->filePath(u"store.sqlite"_s); }
    QString backup(int version = Migrations::newestVersion()) const { return Backup::nameFor(file(), version); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrations::freshStoreNeedsNoBackup()
{
    QVERIFY(fill(file()));
    QVERIFY(named(m_folder->path(), u"*backup*"_s).isEmpty());
}

void TestMigrations::everyEarlierVersionIsTakenOnWhole_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < Migrations::newestVersion(); ++version) {
        QTest::addRow("%d", version) << version;
    }
}

void TestMigrations::everyEarlierVersionIsTakenOnWhole()
{
    QFETCH(int, version);
    QVERIFY(fillAs(version, file()));
    const QByteArray before = contents(file());
    Database database(file());
    MessageStore store(database);
    SearchIndex index(database, store);
    QVERIFY(await(database.open()));
    QCOMPARE(versionOf(database), Migrations::newestVersion());
    QCOMPARE(contents(backup(version)), before);
    const auto page = await(store.newest(Ana, Ben, 1'000)).value();
    QCOMPARE(page.size(), Count);
    QCOMPARE(page.first().body, u"message 0"_s);
    QCOMPARE(page.at(1).state, MessageState::Delivered);
    QCOMPARE(await(store.waiting(Ana)).value().size(), 1);
    QCOMPARE(await(store.caughtUpTo(Ana)).value(), u"archive49"_s);
    QCOMPARE(await(store.archiveGaps(Ana)).value().size(), version < 2 ? 1 : 0);
    QVERIFY(await(store.addReceived({{incoming(u"of today"_s, 1'000)}, {}, {}})));
    index.start();
    SearchRequest request;
    request.accounts = {Ana};
    for (const QString &typed : {u"message"_s, u"\"message 7\""_s}) {
        request.query = SearchQuery::parse(typed);
        QTRY_COMPARE(await(index.find(request)).value().hits.size(), typed == "message"_L1 ? Count : 1);
    }
    const auto milestones = [](Sql &sql) {
        return sql.value(u"SELECT count(*) FROM search WHERE search MATCH '\uE000s'"_s).toInt();
    };
    QCOMPARE(await(database.run<int>(Sql::Access::Read, milestones)).value(), 1);
    const auto integrity = [](Sql &sql) { return sql.value(u"PRAGMA integrity_check"_s).toString(); };
    QCOMPARE(await(database.run<QString>(Sql::Access::Read, integrity)).value(), u"ok"_s);
}

void TestMigrations::backupIsMadeBeforeTheSchemaChanges()
{
    QVERIFY(fill(file()));
    const QByteArray before = contents(file());
    QCOMPARE(countWith(file(), nextRelease()), Count);
    QCOMPARE(contents(backup()), before);
    QVERIFY(!(QFile::permissions(backup()) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(countWith(backup(), Migrations::released()), Count); // the program of before can use it
}

void TestMigrations::backupHoldsWhatWasOnlyInTheJournal()
{
    {
        Database database(file());
        MessageStore store(database);
        QVERIFY(await(database.open()));
        QVERIFY(await(store.addReceived({{incoming(u"in the journal"_s)}, {}, {}})));
        QVERIFY(QFile::copy(file(), m_folder->filePath(u"killed.sqlite"_s))); // as a kill leaves it
        QVERIFY(QFile::copy(file() + u"-wal"_s, m_folder->filePath(u"killed.sqlite-wal"_s)));
    }
    const QString killed = m_folder->filePath(u"killed.sqlite"_s);
    QCOMPARE(countWith(killed, nextRelease()), 1);
    QCOMPARE(countWith(Backup::nameFor(killed, Migrations::newestVersion()), Migrations::released()), 1);
}

void TestMigrations::onlyTheNewestBackupIsKept()
{
    QVERIFY(fill(file()));
    QCOMPARE(countWith(file(), nextRelease()), Count);
    QVERIFY(QFile(file() + u".part"_s).open(QFile::WriteOnly)); // not ours: stays
    QCOMPARE(countWith(file(), nextRelease() << QStringList{u"DROP TABLE extra"_s}), Count);
    QCOMPARE(named(m_folder->path(), u"*backup*"_s), QStringList{backup(Migrations::newestVersion() + 1)});
    QVERIFY(QFile::exists(file() + u".part"_s));
}

void TestMigrations::failedStepLeavesTheOldFileUsable()
{
    QVERIFY(fill(file()));
    const auto broken = withStep(u"CREATE TABLE message (x INTEGER)"_s); // there is one
    {
        Database database(file(), nullptr, broken);
        const auto opened = await(database.open());
        QVERIFY(!opened);
        QCOMPARE(opened.failure().kind, FailureKind::StoreUnavailable);
    }
    QCOMPARE(countWith(file(), Migrations::released()), Count);
    QCOMPARE(countWith(backup(), Migrations::released()), Count);
    QCOMPARE(countWith(file(), nextRelease()), Count); // a release that is mended takes it on
}

void TestMigrations::withoutRoomForABackupNothingChanges()
{
    QVERIFY(fill(file()));
    const QString disk = m_folder->filePath(u"disk"_s), after = m_folder->filePath(u"after"_s);
    QVERIFY(QDir().mkpath(disk));
    QProcess child;
    startWithMounts(child, u"mount -t tmpfs -o size=1m none %1 && cp %2 %1/small.sqlite"_s.arg(disk, file()),
                    {u"--open"_s, disk + u"/small.sqlite"_s, after});
    QCOMPARE(linesOf(child), QStringList{QString::number(int(FailureKind::DiskFull))});
    QCOMPARE(contents(after), contents(file()));
}

void TestMigrations::killInTheMiddleOfAStepLosesNothing()
{
    QVERIFY(fill(file()));
    const QByteArray before = contents(file());
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    qInfo() << "seed" << seed;
    for (int i = 0; i < 5; ++i) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--slow"_s, file()});
        QVERIFY(child.waitForStarted());
        QVERIFY(!child.waitForFinished(int(random.bounded(30, 250))));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(countWith(file(), Migrations::released()), Count);
        if (QFile::exists(backup())) {
            QCOMPARE(contents(backup()), before); // whole, or not there
        }
    }
    Database database(file(), nullptr, nextRelease());
    QVERIFY(await(database.open()));
    QCOMPARE(versionOf(database), Migrations::newestVersion() + 1);
    QCOMPARE(named(m_folder->path(), u"*backup*"_s), QStringList{backup()});
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == "--slow"_L1) {
        return openAndSay(arguments.value(2), slowRelease());
    }
    if (arguments.value(1) == "--open"_L1) {
        openAndSay(arguments.value(2), nextRelease());
        return QFile::copy(arguments.value(2), arguments.value(3)) ? 0 : 1;
    }
    TestMigrations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Migrations.moc"
