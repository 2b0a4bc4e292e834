#include "app/data/SearchQuery.h"
#include "app/data/SearchText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const QDate Today(2026, 11, 23);

SearchQuery parsed(const QString &text)
{
    return SearchQuery::parse(text, Today);
}

SearchQuery::Term term(const QString &words, bool unfinished = true)
{
    return {words.split(u' '), unfinished};
}

QStringList foldedWords(const QString &text)
{
    QStringList list;
    for (const auto &word : SearchText::words(text))
        list << word.folded;
    return list;
}

} // namespace

class tst_SearchQuery : public QObject
{
    Q_OBJECT

private slots:
    void textIsCutIntoFoldedWords_data();
    void textIsCutIntoFoldedWords();
    void wordsKnowWhereTheyStand();
    void aHugeTextIsBounded();
    void linksAndFilesAreToldFromText();

    void wordsAreAllWantedAndMayGoOn();
    void quotesMakeAPhrase();
    void anUnpairedQuoteIsAPhraseInTheMaking();
    void aQuoteWithinAWordIsText();
    void aMinusExcludes();
    void operatorsAreTakenFromTheText();
    void anOperatorWithoutItsValueIsStillBeingTyped();
    void datesAreDaysMonthsAndYears_data();
    void datesAreDaysMonthsAndYears();
    void whatIsNoOperatorIsText_data();
    void whatIsNoOperatorIsText();
    void hostileInputIsOnlyText_data();
    void hostileInputIsOnlyText();
    void onlyAThousandCharactersCount();

    void matchesAreFoundWhereTheyStand();
    void excludedWordsAreSeen();
};

void tst_SearchQuery::textIsCutIntoFoldedWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << u"Hello, big World!"_s << QStringList{u"hello"_s, u"big"_s, u"world"_s};
    QTest::newRow("accents") << u"Café MAÑANA naïve"_s << QStringList{u"cafe"_s, u"manana"_s, u"naive"_s};
    QTest::newRow("composed otherwise") << u"Cafe\u0301"_s << QStringList{u"cafe"_s};
    QTest::newRow("Cyrillic") << u"ПРИВЕТ, Ёлка"_s << QStringList{u"привет"_s, u"елка"_s};
    QTest::newRow("Greek") << u"ΆΝΘΡΩΠΟΣ"_s << QStringList{u"ανθρωποσ"_s};
    QTest::newRow("Chinese") << u"你好世界"_s << QStringList{u"你"_s, u"好"_s, u"世"_s, u"界"_s};
    QTest::newRow("Japanese beside Latin") << u"Qtが好き"_s << QStringList{u"qt"_s, u"か\u3099"_s, u"好"_s, u"き"_s};
    QTest::newRow("full width") << u"ＡＢＣ１２"_s << QStringList{u"abc12"_s};
    QTest::newRow("Hebrew points") << u"שָׁלוֹם"_s << QStringList{u"שלום"_s};
    QTest::newRow("emoji") << u"yes🎉🎉 ok"_s << QStringList{u"yes"_s, u"🎉"_s, u"🎉"_s, u"ok"_s};
    QTest::newRow("address") << u"https://example.org/a_b"_s
                             << QStringList{u"https"_s, u"example"_s, u"org"_s, u"a"_s, u"b"_s};
    QTest::newRow("apostrophe") << u"don't"_s << QStringList{u"don"_s, u"t"_s};
    QTest::newRow("nothing") << u"!?… \u0000 \ue000"_s << QStringList();
    QTest::newRow("lone surrogate") << u"a"_s + QChar(0xD83C) + u"b"_s << QStringList{u"a"_s, u"b"_s};
}

void tst_SearchQuery::textIsCutIntoFoldedWords()
{
    QFETCH(QString, text);
    QTEST(foldedWords(text), "words");
}

void tst_SearchQuery::wordsKnowWhereTheyStand()
{
    const QString text = u"Das Cafe\u0301 🎉 你好"_s;
    QStringList cut;
    for (const auto &word : SearchText::words(text))
        cut << text.sliced(word.start, word.length);
    QCOMPARE(cut, QStringList({u"Das"_s, u"Cafe\u0301"_s, u"🎉"_s, u"你"_s, u"好"_s}));
}

void tst_SearchQuery::aHugeTextIsBounded()
{
    QCOMPARE(SearchText::words(u"a "_s.repeated(100'000)).size(), SearchText::MaxWords);
    QCOMPARE(SearchText::words(u"a "_s.repeated(100), 3).size(), 3);
    const auto one = SearchText::words(u"x"_s.repeated(100'000));
    QCOMPARE(one.size(), 1);
    QCOMPARE(one.first().folded.size(), SearchText::MaxWordLength);
    QCOMPARE(one.first().length, 100'000);
}

void tst_SearchQuery::linksAndFilesAreToldFromText()
{
    QVERIFY(SearchText::hasLink(u"look: HTTPS://example.org"_s));
    QVERIFY(SearchText::hasLink(u"mailto:a@b"_s));
    QVERIFY(!SearchText::hasLink(u"12:30, http is a protocol"_s));
    QVERIFY(SearchText::isFileAddress(u" https://up.example.org/x1/holiday.jpg\n"_s));
    QVERIFY(!SearchText::isFileAddress(u"https://example.org/"_s));
    QVERIFY(!SearchText::isFileAddress(u"see https://example.org/a.jpg"_s));
    QVERIFY(!SearchText::isFileAddress(u"https:///a.jpg"_s));
}

void tst_SearchQuery::wordsAreAllWantedAndMayGoOn()
{
    const auto query = parsed(u"  Hello  wor "_s);
    QCOMPARE(query.terms, QList({term(u"hello"_s), term(u"wor"_s)}));
    QVERIFY(!query.isEmpty());
    QVERIFY(parsed(u"  "_s).isEmpty());
    QVERIFY(parsed(u"!!!"_s).isEmpty());
    QCOMPARE(parsed(u"e-mail"_s).terms, QList({term(u"e mail"_s)})); // one after the other
}

void tst_SearchQuery::quotesMakeAPhrase()
{
    QCOMPARE(parsed(u"\"see you\" soon"_s).terms, QList({term(u"see you"_s, false), term(u"soon"_s)}));
    QCOMPARE(parsed(u"“see you”"_s).terms, QList({term(u"see you"_s, false)}));
    QCOMPARE(parsed(u"\"from:ana\""_s).terms, QList({term(u"from ana"_s, false)}));
    QVERIFY(parsed(u"\"\""_s).isEmpty());
}

void tst_SearchQuery::anUnpairedQuoteIsAPhraseInTheMaking()
{
    QCOMPARE(parsed(u"\"see yo"_s).terms, QList({term(u"see yo"_s)}));
    QVERIFY(parsed(u"\""_s).isEmpty());
    QVERIFY(parsed(u"-\""_s).isEmpty());
}

void tst_SearchQuery::aQuoteWithinAWordIsText()
{
    const auto query = parsed(u"5\" in:ben"_s);
    QCOMPARE(query.terms, QList({term(u"5"_s)}));
    QCOMPARE(query.in, QStringList{u"ben"_s});
}

void tst_SearchQuery::aMinusExcludes()
{
    const auto query = parsed(u"tea -Coffee -\"hot milk\" -"_s);
    QCOMPARE(query.terms, QList({term(u"tea"_s)}));
    QCOMPARE(query.without, QList({term(u"coffee"_s, false), term(u"hot milk"_s, false)}));
    QCOMPARE(parsed(u"-from:ana"_s).without, QList({term(u"from ana"_s, false)}));
}

void tst_SearchQuery::operatorsAreTakenFromTheText()
{
    const auto query = parsed(u"from:me FROM:\"Ben Miller\" in:ana@example.org tea has:link has:FILE"_s);
    QCOMPARE(query.terms, QList({term(u"tea"_s)}));
    QCOMPARE(query.from, QStringList({u"me"_s, u"Ben Miller"_s}));
    QCOMPARE(query.in, QStringList{u"ana@example.org"_s});
    QVERIFY(query.link);
    QVERIFY(query.file);
}

void tst_SearchQuery::anOperatorWithoutItsValueIsStillBeingTyped()
{
    for (const QString &text : {u"from:"_s, u"in:"_s, u"before:"_s, u"after:"_s, u"has:"_s, u"in:\""_s})
        QVERIFY2(parsed(text).isEmpty(), qPrintable(text));
    QCOMPARE(parsed(u"tea in:"_s), parsed(u"tea"_s));
}

void tst_SearchQuery::datesAreDaysMonthsAndYears_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("day");
    QTest::newRow("day") << u"2026-11-05"_s << QDate(2026, 11, 5);
    QTest::newRow("short day") << u"2026-3-5"_s << QDate(2026, 3, 5);
    QTest::newRow("month") << u"2026-11"_s << QDate(2026, 11, 1);
    QTest::newRow("year") << u"2025"_s << QDate(2025, 1, 1);
    QTest::newRow("today") << u"today"_s << Today;
    QTest::newRow("yesterday") << u"Yesterday"_s << QDate(2026, 11, 22);
}

void tst_SearchQuery::datesAreDaysMonthsAndYears()
{
    QFETCH(QString, text);
    QFETCH(QDate, day);
    QCOMPARE(parsed(u"before:"_s + text).before, day);
    QCOMPARE(parsed(u"after:"_s + text).after, day);
    QVERIFY(parsed(u"after:"_s + text).terms.isEmpty());
}

void tst_SearchQuery::whatIsNoOperatorIsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("no date") << u"before:soon"_s << u"before soon"_s;
    QTest::newRow("impossible date") << u"after:2026-13-40"_s << u"after 2026 13 40"_s;
    QTest::newRow("negative") << u"after:-5"_s << u"after 5"_s;
    QTest::newRow("long date") << u"before:2026-11-05-06"_s << u"before 2026 11 05 06"_s;
    QTest::newRow("unknown thing") << u"has:cheese"_s << u"has cheese"_s;
    QTest::newRow("unknown operator") << u"re:zero"_s << u"re zero"_s;
    QTest::newRow("address") << u"https://example.org"_s << u"https example org"_s;
    QTest::newRow("time") << u"12:30"_s << u"12 30"_s;
}

void tst_SearchQuery::whatIsNoOperatorIsText()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    SearchQuery wanted;
    wanted.terms = {term(words)};
    QCOMPARE(parsed(text), wanted);
}

void tst_SearchQuery::hostileInputIsOnlyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("FTS5 syntax") << u"NEAR(a b, 2) AND ^x OR {col}: y* NOT (z) + \"q\" -"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b\"c"_s + QChar(0);
    QTest::newRow("quotes only") << u"\""_s.repeated(999);
    QTest::newRow("colons") << u":"_s.repeated(500) + u" :a a: ::"_s;
    QTest::newRow("minuses") << u"-"_s.repeated(500) + u" -- --a"_s;
    QTest::newRow("SQL") << u"'; DROP TABLE message; --"_s;
    QTest::newRow("surrogates") << QString(300, QChar(0xD800)) + u" x"_s;
    QTest::newRow("our own marks") << u"\ue000c1 \ue000l"_s;
    QTest::newRow("10,000 characters") << u"word-\" in: "_s.repeated(900);
}

void tst_SearchQuery::hostileInputIsOnlyText()
{
    QFETCH(QString, text);
    const auto query = parsed(text);
    QVERIFY(query.terms.size() + query.without.size() <= SearchQuery::MaxTerms);
    for (const auto &one : query.terms + query.without) {
        QVERIFY(!one.words.isEmpty());
        for (const QString &word : one.words) { // nothing that FTS5 would take for its own
            QVERIFY(!word.isEmpty() && word.size() <= SearchText::MaxWordLength);
            for (const QChar c : word)
                QVERIFY(c.unicode() >= 0x80 || c.isLetterOrNumber());
            QVERIFY(!word.contains(QChar(0xE000)));
        }
    }
}

void tst_SearchQuery::onlyAThousandCharactersCount()
{
    QCOMPARE(parsed(u" "_s.repeated(SearchQuery::MaxLength) + u"late"_s), SearchQuery());
    QCOMPARE(parsed(u"a "_s.repeated(400)).terms.size(), SearchQuery::MaxTerms);
}

void tst_SearchQuery::matchesAreFoundWhereTheyStand()
{
    const QString text = u"The Café is at the cafeteria; see you, see 你好"_s;
    const auto marked = [&text](const QString &typed) {
        QStringList list;
        for (const auto range : parsed(typed).found(text))
            list << text.sliced(range.start, range.length);
        return list;
    };
    QCOMPARE(marked(u"cafe"_s), QStringList({u"Café"_s, u"cafeteria"_s}));
    QCOMPARE(marked(u"\"cafe\""_s), QStringList{u"Café"_s});
    QCOMPARE(marked(u"\"see you\" the"_s), QStringList({u"The"_s, u"the"_s, u"see you"_s}));
    QCOMPARE(marked(u"你好"_s), QStringList{u"你好"_s});
    QCOMPARE(marked(u"in:ben"_s), QStringList());
    QCOMPARE(parsed(u"e"_s).found(u"e "_s.repeated(500), 7).size(), 7);
}

void tst_SearchQuery::excludedWordsAreSeen()
{
    const auto query = parsed(u"tea -milk -\"no sugar\""_s);
    QVERIFY(query.isExcluded(u"tea with Milk"_s));
    QVERIFY(query.isExcluded(u"tea, no sugar"_s));
    QVERIFY(!query.isExcluded(u"milky tea, sugar: no"_s));
}

QTEST_APPLESS_MAIN(tst_SearchQuery)
#include "tst_SearchQuery.moc"
