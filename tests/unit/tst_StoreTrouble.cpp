#include "StoreFiles.h"
#include "StoreTest.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace Tertulia::StoreFiles;

namespace {

constexpr int Many = 3'000; // more than SQLite keeps of the file in memory

ReceivedBatch batchOf(int from, int count)
{
    ReceivedBatch batch;
    for (int i = from; i < from + count; ++i) {
        batch.messages.append(incoming(u"%1 "_s.arg(i).leftJustified(1'000, u'.'), i));
    }
    return batch;
}

/// A store with Many messages. It is made once; closed, it is one file, and each test gets a copy.
bool fill(const QString &file)
{
    static const QTemporaryDir folder;
    const QString filled = folder.filePath(u"filled.sqlite"_s);
    if (!QFile::exists(filled)) {
        Database database(filled);
        MessageStore store(database);
        database.open();
        if (!await(store.addReceived(batchOf(0, Many)))) {
            return false;
        }
    }
    return QFile::copy(filled, file);
}

/// A store as the program has it, and what it says of itself.
struct Opened {
    explicit Opened(const QString &file)
        : database(file)
        , store(database)
        , troubled(&database, &Database::troubled)
        , recovered(&database, &Database::recovered)
        , renewed(&database, &Database::renewed)
        , opened(await(database.open()))
    {
    }

    FailureKind trouble() const { return troubled.last().first().value<Failure>().kind; }
    QString setAside() const { return troubled.last().at(1).toString(); }
    int count() { return int(await(store.newest(Ana, Ben, 2 * Many)).value().size()); }

    Database database;
    MessageStore store;
    QSignalSpy troubled, recovered, renewed;
    Result<Done> opened;
};

/// A child on a disk of one megabyte: fills it up until the store says so, gives room, and goes on.
/// Says how many messages were told as stored before and after, and how many are there at the end.
int onASmallDisk(const QString &folder)
{
    QFile ballast(folder + "/ballast"_L1);
    if (!ballast.open(QFile::WriteOnly) || ballast.write(QByteArray(2'000'000, 'x')) < 0) {
        return 1;
    }
    ballast.close();
    QTextStream out(stdout);
    Opened it(folder + "/store.sqlite"_L1);
    int told = 0;
    QObject::connect(&it.store, &MessageStore::changed, &it.store,
                     [&](const MessageChange &change) { told += int(change.added.size()); });
    while (await(it.store.addReceived(batchOf(told, 20)))) {
    }
    out << "full " << (it.trouble() == FailureKind::DiskFull) << " told " << (told == it.count()) << Qt::endl;
    const bool refused = !await(it.store.addOutgoing(outgoing(QString(2'000, u'x'), told, u"own"_s)));
    out << "refused " << refused << " still " << (told == it.count()) << Qt::endl;
    ballast.remove();
    out << "by itself " << it.recovered.wait(10'000) << " then " << bool(await(it.store.addReceived(batchOf(told, 20))))
        << " all " << (told == it.count()) << Qt::endl;
    return 0;
}

/// A child whose folder cannot be written.
int onAReadOnlyDisk(const QString &folder)
{
    Opened it(folder + "/store.sqlite"_L1);
    QTextStream out(stdout);
    out << "opens " << bool(it.opened) << " read-only " << (it.trouble() == FailureKind::StoreReadOnly) << Qt::endl;
    const bool remounted = QProcess::execute(u"mount"_s, {u"-o"_s, u"remount,bind,rw"_s, folder}) == 0;
    out << "writable again " << remounted << " by itself " << it.recovered.wait(10'000) << " renewed "
        << it.renewed.size() << " there " << it.count() << Qt::endl;
    return 0;
}

} // namespace

class TestStoreTrouble : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void damagedFileIsSetAsideAndAFreshOneTakesItsPlace_data();
    void damagedFileIsSetAsideAndAFreshOneTakesItsPlace();
    void damageInTheMiddleOfARunIsNoticedAtOnce();
    void whatWaitedAndWhatWasTypedIsTakenOver();
    void whatWasMeantForTheOldFileDoesNotReachTheFreshOne();
    void nothingIsOverwrittenWhenTwoAreSetAside();
    void fileOfAFutureVersionIsSetAsideUntouched();
    void lockedStoreOpensByItselfWhenTheLockIsGone();
    void storeThatIsLockedWhileItIsOpenGoesOnByItself();
    void fullDiskIsSaidAndItGoesOnByItself();
    void readOnlyFolderIsSaidAndItGoesOnByItself();

private:
    QString file() const { return m_folder->filePath(u"store.sqlite"_s); }
    QStringList setAside() const { return named(m_folder->path(), u"store.*-2*-*-*-*.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoreTrouble::damagedFileIsSetAsideAndAFreshOneTakesItsPlace_data()
{
    QTest::addColumn<qint64>("from"); // of the bytes that are spoilt; negative: the file is cut there
    QTest::addColumn<qint64>("count");
    constexpr qint64 page = 4096;
    QTest::newRow("the header") << qint64(0) << qint64(100);
    QTest::newRow("the schema") << qint64(100) << 2 * page;
    QTest::newRow("all after the schema") << 2 * page << qint64(-1);
    QTest::newRow("all of it") << qint64(0) << qint64(-1);
    QTest::newRow("cut in the middle") << -100 * page << qint64(0);
    QTest::newRow("cut in the first page") << qint64(-1'000) << qint64(0);
}

void TestStoreTrouble::damagedFileIsSetAsideAndAFreshOneTakesItsPlace()
{
    QFETCH(qint64, from);
    QFETCH(qint64, count);
    QVERIFY(fill(file()));
    const qint64 size = QFile(file()).size();
    if (from < 0) {
        QVERIFY(QFile::resize(file(), -from));
    } else {
        QVERIFY(overwrite(file(), from, QByteArray(count < 0 ? size - from : count, '\x5a')));
    }
    const QByteArray spoilt = contents(file());

    Opened it(file());
    await(it.store.newest(Ana, Ben, 10)); // shows it, where opening did not
    QCOMPARE(it.troubled.size(), 1);
    QCOMPARE(it.trouble(), FailureKind::StoreDamaged);
    QCOMPARE(setAside(), QStringList{it.setAside()});
    QCOMPARE(contents(it.setAside()).last(spoilt.size() - 100), spoilt.last(spoilt.size() - 100));
    QCOMPARE(it.renewed.size(), 1);
    QCOMPARE(it.count(), 0); // nothing is shown as stored that is not
    QVERIFY(await(it.store.addReceived(batchOf(0, 5))));
    QCOMPARE(it.count(), 5);
    QCOMPARE(it.troubled.size(), 1);
}

void TestStoreTrouble::damageInTheMiddleOfARunIsNoticedAtOnce()
{
    QVERIFY(fill(file()));
    Opened it(file());
    QVERIFY(await(it.store.addReceived(batchOf(Many, 1))));
    QVERIFY(overwrite(file(), 2 * 4096, QByteArray(QFile(file()).size() - 2 * 4096, '\x5a')));
    const auto answer = await(it.store.newest(Ana, Ben, Many));
    QVERIFY(!answer);
    QCOMPARE(answer.failure().kind, FailureKind::StoreDamaged);
    QCOMPARE(it.trouble(), FailureKind::StoreDamaged);
    QCOMPARE(it.renewed.size(), 1);
    QVERIFY(await(it.store.addReceived(batchOf(0, 5))));
    QCOMPARE(it.count(), 5);
    QCOMPARE(setAside().size(), 1);
}

void TestStoreTrouble::whatWaitedAndWhatWasTypedIsTakenOver()
{
    MessageId oldId = 0;
    {
        Opened it(file());
        oldId = await(it.store.addOutgoing(outgoing(u"not sent yet"_s, 0, u"own"_s))).value().id;
        QVERIFY(await(ConversationStore(it.database).setDraft(Ana, Ben, u"half a sent"_s)));
        QVERIFY(await(it.store.addReceived(batchOf(0, Many))));
    }
    const qint64 quarter = QFile(file()).size() / 4;
    QVERIFY(overwrite(file(), 3 * quarter, QByteArray(quarter, '\x5a')));
    Opened it(file());
    QVERIFY(!await(it.store.newest(Ana, Ben, Many)));
    QCOMPARE(it.trouble(), FailureKind::StoreDamaged);
    const auto waiting = await(it.store.waiting(Ana)).value();
    QCOMPARE(bodies(waiting), QStringList{u"not sent yet"_s});
    QCOMPARE(waiting.first().originId, u"own"_s); // the archive settles it, should it have gone out
    QVERIFY(waiting.first().id > oldId + Many);   // a number of the old file is no message of the fresh one
    QCOMPARE(await(ConversationStore(it.database).all(Ana)).value().value(0).draft, u"half a sent"_s);
}

void TestStoreTrouble::whatWasMeantForTheOldFileDoesNotReachTheFreshOne()
{
    QVERIFY(fill(file()));
    Opened it(file());
    QVERIFY(overwrite(file(), 2 * 4096, QByteArray(QFile(file()).size() - 2 * 4096, '\x5a')));
    auto reading = it.store.newest(Ana, Ben, Many);
    auto mark = it.store.addReceived({{}, {}, Ana}); // "no gap before this": said of the old file
    QVERIFY(!await(reading));
    QVERIFY(!await(mark));
    QVERIFY(!await(it.store.caughtUpTo(Ana)).value().has_value());
}

void TestStoreTrouble::nothingIsOverwrittenWhenTwoAreSetAside()
{
    for (int i = 0; i < 2; ++i) {
        QVERIFY(QFile(file()).exists() || fill(file()));
        QVERIFY(overwrite(file(), 0, QByteArray(100, char('a' + i))));
        Opened it(file());
        QCOMPARE(it.trouble(), FailureKind::StoreDamaged);
    }
    QCOMPARE(setAside().size(), 2);
    QVERIFY(contents(setAside().at(0)).first(100) != contents(setAside().at(1)).first(100));
}

void TestStoreTrouble::fileOfAFutureVersionIsSetAsideUntouched()
{
    QVERIFY(fill(file()));
    {
        Opened it(file());
        QVERIFY(await(it.database.run<int>(Sql::Access::Write,
                                           [](Sql &sql) { return sql.run(u"PRAGMA user_version = 9999"_s); })));
    }
    const QByteArray before = contents(file());
    Opened it(file());
    QVERIFY(it.opened);
    QCOMPARE(it.trouble(), FailureKind::StoreTooNew);
    QVERIFY(it.setAside().contains(u"newer"_s));
    QCOMPARE(contents(it.setAside()), before);
    QVERIFY(await(it.store.addReceived(batchOf(0, 5))));
}

namespace {

/// Another program, with SQLite of its own, that keeps the store to itself until its input ends.
void holdLock(QProcess &other, const QString &file, const QString &how)
{
    other.start(u"python3"_s, {u"-c"_s,
                               u"import sqlite3, sys\n"
                               "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
                               "c.execute('PRAGMA locking_mode=' + sys.argv[2])\n"
                               "c.execute('BEGIN IMMEDIATE')\n"
                               "c.execute('PRAGMA user_version=1')\n"
                               "print('locked', flush=True)\n"
                               "sys.stdin.read()\n"_s,
                               file, how});
    other.waitForReadyRead();
}

} // namespace

void TestStoreTrouble::lockedStoreOpensByItselfWhenTheLockIsGone()
{
    QVERIFY(fill(file()));
    QProcess other;
    holdLock(other, file(), u"EXCLUSIVE"_s);
    Opened it(file());
    QVERIFY(!it.opened);
    QCOMPARE(it.trouble(), FailureKind::StoreLocked);
    QVERIFY(!await(it.store.newest(Ana, Ben, 1)));
    QCOMPARE(it.troubled.size(), 1); // said once
    QVERIFY(setAside().isEmpty());
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(it.recovered.wait(10'000));
    QCOMPARE(it.renewed.size(), 1); // who asked before got nothing: ask again
    QCOMPARE(it.count(), Many);
}

void TestStoreTrouble::storeThatIsLockedWhileItIsOpenGoesOnByItself()
{
    QVERIFY(fill(file()));
    Opened it(file());
    QProcess other;
    holdLock(other, file(), u"NORMAL"_s);
    QVERIFY(!await(it.store.addReceived(batchOf(Many, 1))));
    QCOMPARE(it.trouble(), FailureKind::StoreLocked);
    QCOMPARE(it.count(), Many); // reading goes on
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(it.recovered.wait(10'000));
    QCOMPARE(it.renewed.size(), 0);
    QVERIFY(await(it.store.addReceived(batchOf(Many, 1))));
    QCOMPARE(it.count(), Many + 1);
}

void TestStoreTrouble::fullDiskIsSaidAndItGoesOnByItself()
{
    QProcess child;
    startWithMounts(child, u"mount -t tmpfs -o size=4m none %1"_s.arg(m_folder->path()),
                    {u"--small-disk"_s, m_folder->path()});
    QCOMPARE(linesOf(child), (QStringList{u"full 1 told 1"_s, u"refused 1 still 1"_s, u"by itself 1 then 1 all 1"_s}));
}

void TestStoreTrouble::readOnlyFolderIsSaidAndItGoesOnByItself()
{
    QVERIFY(fill(file()));
    QProcess child;
    startWithMounts(child, u"mount --bind %1 %1 && mount -o remount,bind,ro %1"_s.arg(m_folder->path()),
                    {u"--read-only"_s, m_folder->path()});
    QCOMPARE(linesOf(child),
             (QStringList{u"opens 0 read-only 1"_s, u"writable again 1 by itself 1 renewed 1 there %1"_s.arg(Many)}));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == "--small-disk"_L1) {
        return onASmallDisk(arguments.value(2));
    }
    if (arguments.value(1) == "--read-only"_L1) {
        return onAReadOnlyDisk(arguments.value(2));
    }
    TestStoreTrouble test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_StoreTrouble.moc"
