#include "app/xmpp/InBandStream.h"
#include "app/xmpp/SocksHandshake.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

/// Parts of byte streams that need no server.
class ByteStreamsTest : public QObject
{
    Q_OBJECT

private slots:
    void hostsAreCalledOnlyWhereTheyAreSomebodysBusiness_data();
    void hostsAreCalledOnlyWhereTheyAreSomebodysBusiness();
    void numbersOfBlocksWrap();
    void aFullSinkHoldsTheSender();
    void theDoorOpensForWhoKnowsTheWord();
    void theDoorIsShutOnceSomebodyIsIn();
    void aHostThatTalksNonsenseIsGivenUp_data();
    void aHostThatTalksNonsenseIsGivenUp();

private:
    static LinkAddresses loopback() { return {QHostAddress(QHostAddress::LocalHost), {}, false}; }
};

void ByteStreamsTest::hostsAreCalledOnlyWhereTheyAreSomebodysBusiness_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("allowed");
    const auto own = u"198.51.100.7"_s, server = u"10.9.8.7"_s;
    QTest::newRow("public") << u"8.8.8.8"_s << own << server << true;
    QTest::newRow("public, IPv6") << u"2a01:4f8::1"_s << own << server << true;
    QTest::newRow("our server") << server << own << server << true;
    QTest::newRow("private") << u"10.255.255.1"_s << own << server << false;
    QTest::newRow("carrier's") << u"100.64.3.4"_s << own << server << false;
    QTest::newRow("link-local, where clouds keep their secrets") << u"169.254.169.254"_s << own << server << false;
    QTest::newRow("unique local, IPv6") << u"fd12:3456::1"_s << own << server << false;
    QTest::newRow("loopback") << u"127.0.0.1"_s << own << server << false;
    QTest::newRow("loopback in disguise") << u"::ffff:127.0.0.1"_s << own << server << false;
    QTest::newRow("loopback, IPv6") << u"::1"_s << own << server << false;
    QTest::newRow("this host") << u"0.0.0.0"_s << own << server << false;
    QTest::newRow("everybody") << u"255.255.255.255"_s << own << server << false;
    QTest::newRow("a group") << u"224.0.0.1"_s << own << server << false;
    QTest::newRow("loopback, where our server is") << u"127.0.0.1"_s << u"127.0.0.1"_s << u"127.0.0.1"_s << true;
    QTest::newRow("no address") << QString() << own << server << false;
}

void ByteStreamsTest::hostsAreCalledOnlyWhereTheyAreSomebodysBusiness()
{
    QFETCH(const QString, host);
    QFETCH(const QString, own);
    QFETCH(const QString, server);
    LinkAddresses link{QHostAddress(own), QHostAddress(server), false};
    QTEST(mayConnectTo(QHostAddress(host), link), "allowed");
    link.isProxied = true;
    QVERIFY(!mayConnectTo(QHostAddress(host), link));
}

void ByteStreamsTest::numbersOfBlocksWrap()
{
    QXmppClient client(QXmppClient::NoExtensions);
    auto *extension = client.addNewExtension<InBandExtension>();
    QBuffer sink;
    QVERIFY(sink.open(QIODevice::WriteOnly));
    constexpr int count = 140'000;
    InBandReceiver receiver(*extension, {*Jid::parse(u"a@b/c"), u"s"_s}, &sink, count, nullptr);
    QSignalSpy finished(&receiver, &ByteStream::finished), failed(&receiver, &ByteStream::failed);
    receiver.start();
    receiver.open({}, 16);
    for (int i = 0; i < count; ++i)
        receiver.take({{}, quint16(i), "x", true});
    receiver.peerClosed();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(sink.size(), count);
}

void ByteStreamsTest::aFullSinkHoldsTheSender()
{
    struct Slow : QBuffer {
        qint64 waiting = 0;
        qint64 bytesToWrite() const override { return waiting; }
    } sink;
    QVERIFY(sink.open(QIODevice::WriteOnly));
    IncomingBytes bytes(&sink, 10);
    QVERIFY(!bytes.isFull());
    sink.waiting = 5 * 1024 * 1024;
    QVERIFY(bytes.isFull());
    QCOMPARE(bytes.take("12345678901"), IncomingBytes::Outcome::TooMuch);
    QCOMPARE(bytes.take("1234567890"), IncomingBytes::Outcome::Taken);
    QVERIFY(bytes.isComplete() && !bytes.isShort());
    QCOMPARE(bytes.take("1"), IncomingBytes::Outcome::TooMuch);
}

void ByteStreamsTest::theDoorOpensForWhoKnowsTheWord()
{
    const auto word = socksDestination(u"s"_s, u"a@b/c"_s, u"d@e/f"_s);
    QCOMPARE(word.size(), 40);
    SocksDoor door(word, nullptr);
    QVERIFY(door.open(QHostAddress(QHostAddress::LocalHost)));
    const SocksHost host{u"a@b/c"_s, u"127.0.0.1"_s, door.port()};
    SocksCall stranger(host, socksDestination(u"other"_s, {}, {}), loopback(), nullptr);
    QSignalSpy refused(&stranger, &SocksCall::failed), fooled(&stranger, &SocksCall::connected);
    stranger.start();
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(fooled.size(), 0);

    SocksCall friendly(host, word, loopback(), nullptr);
    QSignalSpy connected(&friendly, &SocksCall::connected);
    friendly.start();
    QTRY_COMPARE(connected.size(), 1);
    const std::unique_ptr<QTcpSocket> ours(door.takeVisitor()), theirs(connected[0][0].value<QTcpSocket *>());
    QVERIFY(ours && theirs);
    ours->write("hello");
    QTRY_COMPARE(theirs->bytesAvailable(), 5);
}

void ByteStreamsTest::theDoorIsShutOnceSomebodyIsIn()
{
    SocksDoor door("0123", nullptr);
    QVERIFY(door.open(QHostAddress(QHostAddress::LocalHost)));
    const auto port = door.port();
    QVERIFY(!door.takeVisitor());
    QTcpSocket late;
    QSignalSpy error(&late, &QTcpSocket::errorOccurred);
    late.connectToHost(u"127.0.0.1"_s, port);
    QTRY_COMPARE(error.size(), 1);
    QCOMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
}

void ByteStreamsTest::aHostThatTalksNonsenseIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("a password is wanted") << QByteArray("\x05\x02", 2);
    QTest::newRow("not the stream") << QByteArray("\x05\x00\x05\x04\x00\x03\x00\x00\x00", 9);
    QTest::newRow("an address of no kind") << QByteArray("\x05\x00\x05\x00\x00\x09\x00\x00\x00", 9);
    QTest::newRow("nothing, and goes") << QByteArray();
}

void ByteStreamsTest::aHostThatTalksNonsenseIsGivenUp()
{
    QFETCH(const QByteArray, says);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        auto *socket = server.nextPendingConnection();
        socket->write(says);
        socket->disconnectFromHost();
    });
    SocksCall call({u"a@b/c"_s, u"127.0.0.1"_s, server.serverPort()}, "0123", loopback(), nullptr);
    QSignalSpy failed(&call, &SocksCall::failed), connected(&call, &SocksCall::connected);
    call.start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(connected.size(), 0);
}

QTEST_GUILESS_MAIN(ByteStreamsTest)
#include "tst_ByteStreams.moc"
