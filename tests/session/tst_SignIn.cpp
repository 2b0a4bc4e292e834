#include "app/xmpp/XmppClient.h"
#include "tests/support/LocalServer.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmppClient.h>
#include <QXmppMessage.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

using Start = std::unique_ptr<LocalServer> (*)(const LocalServer::Options &);

/// Signing in through the gate, against the servers that people use.
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

private:
    void bothServers();

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
};

/// One client and what became of its last attempt.
struct Attempt {
    XmppClient client;
    QSignalSpy phases{&client, &XmppClient::phaseChanged};
    QSignalSpy signedIn{&client, &XmppClient::signedIn};
    QSignalSpy failed{&client, &XmppClient::failed};
    QSignalSpy closed{&client, &XmppClient::closed};
    QSignalSpy mechanism{&client, &XmppClient::mechanismUsed};

    explicit Attempt(const GateOptions &options = {})
        : client(nullptr, options)
    {
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return signedIn.size() + failed.size() > 0; }, 20s);
    }
    Failure failure() const { return failed.isEmpty() ? Failure() : failed.last().first().value<Failure>(); }
};

void SignInTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    for (const auto &server : {m_prosody.get(), m_ejabberd.get()}) {
        QVERIFY2(server->isRunning(), qPrintable(server->error()));
        QVERIFY(server->addAccount(u"ana"_s, u"secreto"_s));
    }
}

void SignInTest::bothServers()
{
    QTest::addColumn<LocalServer *>("server");
    QTest::newRow("prosody") << m_prosody.get();
    QTest::newRow("ejabberd") << m_ejabberd.get();
}

void SignInTest::signsInByStarttls()
{
    QFETCH(LocalServer *, server);
    Attempt attempt;
    attempt.client.open(server->settings(u"ana"_s), u"secreto"_s);
    QVERIFY(attempt.ends());
    QVERIFY2(attempt.failed.isEmpty(), qPrintable(attempt.failure().detail));
    QVERIFY(attempt.client.isSignedIn());
    QCOMPARE(attempt.phases.size(), 4);
    QVERIFY(attempt.mechanism.first().first().toString().startsWith(u"SCRAM-SHA-"));
    QVERIFY(attempt.client.canResume());

    attempt.client.close();
    QVERIFY(attempt.closed.wait());
    QVERIFY(attempt.failed.isEmpty());
}

void SignInTest::signsInByDirectTls()
{
    QFETCH(LocalServer *, server);
    Attempt attempt;
    attempt.client.open(server->directTlsSettings(u"ana"_s), u"secreto"_s);
    QVERIFY(attempt.ends());
    QVERIFY2(attempt.failed.isEmpty(), qPrintable(attempt.failure().detail));
}

void SignInTest::wrongPasswordIsShownAndTheNextTryIsClean()
{
    QFETCH(LocalServer *, server);
    Attempt attempt;
    attempt.client.open(server->settings(u"ana"_s), u"falso"_s);
    QVERIFY(attempt.ends());
    QCOMPARE(attempt.failure().kind, FailureKind::WrongCredentials);
    QVERIFY(!attempt.client.isSignedIn());

    attempt.client.open(server->settings(u"ana"_s), u"secreto"_s);
    QVERIFY(attempt.signedIn.wait());
    QCOMPARE(attempt.failed.size(), 1);
}

} // namespace Tertulia

QTEST_GUILESS_MAIN(Tertulia::SignInTest)
#include "tst_SignIn.moc"
