#include "app/store/Database.h"

#include "StoreTest.h"

#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void fileAndItsJournalAreForTheOwnerOnly();
    void widePermissionsAreNarrowed();
    void folderIsMade();
    void jobsOfAClosedStoreFail();
    void jobsRunInOrderAndDestructionFinishesThem();
    void answersComeInOrderAndNeverWithinTheCall();
    void failedJobLeavesNothingBehind();
    void fullDiskIsSaidAndTheNextWriteWorks();
    void onlyWhatCanBeMadeAgainIsNotSynced();
    void folderInPlaceOfTheFileIsAFailure();
    void openingTwiceIsHarmless();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

namespace {

constexpr auto AnyoneReads = QFile::ReadOther | QFile::ReadGroup | QFile::WriteGroup | QFile::WriteOther;

QFuture<Result<int>> makeTable(Database &database)
{
    return database.run<int>(Sql::Access::Write,
                             [](Sql &sql) { return sql.run(u"CREATE TABLE t (x INTEGER NOT NULL)"_s); });
}

QFuture<Result<int>> insert(Database &database, const QVariant &x)
{
    return database.run<int>(Sql::Access::Write, [x](Sql &sql) { return sql.run(u"INSERT INTO t VALUES (?)"_s, {x}); });
}

int count(Database &database)
{
    return await(database.run<int>(Sql::Access::Read,
                                   [](Sql &sql) { return sql.value(u"SELECT count(*) FROM t"_s).toInt(); }))
        .value();
}

} // namespace

void TestDatabase::fileAndItsJournalAreForTheOwnerOnly()
{
    Database database(path(u"private.sqlite"_s));
    QVERIFY(await(database.open()));
    QVERIFY(await(makeTable(database)));
    for (const auto *suffix : {"", "-wal", "-shm"}) {
        const QFileInfo info(path(u"private.sqlite"_s) + QLatin1StringView(suffix));
        QVERIFY(info.exists());
        QVERIFY(!(info.permissions() & AnyoneReads));
    }
}

void TestDatabase::widePermissionsAreNarrowed()
{
    const QString file = path(u"wide.sqlite"_s);
    QVERIFY(QFile(file).open(QFile::WriteOnly));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    Database database(file);
    QVERIFY(await(database.open()));
    QVERIFY(!(QFile::permissions(file) & AnyoneReads));
}

void TestDatabase::folderIsMade()
{
    Database database(path(u"a/b/store.sqlite"_s));
    QVERIFY(await(database.open()));
    QVERIFY(QFileInfo::exists(path(u"a/b/store.sqlite"_s)));
}

void TestDatabase::jobsOfAClosedStoreFail()
{
    Database database(u":memory:"_s);
    const auto answer = await(makeTable(database));
    QVERIFY(!answer);
    QCOMPARE(answer.failure().kind, FailureKind::StoreUnavailable);
}

void TestDatabase::jobsRunInOrderAndDestructionFinishesThem()
{
    QFuture<Result<int>> last;
    {
        Database database(path(u"order.sqlite"_s));
        database.open();
        makeTable(database);
        for (int i = 0; i < 100; ++i) {
            last = insert(database, i);
        }
    }
    QVERIFY(last.isFinished());
    QVERIFY(last.result());
    Database again(path(u"order.sqlite"_s));
    QVERIFY(await(again.open()));
    QCOMPARE(count(again), 100);
}

void TestDatabase::answersComeInOrderAndNeverWithinTheCall()
{
    Database database(u":memory:"_s);
    QVERIFY(await(database.open()));
    QList<int> answers, expected;
    for (int i = 0; i < 20; ++i) {
        expected.append(i);
        auto future = database.run<int>(Sql::Access::Read, [i](Sql &) { return i; });
        QSemaphore next; // when the next job runs, the answer is on its way: as if this thread had been slow
        database.run<int>(Sql::Access::Read, [&next](Sql &) {
            next.release();
            return 0;
        });
        next.acquire();
        future.then(this, [&](const Result<int> &answer) { answers.append(answer.value()); });
        QVERIFY(answers.isEmpty());
    }
    QTRY_COMPARE(answers, expected);
}

void TestDatabase::failedJobLeavesNothingBehind()
{
    Database database(u":memory:"_s);
    QVERIFY(await(database.open()));
    QVERIFY(await(makeTable(database)));
    const auto answer = await(database.run<int>(Sql::Access::Write, [](Sql &sql) {
        sql.run(u"INSERT INTO t VALUES (1)"_s);
        sql.run(u"INSERT INTO t VALUES (NULL)"_s);
        return sql.run(u"INSERT INTO t VALUES (3)"_s);
    }));
    QVERIFY(!answer);
    QCOMPARE(answer.failure().kind, FailureKind::StoreUnavailable);
    QCOMPARE(count(database), 0);
    QVERIFY(await(insert(database, 4)));
    QCOMPARE(count(database), 1);
}

void TestDatabase::fullDiskIsSaidAndTheNextWriteWorks()
{
    Database database(path(u"full.sqlite"_s));
    QVERIFY(await(database.open()));
    QVERIFY(await(makeTable(database)));
    const auto limit = [&](const QString &pages) {
        await(database.run<QVariant>(Sql::Access::Read,
                                     [pages](Sql &sql) { return sql.value(u"PRAGMA max_page_count = "_s + pages); }));
    };
    limit(u"1"_s); // SQLite takes the present size at least
    const auto answer = await(insert(database, QByteArray(100'000, 'x')));
    QVERIFY(!answer);
    QCOMPARE(answer.failure().kind, FailureKind::DiskFull);
    limit(u"1000000"_s);
    QVERIFY(await(insert(database, QByteArray(100'000, 'x'))));
    QCOMPARE(count(database), 1);
}

/// Each time, also when one of them fails in between.
void TestDatabase::onlyWhatCanBeMadeAgainIsNotSynced()
{
    Database database(path(u"synced.sqlite"_s));
    database.open();
    const auto synchronous = [&database](Sql::Access access) {
        return await(database.run<int>(access,
                                       [](Sql &sql) {
                                           sql.forgetStatements(); // its answer is made when it is prepared
                                           return sql.value(u"PRAGMA synchronous"_s).toInt();
                                       }))
            .value();
    };
    constexpr int normal = 1, full = 2;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(synchronous(Sql::Access::Later), normal);
        QCOMPARE(synchronous(Sql::Access::Write), full);
        QVERIFY(!await(database.run<int>(Sql::Access::Later, [](Sql &sql) { return sql.run(u"NO SENSE"_s); })));
        QCOMPARE(synchronous(Sql::Access::Read), full);
    }
}

void TestDatabase::folderInPlaceOfTheFileIsAFailure()
{
    Database database(m_folder.path());
    const auto answer = await(database.open());
    QVERIFY(!answer);
    QCOMPARE(answer.failure().kind, FailureKind::StoreUnavailable);
}

void TestDatabase::openingTwiceIsHarmless()
{
    Database database(u":memory:"_s);
    QVERIFY(await(database.open()));
    QVERIFY(await(makeTable(database)));
    QVERIFY(await(database.open()));
    QCOMPARE(count(database), 0);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_Database.moc"
