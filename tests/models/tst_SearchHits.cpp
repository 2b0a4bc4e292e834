#include "app/models/SearchHits.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"
#include "tests/unit/StoreTest.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

class tst_SearchHits : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hitsComeNewestFirstWithTheNameOfTheirConversation();
    void moreComesWhenAskedFor();
    void aNewTextDropsTheOneBefore();
    void emptyTextShowsNothingAtOnce();
    void oldHitsStayUntilNewOnesAreThere();
    void namesAreLookedUp();
    void oneConversationAlone();
    void olderHitsComeWhenTheyAreIndexed();
    void aStoreThatFailsIsTold();

private:
    void add(int count, const QString &text, int from = 0);
    QStringList shown() const;

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<SearchIndex> m_index;
    std::unique_ptr<SearchHits> m_hits;
};

void tst_SearchHits::init()
{
    static int count = 0;
    m_database = std::make_unique<Database>(m_folder.filePath(u"%1.sqlite"_s.arg(++count)));
    m_store = std::make_unique<MessageStore>(*m_database);
    m_index = std::make_unique<SearchIndex>(*m_database, *m_store);
    await(m_database->open());
    SearchHits::People people{[](const Jid &jid) { return u"<%1>"_s.arg(jid.local()); },
                              [](const QString &name) { return name == "Benny"_L1 ? QList{Ben} : QList<Jid>(); }};
    m_hits = std::make_unique<SearchHits>(*m_index, people);
    m_hits->setAccounts({Ana});
    new QAbstractItemModelTester(m_hits.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_hits.get());
}

void tst_SearchHits::cleanup()
{
    m_hits.reset();
    m_index.reset();
    m_store.reset();
    m_database.reset();
}

void tst_SearchHits::add(int count, const QString &text, int from)
{
    QList<Message> batch;
    for (int i = from; i < from + count; ++i)
        batch << incoming(text.arg(i), i * 86'400);
    await(m_store->addReceived({batch, {}, {}}));
}

QStringList tst_SearchHits::shown() const
{
    QStringList list;
    for (int row = 0; row < m_hits->rowCount(); ++row)
        list << m_hits->index(row).data().toString();
    return list;
}

void tst_SearchHits::hitsComeNewestFirstWithTheNameOfTheirConversation()
{
    add(3, u"tea %1"_s);
    m_hits->setText(u"tea"_s);
    QVERIFY(m_hits->isSearching());
    QTRY_COMPARE(shown(), QStringList({u"tea 2"_s, u"tea 1"_s, u"tea 0"_s}));
    QVERIFY(!m_hits->isSearching());
    QCOMPARE(m_hits->index(0).data(SearchHits::NameRole).toString(), u"<ben>"_s);
    QCOMPARE(m_hits->at(1).body, u"tea 1"_s);
    QVERIFY(!m_hits->canFetchMore({}));
}

void tst_SearchHits::moreComesWhenAskedFor()
{
    add(120, u"tea %1"_s);
    m_hits->setText(u"tea"_s);
    QTRY_COMPARE(m_hits->rowCount(), 50);
    QTRY_VERIFY(m_hits->canFetchMore({}));
    m_hits->fetchMore({});
    QTRY_COMPARE(m_hits->rowCount(), 100);
    m_hits->fetchMore({});
    QTRY_COMPARE(m_hits->rowCount(), 120);
    QTRY_VERIFY(!m_hits->canFetchMore({}));
    QCOMPARE(shown().last(), u"tea 0"_s);
}

void tst_SearchHits::aNewTextDropsTheOneBefore()
{
    add(3, u"tea %1"_s);
    add(1, u"milk %1"_s, 10);
    m_hits->setText(u"tea"_s);
    m_hits->setText(u"mil"_s);
    QSignalSpy reset(m_hits.get(), &QAbstractItemModel::modelReset);
    QTRY_COMPARE(shown(), QStringList{u"milk 10"_s});
    QCOMPARE(reset.count(), 1);
}

void tst_SearchHits::emptyTextShowsNothingAtOnce()
{
    add(3, u"tea %1"_s);
    m_hits->setText(u"tea"_s);
    QTRY_COMPARE(m_hits->rowCount(), 3);
    m_hits->setText({});
    QCOMPARE(m_hits->rowCount(), 0);
    QVERIFY(!m_hits->isSearching());
}

void tst_SearchHits::oldHitsStayUntilNewOnesAreThere()
{
    add(3, u"tea %1"_s);
    m_hits->setText(u"tea"_s);
    QTRY_COMPARE(m_hits->rowCount(), 3);
    m_hits->setText(u"tea 2"_s);
    QCOMPARE(m_hits->rowCount(), 3);
    QTRY_COMPARE(m_hits->rowCount(), 1);
    m_hits->setText(u"tea 9"_s);
    QTRY_COMPARE(m_hits->rowCount(), 0);
    QTRY_VERIFY(!m_hits->isSearching());
}

void tst_SearchHits::namesAreLookedUp()
{
    add(1, u"tea %1"_s);
    await(m_store->addOutgoing(outgoing(u"tea of mine"_s, 5)));
    m_hits->setText(u"tea in:Benny from:me"_s);
    QTRY_COMPARE(shown(), QStringList{u"tea of mine"_s});
    m_hits->setText(u"tea from:Benny"_s);
    QTRY_COMPARE(shown(), QStringList{u"tea 0"_s});
    m_hits->setText(u"tea in:Nobody"_s);
    QTRY_COMPARE(shown(), QStringList());
}

void tst_SearchHits::oneConversationAlone()
{
    add(1, u"tea %1"_s);
    Message other = incoming(u"tea elsewhere"_s);
    other.conversation = jid(u"cleo@example.org");
    await(m_store->addReceived({{other}, {}, {}}));
    m_hits->setConversation(Ben);
    m_hits->setText(u"tea"_s);
    QTRY_COMPARE(shown(), QStringList{u"tea 0"_s});
    m_hits->setConversation(other.conversation);
    QTRY_COMPARE(shown(), QStringList{u"tea elsewhere"_s});
}

void tst_SearchHits::olderHitsComeWhenTheyAreIndexed()
{
    add(10'000, u"tea %1 and more words"_s);
    await(m_database->run<Done>(Sql::Access::Write, [](Sql &sql) {
        sql.run(u"INSERT INTO search (search) VALUES ('delete-all')"_s);
        sql.run(u"UPDATE search_state SET low = 10000, high = 10000"_s);
        return Done();
    }));
    m_index->start();
    QSignalSpy progressed(m_index.get(), &SearchIndex::progressed);
    QTRY_VERIFY(progressed.count() > 0);
    m_hits->setText(u"\"tea 7 \""_s);
    QTRY_VERIFY(!m_hits->isSearching());
    QVERIFY(m_hits->indexedPercent() < 100);
    QCOMPARE(shown(), QStringList());
    QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringList{u"tea 7 and more words"_s}, 30'000);
    QCOMPARE(m_hits->indexedPercent(), 100);
}

void tst_SearchHits::aStoreThatFailsIsTold()
{
    QSignalSpy failed(m_hits.get(), &SearchHits::failed);
    await(m_database->run<Done>(Sql::Access::Write, [](Sql &sql) {
        sql.run(u"DROP TABLE search"_s);
        return Done();
    }));
    m_hits->setText(u"tea"_s);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!m_hits->isSearching());
}

QTEST_GUILESS_MAIN(tst_SearchHits)
#include "tst_SearchHits.moc"
