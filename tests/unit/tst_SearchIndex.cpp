#include "SearchFixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace Tertulia::SearchTest;

class tst_SearchIndex : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatArrivedIsFoundAtOnce();
    void wordsAreFoundInEveryScript();
    void phrasesAndExclusionsHold();
    void hostileQueriesAreText_data();
    void hostileQueriesAreText();
    void newestComesFirstWhateverCameFirst();
    void aPageEndsWithItsDayAndTheNextGoesOn();
    void conversationsAndSendersNarrowTheSearch();
    void otherAccountsAreNotSearched();
    void daysNarrowTheSearch();
    void linksAndFilesAreFound();
    void operatorsAloneFindWithoutWords();
    void exclusionAloneLeavesTheRest();
    void editedIsFoundByItsNewWordsOnly();
    void deletedIsFoundNoMore();
    void retractedIsFoundNoMore();
    void nothingIsLeftOfAClearedHistory();
    void aDroppedQuestionIsNotAnswered();
    void thousandsOfConversationsCanBeNamed();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_SearchIndex::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"store.sqlite"_s);
}

void tst_SearchIndex::whatArrivedIsFoundAtOnce()
{
    Store store(m_file);
    store.add({incoming(u"Meet me at the river"_s), incoming(u"by the garden"_s, 1)});
    QCOMPARE(store.found(u"river"_s), QStringList{u"Meet me at the river"_s});
    QCOMPARE(store.found(u"gard"_s), QStringList{u"by the garden"_s});
    QCOMPARE(store.found(u"arden"_s), QStringList());
    await(store.messages.addOutgoing(outgoing(u"river, at noon"_s, 2)));
    QCOMPARE(store.found(u"riv at"_s), QStringList({u"river, at noon"_s, u"Meet me at the river"_s}));
}

void tst_SearchIndex::wordsAreFoundInEveryScript()
{
    Store store(m_file);
    store.add({incoming(u"Le Café"_s), incoming(u"ПРИВЕТ всем"_s, 1), incoming(u"我们明天见面吧"_s, 2),
               incoming(u"party 🎉"_s, 3)});
    QCOMPARE(store.found(u"cafe"_s), QStringList{u"Le Café"_s});
    QCOMPARE(store.found(u"CAFÉ"_s), QStringList{u"Le Café"_s});
    QCOMPARE(store.found(u"привет"_s), QStringList{u"ПРИВЕТ всем"_s});
    QCOMPARE(store.found(u"明天"_s), QStringList{u"我们明天见面吧"_s});
    QCOMPARE(store.found(u"天明"_s), QStringList());
    QCOMPARE(store.found(u"🎉"_s), QStringList{u"party 🎉"_s});
}

void tst_SearchIndex::phrasesAndExclusionsHold()
{
    Store store(m_file);
    store.add({incoming(u"see you soon"_s), incoming(u"you see it soon"_s, 1), incoming(u"soon, soon"_s, 2)});
    QCOMPARE(store.found(u"\"see you\""_s), QStringList{u"see you soon"_s});
    QCOMPARE(store.found(u"\"see yo"_s), QStringList{u"see you soon"_s});
    QCOMPARE(store.found(u"\"see yo\""_s), QStringList());
    QCOMPARE(store.found(u"soon -it"_s), QStringList({u"soon, soon"_s, u"see you soon"_s}));
    QCOMPARE(store.found(u"soon -\"see you\" -it"_s), QStringList{u"soon, soon"_s});
}

void tst_SearchIndex::hostileQueriesAreText_data()
{
    QTest::addColumn<QString>("typed");
    for (const QString &typed :
         {u"\" OR words : x"_s, u"NEAR(see you, 1)"_s, u"see AND"_s, u"NOT"_s, u"-"_s, u"^see"_s, u"see* + *"_s,
          u"{words}: see"_s, u"'; DROP TABLE search; --"_s, u"\ue000c1"_s, QString(QChar(0)), u"((((("_s,
          u"a "_s.repeated(5'000), u"-a "_s.repeated(5'000), u"\"a b"_s.repeated(2'000)})
        QTest::addRow("%s", qPrintable(typed.left(20))) << typed;
}

void tst_SearchIndex::hostileQueriesAreText()
{
    QFETCH(QString, typed);
    Store store(m_file);
    store.add({incoming(u"see you"_s)});
    SearchRequest request;
    request.query = SearchQuery::parse(typed);
    request.accounts = {Ana};
    QVERIFY(await(store.index.find(request)));
    QCOMPARE(store.found(u"see"_s).size(), 1);
}

void tst_SearchIndex::newestComesFirstWhateverCameFirst()
{
    Store store(m_file);
    constexpr int day = 86'400;
    store.add({incoming(u"word of today"_s, 0), incoming(u"word, just now"_s, 60)});
    store.add({incoming(u"word of old"_s, -300 * day), incoming(u"word of yesterday"_s, -day),
               incoming(u"word, a minute ago"_s, -60)});
    QCOMPARE(store.found(u"word"_s), QStringList({u"word, just now"_s, u"word of today"_s, u"word, a minute ago"_s,
                                                  u"word of yesterday"_s, u"word of old"_s}));
}

void tst_SearchIndex::aPageEndsWithItsDayAndTheNextGoesOn()
{
    Store store(m_file);
    constexpr int day = 86'400;
    QList<Message> batch;
    for (int i = 0; i < 300; ++i) // 30 a day
        batch << incoming(u"tick %1"_s.arg(i), i / 30 * day + i % 30);
    for (int i = 0; i < 2'500; ++i) // and one wild day
        batch << incoming(u"tack %1"_s.arg(i), 20 * day + i);
    store.add(batch);
    QTRY_COMPARE(store.found(u"tack"_s).size(), 2'500);
    SearchRequest request;
    request.query = SearchQuery::parse(u"tick");
    request.accounts = {Ana};
    const SearchPage first = store.page(request);
    QCOMPARE(first.hits.size(), 60);
    QVERIFY(!first.last);
    request.below = first.next;
    QCOMPARE(store.page(request).hits.first().body, u"tick 239"_s);
    QStringList ticks, tacks;
    for (int i = 299; i >= 0; --i)
        ticks << u"tick %1"_s.arg(i);
    for (int i = 2'499; i >= 0; --i)
        tacks << u"tack %1"_s.arg(i);
    QCOMPARE(store.found(u"tick"_s), ticks);
    QCOMPARE(store.found(u"tack"_s), tacks);
}

void tst_SearchIndex::conversationsAndSendersNarrowTheSearch()
{
    Store store(m_file);
    store.add({from(Ben, u"tea from ben"_s), from(Cleo, u"tea from cleo"_s, 1), outgoing(u"tea from me to ben"_s, 2)});
    QCOMPARE(store.found(u"tea"_s, inside(Ben)), QStringList({u"tea from me to ben"_s, u"tea from ben"_s}));
    QCOMPARE(store.found(u"tea"_s, inside(jid(u"nobody@example.org"))), QStringList());
    SearchRequest request;
    request.from = QList{Ben};
    QCOMPARE(store.found(u"tea"_s, request), QStringList{u"tea from ben"_s});
    request.fromMe = true;
    QCOMPARE(store.found(u"tea"_s, request), QStringList({u"tea from me to ben"_s, u"tea from ben"_s}));
    request.from = QList<Jid>();
    QCOMPARE(store.found(u"tea"_s, request), QStringList{u"tea from me to ben"_s});
}

void tst_SearchIndex::otherAccountsAreNotSearched()
{
    Store store(m_file);
    Message other = incoming(u"secret tea"_s);
    other.account = Cleo;
    store.add({other, incoming(u"tea"_s)});
    QCOMPARE(store.found(u"tea"_s), QStringList{u"tea"_s});
    SearchRequest request = inside(Ben);
    request.query = SearchQuery::parse(u"tea");
    request.accounts = {Ana, Cleo};
    QCOMPARE(store.page(request).hits.size(), 2);
}

void tst_SearchIndex::daysNarrowTheSearch()
{
    Store store(m_file);
    const auto said = [](const QString &body, const QString &when) {
        Message message = incoming(body);
        message.time = Instant(std::chrono::milliseconds(QDateTime::fromString(when, Qt::ISODate).toMSecsSinceEpoch()));
        return message;
    };
    store.add({said(u"tea 1"_s, u"2025-10-31T23:59:59"_s), said(u"tea 2"_s, u"2025-11-01T00:00:00"_s),
               said(u"tea 3"_s, u"2025-11-30T23:59:59"_s), said(u"tea 4"_s, u"2025-12-01T00:00:00"_s)});
    QCOMPARE(store.found(u"tea before:2025-11"_s), QStringList{u"tea 1"_s});
    QCOMPARE(store.found(u"tea after:2025-12-01"_s), QStringList{u"tea 4"_s});
    QCOMPARE(store.found(u"tea after:2025-11 before:2025-12"_s), QStringList({u"tea 3"_s, u"tea 2"_s}));
    QCOMPARE(store.found(u"tea before:1900"_s), QStringList());
    QCOMPARE(store.found(u"tea after:9999"_s), QStringList());
}

void tst_SearchIndex::linksAndFilesAreFound()
{
    Store store(m_file);
    store.add({incoming(u"see https://example.org"_s), incoming(u"https://up.example.org/a/cat.png"_s, 1),
               incoming(u"link of no kind"_s, 2)});
    QCOMPARE(store.found(u"has:link"_s),
             QStringList({u"https://up.example.org/a/cat.png"_s, u"see https://example.org"_s}));
    QCOMPARE(store.found(u"has:file"_s), QStringList{u"https://up.example.org/a/cat.png"_s});
    QCOMPARE(store.found(u"see has:link"_s), QStringList{u"see https://example.org"_s});
}

void tst_SearchIndex::operatorsAloneFindWithoutWords()
{
    Store store(m_file);
    store.add({from(Ben, u"one"_s), from(Cleo, u"two"_s, 1), outgoing(u"three"_s, 2)});
    SearchRequest request = inside(Cleo);
    QCOMPARE(store.found(u"in:cleo"_s, request), QStringList{u"two"_s});
    request = {};
    request.from = QList<Jid>();
    request.fromMe = true;
    QCOMPARE(store.found(u"from:me"_s, request), QStringList{u"three"_s});
    QCOMPARE(store.found(u"after:2025-10-09"_s).size(), 3);
    QCOMPARE(store.found(QString()), QStringList());
}

void tst_SearchIndex::exclusionAloneLeavesTheRest()
{
    Store store(m_file);
    store.add({incoming(u"tea"_s), incoming(u"milk tea"_s, 1), incoming(u"milk"_s, 2)});
    QCOMPARE(store.found(u"-milk"_s), QStringList{u"tea"_s});
}

void tst_SearchIndex::editedIsFoundByItsNewWordsOnly()
{
    Store store(m_file);
    store.add({incoming(u"old words"_s)});
    QCOMPARE(store.found(u"old"_s).size(), 1);
    store.ask<Done>([](Sql &sql) {
        sql.run(u"UPDATE message SET body = 'new words' WHERE id = 1"_s);
        return Done();
    });
    store.index.start();
    QCOMPARE(store.found(u"old"_s), QStringList());
    QCOMPARE(store.found(u"new"_s), QStringList{u"new words"_s});
    QCOMPARE(store.found(u"words"_s), QStringList{u"new words"_s});
}

void tst_SearchIndex::deletedIsFoundNoMore()
{
    Store store(m_file);
    store.add({incoming(u"tea one"_s), incoming(u"tea two"_s, 1)});
    QCOMPARE(store.found(u"tea"_s).size(), 2);
    store.ask<Done>([](Sql &sql) {
        sql.run(u"DELETE FROM message WHERE id = 1"_s);
        return Done();
    });
    QCOMPARE(store.found(u"tea"_s), QStringList{u"tea two"_s});
    store.index.start();
    const auto left = [](Sql &sql) { return sql.value(u"SELECT count(*) FROM search WHERE search MATCH 'one'"_s); };
    QCOMPARE(store.ask<QVariant>(left).toInt(), 0);
    QCOMPARE(store.found(u"tea"_s), QStringList{u"tea two"_s});
}

void tst_SearchIndex::retractedIsFoundNoMore()
{
    Store store(m_file);
    store.add({incoming(u"said too much"_s), incoming(u"tea"_s, 1)});
    store.ask<Done>([](Sql &sql) {
        sql.run(u"UPDATE message SET body = '', original = body, retracted = 1 WHERE id = 1"_s);
        return Done();
    });
    store.index.start();
    QCOMPARE(store.found(u"said"_s), QStringList());
    QCOMPARE(store.found(u"in:ben"_s, inside(Ben)), QStringList{u"tea"_s});
}

void tst_SearchIndex::nothingIsLeftOfAClearedHistory()
{
    Store store(m_file);
    store.add({incoming(u"tea one"_s), from(Cleo, u"tea two"_s, 1)});
    QCOMPARE(store.found(u"tea"_s).size(), 2);
    await(store.messages.clear(Ana, Ben));
    QCOMPARE(store.found(u"tea"_s), QStringList{u"tea two"_s});
    await(store.messages.clear(Ana, Cleo));
    store.index.start();
    const auto left = [](Sql &sql) { return sql.value(u"SELECT count(*) FROM search"_s); };
    QCOMPARE(store.ask<QVariant>(left).toInt(), 0);
    store.add({incoming(u"tea again"_s, 10'000'000)});
    QCOMPARE(store.found(u"tea"_s), QStringList{u"tea again"_s});
}

void tst_SearchIndex::aDroppedQuestionIsNotAnswered()
{
    Store store(m_file);
    store.add({incoming(u"tea"_s)});
    const auto dropped = std::make_shared<std::atomic_bool>(true);
    SearchRequest request;
    request.query = SearchQuery::parse(u"tea");
    request.accounts = {Ana};
    request.dropped = dropped;
    QVERIFY(store.page(request).hits.isEmpty());
    *dropped = false;
    QCOMPARE(store.page(request).hits.size(), 1);
}

void tst_SearchIndex::thousandsOfConversationsCanBeNamed()
{
    Store store(m_file);
    QList<Message> batch;
    QList<Jid> people;
    for (int i = 0; i < 1'000; ++i) {
        people << jid(u"friend%1@example.org"_s.arg(i));
        batch << from(people.last(), u"tea %1"_s.arg(i), i);
    }
    batch << from(Ben, u"tea from ben"_s, 2'000);
    store.add(batch);
    SearchRequest request;
    request.in = people;
    QTRY_COMPARE(store.found(u"tea"_s, request).size(), 1'000);
    QVERIFY(!store.found(u"tea"_s, request).contains(u"tea from ben"_s));
}

QTEST_GUILESS_MAIN(tst_SearchIndex)
#include "tst_SearchIndex.moc"
