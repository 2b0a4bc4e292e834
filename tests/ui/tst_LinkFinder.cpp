#include "ui/timeline/LinkFinder.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

class tst_LinkFinder : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsALinkAndNothingElse_data();
    void findsWhatIsALinkAndNothingElse();
    void aTextFullOfLinksIsFoundInNoTime();
};

void tst_LinkFinder::findsWhatIsALinkAndNothingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");

    QTest::newRow("nothing") << u"no link here: really"_s << QStringList();
    QTest::newRow("plain") << u"see https://example.org/a?b=c#d now"_s << QStringList{u"https://example.org/a?b=c#d"_s};
    QTest::newRow("all schemes") << u"http://a.b https://c.d mailto:e@f.g xmpp:room@h.i?join"_s
                                 << QStringList{u"http://a.b"_s, u"https://c.d"_s, u"mailto:e@f.g"_s,
                                                u"xmpp:room@h.i?join"_s};
    QTest::newRow("full stop") << u"It is https://example.org."_s << QStringList{u"https://example.org"_s};
    QTest::newRow("question") << u"Is it https://example.org/?!"_s << QStringList{u"https://example.org/"_s};
    QTest::newRow("brackets") << u"(see https://example.org/x)"_s << QStringList{u"https://example.org/x"_s};
    QTest::newRow("own brackets") << u"https://example.org/Tertulia_(club)"_s
                                  << QStringList{u"https://example.org/Tertulia_(club)"_s};
    QTest::newRow("angle") << u"<https://example.org>"_s << QStringList{u"https://example.org"_s};
    QTest::newRow("upper case") << u"HTTPS://EXAMPLE.ORG"_s << QStringList{u"HTTPS://EXAMPLE.ORG"_s};
    QTest::newRow("IDN") << u"https://müller.example/straße"_s << QStringList{u"https://müller.example/straße"_s};
    QTest::newRow("script") << u"javascript:alert(1) file:///etc/passwd data:text/html,x ftp://a.b"_s << QStringList();
    QTest::newRow("scheme inside") << u"xhttp://a.b myxmpp:a@b view-source+http://a.b"_s << QStringList();
    QTest::newRow("no host") << u"http:// https:///path"_s << QStringList();
    QTest::newRow("no address") << u"mailto: mailto:nobody xmpp:"_s << QStringList();
    QTest::newRow("without scheme") << u"www.example.org example.org"_s << QStringList();
    QTest::newRow("very long") << u"https://a.b/"_s + QString(5000, u'x') << QStringList();
}

void tst_LinkFinder::findsWhatIsALinkAndNothingElse()
{
    QFETCH(QString, text);
    QFETCH(QStringList, links);
    QStringList found;
    for (const Link &link : findLinks(text)) {
        QVERIFY(link.url.isValid());
        found << text.sliced(link.start, link.length);
    }
    QCOMPARE(found, links);
}

void tst_LinkFinder::aTextFullOfLinksIsFoundInNoTime()
{
    QString text;
    while (text.size() < 65'536)
        text += u"http://a.b/((((( "_s;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(findLinks(text).size(), MaxLinks);
    findLinks(QString(65'536, u':'));
    findLinks(u"https://a.b/"_s + QString(65'536, u')'));
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

} // namespace Tertulia

QTEST_GUILESS_MAIN(Tertulia::tst_LinkFinder)
#include "tst_LinkFinder.moc"
