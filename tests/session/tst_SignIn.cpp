#include "app/xmpp/SignInGuard.h"
#include "tests/session/Attempt.h"
#include "tests/session/NameServer.h"
#include "tests/session/Relay.h"
#include "tests/session/TestProxy.h"
#include "tests/support/LocalServer.h"

#include <QDir>
#include <QSslSocket>
#include <QXmppClient.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

/// Signing in through the gate, against the servers that people use and the nets that they are in.
class SignInTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void signsInByStarttls_data() { bothServers(); }
    void signsInByStarttls();
    void signsInByDirectTls_data() { bothServers(); }
    void signsInByDirectTls();
    void wrongPasswordIsShownAndTheNextTryIsClean_data() { bothServers(); }
    void wrongPasswordIsShownAndTheNextTryIsClean();
    void aPasswordIsTheSameHoweverItIsTyped_data() { bothServers(); }
    void aPasswordIsTheSameHoweverItIsTyped();
    void certificateThatIsNotTrustedIsShownAndCanBePinned_data();
    void certificateThatIsNotTrustedIsShownAndCanBePinned();
    void strongerMechanismIsUsedAndNeverGivenUp_data();
    void strongerMechanismIsUsedAndNeverGivenUp();
    void onlyPlainIsNoCommonMechanism();
    void serverWithoutEncryptionIsRefused_data() { bothServers(); }
    void serverWithoutEncryptionIsRefused();
    void anotherDomainIsSaid_data() { bothServers(); }
    void anotherDomainIsSaid();
    void nobodyListens();
    void nobodyKnowsTheName();
    void somethingElseAnswers_data();
    void somethingElseAnswers();
    void nobodyAnswersWhileConnecting();
    void signsInOverIPv6();
    void failsOverToTheTargetThatWorks();
    void proxyIsUsedAndResolvesTheName_data() { proxies(); }
    void proxyIsUsedAndResolvesTheName();
    void proxyThatWantsAnotherPasswordIsSaid_data() { proxies(); }
    void proxyThatWantsAnotherPasswordIsSaid();
    void proxyThatIsDownIsSaid_data() { proxies(); }
    void proxyThatIsDownIsSaid();
    void withoutASocketToServeTheGateStaysShut();
    void closeWhileSigningInEndsInClosed();

private:
    void bothServers();
    void proxies();

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
};

static const QString password = u"secreto"_s;

void SignInTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    for (const auto &server : {m_prosody.get(), m_ejabberd.get()}) {
        QVERIFY2(server->isRunning(), qPrintable(server->error()));
        QVERIFY(server->addAccount(u"ana"_s, password));
    }
}

void SignInTest::bothServers()
{
    QTest::addColumn<LocalServer *>("server");
    QTest::newRow("prosody") << m_prosody.get();
    QTest::newRow("ejabberd") << m_ejabberd.get();
}

void SignInTest::proxies()
{
    QTest::addColumn<AccountSettings::Proxy::Kind>("kind");
    QTest::newRow("SOCKS5") << AccountSettings::Proxy::Kind::Socks5;
    QTest::newRow("HTTP CONNECT") << AccountSettings::Proxy::Kind::Http;
}

void SignInTest::signsInByStarttls()
{
    QFETCH(LocalServer *, server);
    Attempt attempt;
    QVERIFY(attempt.signsIn(server->settings(u"ana"_s), password));
    QVERIFY(attempt.client.isSignedIn());
    QCOMPARE(attempt.phases.size(), 4);
    QVERIFY(strengthOf(attempt.mechanism.first().first().toString()) > 0);
    QVERIFY(attempt.client.canResume());

    attempt.client.close();
    QVERIFY(attempt.waitFor(attempt.closed));
    QVERIFY(attempt.failed.isEmpty());
}

void SignInTest::signsInByDirectTls()
{
    QFETCH(LocalServer *, server);
    Attempt attempt;
    QVERIFY(attempt.signsIn(server->directTlsSettings(u"ana"_s), password));
}

void SignInTest::wrongPasswordIsShownAndTheNextTryIsClean()
{
    QFETCH(LocalServer *, server);
    Attempt attempt;
    QVERIFY(!attempt.signsIn(server->settings(u"ana"_s), u"falso"_s));
    QCOMPARE(attempt.failure().kind, FailureKind::WrongCredentials);
    QVERIFY(!attempt.client.isSignedIn());

    QVERIFY(attempt.signsIn(server->settings(u"ana"_s), password));
    QCOMPARE(attempt.failed.size(), 1);
}

void SignInTest::aPasswordIsTheSameHoweverItIsTyped()
{
    QFETCH(LocalServer *, server);
    QVERIFY(server->addAccount(u"composed"_s, u"contrase\u00f1a larga"_s));
    Attempt attempt;
    QVERIFY(attempt.signsIn(server->settings(u"composed"_s), u"contrasen\u0303a\u00a0larga"_s));
}

void SignInTest::certificateThatIsNotTrustedIsShownAndCanBePinned_data()
{
    using Problem = CertificateDetails::Problem;
    QTest::addColumn<LocalServer::Certificate>("certificate");
    QTest::addColumn<Problem>("problem");
    QTest::newRow("expired") << LocalServer::Certificate::Expired << Problem::Expired;
    QTest::newRow("self-signed") << LocalServer::Certificate::SelfSigned << Problem::SelfSigned;
    QTest::newRow("wrong name") << LocalServer::Certificate::WrongName << Problem::WrongName;
    QTest::newRow("unknown authority") << LocalServer::Certificate::UnknownAuthority << Problem::UnknownIssuer;
}

void SignInTest::certificateThatIsNotTrustedIsShownAndCanBePinned()
{
    QFETCH(LocalServer::Certificate, certificate);
    LocalServer::Options options;
    options.certificate = certificate;
    const auto server = LocalServer::prosody(options);
    QVERIFY(server->isRunning() && server->addAccount(u"ana"_s, password));

    for (AccountSettings account : {server->settings(u"ana"_s), server->directTlsSettings(u"ana"_s)}) {
        Attempt attempt;
        QVERIFY(!attempt.signsIn(account, password));
        const Failure failure = attempt.failure();
        QCOMPARE(failure.kind, FailureKind::CertificateNotTrusted);
        QVERIFY(failure.certificate);
        QTEST(failure.certificate->problems.value(0), "problem");
        QCOMPARE(failure.certificate->server, u"localhost"_s);
        QCOMPARE(failure.certificate->sha256, server->certificate().digest(QCryptographicHash::Sha256));
        QCOMPARE(failure.certificate->validUntil, server->certificate().expiryDate());

        account.pinnedSha256 = QByteArray(32, 'x');
        QVERIFY(!attempt.signsIn(account, password));
        QCOMPARE(attempt.failure().kind, FailureKind::CertificateNotTrusted);
        account.pinnedSha256 = failure.certificate->sha256;
        QVERIFY(attempt.signsIn(account, password));
    }
}

void SignInTest::strongerMechanismIsUsedAndNeverGivenUp_data()
{
    QTest::addColumn<bool>("isProsody");
    QTest::addColumn<QString>("hash");
    QTest::addColumn<QString>("mechanism");
    QTest::newRow("prosody, SHA-256") << true << u"sha-256"_s << u"SCRAM-SHA-256"_s;
    QTest::newRow("ejabberd, SHA-256") << false << u"sha-256"_s << u"SCRAM-SHA-256"_s;
    QTest::newRow("ejabberd, SHA-512") << false << u"sha-512"_s << u"SCRAM-SHA-512"_s;
}

void SignInTest::strongerMechanismIsUsedAndNeverGivenUp()
{
    QFETCH(bool, isProsody);
    QFETCH(QString, mechanism);
    LocalServer::Options options;
    options.scram = {*static_cast<QString *>(QTest::qData("hash", qMetaTypeId<QString>()))};
    const auto server = isProsody ? LocalServer::prosody(options) : LocalServer::ejabberd(options);
    QVERIFY(server->isRunning() && server->addAccount(u"ana"_s, password));
    Attempt attempt;
    QVERIFY(attempt.signsIn(server->settings(u"ana"_s), password));
    QCOMPARE(attempt.mechanism.first().first().toString(), mechanism);

    AccountSettings weakened = (isProsody ? m_prosody : m_ejabberd)->settings(u"ana"_s); // offers SHA-1
    weakened.strongestMechanism = mechanism;
    Attempt later;
    QVERIFY(!later.signsIn(weakened, password));
    QCOMPARE(later.failure().kind, FailureKind::ServerNotProven);
}

void SignInTest::onlyPlainIsNoCommonMechanism()
{
    LocalServer::Options options;
    options.scram = {u"none"_s};
    const auto server = LocalServer::prosody(options);
    QVERIFY(server->isRunning() && server->addAccount(u"ana"_s, password));
    Attempt attempt;
    QVERIFY(!attempt.signsIn(server->settings(u"ana"_s), password));
    QCOMPARE(attempt.failure().kind, FailureKind::NoCommonMechanism);
}

void SignInTest::serverWithoutEncryptionIsRefused()
{
    QFETCH(LocalServer *, server);
    LocalServer::Options options;
    options.tls = false;
    const auto bare = server == m_prosody.get() ? LocalServer::prosody(options) : LocalServer::ejabberd(options);
    QVERIFY(bare->isRunning() && bare->addAccount(u"ana"_s, password));
    Attempt attempt;
    QVERIFY(!attempt.signsIn(bare->settings(u"ana"_s), password));
    QCOMPARE(attempt.failure().kind, FailureKind::NoEncryption);
}

void SignInTest::anotherDomainIsSaid()
{
    QFETCH(LocalServer *, server);
    AccountSettings account = server->settings(u"ana"_s);
    account.jid = Jid::parse(u"ana@other.example").value();
    Attempt attempt;
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::WrongDomain);
}

void SignInTest::nobodyListens()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.port = gone.serverPort();
    gone.close();
    Attempt attempt;
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::ServerUnreachable);
}

void SignInTest::nobodyKnowsTheName()
{
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.host = u"nowhere.invalid"_s;
    Attempt attempt;
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::ServerNotFound);
}

void SignInTest::somethingElseAnswers_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("web server") << "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"_ba;
    QTest::newRow("shell") << "SSH-2.0-OpenSSH_10.0\r\n"_ba;
    QTest::newRow("nothing, and hangs up") << ""_ba;
}

void SignInTest::somethingElseAnswers()
{
    QFETCH(QByteArray, words);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write(words);
        connect(socket, &QIODevice::readyRead, socket, &QTcpSocket::disconnectFromHost);
    });
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.port = server.serverPort();
    Attempt attempt;
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::NotXmpp);
}

void SignInTest::nobodyAnswersWhileConnecting()
{
    QTcpServer full; // the kernel leaves a third connection unanswered
    full.setListenBacklogSize(0);
    QVERIFY(full.listen(QHostAddress::LocalHost));
    full.pauseAccepting();
    QTcpSocket first, second;
    for (QTcpSocket *socket : {&first, &second})
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), full.serverPort());
    QVERIFY(first.waitForConnected());
    GateOptions options;
    options.phase = 500ms;
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.port = full.serverPort();
    Attempt attempt(options);
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::ServerUnreachable);
    QVERIFY(attempt.failure().detail.contains(u"while connecting"));
}

void SignInTest::signsInOverIPv6()
{
    Relay relay(m_prosody->port(), QHostAddress::LocalHostIPv6);
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.host = u"[::1]"_s;
    account.port = relay.port();
    Attempt attempt;
    QVERIFY(attempt.signsIn(account, password));
    QCOMPARE(relay.connections(), 1);
}

void SignInTest::failsOverToTheTargetThatWorks()
{
    LocalServer::Options another;
    another.configuration = u"VirtualHost \"chat.example\""_s;
    const auto server = LocalServer::prosody(another);
    QVERIFY(server->isRunning());
    const QString folder = server->dataFolder() + u"/chat%2eexample/accounts"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/ana.dat"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("return { [\"password\"] = \"secreto\" };") > 0);
    file.close();

    QTcpServer closed, mute;
    QVERIFY(closed.listen(QHostAddress::LocalHost) && mute.listen(QHostAddress::LocalHost));
    NameServer names;
    const QByteArray service = "_xmpp-client._tcp.chat.example";
    names.add(service, {1, 0, closed.serverPort(), "localhost"});
    names.add(service, {2, 0, mute.serverPort(), "localhost"});
    names.add(service, {3, 0, 5222, "nowhere.invalid"});
    names.add("_xmpps-client._tcp.chat.example", {4, 0, server->directTlsPort(), "localhost"});
    closed.close();

    GateOptions options;
    options.nameserver = QHostAddress(QHostAddress::LocalHost);
    options.nameserverPort = names.port();
    options.phase = 700ms;
    AccountSettings account;
    account.jid = Jid::parse(u"ana@chat.example").value();
    account.pinnedSha256 = server->certificate().digest(QCryptographicHash::Sha256); // it is made out to localhost
    Attempt attempt(options);
    QVERIFY(attempt.signsIn(account, password));
    QVERIFY(mute.hasPendingConnections());
}

void SignInTest::proxyIsUsedAndResolvesTheName()
{
    QFETCH(AccountSettings::Proxy::Kind, kind);
    for (const bool withPassword : {false, true}) {
        TestProxy proxy(kind, withPassword ? "ana" : "", withPassword ? "geheim" : "");
        AccountSettings account = m_prosody->settings(u"ana"_s);
        account.host = u"chat.invalid"_s;
        account.proxy = proxy.settings();
        Attempt attempt;
        QVERIFY(attempt.signsIn(account, password));
        QCOMPARE(proxy.asked, QList<QByteArray>{"chat.invalid:" + QByteArray::number(m_prosody->port())});
    }
}

void SignInTest::proxyThatWantsAnotherPasswordIsSaid()
{
    QFETCH(AccountSettings::Proxy::Kind, kind);
    TestProxy proxy(kind, "ana", "geheim");
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.proxy = proxy.settings();
    account.proxy.password = u"falsch"_s;
    Attempt attempt;
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::ProxyFailed);
    QVERIFY(proxy.asked.isEmpty());
}

void SignInTest::proxyThatIsDownIsSaid()
{
    QFETCH(AccountSettings::Proxy::Kind, kind);
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.proxy = TestProxy(kind).settings(); // gone at once
    Attempt attempt;
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::ProxyFailed);
}

void SignInTest::withoutASocketToServeTheGateStaysShut()
{
    Attempt attempt;
    auto *socket = attempt.client.client().findChild<QSslSocket *>();
    QVERIFY(socket);
    socket->setParent(attempt.client.client().parent()); // as an update of QXmpp might have it
    const std::unique_ptr<QSslSocket> owner(socket);
    Relay relay(m_prosody->port());
    AccountSettings account = m_prosody->settings(u"ana"_s);
    account.port = relay.port();
    QVERIFY(!attempt.signsIn(account, password));
    QCOMPARE(attempt.failure().kind, FailureKind::GateUnavailable);
    QCOMPARE(relay.connections(), 0);
}

void SignInTest::closeWhileSigningInEndsInClosed()
{
    for (const Phase phase : {Phase::LookingUp, Phase::Connecting, Phase::Securing, Phase::SigningIn}) {
        Attempt attempt;
        connect(&attempt.client, &XmppClient::phaseChanged, this, [&](Phase entered) {
            if (entered == phase)
                attempt.client.close();
        });
        attempt.client.open(m_prosody->settings(u"ana"_s), password);
        QVERIFY(attempt.waitFor(attempt.closed));
        QCOMPARE(attempt.phases.last().first().value<Phase>(), phase);
        QVERIFY(!attempt.phases.wait(100ms)); // and nothing went on behind it
        QVERIFY(attempt.signedIn.isEmpty() && attempt.failed.isEmpty());
    }
}

} // namespace Tertulia

QTEST_GUILESS_MAIN(Tertulia::SignInTest)
#include "tst_SignIn.moc"
