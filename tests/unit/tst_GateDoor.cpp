#include "app/xmpp/Dialler.h"
#include "app/xmpp/GateDoor.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

/// The two sockets of the gate's own: the door that QXmpp comes in by, and the way out.
class GateDoorTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<QSslSocket *>(); } // for QSignalSpy
    void strangersStayOutside();
    void theDoorIsShutOnceQXmppIsIn();
    void aSlowAddressGetsARival();
    void theFirstToConnectWinsAndTheOthersAreKept();
};

void GateDoorTest::strangersStayOutside()
{
    GateDoor door;
    QSslSocket inner;
    QSignalSpy admitted(&door, &GateDoor::admitted);
    const quint16 port = door.open(&inner);
    QVERIFY(port != 0);

    std::array<QTcpSocket, 20> strangers;
    for (QTcpSocket &stranger : strangers) {
        stranger.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QVERIFY(stranger.waitForConnected());
        stranger.write("<stream:stream>");
    }
    QVERIFY(!admitted.wait(50ms));
    inner.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(admitted.wait());
    const std::unique_ptr<QTcpSocket> local(admitted.first().first().value<QTcpSocket *>());
    QCOMPARE(local->peerPort(), inner.localPort());
    for (QTcpSocket &stranger : strangers) {
        QVERIFY(stranger.state() == QAbstractSocket::UnconnectedState || stranger.waitForDisconnected(1000));
        QCOMPARE(stranger.bytesAvailable(), 0);
    }
}

void GateDoorTest::theDoorIsShutOnceQXmppIsIn()
{
    GateDoor door;
    QSslSocket inner;
    QSignalSpy admitted(&door, &GateDoor::admitted);
    const quint16 port = door.open(&inner);
    inner.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(admitted.wait());
    const std::unique_ptr<QTcpSocket> local(admitted.first().first().value<QTcpSocket *>());
    QVERIFY(!door.isOpen());
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QVERIFY(!late.waitForConnected(1000));
}

// A port whose queue is full: the kernel leaves whoever comes then without an answer.
struct MutePort {
    QTcpServer server;
    QTcpSocket first, second;

    MutePort()
    {
        server.setListenBacklogSize(0);
        server.listen(QHostAddress::LocalHost);
        server.pauseAccepting();
        first.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        first.waitForConnected();
        second.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    }
};

void GateDoorTest::aSlowAddressGetsARival()
{
    MutePort mute;
    QTcpServer good;
    QVERIFY(good.listen(QHostAddress::LocalHost));
    GateOptions options;
    options.nextAddress = 100ms;
    Dialler dialler(options);
    QSignalSpy connected(&dialler, &Dialler::connected);
    dialler.start({{u"127.0.0.1"_s, mute.server.serverPort()}, {u"127.0.0.1"_s, good.serverPort()}},
                  {AccountSettings::Proxy::Kind::None, {}, 0, {}, {}});
    QVERIFY(connected.wait(2000));
    const std::unique_ptr<QSslSocket> socket(connected.first().first().value<QSslSocket *>());
    QCOMPARE(socket->peerPort(), good.serverPort());
}

void GateDoorTest::theFirstToConnectWinsAndTheOthersAreKept()
{
    MutePort mute;
    QTcpServer good;
    QVERIFY(good.listen(QHostAddress::LocalHost));
    GateOptions options;
    options.nextAddress = 50ms;
    Dialler dialler(options);
    QSignalSpy connected(&dialler, &Dialler::connected), failed(&dialler, &Dialler::failed);
    dialler.start({{u"127.0.0.1"_s, mute.server.serverPort()}, {u"127.0.0.1"_s, good.serverPort()}},
                  {AccountSettings::Proxy::Kind::None, {}, 0, {}, {}});
    QVERIFY(connected.wait(2000));
    const std::unique_ptr<QSslSocket> socket(connected.first().first().value<QSslSocket *>());
    QVERIFY(dialler.hasMore());
    mute.server.close();
    dialler.next();
    QVERIFY(failed.wait(2000));
    QCOMPARE(failed.first().first().value<Failure>().kind, FailureKind::ServerUnreachable);
}

} // namespace Tertulia

QTEST_GUILESS_MAIN(Tertulia::GateDoorTest)
#include "tst_GateDoor.moc"
