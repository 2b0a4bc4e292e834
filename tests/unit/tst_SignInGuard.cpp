#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/SignInGuard.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QTest>
#include <QXmppAuthenticationError.h>
#include <QXmppError.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

using Action = SignInGuard::Action;

class SignInGuardTest : public QObject
{
    Q_OBJECT

private slots:
    void holdsStanzasUntilTheSessionIsOpen();
    void refusesAMechanismWeakerThanTheServersBest();
    void refusesAMechanismThatProvesNothing();
    void readsWhyTheServerRefused_data();
    void readsWhyTheServerRefused();
    void keepsTheServerFromSendingUsElsewhere();
    void aRefusedResumptionNeverReachesQXmpp_data();
    void aRefusedResumptionNeverReachesQXmpp();
    void aGrantedResumptionPasses();
    void readsStreamErrors_data();
    void readsStreamErrors();
    void readsQXmppsOwnErrors();
};

static StreamElement splitOff(const QByteArray &xml)
{
    StreamSplitter splitter;
    splitter.feed(
        "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>" + xml);
    (void)splitter.next();
    return splitter.next().value_or(StreamElement());
}

constexpr auto Header =
    "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
    "version='1.0' to='localhost'>";

static QByteArray sasl(const QByteArray &name, const QByteArray &content, const QByteArray &attributes = {})
{
    return "<" + name + " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'" + attributes + ">" + content.toBase64() + "</" +
           name + ">";
}

// A whole SCRAM-SHA-1 exchange with an honest server (RFC 5802 §5).
static void prove(SignInGuard &guard, const QByteArray &password)
{
    const auto hmac = [](const QByteArray &key, const QByteArray &text) {
        return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha1);
    };
    const QByteArray first = "n=ana,r=abc", server = "r=abcdef,s=" + QByteArray("salt").toBase64() + ",i=4096",
                     final = "c=biws,r=abcdef";
    const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha1, password, "salt", 4096, 20);
    const QByteArray signature = hmac(hmac(salted, "Server Key"), first + ',' + server + ',' + final);
    QCOMPARE(guard.clientSends(Header + sasl("auth", "n,," + first, " mechanism='SCRAM-SHA-1'")), Action::Pass);
    StreamElement challenge = splitOff(sasl("challenge", server)),
                  success = splitOff(sasl("success", "v=" + signature.toBase64()));
    QCOMPARE(guard.serverSends(challenge), Action::Pass);
    QCOMPARE(guard.clientSends(sasl("response", final + ",p=AAAA")), Action::Pass);
    QCOMPARE(guard.serverSends(success), Action::Pass);
    QVERIFY(guard.isProven());
}

void SignInGuardTest::holdsStanzasUntilTheSessionIsOpen()
{
    SignInGuard guard(u"pw"_s, {}, false);
    prove(guard, "pw");
    StreamElement message = splitOff("<message><body>x</body></message>"), presence = splitOff("<presence/>"),
                  request = splitOff("<iq type='set' id='1'><query xmlns='jabber:iq:roster'/></iq>"),
                  answer = splitOff("<iq type='result' id='1'/>"), early = splitOff("<r xmlns='urn:xmpp:sm:3'/>");
    QCOMPARE(guard.serverSends(message), Action::Hold);
    QCOMPARE(guard.serverSends(presence), Action::Hold);
    QCOMPARE(guard.serverSends(request), Action::Hold);
    QCOMPARE(guard.serverSends(answer), Action::Pass);
    QCOMPARE(guard.serverSends(early), Action::Drop);
}

void SignInGuardTest::refusesAMechanismWeakerThanTheServersBest()
{
    const QByteArray auth = Header + sasl("auth", "n,,n=ana,r=abc", " mechanism='SCRAM-SHA-1'");
    SignInGuard strict(u"pw"_s, u"SCRAM-SHA-256"_s, false);
    QCOMPARE(strict.clientSends(auth), Action::Refuse);
    QCOMPARE(strict.failure().kind, FailureKind::ServerNotProven);
    SignInGuard content(u"pw"_s, u"SCRAM-SHA-1"_s, false);
    QCOMPARE(content.clientSends(auth), Action::Pass);
}

void SignInGuardTest::refusesAMechanismThatProvesNothing()
{
    SignInGuard guard(u"pw"_s, {}, false);
    QCOMPARE(guard.clientSends(Header + sasl("auth", QByteArray("\0ana\0pw", 7), " mechanism='PLAIN'")),
             Action::Refuse);
    QCOMPARE(guard.failure().kind, FailureKind::NoCommonMechanism);
}

void SignInGuardTest::readsWhyTheServerRefused_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<FailureKind>("kind");
    QTest::newRow("wrong password") << "not-authorized"_ba << FailureKind::WrongCredentials;
    QTest::newRow("disabled") << "account-disabled"_ba << FailureKind::AccountDisabled;
    QTest::newRow("expired") << "credentials-expired"_ba << FailureKind::AccountDisabled;
    QTest::newRow("later") << "temporary-auth-failure"_ba << FailureKind::TryLater;
    QTest::newRow("too weak") << "mechanism-too-weak"_ba << FailureKind::NoCommonMechanism;
    QTest::newRow("no idea") << "something-new"_ba << FailureKind::Unknown;
}

void SignInGuardTest::readsWhyTheServerRefused()
{
    QFETCH(QByteArray, condition);
    QFETCH(FailureKind, kind);
    for (const QByteArray &xmlns : {"urn:ietf:params:xml:ns:xmpp-sasl"_ba, "urn:xmpp:sasl:2"_ba}) {
        SignInGuard guard(u"pw"_s, {}, false);
        QCOMPARE(guard.clientSends(Header + sasl("auth", "n,,n=ana,r=abc", " mechanism='SCRAM-SHA-1'")), Action::Pass);
        StreamElement failure = splitOff("<failure xmlns='" + xmlns + "'><text>why</text><" + condition +
                                         " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/></failure>");
        QCOMPARE(guard.serverSends(failure), Action::Refuse);
        QCOMPARE(guard.failure().kind, kind);
        QVERIFY(guard.failure().detail.contains(u"why"));
    }
}

void SignInGuardTest::keepsTheServerFromSendingUsElsewhere()
{
    SignInGuard guard(u"pw"_s, {}, false);
    prove(guard, "pw");
    StreamElement enabled =
        splitOff("<enabled xmlns='urn:xmpp:sm:3' id='a&quot;&lt;b' resume='true' location='evil.example:1'/>");
    QCOMPARE(guard.serverSends(enabled), Action::Pass);
    QVERIFY(!enabled.bytes.contains("evil"));
    QCOMPARE(splitOff(enabled.bytes).attribute("id"), "a\"<b"_ba);
    QVERIFY(guard.canResume());
    QVERIFY(guard.isLegacyEnabled());
}

void SignInGuardTest::aRefusedResumptionNeverReachesQXmpp_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("failed")
        << "<failed xmlns='urn:xmpp:sm:3' h='3'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>"_ba;
    QTest::newRow("no stream management any more")
        << "<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>"_ba;
    QTest::newRow("a fresh session unasked") << "<enabled xmlns='urn:xmpp:sm:3' id='1'/>"_ba;
    QTest::newRow("bound unasked") << "<iq type='result' id='1'/>"_ba;
    QTest::newRow("within SASL2's success")
        << "<success xmlns='urn:xmpp:sasl:2'><failed xmlns='urn:xmpp:sm:3'/></success>"_ba;
}

void SignInGuardTest::aRefusedResumptionNeverReachesQXmpp()
{
    QFETCH(QByteArray, answer);
    SignInGuard guard(u"pw"_s, {}, true);
    prove(guard, "pw");
    StreamElement refused = splitOff(answer);
    QVERIFY(!refused.name.isEmpty());
    QCOMPARE(guard.serverSends(refused), Action::RefuseResume);
}

void SignInGuardTest::aGrantedResumptionPasses()
{
    SignInGuard guard(u"pw"_s, {}, true);
    prove(guard, "pw");
    StreamElement features = splitOff("<stream:features><sm xmlns='urn:xmpp:sm:3'/></stream:features>"),
                  resumed = splitOff("<resumed xmlns='urn:xmpp:sm:3' h='1' previd='x'/>");
    QCOMPARE(guard.serverSends(features), Action::Pass);
    QCOMPARE(guard.serverSends(resumed), Action::Pass);
    QVERIFY(guard.canResume());
    QVERIFY(!guard.isLegacyEnabled());
}

void SignInGuardTest::readsStreamErrors_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<bool>("signedIn");
    QTest::addColumn<FailureKind>("kind");
    QTest::newRow("same resource elsewhere") << "conflict"_ba << true << FailureKind::ReplacedElsewhere;
    QTest::newRow("shutdown") << "system-shutdown"_ba << true << FailureKind::ServerClosed;
    QTest::newRow("policy in a session") << "policy-violation"_ba << true << FailureKind::ServerClosed;
    QTest::newRow("policy at the door") << "policy-violation"_ba << false << FailureKind::TryLater;
    QTest::newRow("wrong domain") << "host-unknown"_ba << false << FailureKind::WrongDomain;
    QTest::newRow("elsewhere, says it") << "see-other-host"_ba << false << FailureKind::ServerClosed;
    QTest::newRow("our fault") << "not-well-formed"_ba << true << FailureKind::BrokenStream;
}

void SignInGuardTest::readsStreamErrors()
{
    QFETCH(QByteArray, condition);
    QFETCH(bool, signedIn);
    QFETCH(FailureKind, kind);
    const StreamElement error =
        splitOff("<stream:error><" + condition + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'>x</" + condition +
                 "></stream:error>");
    QCOMPARE(error.kind, StreamElement::Kind::StreamError);
    QCOMPARE(failureOfStream(conditionOf(error.bytes), signedIn).kind, kind);
}

void SignInGuardTest::readsQXmppsOwnErrors()
{
    using QXmpp::AuthenticationError;
    const auto kindOf = [](AuthenticationError::Type type) {
        return failureOf(QXmppError{u"text"_s, AuthenticationError{type, {}, {}}}).kind;
    };
    QCOMPARE(kindOf(AuthenticationError::MechanismMismatch), FailureKind::NoCommonMechanism);
    QCOMPARE(kindOf(AuthenticationError::ProcessingError), FailureKind::ServerNotProven);
    QCOMPARE(kindOf(AuthenticationError::AccountDisabled), FailureKind::AccountDisabled);
}

} // namespace Tertulia

QTEST_GUILESS_MAIN(Tertulia::SignInGuardTest)
#include "tst_SignInGuard.moc"
