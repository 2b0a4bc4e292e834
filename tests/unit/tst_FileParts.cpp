#include "app/HostRule.h"
#include "app/xmpp/FileStanza.h"
#include "app/xmpp/Translate.h"

#include <QDomDocument>
#include <QHostAddress>
#include <QTest>
#include <QXmlStreamWriter>
#include <QXmppMessage.h>

using namespace Qt::StringLiterals;
using namespace Tertulia;

/// What is told of files, and where they may lie.
class TestFileParts : public QObject
{
    Q_OBJECT

private slots:
    void whatWeTellIsWhatTheyRead();
    void aFileIsOnlyWhatIsTheWholeBody_data();
    void aFileIsOnlyWhatIsTheWholeBody();
    void nothingThatIsToldIsLost_data();
    void nothingThatIsToldIsLost();
    void theirWordsStayWhereTheyAreMore();
    void onlyTheOpenInternetIsPublic_data();
    void onlyTheOpenInternetIsPublic();

private:
    static QXmppMessage parsed(const QString &xml)
    {
        QDomDocument document;
        document.setContent(xml, QDomDocument::ParseOption::UseNamespaceProcessing);
        QXmppMessage message;
        message.parse(document.documentElement());
        return message;
    }
    static QString outOfBand(const QString &body, const QString &url)
    {
        return u"<message xmlns='jabber:client' from='ben@example.org/x' to='ana@example.org' "
               u"type='chat'><body>%1</body>"
               "<x xmlns='jabber:x:oob'><url>%2</url></x></message>"_s.arg(body, url);
    }
};

void TestFileParts::whatWeTellIsWhatTheyRead()
{
    Transfer transfer;
    transfer.name = u"Ünï <&> \"1\".pdf"_s;
    transfer.type = u"application/pdf"_s;
    transfer.size = 12'345'678'901;
    transfer.sha256 = QByteArray(32, 'h');
    transfer.url = QUrl(u"https://example.org/a%20b/%C3%9C%23.pdf"_s);
    Message message;
    message.conversation = *Jid::parse(u"ben@example.org");
    message.body = transfer.name;
    QXmppMessage stanza = Translate::toMessage(message);
    FileStanza::write(stanza, transfer);
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    stanza.toXml(&writer);
    QVERIFY2(!xml.contains("\" xmlns="), xml.constData()); // QXmpp would say it twice: Qt reads that, no server does
    const auto back = parsed(QString::fromUtf8(xml).replace(u"<message"_s, u"<message xmlns=\"jabber:client\""_s));
    QCOMPARE(back.body(), u"https://example.org/a%20b/%C3%9C%23.pdf"_s);
    QCOMPARE(back.outOfBandUrl(), back.body());
    const auto told = FileStanza::read(back, back.body());
    QCOMPARE(told.files.size(), 1);
    QCOMPARE(told.words, QString());
    const Transfer *read = &told.files.constFirst();
    QCOMPARE(read->name, u"Ünï _&_ _1_.pdf"_s);
    QCOMPARE(read->type, transfer.type);
    QCOMPARE(read->size, transfer.size);
    QCOMPARE(read->sha256, transfer.sha256);
    QCOMPARE(read->url, transfer.url);
}

void TestFileParts::aFileIsOnlyWhatIsTheWholeBody_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *tag, const QString &body, const QString &url, const QString &name) {
        QTest::newRow(tag) << body << url << name;
    };
    row("a file", u"https://example.org/a.png"_s, u"https://example.org/a.png"_s, u"a.png"_s);
    row("a name in code", u"https://example.org/a%20b.png"_s, u"https://example.org/a%20b.png"_s, u"a b.png"_s);
    row("a name up the tree", u"https://example.org/..%2F..%2Fevil"_s, u"https://example.org/..%2F..%2Fevil"_s,
        u"evil"_s);
    row("no name", u"https://example.org/"_s, u"https://example.org/"_s, u"file"_s);
    row("a link they speak of", u"look: https://example.org/a.png"_s, u"https://example.org/a.png"_s, {});
    row("clear text", u"http://example.org/a.png"_s, u"http://example.org/a.png"_s, {});
    row("our disk", u"file:///etc/passwd"_s, u"file:///etc/passwd"_s, {});
    row("encrypted for others", u"aesgcm://example.org/a.png#00"_s, u"aesgcm://example.org/a.png#00"_s, {});
    row("a password in it", u"https://a:b@example.org/x"_s, u"https://a:b@example.org/x"_s, {});
    row("nobody", u"https:///x"_s, u"https:///x"_s, {});
}

void TestFileParts::aFileIsOnlyWhatIsTheWholeBody()
{
    QFETCH(QString, body);
    QFETCH(QString, url);
    QFETCH(QString, name);
    const auto told = FileStanza::read(parsed(outOfBand(body, url)), body);
    QCOMPARE(told.files.size(), name.isEmpty() ? 0 : 1);
    QCOMPARE(told.files.value(0).name, name);
    QCOMPARE(told.words, name.isEmpty() ? body : QString());
}

void TestFileParts::nothingThatIsToldIsLost_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("words");
    const auto shared = [](const QString &name, const QString &target) {
        return u"<file-sharing xmlns='urn:xmpp:sfs:0' disposition='inline'><file "
               u"xmlns='urn:xmpp:file:metadata:0'><name>"
               u"%1</name></file><sources><url-data xmlns='http://jabber.org/protocol/url-data' target='%2'/></sources>"
               "</file-sharing>"_s.arg(name, target);
    };
    const auto outside = [](const QString &url) { return u"<x xmlns='jabber:x:oob'><url>%1</url></x>"_s.arg(url); };
    const auto fallback = u"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:sfs:0'><body/></fallback>"_s;
    const auto a = u"https://example.org/1/a.png"_s, b = u"https://example.org/2/b.pdf"_s;
    const auto row = [](const char *tag, const QString &body, const QString &extra, const QStringList &names,
                        const QString &words) { QTest::newRow(tag) << body << extra << names << words; };
    const QStringList both{u"a.png"_s, u"b.pdf"_s};
    row("two that are shared", a + u'\n' + b, shared(u"a.png"_s, a) + shared(u"b.pdf"_s, b), both, {});
    row("two with words", u"Look\n"_s + a, shared(u"a.png"_s, a) + shared(u"b.pdf"_s, b), both, u"Look"_s);
    row("two out of band", a + u"\n "_s + b, outside(a) + outside(b), both, {});
    row("one of them not to be fetched", a, shared(u"a.png"_s, a) + shared(u"b.pdf"_s, u"http://example.org/b"_s),
        {u"a.png"_s}, u"http://example.org/b"_s);
    row("one that has no address", {}, shared(u"b.pdf"_s, {}), {}, u"b.pdf"_s);
    row("a link that the words do not have", u"Look"_s, outside(a), {}, u"Look\n"_s + a);
    row("a link beside a file", a, shared(u"a.png"_s, a) + outside(b), {u"a.png"_s}, b);
    row("words for those who know nothing of it", u"I sent you a file, see "_s + a, shared(u"a.png"_s, a) + fallback,
        {u"a.png"_s}, {});
    QString many, lines;
    QStringList first;
    for (int i = 0; i < FileStanza::MaxFiles + 2; ++i) {
        const auto name = u"%1.png"_s.arg(i);
        many += shared(name, u"https://example.org/"_s + name);
        if (i < FileStanza::MaxFiles)
            first += name;
        else
            lines += (lines.isEmpty() ? u""_s : u"\n"_s) + u"https://example.org/"_s + name;
    }
    row("more than make cards", {}, many, first, lines);
}

void TestFileParts::nothingThatIsToldIsLost()
{
    QFETCH(QString, body);
    QFETCH(QString, extra);
    QFETCH(QStringList, names);
    const auto xml =
        u"<message xmlns='jabber:client' from='ben@example.org/x' type='chat'><body>%1</body>%2</message>"_s;
    const auto told = FileStanza::read(parsed(xml.arg(body, extra)), body);
    QStringList read;
    for (const Transfer &file : told.files)
        read.append(file.name);
    QCOMPARE(read, names);
    QTEST(told.words, "words");
}

void TestFileParts::theirWordsStayWhereTheyAreMore()
{
    const auto me = *Jid::parse(u"ana@example.org");
    const auto door = IncomingMessage::Door::Live;
    const auto url = u"https://example.org/a.png"_s;
    const auto file = Translate::fromMessage(parsed(outOfBand(url, url)), me, door);
    QVERIFY(file && file->files.size() == 1 && !file->hasWords);
    QCOMPARE(file->message.body, u"a.png"_s);
    const auto words = u"<message xmlns='jabber:client' from='ben@example.org/x' type='chat'><body>See page 3</body>"
                       "<file-sharing xmlns='urn:xmpp:sfs:0'><file xmlns='urn:xmpp:file:metadata:0'><name>b.pdf</name>"
                       "<size>7</size></file><sources><url-data xmlns='http://jabber.org/protocol/url-data'"
                       " target='https://example.org/b'/></sources></file-sharing></message>"_s;
    const auto both = Translate::fromMessage(parsed(words), me, door);
    QVERIFY(both && both->files.size() == 1 && both->hasWords);
    QCOMPARE(both->message.body, u"See page 3"_s);
    QCOMPARE(both->files.constFirst().name, u"b.pdf"_s);
}

void TestFileParts::onlyTheOpenInternetIsPublic_data()
{
    QTest::addColumn<bool>("isPublic");
    for (const char *address : {"1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101"})
        QTest::newRow(address) << true;
    for (const char *address : {"127.0.0.1",
                                "127.9.9.9",
                                "0.0.0.0",
                                "10.1.2.3",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.168.0.1",
                                "169.254.169.254",
                                "100.64.0.1",
                                "198.18.0.1",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "fe80::1",
                                "fc00::1",
                                "fd12::1",
                                "ff02::1",
                                "::ffff:10.0.0.1",
                                "::ffff:127.0.0.1",
                                "::127.0.0.1",
                                "64:ff9b::a00:1",
                                "2002:a00:1::1",
                                "2001::1",
                                "2001:db8::1"})
        QTest::newRow(address) << false;
}

void TestFileParts::onlyTheOpenInternetIsPublic()
{
    const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!address.isNull());
    QTEST(HostRule::isPublic(address), "isPublic");
}

QTEST_GUILESS_MAIN(TestFileParts)
#include "tst_FileParts.moc"
