#include "SearchFixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace Tertulia::SearchTest;

/// The index is made, and asked, in parts that are short enough for others to come in between.
class tst_SearchSlices : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anOldHistoryIsIndexedInSlices();
    void aKilledRunGoesOnWhereItWas();
    void wordsThatSeldomMeetAreLookedForInParts();
    void eachDayOfTheIndexHasOneMilestone();
    void theIndexIsJoinedFromItsSlices();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_SearchSlices::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"store.sqlite"_s);
}

/// A store of a version before the search: its messages are there, its index is empty.
static void makeOld(Store &store, int count)
{
    QList<Message> batch;
    for (int i = 0; i < count; ++i)
        batch << incoming(u"entry number%1 and some more words to keep it busy"_s.arg(i), i);
    store.add(batch);
    store.ask<Done>([](Sql &sql) {
        sql.run(u"INSERT INTO search (search) VALUES ('delete-all')"_s);
        sql.run(u"UPDATE search_state SET low = (SELECT max(id) FROM message), high = (SELECT max(id) FROM message)"_s);
        return Done();
    });
}

void tst_SearchSlices::anOldHistoryIsIndexedInSlices()
{
    Store store(m_file);
    makeOld(store, 20'000);
    QSignalSpy progressed(&store.index, &SearchIndex::progressed);
    store.index.start();
    QTRY_VERIFY(progressed.count() > 0);
    QVERIFY(!store.index.isComplete());
    QVERIFY(store.index.percent() < 100);
    QCOMPARE(store.found(u"number19999"_s).size(), 1); // the newest are there already
    QCOMPARE(store.found(u"number0"_s).size(), 0);
    store.add({incoming(u"meanwhile"_s, 30'000)});
    QCOMPARE(store.found(u"meanwhile"_s).size(), 1); // nothing new waits for the old
    QTRY_VERIFY_WITH_TIMEOUT(store.index.isComplete(), 30'000);
    QCOMPARE(store.index.percent(), 100);
    QCOMPARE(store.found(u"number0"_s).size(), 1);
    QCOMPARE(store.found(u"entry after:2000"_s).size(), 20'000);
}

void tst_SearchSlices::aKilledRunGoesOnWhereItWas()
{
    {
        Store store(m_file);
        makeOld(store, 5'000);
        QSignalSpy progressed(&store.index, &SearchIndex::progressed);
        store.index.start();
        QTRY_VERIFY(progressed.count() > 0);
        QVERIFY(!store.index.isComplete());
    }
    Store store(m_file);
    QVERIFY(!store.found(u"number4999"_s).isEmpty());
    store.index.start();
    QTRY_COMPARE(store.found(u"number0"_s).size(), 1);
    QCOMPARE(store.found(u"entry"_s).size(), 5'000); // each once
}

void tst_SearchSlices::wordsThatSeldomMeetAreLookedForInParts()
{
    Store store(m_file);
    constexpr int days = 300;
    QList<Message> batch{incoming(u"salt and pepper"_s, -days * 86'400)};
    for (int day = -days; day < 0; ++day)
        batch << incoming(u"salt"_s, day * 86'400 + 1) << incoming(u"pepper"_s, day * 86'400 + 2);
    store.add(batch);
    for (const QString &typed : {u"salt pepper "_s, u"\"salt and pepper\""_s}) {
        SearchRequest request;
        request.query = SearchQuery::parse(typed);
        request.accounts = {Ana};
        store.index.start();
        QStringList found;
        int parts = 0;
        for (bool last = false; !last; ++parts) {
            const auto page = store.ask<SearchPage>(
                [&](Sql &sql) { return SearchTable(sql).find(request, std::chrono::milliseconds(0)); });
            QVERIFY(page.last || page.next < request.below || request.below < 0);
            QVERIFY(page.hits.isEmpty() || page.last || parts > 0);
            found << bodies(page.hits);
            request.below = page.next;
            last = page.last;
        }
        QVERIFY(parts > 2);
        QCOMPARE(found, QStringList{u"salt and pepper"_s});
    }
}

void tst_SearchSlices::eachDayOfTheIndexHasOneMilestone()
{
    Store store(m_file);
    const auto milestones = [](Sql &sql) {
        return sql.value(u"SELECT count(*) FROM search WHERE search MATCH '\uE000s'"_s).toInt();
    };
    for (int again = 0; again < 2; ++again) {
        store.add({incoming(u"tea %1"_s.arg(again)), incoming(u"tea"_s, 86'400), incoming(u"tea"_s, -86'400 * 9)});
        QTRY_COMPARE(store.found(u"tea"_s).size(), 3 * (again + 1));
        QCOMPARE(store.ask<int>(milestones), 3);
    }
}

/// Else each slice would leave a part of its own, and each search look into all of them.
void tst_SearchSlices::theIndexIsJoinedFromItsSlices()
{
    Store store(m_file);
    const auto slice = [](Sql &sql) { return SearchTable(sql).indexSome(std::chrono::milliseconds(0)).idle; };
    for (int i = 0; i < 40; ++i) {
        store.add({incoming(u"tea %1"_s.arg(i), i)});
        store.ask<bool>(slice);
    }
    bool idle = false;
    for (int i = 0; i < 200 && !idle; ++i)
        idle = store.ask<bool>(slice);
    QVERIFY(idle);
    const auto parts = [](Sql &sql) { return sql.value(u"SELECT count(DISTINCT segid) FROM search_idx"_s).toInt(); };
    QVERIFY2(store.ask<int>(parts) < 8, qPrintable(QString::number(store.ask<int>(parts))));
    QCOMPARE(store.found(u"tea"_s).size(), 40);
}

QTEST_GUILESS_MAIN(tst_SearchSlices)
#include "tst_SearchSlices.moc"
