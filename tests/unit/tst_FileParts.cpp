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
    const auto read = FileStanza::read(back);
    QVERIFY(read);
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
    const auto read = FileStanza::read(parsed(outOfBand(body, url)));
    QCOMPARE(read ? read->name : QString(), name);
}

void TestFileParts::theirWordsStayWhereTheyAreMore()
{
    const auto me = *Jid::parse(u"ana@example.org");
    const auto door = IncomingMessage::Door::Live;
    const auto url = u"https://example.org/a.png"_s;
    const auto file = Translate::fromMessage(parsed(outOfBand(url, url)), me, door);
    QVERIFY(file && file->file);
    QCOMPARE(file->message.body, u"a.png"_s);
    const auto words = u"<message xmlns='jabber:client' from='ben@example.org/x' type='chat'><body>See page 3</body>"
                       "<file-sharing xmlns='urn:xmpp:sfs:0'><file xmlns='urn:xmpp:file:metadata:0'><name>b.pdf</name>"
                       "<size>7</size></file><sources><url-data xmlns='http://jabber.org/protocol/url-data'"
                       " target='https://example.org/b'/></sources></file-sharing></message>"_s;
    const auto both = Translate::fromMessage(parsed(words), me, door);
    QVERIFY(both && both->file);
    QCOMPARE(both->message.body, u"See page 3"_s);
    QCOMPARE(both->file->name, u"b.pdf"_s);
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
