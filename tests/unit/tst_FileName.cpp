#include "app/data/FileName.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class TestFileName : public QObject
{
    Q_OBJECT

private slots:
    void whatSomebodyToldBecomesAHarmlessName_data();
    void whatSomebodyToldBecomesAHarmlessName();
    void longNamesKeepTheirEnding();
    void whateverComesIsHarmlessAndStaysAsItIs();
    void sameNamesAreNumberedBeforeTheirEnding();
};

void TestFileName::whatSomebodyToldBecomesAHarmlessName_data()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *tag, const QString &told, const QString &safe) {
        QTest::newRow(tag) << told << safe;
    };
    row("plain", u"notes.txt"_s, u"notes.txt"_s);
    row("any script", u"Ünïcödé имя 文件 🎉.pdf"_s, u"Ünïcödé имя 文件 🎉.pdf"_s);
    row("up the tree", u"../../evil.txt"_s, u"evil.txt"_s);
    row("absolute", u"/etc/passwd"_s, u"passwd"_s);
    row("windows path", u"C:\\Users\\x\\evil.exe"_s, u"evil.exe"_s);
    row("only dots", u".."_s, u"file"_s);
    row("one dot", u"."_s, u"file"_s);
    row("empty", u""_s, u"file"_s);
    row("only a slash", u"a/"_s, u"file"_s);
    row("hidden", u".bashrc"_s, u"bashrc"_s);
    row("hidden twice", u"...profile"_s, u"profile"_s);
    row("an option", u"-rf"_s, u"rf"_s);
    row("an option behind a blank", u" --help"_s, u"help"_s);
    row("line break", u"a\nb.txt"_s, u"ab.txt"_s);
    row("nul", u"a"_s + QChar(0) + u".txt"_s, u"a.txt"_s);
    row("escape", u"\u001b[31mred.txt"_s, u"[31mred.txt"_s);
    row("right to left", u"photo\u202egnp.exe"_s, u"photognp.exe"_s);
    row("isolates", u"\u2066a\u2069.txt"_s, u"a.txt"_s);
    row("zero width", u"in\u200bvoice.pdf"_s, u"invoice.pdf"_s);
    row("line separator", u"a\u2028b"_s, u"ab"_s);
    row("no-break space at the front", u"\u00a0.ssh"_s, u"ssh"_s);
    row("half a surrogate", u"a"_s + QChar(0xd83d) + u".txt"_s, u"a.txt"_s);
    row("drive and stream", u"a:b*c?d\"e<f>g|h.txt"_s, u"a_b_c_d_e_f_g_h.txt"_s);
    row("device", u"CON"_s, u"_CON"_s);
    row("device with ending", u"nul.txt"_s, u"_nul.txt"_s);
    row("port", u"com1.log"_s, u"_com1.log"_s);
    row("no port", u"com10.log"_s, u"com10.log"_s);
    row("blanks and dots behind", u"name. . "_s, u"name"_s);
}

void TestFileName::whatSomebodyToldBecomesAHarmlessName()
{
    QFETCH(QString, told);
    QTEST(FileName::safe(told), "safe");
    QCOMPARE(FileName::safe(FileName::safe(told)), FileName::safe(told));
}

void TestFileName::longNamesKeepTheirEnding()
{
    for (const QString &letter : {u"x"_s, u"й"_s, u"文"_s, u"🎉"_s}) {
        const QString name = FileName::safe(letter.repeated(1'000) + u".jpeg"_s);
        QVERIFY(name.endsWith(u".jpeg"_s));
        QVERIFY(name.isValidUtf16());
        QVERIFY(name.toUtf8().size() <= FileName::MaxBytes);
        QVERIFY(name.toUtf8().size() > FileName::MaxBytes - 4);
    }
    QCOMPARE(FileName::safe(u"a."_s + u"b"_s.repeated(1'000)).toUtf8().size(), FileName::MaxBytes);
}

void TestFileName::whateverComesIsHarmlessAndStaysAsItIs()
{
    quint32 seed = 1;
    const auto next = [&seed] { return seed = seed * 1'664'525 + 1'013'904'223; };
    for (int round = 0; round < 3'000; ++round) {
        QString told;
        for (quint32 i = next() >> 26; i > 0; --i)
            told += QChar(char16_t((next() >> 8) % (round % 3 ? 0x80 : 0x10000)));
        const QString name = FileName::safe(told);
        QVERIFY2(!name.isEmpty() && name != u"."_s && name != u".."_s, qPrintable(told));
        QVERIFY(!name.contains(u'/') && !name.contains(u'\\') && !name.contains(QChar(0)));
        QVERIFY(!name.startsWith(u'.') && !name.startsWith(u'-') && name.toUtf8().size() <= FileName::MaxBytes);
        QCOMPARE(FileName::safe(name), name);
    }
}

void TestFileName::sameNamesAreNumberedBeforeTheirEnding()
{
    QCOMPARE(FileName::numbered(u"photo.jpg"_s, 1), u"photo.jpg"_s);
    QCOMPARE(FileName::numbered(u"photo.jpg"_s, 2), u"photo (2).jpg"_s);
    QCOMPARE(FileName::numbered(u"README"_s, 3), u"README (3)"_s);
}

QTEST_GUILESS_MAIN(TestFileName)
#include "tst_FileName.moc"
