// HOSTILE.md 1 and GATE.md 5: what may happen before a session stands. The faults of bare QXmpp 1.10 are shown beside.

#include "tests/hostile/HostileTest.h"

#include <QXmppClient.h>
#include <QXmppConfiguration.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tertulia;
using Point = ScriptedServer::Point;

namespace {

const QByteArray injected = "<message from='eve@localhost/x'><body>injected</body></message>";

} // namespace

class TestHostileSignIn : public HostileTest
{
    Q_OBJECT

private slots:
    void everyPhaseEndsInItsKindOfFailure_data();
    void everyPhaseEndsInItsKindOfFailure();
    void silentServerIsGivenUp_data() { bothSubjects(); }
    void silentServerIsGivenUp();
    void stanzaBeforeTlsIsNeverShown_data() { bothSubjects(); }
    void stanzaBeforeTlsIsNeverShown();
    void stanzaBehindProceedIsNeverShown_data() { bothSubjects(); }
    void stanzaBehindProceedIsNeverShown();
    void entitiesBeforeTlsAreNeverExpanded_data() { bothSubjects(); }
    void entitiesBeforeTlsAreNeverExpanded();
    void serverWithoutVersionGetsNoPassword_data() { bothSubjects(); }
    void serverWithoutVersionGetsNoPassword();
    void withoutTlsNothingIsSaid();
    void nobodySendsUsElsewhere_data() { bothSubjects(); }
    void nobodySendsUsElsewhere();
    void nothingIsSentBeforeSigningIn_data() { bothSubjects(); }
    void nothingIsSentBeforeSigningIn();
    void forgedSuccessIsRefused_data();
    void forgedSuccessIsRefused();
    void iterationsAreBounded_data();
    void iterationsAreBounded();
    void mechanismThatProvesNothingIsRefused_data();
    void mechanismThatProvesNothingIsRefused();
    void anotherAddressIsRefused_data() { bothSubjects(); }
    void anotherAddressIsRefused();
    void strongMechanismsWork_data();
    void strongMechanismsWork();
    void weakerMechanismThanBeforeIsRefused();
    void wrongPasswordIsSaid();
    void longPasswordFromEveryPlaneWorks();
};

void TestHostileSignIn::everyPhaseEndsInItsKindOfFailure_data()
{
    QTest::addColumn<Point>("point");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<FailureKind>("kind");
    const std::pair<Point, const char *> points[] = {
        {Point::Connected, "connected"}, {Point::Stream, "stream header"},           {Point::StartTls, "starttls"},
        {Point::Secured, "secured"},     {Point::SecureStream, "secure header"},     {Point::Auth, "auth"},
        {Point::Response, "response"},   {Point::AuthedStream, "header after SASL"}, {Point::Bind, "bind"},
        {Point::Enable, "enable"},
    };
    for (const auto &[point, name] : points) {
        const bool isUnknown = point == Point::Connected || point == Point::Stream; // it has not spoken XMPP yet
        const bool isBeginning = isUnknown || point == Point::Secured || point == Point::SecureStream;
        const auto lost = isUnknown ? FailureKind::NotXmpp : FailureKind::ConnectionLost;
        QTest::addRow("garbage at %s", name)
            << point << QByteArray("garbage") << (isBeginning ? FailureKind::NotXmpp : FailureKind::BrokenStream);
        QTest::addRow("silence at %s", name) << point << QByteArray("silence") << FailureKind::TimedOut;
        // Qt 6.8 misses an RST that comes with the connection: there the deadline says it
        QTest::addRow("RST at %s", name) << point << QByteArray("reset")
                                         << (point == Point::Connected ? FailureKind::ServerUnreachable : lost);
        QTest::addRow("FIN at %s", name) << point << QByteArray("fin") << lost;
    }
}

void TestHostileSignIn::everyPhaseEndsInItsKindOfFailure()
{
    QFETCH(Point, point);
    QFETCH(QByteArray, what);
    QFETCH(FailureKind, kind);
    m_server->offersResumption = true;
    m_server->instead(point, [&] {
        if (what == "garbage")
            m_server->send("\x16\x03HTTP/1.1 400 Bad Request\r\n\r\n<html>&\xff</html>\r\n");
        else if (what == "reset")
            m_server->reset();
        else if (what == "fin")
            m_server->fin();
        else
            m_server->deafen();
    });
    open(true);
    QVERIFY(waitForEnd());
    QVERIFY(!m_subject->isOnline());
    QVERIFY(m_subject->failure());
    QVERIFY2(m_subject->failure()->kind == kind, qPrintable(m_subject->failure()->detail));
    QTest::qWait(20); // it is told once
    QCOMPARE(m_subject->ends(), 1);

    // The next attempt is not touched by it, on the same object or another.
    m_server->instead(point, {});
    m_subject->open(*m_server, m_server->password);
    QTRY_VERIFY_WITH_TIMEOUT(m_subject->isOnline(), 10s);
    open(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_subject->isOnline(), 10s);
}

void TestHostileSignIn::silentServerIsGivenUp()
{
    QFETCH(bool, ours);
    m_server->instead(Point::Stream, [] {});
    open(ours);
    QCOMPARE(waitForEnd(3 * watch), ours);
    if (ours)
        QCOMPARE(kind(), FailureKind::TimedOut);
}

void TestHostileSignIn::stanzaBeforeTlsIsNeverShown()
{
    QFETCH(bool, ours);
    m_server->instead(Point::Stream, [this] {
        m_server->send(m_server->streamHeader() + injected);
        QTimer::singleShot(50, m_server.get(), [this] { m_server->sendFeatures(); });
    });
    open(ours);
    QVERIFY(waitForEnd());
    QCOMPARE(m_subject->bodies().size(), ours ? 0 : 1);
    if (ours)
        QCOMPARE(kind(), FailureKind::NoEncryption);
}

void TestHostileSignIn::stanzaBehindProceedIsNeverShown()
{
    QFETCH(bool, ours);
    m_server->instead(Point::StartTls, [this] {
        m_server->send("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + injected);
        m_server->startEncryption();
    });
    open(ours);
    QVERIFY(waitForEnd());
    QCOMPARE(m_subject->bodies().size(), ours ? 0 : 1);
    if (ours)
        QCOMPARE(kind(), FailureKind::NoEncryption);
}

void TestHostileSignIn::entitiesBeforeTlsAreNeverExpanded()
{
    QFETCH(bool, ours);
    m_server->instead(Point::Stream, [this] {
        m_server->send("<!DOCTYPE a [<!ENTITY b '" + QByteArray(1000, 'x') + "'>]>" +
                       m_server->streamHeader().mid(m_server->streamHeader().indexOf("<stream:stream")) +
                       "<message from='eve@localhost/x'><body>" + QByteArray("&b;").repeated(1000) +
                       "</body></message></stream:stream>");
    });
    open(ours);
    QVERIFY(QTest::qWaitFor([this] { return m_subject->isOver() || !m_subject->bodies().isEmpty(); }, 5s));
    QCOMPARE(m_subject->bodies().value(0).size(), ours ? 0 : 1'000'000);
    if (ours)
        QCOMPARE(kind(), FailureKind::NotXmpp);
}

void TestHostileSignIn::serverWithoutVersionGetsNoPassword()
{
    QFETCH(bool, ours);
    m_server->instead(Point::Stream, [this] {
        m_server->send("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='s'>");
    });
    open(ours);
    const auto isAsked = [this] { return m_server->heardCount("iq", "jabber:iq:auth") > 0; };
    QVERIFY(QTest::qWaitFor([&] { return m_subject->isOver() || isAsked(); }, 5s));
    QCOMPARE(isAsked(), !ours);
    if (ours)
        QCOMPARE(kind(), FailureKind::NoEncryption);
}

void TestHostileSignIn::withoutTlsNothingIsSaid()
{
    m_server->offersTls = false;
    open(true);
    QVERIFY(waitForEnd());
    QCOMPARE(kind(), FailureKind::NoEncryption);
    for (const auto &heard : m_server->heard())
        QVERIFY(heard.element.kind == StreamElement::Kind::StreamOpen ||
                heard.element.kind == StreamElement::Kind::StreamClose);
}

void TestHostileSignIn::nobodySendsUsElsewhere()
{
    QFETCH(bool, ours);
    ScriptedServer elsewhere;
    m_server->instead(Point::Stream, [&] {
        m_server->send(m_server->streamHeader() +
                       "<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>"
                       "127.0.0.1:" +
                       QByteArray::number(elsewhere.port()) + "</see-other-host></stream:error></stream:stream>");
    });
    open(ours);
    QCOMPARE(QTest::qWaitFor([&] { return elsewhere.connections() > 0; }, watch), !ours);
    if (ours)
        QTRY_VERIFY(m_subject->isOver());
}

void TestHostileSignIn::nothingIsSentBeforeSigningIn()
{
    QFETCH(bool, ours);
    connect(m_server.get(), &ScriptedServer::reached, this, [this](Point point) {
        if (point == Point::Connected || point == Point::Stream)
            m_subject->client().send(QXmppMessage({}, u"romeo@localhost"_s, u"secret"_s));
    });
    open(ours);
    waitForEnd(watch);
    QTest::qWait(50);
    const auto isInClear = [](const ScriptedServer::Heard &heard) {
        return heard.element.kind == StreamElement::Kind::Message && !heard.secure;
    };
    QCOMPARE(std::ranges::any_of(m_server->heard(), isInClear), !ours);
}

void TestHostileSignIn::forgedSuccessIsRefused_data()
{
    QTest::addColumn<bool>("ours");
    QTest::addColumn<Point>("point");
    QTest::addColumn<QByteArray>("signature");
    for (const bool ours : {false, true}) {
        const char *who = ours ? "ours" : "bare";
        QTest::addRow("%s, no signature", who) << ours << Point::Response << QByteArray();
        QTest::addRow("%s, wrong signature", who)
            << ours << Point::Response << QByteArray("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
        QTest::addRow("%s, without a challenge", who) << ours << Point::Auth << QByteArray();
    }
}

void TestHostileSignIn::forgedSuccessIsRefused()
{
    QFETCH(bool, ours);
    QFETCH(Point, point);
    QFETCH(QByteArray, signature);
    m_server->instead(point, [&] { m_server->succeed(signature); });
    open(ours);
    QVERIFY(waitForEnd());
    QCOMPARE(m_subject->isOnline(), !ours);
    if (ours)
        QCOMPARE(kind(), FailureKind::ServerNotProven);
}

void TestHostileSignIn::iterationsAreBounded_data()
{
    QTest::addColumn<bool>("ours");
    QTest::addColumn<int>("iterations");
    QTest::addColumn<bool>("isAnswered");
    QTest::newRow("bare, one") << false << 1 << true;
    QTest::newRow("ours, one") << true << 1 << false;
    QTest::newRow("ours, 4,095") << true << 4095 << false;
    QTest::newRow("bare, 2 million") << false << 2'000'000 << true;
    QTest::newRow("ours, 2 million") << true << 2'000'000 << false;
    QTest::newRow("ours, 10,000") << true << 10'000 << true;
}

void TestHostileSignIn::iterationsAreBounded()
{
    QFETCH(bool, ours);
    QFETCH(int, iterations);
    QFETCH(bool, isAnswered);
    m_server->iterations = iterations;
    open(ours);
    m_meter.begin();
    QVERIFY(waitForEnd(60'000));
    note(u"%1 s of CPU, stall %2 ms"_s.arg(m_meter.cpuSeconds()).arg(m_meter.stall()));
    QCOMPARE(m_server->heardCount("response"), isAnswered ? 1 : 0);
    if (!isAnswered)
        QCOMPARE(kind(), FailureKind::ServerNotProven);
    if (!ours && iterations > 1)
        QVERIFY(m_meter.stall() > 300);
}

void TestHostileSignIn::mechanismThatProvesNothingIsRefused_data()
{
    QTest::addColumn<bool>("ours");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::newRow("bare, ANONYMOUS") << false << QByteArray("ANONYMOUS");
    for (const char *mechanism : {"ANONYMOUS", "PLAIN", "DIGEST-MD5", "X-OAUTH2", "UNHEARD-OF"})
        QTest::addRow("ours, %s", mechanism) << true << QByteArray(mechanism);
}

void TestHostileSignIn::mechanismThatProvesNothingIsRefused()
{
    QFETCH(bool, ours);
    QFETCH(QByteArray, mechanism);
    m_server->mechanisms = {mechanism};
    open(ours);
    QVERIFY(waitForEnd());
    QCOMPARE(m_subject->isOnline(), !ours);
    QCOMPARE(m_server->heardCount("auth"), ours ? 0 : 1);
    if (ours)
        QCOMPARE(kind(), FailureKind::NoCommonMechanism);
}

void TestHostileSignIn::anotherAddressIsRefused()
{
    QFETCH(bool, ours);
    m_server->instead(Point::Bind, [this] {
        m_server->user = u"mallory"_s;
        m_server->asUsual(Point::Bind);
    });
    open(ours);
    QVERIFY(waitForEnd());
    QCOMPARE(m_subject->isOnline(), !ours);
    if (ours)
        QCOMPARE(kind(), FailureKind::AddressChanged);
    else
        QCOMPARE(m_subject->client().configuration().user(), u"mallory"_s);
}

void TestHostileSignIn::strongMechanismsWork_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *mechanism : {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
        QTest::newRow(mechanism) << QByteArray(mechanism);
}

void TestHostileSignIn::strongMechanismsWork()
{
    QFETCH(QByteArray, mechanism);
    m_server->mechanisms = {"PLAIN", mechanism, "ANONYMOUS"};
    open(true);
    QTRY_VERIFY(m_subject->isOnline());
    QCOMPARE(m_server->heardCount("auth", mechanism), 1);
}

void TestHostileSignIn::weakerMechanismThanBeforeIsRefused()
{
    open(true, u"SCRAM-SHA-256"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(kind(), FailureKind::ServerNotProven);
    QCOMPARE(m_server->heardCount("auth"), 0);

    m_server->mechanisms = {"SCRAM-SHA-1", "SCRAM-SHA-512"};
    open(true, u"SCRAM-SHA-256"_s);
    QTRY_VERIFY(m_subject->isOnline());
}

void TestHostileSignIn::wrongPasswordIsSaid()
{
    m_subject = Subject::make(true);
    m_subject->open(*m_server, u"pencil "_s);
    QVERIFY(waitForEnd());
    QCOMPARE(kind(), FailureKind::WrongCredentials);
    open(true);
    QTRY_VERIFY(m_subject->isOnline());
}

void TestHostileSignIn::longPasswordFromEveryPlaneWorks()
{
    QString password;
    for (char32_t i = 0; i < 300; ++i) {
        const char32_t character = (i % 17 << 16) + U'\u0430' + i;
        password += QString::fromUcs4(&character, 1);
    }
    QCOMPARE(password.toUcs4().size(), 300);
    m_server->password = password;
    open(true);
    QTRY_VERIFY(m_subject->isOnline());

    m_subject = Subject::make(true);
    m_subject->open(*m_server, password.chopped(2));
    QVERIFY(waitForEnd());
    QCOMPARE(kind(), FailureKind::WrongCredentials);
}

QTEST_GUILESS_MAIN(TestHostileSignIn)
#include "tst_HostileSignIn.moc"
