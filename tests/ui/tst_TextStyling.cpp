#include "ui/timeline/TextStyling.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

class tst_TextStyling : public QObject
{
    Q_OBJECT

private slots:
    void spansAreFound_data();
    void spansAreFound();
    void quotedLinesAreFound();
    void preformattedLinesAreFoundAndKeepTheirStars();
    void aBlockEndsWithTheQuotationAroundIt();
    void plainTextHasNoStyling();
    void hostileTextsTakeNoTime();
};

namespace {

/// Every span as b(text), e(text), s(text) or m(text), in the order in which they begin.
QString spansOf(const QString &text)
{
    QStringList found;
    for (const TextStyling::Span &span : findStyling(text).spans)
        found << u"%1(%2)"_s.arg(u"besm"_s.at(int(span.style))).arg(text.mid(span.start, span.end - span.start));
    return found.join(u' ');
}

} // namespace

void tst_TextStyling::spansAreFound_data()
{
    QTest::addColumn<QString>("spans");
    const auto row = [](const char *text, const QString &spans) { QTest::newRow(text) << spans; };
    row("*strong* plain", u"b(*strong*)"_s);
    row("_one_ and ~two~ and `three`", u"e(_one_) s(~two~) m(`three`)"_s);
    row("*both _of_ them*", u"b(*both _of_ them*) e(_of_)"_s);
    row("*_close_*", u"b(*_close_*) e(_close_)"_s);
    row("`*not here*`", u"m(`*not here*`)"_s);
    row("*lazy* one*", u"b(*lazy*)"_s);
    row("*over\ntwo lines*", {});
    row("2 * 3 * 4", {});
    row("* item", {});
    row("a*b*c", {});
    row("snake_case_name", {});
    row("** **** __ ~~", {});
    row("**bold**", {});
    row("*not closed", {});
    row("*space before *", {});
    row("*a * b*", u"b(*a * b*)"_s);
    row("> *quoted*", u"b(*quoted*)"_s);
    row("https://example.org/*a*", {});
}

void tst_TextStyling::spansAreFound()
{
    QFETCH(QString, spans);
    QCOMPARE(spansOf(QString::fromUtf8(QTest::currentDataTag())), spans);
}

void tst_TextStyling::quotedLinesAreFound()
{
    const QString text = u"he said\n> one\n>two\n> > deep\nno"_s;
    const TextStyling found = findStyling(text);
    QCOMPARE(found.lines.size(), 3);
    QStringList said;
    for (const TextStyling::Line &line : found.lines)
        said << u"%1 %2"_s.arg(line.quoted).arg(text.mid(line.content, line.end - line.content));
    QCOMPARE(said, QStringList({u"1 one"_s, u"1 two"_s, u"2 deep"_s}));
}

void tst_TextStyling::preformattedLinesAreFoundAndKeepTheirStars()
{
    const TextStyling found = findStyling(u"```cpp\n*p = 1; > _x_\n```\n*after*"_s);
    QCOMPARE(found.lines.size(), 3);
    QCOMPARE(found.lines.at(0).kind, TextStyling::Kind::Fence);
    QCOMPARE(found.lines.at(1).kind, TextStyling::Kind::Code);
    QCOMPARE(found.lines.at(2).kind, TextStyling::Kind::Fence);
    QCOMPARE(found.spans.size(), 1);
    QCOMPARE(findStyling(u"```\nwithout end\n> still code"_s).lines.last().kind, TextStyling::Kind::Code);
}

void tst_TextStyling::aBlockEndsWithTheQuotationAroundIt()
{
    const TextStyling found = findStyling(u"> ```\n> code\nplain *strong*"_s);
    QCOMPARE(found.lines.size(), 2);
    QCOMPARE(found.lines.at(1).kind, TextStyling::Kind::Code);
    QCOMPARE(found.spans.size(), 1);
}

void tst_TextStyling::plainTextHasNoStyling()
{
    QVERIFY(findStyling({}).isEmpty());
    QVERIFY(findStyling(u"just words\nand more -> of them"_s).isEmpty());
    QVERIFY(findStyling(u">_< no\n>:( no\n>= 5"_s).isEmpty());
}

void tst_TextStyling::hostileTextsTakeNoTime()
{
    for (const QString &piece :
         {u"*a"_s, u" *_~`"_s, u"*_a "_s, u">"_s, u">\n"_s, u"```\n"_s, u" *a _b ~c `d"_s, u"*a*"_s}) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(findStyling(piece.repeated(65'536 / piece.size())).spans.size() <= MaxStyledSpans);
        QVERIFY2(timer.elapsed() < 100, qPrintable(piece));
    }
}

} // namespace Tertulia

QTEST_APPLESS_MAIN(Tertulia::tst_TextStyling)
#include "tst_TextStyling.moc"
