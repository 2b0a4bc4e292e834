#include "app/store/Migrations.h"

#include "StoreFiles.h"
#include "StoreTest.h"
#include "app/store/Backup.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

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
