#include "tests/support/LocalServer.h"
#include "tests/support/SlixPeer.h"

#include <QFile>
#include <QFileInfo>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace Tertulia;

using Start = std::unique_ptr<LocalServer> (*)(const LocalServer::Options &);
Q_DECLARE_METATYPE(Start)

class SupportTest : public QObject
{
    Q_OBJECT

private slots:
    void twoPeersExchangeAMessage_data() { bothServers(); }
    void twoPeersExchangeAMessage();
    void peersSeeEachOthersPresenceAfterAnAcceptedRequest_data() { bothServers(); }
    void peersSeeEachOthersPresenceAfterAnAcceptedRequest();
    void wrongPasswordIsRefused_data() { bothServers(); }
    void wrongPasswordIsRefused();
    void eachKindOfCertificateFailsForItsOwnReason_data();
    void eachKindOfCertificateFailsForItsOwnReason();
    void signInWithoutEncryptionWorksWhereTheServerHasNone_data() { bothServers(); }
    void signInWithoutEncryptionWorksWhereTheServerHasNone();
    void offersTheAskedMechanismsOnly_data();
    void offersTheAskedMechanismsOnly();
    void accountsSurviveAKilledServer_data() { bothServers(); }
    void accountsSurviveAKilledServer();
    void serverAndFolderAreGoneAfterwards_data() { bothServers(); }
    void serverAndFolderAreGoneAfterwards();

private:
    static void bothServers();
};

static Start theServer()
{
    return *static_cast<Start *>(QTest::qData("start", qMetaTypeId<Start>()));
}

static bool exists(qint64 process)
{
    return ::kill(pid_t(process), 0) == 0;
}

static QByteArray featuresOf(const LocalServer &server)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, server.port());
    socket.write("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='localhost' "
                 "version='1.0'>");
    QByteArray seen;
    while (!seen.contains("</stream:features>") && socket.waitForReadyRead(5000))
        seen += socket.readAll();
    return seen;
}

void SupportTest::bothServers()
{
    QTest::addColumn<Start>("start");
    QTest::newRow("prosody") << Start(&LocalServer::prosody);
    QTest::newRow("ejabberd") << Start(&LocalServer::ejabberd);
}

void SupportTest::twoPeersExchangeAMessage()
{
    const auto server = theServer()({});
    QVERIFY2(server->isRunning(), qPrintable(server->error()));
    QVERIFY(server->addAccount(u"ana"_s, u"contraseña larga"_s));
    QVERIFY(server->addAccount(u"björn"_s, u"p\"w'<&>"_s));
    SlixPeer ana(*server, u"ana"_s, u"contraseña larga"_s);
    SlixPeer bjorn(*server, u"björn"_s, u"p\"w'<&>"_s);
    QVERIFY(ana.signIn());
    QVERIFY(bjorn.signIn());

    const QString body = u"¿Qué tal? Привет 👋 <b>&amp;</b>"_s;
    const QString id = ana.sendMessage(bjorn.jid(), body, {{u"receipt"_s, true}, {u"origin_id"_s, u"o1"_s}});

    const QJsonObject message = bjorn.wait(u"message"_s);
    QCOMPARE(message[u"body"], body);
    QCOMPARE(message[u"id"], id);
    QCOMPARE(message[u"origin_id"], u"o1"_s);
    QCOMPARE(message[u"from"], u"ana@localhost/slix"_s);
    QCOMPARE(ana.wait(u"receipt"_s)[u"id"], id);
}

void SupportTest::peersSeeEachOthersPresenceAfterAnAcceptedRequest()
{
    const auto server = theServer()({});
    QVERIFY(server->addAccount(u"ana"_s, u"a"_s));
    QVERIFY(server->addAccount(u"bea"_s, u"b"_s));
    SlixPeer ana(*server, u"ana"_s, u"a"_s);
    SlixPeer bea(*server, u"bea"_s, u"b"_s);
    QVERIFY(ana.signIn());
    QVERIFY(bea.signIn());

    bea.tell(u"subscribe"_s, {{u"to"_s, ana.jid()}, {u"status"_s, u"soy Bea"_s}});
    QCOMPARE(ana.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}})[u"status"], u"soy Bea"_s);
    ana.tell(u"accept"_s, {{u"to"_s, bea.jid()}});
    QVERIFY(!bea.wait(u"subscription"_s, {{u"kind"_s, u"subscribed"_s}}).isEmpty());

    ana.setPresence(u"away"_s, u"siesta"_s);
    QCOMPARE(bea.wait(u"presence"_s, {{u"type"_s, u"away"_s}})[u"status"], u"siesta"_s);
}

void SupportTest::wrongPasswordIsRefused()
{
    const auto server = theServer()({});
    QVERIFY(server->addAccount(u"ana"_s, u"right"_s));
    SlixPeer ana(*server, u"ana"_s, u"wrong"_s);
    ana.tell(u"sign-in"_s, {{u"jid"_s, ana.jid()},
                            {u"password"_s, u"wrong"_s},
                            {u"host"_s, u"127.0.0.1"_s},
                            {u"port"_s, server->port()},
                            {u"ca"_s, server->caFile()}});
    QCOMPARE(ana.wait(u"failed"_s)[u"why"], u"not-authorized"_s);
}

void SupportTest::eachKindOfCertificateFailsForItsOwnReason_data()
{
    using Kind = LocalServer::Certificate;
    QTest::addColumn<LocalServer::Certificate>("kind");
    QTest::addColumn<QSslError::SslError>("reason");
    QTest::newRow("good") << Kind::Good << QSslError::NoError;
    QTest::newRow("expired") << Kind::Expired << QSslError::CertificateExpired;
    QTest::newRow("self-signed") << Kind::SelfSigned << QSslError::SelfSignedCertificate;
    QTest::newRow("wrong name") << Kind::WrongName << QSslError::HostNameMismatch;
    QTest::newRow("unknown authority") << Kind::UnknownAuthority << QSslError::UnableToGetLocalIssuerCertificate;
}

void SupportTest::eachKindOfCertificateFailsForItsOwnReason()
{
    QFETCH(const LocalServer::Certificate, kind);
    QFETCH(const QSslError::SslError, reason);
    const auto server = LocalServer::prosody({.certificate = kind});
    QVERIFY2(server->isRunning(), qPrintable(server->error()));
    QList<QSslError::SslError> errors;
    QSslSocket socket;
    connect(&socket, &QSslSocket::sslErrors, this, [&](const QList<QSslError> &all) {
        for (const QSslError &error : all)
            errors << error.error();
        socket.ignoreSslErrors();
    });
    socket.setPeerVerifyName(u"localhost"_s);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, server->directTlsPort());
    QVERIFY(socket.waitForEncrypted(5000));
    QCOMPARE(socket.peerCertificate(), server->certificate());
    if (reason == QSslError::NoError)
        QVERIFY(errors.isEmpty());
    else
        QVERIFY(errors.contains(reason));
}

void SupportTest::signInWithoutEncryptionWorksWhereTheServerHasNone()
{
    const auto server = theServer()({.tls = false});
    QVERIFY2(server->isRunning(), qPrintable(server->error()));
    QVERIFY(!featuresOf(*server).contains("starttls"));
    QVERIFY(server->addAccount(u"ana"_s, u"a"_s));
    SlixPeer ana(*server, u"ana"_s, u"a"_s);
    QVERIFY(ana.signIn());
}

void SupportTest::offersTheAskedMechanismsOnly_data()
{
    QTest::addColumn<Start>("start");
    QTest::addColumn<QStringList>("scram");
    QTest::addColumn<QByteArrayList>("offered");
    const QByteArrayList one{"SCRAM-SHA-1"}, two{"SCRAM-SHA-256"}, both{"SCRAM-SHA-1", "SCRAM-SHA-256"};
    for (auto [name, start] :
         {std::pair("prosody", Start(&LocalServer::prosody)), {"ejabberd", &LocalServer::ejabberd}}) {
        QTest::addRow("%s sha-1", name) << start << QStringList{} << one;
        QTest::addRow("%s sha-256", name) << start << QStringList{u"sha-256"_s} << two;
        QTest::addRow("%s both", name) << start << QStringList{u"sha-1"_s, u"sha-256"_s} << both;
        QTest::addRow("%s none", name) << start << QStringList{u"none"_s} << QByteArrayList{};
    }
    QTest::newRow("ejabberd sha-512") << Start(&LocalServer::ejabberd) << QStringList{u"sha-512"_s}
                                      << QByteArrayList{"SCRAM-SHA-512"};
}

void SupportTest::offersTheAskedMechanismsOnly()
{
    QFETCH(const Start, start);
    QFETCH(const QStringList, scram);
    QFETCH(const QByteArrayList, offered);
    const auto server = start({.tls = false, .scram = scram});
    const QByteArray features = featuresOf(*server);
    for (const char *name : {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
        QCOMPARE(features.contains(QByteArray(name) + "</mechanism>"), offered.contains(name));
    QVERIFY(features.contains(">PLAIN</mechanism>"));
}

void SupportTest::accountsSurviveAKilledServer()
{
    const auto server = theServer()({});
    QVERIFY(server->addAccount(u"ana"_s, u"a"_s));
    const qint64 before = server->processId();
    QVERIFY(server->kill());
    QVERIFY(!exists(before));
    QVERIFY2(server->startAgain(), qPrintable(server->error()));
    QVERIFY(server->processId() != before);
    SlixPeer ana(*server, u"ana"_s, u"a"_s);
    QVERIFY(ana.signIn());
}

void SupportTest::serverAndFolderAreGoneAfterwards()
{
    auto server = theServer()({});
    const qint64 process = server->processId();
    const QString folder = server->dataFolder();
    QVERIFY(exists(process));
    QVERIFY(QFileInfo::exists(folder));
    server.reset();
    QVERIFY(!exists(process));
    QVERIFY(!QFileInfo::exists(folder));
}

QTEST_GUILESS_MAIN(SupportTest)
#include "tst_support.moc"
