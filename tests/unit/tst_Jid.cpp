#include "app/data/Jid.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class TestJid : public QObject
{
    Q_OBJECT

private slots:
    void addressesComeOutInOneForm_data();
    void addressesComeOutInOneForm();
    void whatIsNoAddressIsRefused_data();
    void whatIsNoAddressIsRefused();
    void partsAreTakenApart();
    void longestAddressIsAcceptedAndOneByteMoreIsNot();
    void limitsCountBytesNotCharacters();
    void bareAndResourceMakeNewAddresses();
    void nullIsOnlyEqualToNull();
    void whatPeopleTypeIsUnderstood_data();
    void whatPeopleTypeIsUnderstood();
};

void TestJid::addressesComeOutInOneForm_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    QTest::newRow("upper case") << u"Ana@Example.ORG/Home"_s << u"ana@example.org/Home"_s;
    QTest::newRow("domain alone") << u"example.org"_s << u"example.org"_s;
    QTest::newRow("domain and resource") << u"example.org/x"_s << u"example.org/x"_s;
    QTest::newRow("final dot") << u"ana@example.org."_s << u"ana@example.org"_s;
    QTest::newRow("at and slash in the resource") << u"a@b.c/d@e.f/g"_s << u"a@b.c/d@e.f/g"_s;
    QTest::newRow("at in the resource of a domain") << u"b.c/d@e"_s << u"b.c/d@e"_s;
    QTest::newRow("space in the resource") << u"a@b.c/my phone"_s << u"a@b.c/my phone"_s;
    QTest::newRow("no-break space in the resource") << u"a@b.c/my\u00a0phone"_s << u"a@b.c/my phone"_s;
    QTest::newRow("emoji sequence in the resource") << u"r@b.c/👩‍🚒❤️"_s << u"r@b.c/👩‍🚒❤️"_s;
    QTest::newRow("punctuation") << u"o.b_r-i+e!n$@b.c"_s << u"o.b_r-i+e!n$@b.c"_s;
    QTest::newRow("Cyrillic") << u"АННА@Пример.РФ"_s << u"анна@пример.рф"_s;
    QTest::newRow("decomposed") << u"jose\u0301@b.c/jose\u0301"_s << u"jos\u00e9@b.c/jos\u00e9"_s;
    QTest::newRow("full width") << u"ａｎａ@ｂ.ｃ"_s << u"ana@b.c"_s;
    QTest::newRow("final sigma") << u"ΟΔΟΣ@b.c"_s << u"οδοσ@b.c"_s;
    QTest::newRow("right to left") << u"דנה@b.c"_s << u"דנה@b.c"_s;
    QTest::newRow("right to left with digits") << u"דנה7@b.c"_s << u"דנה7@b.c"_s;
    QTest::newRow("IDN") << u"ana@BÜCHER.example"_s << u"ana@bücher.example"_s;
    QTest::newRow("IDN as ACE") << u"ana@XN--bcher-kva.example"_s << u"ana@bücher.example"_s;
    QTest::newRow("ideographic full stop") << u"ana@例え。jp"_s << u"ana@例え.jp"_s;
    QTest::newRow("IPv4") << u"ana@127.0.0.1"_s << u"ana@127.0.0.1"_s;
    QTest::newRow("IPv6") << u"ana@[2001:DB8::0:1]/x"_s << u"ana@[2001:db8::1]/x"_s;
    QTest::newRow("underscore") << u"ana@my_host"_s << u"ana@my_host"_s;
}

void TestJid::addressesComeOutInOneForm()
{
    QFETCH(QString, typed);
    QFETCH(QString, address);
    const auto jid = Jid::parse(typed);
    QVERIFY(jid);
    QCOMPARE(jid->toString(), address);
    QCOMPARE(Jid::parse(address), jid);
    QCOMPARE(qHash(*Jid::parse(address)), qHash(*jid));
}

void TestJid::whatIsNoAddressIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a space") << u" "_s;
    QTest::newRow("at") << u"@"_s;
    QTest::newRow("slash") << u"/"_s;
    QTest::newRow("empty local part") << u"@b.c"_s;
    QTest::newRow("empty domain") << u"a@"_s;
    QTest::newRow("empty domain before resource") << u"a@/r"_s;
    QTest::newRow("empty resource") << u"a@b.c/"_s;
    QTest::newRow("only a dot") << u"a@."_s;
    QTest::newRow("two dots") << u"a@b..c"_s;
    QTest::newRow("two final dots") << u"a@b.c.."_s;
    QTest::newRow("leading dot") << u"a@.b"_s;
    QTest::newRow("leading hyphen") << u"a@-b.c"_s;
    QTest::newRow("two ats") << u"a@b@c"_s;
    QTest::newRow("space in the local part") << u"a b@c.d"_s;
    QTest::newRow("space around") << u" a@b.c"_s;
    QTest::newRow("space in the domain") << u"a@b c"_s;
    for (const QChar c : u"\"&':<>"_s) {
        QTest::addRow("%c in the local part", c.toLatin1()) << u"a"_s + c + u"b@c.d"_s;
    }
    QTest::newRow("control") << u"a\u0001@b.c"_s;
    QTest::newRow("control in the resource") << u"a@b.c/x\u0007"_s;
    QTest::newRow("line break in the resource") << u"a@b.c/x\ny"_s;
    QTest::newRow("bidi override in the local part") << u"a\u202eb@c.d"_s;
    QTest::newRow("bidi override in the domain") << u"a@c\u202e.d"_s;
    QTest::newRow("bidi override in the resource") << u"a@b.c/x\u202ey"_s;
    QTest::newRow("isolate in the resource") << u"a@b.c/x\u2066y"_s;
    QTest::newRow("both directions") << u"אa@b.c"_s;
    QTest::newRow("right to left ends in punctuation") << u"דנה.@b.c"_s;
    QTest::newRow("both kinds of digits") << u"د1٢@b.c"_s;
    QTest::newRow("zero width space") << u"a\u200bb@c.d"_s;
    QTest::newRow("joiner without virama") << u"a\u200db@c.d"_s;
    QTest::newRow("variation selector") << u"a\ufe0f@b.c"_s;
    QTest::newRow("ligature") << u"ﬁn@b.c"_s;
    QTest::newRow("Roman numeral") << u"henryⅣ@b.c"_s;
    QTest::newRow("emoji in the local part") << u"😀@b.c"_s;
    QTest::newRow("chess king in the local part") << u"♚@b.c"_s;
    QTest::newRow("half a surrogate pair") << u"a@b.c/"_s + QChar(0xD800);
    QTest::newRow("half a surrogate pair in the local part") << QChar(0xDC00) + u"a@b.c"_s;
    QTest::newRow("noncharacter") << u"a@b.c/\ufffe"_s;
    QTest::newRow("IPv6 open") << u"a@[::1"_s;
    QTest::newRow("IPv6 with zone") << u"a@[fe80::1%eth0]"_s;
    QTest::newRow("IPv6 nonsense") << u"a@[gg::]"_s;
    QTest::newRow("IPv4 in brackets") << u"a@[127.0.0.1]"_s;
    QTest::newRow("label of 64") << u"a@"_s + QString(64, u'b');
}

void TestJid::whatIsNoAddressIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!Jid::parse(text));
}

void TestJid::partsAreTakenApart()
{
    const auto jid = *Jid::parse(u"ana@example.org/a@b/c");
    QCOMPARE(jid.local(), u"ana"_s);
    QCOMPARE(jid.domain(), u"example.org"_s);
    QCOMPARE(jid.resource(), u"a@b/c"_s);
    QVERIFY(!jid.isBare());
    const auto service = *Jid::parse(u"rooms.example.org");
    QCOMPARE(service.local(), QString());
    QCOMPARE(service.domain(), u"rooms.example.org"_s);
    QCOMPARE(service.resource(), QString());
    QVERIFY(service.isBare());
}

void TestJid::longestAddressIsAcceptedAndOneByteMoreIsNot()
{
    QString domain = QString(63, u'd');
    while (domain.size() < Jid::MaxPartBytes) {
        domain += u'.' + QString(63, u'd');
    }
    const QString local(Jid::MaxPartBytes, u'l'), resource(Jid::MaxPartBytes, u'r');
    const QString longest = local + u'@' + domain + u'/' + resource;
    QCOMPARE(longest.toUtf8().size(), 3071);
    QVERIFY(Jid::parse(longest));
    QVERIFY(!Jid::parse(u'l' + longest));
    QVERIFY(!Jid::parse(longest + u'r'));
    QVERIFY(!Jid::parse(local + u'@' + domain + u".d"_s));
    QVERIFY(!Jid::parse(QString(1'000'000, u'a')));
}

void TestJid::limitsCountBytesNotCharacters()
{
    const QString three(341, u'€'); // 1,023 bytes of UTF-8
    QVERIFY(Jid::parse(u"a@b.c/"_s + three));
    QVERIFY(!Jid::parse(u"a@b.c/"_s + three + u'x'));
    QVERIFY(!Jid::parse(QString(512, u'ж') + u"@b.c"_s));
}

void TestJid::bareAndResourceMakeNewAddresses()
{
    const auto bare = *Jid::parse(u"ana@example.org");
    const auto full = bare.withResource(u"phone"_s);
    QCOMPARE(full.toString(), u"ana@example.org/phone"_s);
    QCOMPARE(full.withResource(u"desk"_s).toString(), u"ana@example.org/desk"_s);
    QCOMPARE(full.bare(), bare);
    QCOMPARE(bare.bare(), bare);
    QVERIFY(full.bare().isBare());
    QVERIFY(bare.withResource({}).isNull());
    QVERIFY(bare.withResource(u"x\u202ey"_s).isNull());
    QVERIFY(Jid().withResource(u"x"_s).isNull());
}

void TestJid::nullIsOnlyEqualToNull()
{
    QVERIFY(Jid().isNull());
    QVERIFY(Jid().isBare());
    QCOMPARE(Jid().domain(), QString());
    QCOMPARE(Jid().bare(), Jid());
    QVERIFY(Jid() != *Jid::parse(u"a.b"));
    QVERIFY(*Jid::parse(u"a@b") < *Jid::parse(u"b@b"));
}

void TestJid::whatPeopleTypeIsUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("ownDomain");
    QTest::addColumn<QString>("address"); // empty: refused
    QTest::newRow("bare name") << u"ana"_s << u"example.org"_s << u"ana@example.org"_s;
    QTest::newRow("name with a dot") << u"Ana.Lopez"_s << u"example.org"_s << u"ana.lopez@example.org"_s;
    QTest::newRow("whole address") << u"ana@b.c"_s << u"example.org"_s << u"ana@b.c"_s;
    QTest::newRow("spaces around") << u" \tana@b.c\n"_s << QString() << u"ana@b.c"_s;
    QTest::newRow("spaces within") << u"ana lopez"_s << u"example.org"_s << QString();
    QTest::newRow("no domain known") << u"ana"_s << QString() << QString();
    QTest::newRow("nothing") << u"  "_s << u"example.org"_s << QString();
    QTest::newRow("only an at") << u"@"_s << u"example.org"_s << QString();
    QTest::newRow("address without domain") << u"ana@"_s << u"example.org"_s << QString();
    QTest::newRow("link") << u"XMPP:ana@b.c?message;body=hi"_s << u"example.org"_s << u"ana@b.c"_s;
    QTest::newRow("link with escapes") << u"xmpp:jos%C3%A9@b.c"_s << QString() << u"josé@b.c"_s;
    QTest::newRow("link to a service") << u"xmpp:rooms.b.c"_s << u"example.org"_s << u"rooms.b.c"_s;
    QTest::newRow("empty link") << u"xmpp:"_s << u"example.org"_s << QString();
}

void TestJid::whatPeopleTypeIsUnderstood()
{
    QFETCH(QString, typed);
    QFETCH(QString, ownDomain);
    QFETCH(QString, address);
    QCOMPARE(Jid::fromUserInput(typed, ownDomain).value_or(Jid()).toString(), address);
}

QTEST_GUILESS_MAIN(TestJid)
#include "tst_Jid.moc"
