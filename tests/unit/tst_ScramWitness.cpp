#include "app/xmpp/ScramWitness.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Verdict = ScramWitness::Verdict;

namespace {

const QByteArray streamOpen = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
const QByteArray saslNs = "urn:ietf:params:xml:ns:xmpp-sasl";
const QByteArray sasl2Ns = "urn:xmpp:sasl:2";

QByteArray element(const QByteArray &name, const QByteArray &xmlns, const QByteArray &content)
{
    return '<' + name + " xmlns='" + xmlns + "'>" + content + "</" + name.split(' ').first() + '>';
}

/// A sign-in as it goes over the wire. Defaults: RFC 5802, 5 (SHA-1).
struct Exchange {
    QByteArray mechanism = "SCRAM-SHA-1";
    QByteArray clientFirst = "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL";
    QByteArray serverFirst = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";
    QByteArray clientFinal = "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=";
    QByteArray serverFinal = "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=";

    Verdict run(bool isSasl2 = false, bool inChallenge = false, const QString &password = u"pencil"_s) const
    {
        ScramWitness witness(password);
        StreamSplitter server;
        const auto &ns = isSasl2 ? sasl2Ns : saslNs;
        const auto answer = [&](const QByteArray &bytes) {
            server.feed(bytes);
            while (const auto element = server.next())
                witness.serverSends(*element);
        };
        answer(streamOpen);
        witness.clientSends(streamOpen);
        if (isSasl2)
            witness.clientSends(element("authenticate mechanism='" + mechanism + "'", ns,
                                        "<initial-response>" + clientFirst.toBase64() + "</initial-response>"));
        else
            witness.clientSends(element("auth mechanism='" + mechanism + "'", ns, clientFirst.toBase64()));
        answer(element("challenge", ns, serverFirst.toBase64()));
        // byte by byte: the client's bytes have any chunking too
        for (const char c : element("response", ns, clientFinal.toBase64()))
            witness.clientSends(QByteArrayView(&c, 1));
        auto last = serverFinal.toBase64();
        if (inChallenge) {
            answer(element("challenge", ns, std::exchange(last, {})));
            witness.clientSends(element("response", ns, {}));
        }
        if (isSasl2 && !last.isEmpty())
            last = "<authorization-identifier>u@h</authorization-identifier><additional-data>" + last +
                   "</additional-data>";
        if (witness.verdict() == Verdict::Proven)
            return Verdict::Undecided; // proven before the end: wrong
        answer(element("success", ns, last));
        return witness.verdict();
    }
};

/// RFC 7677, 3.
Exchange sha256()
{
    return {
        "SCRAM-SHA-256", "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="};
}

/// No RFC has a vector for SHA-512: the server's side is computed here, by the RFC's formulas.
Exchange sha512(const QString &password = u"pencil"_s)
{
    auto e = sha256();
    e.mechanism = "SCRAM-SHA-512";
    const auto hash = QCryptographicHash::Sha512;
    const auto salted = QPasswordDigestor::deriveKeyPbkdf2(
        hash, password.toUtf8(), QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096, 64);
    const auto message =
        e.clientFirst.sliced(3) + ',' + e.serverFirst + ',' + e.clientFinal.left(e.clientFinal.indexOf(",p="));
    const auto key = QMessageAuthenticationCode::hash("Server Key", salted, hash);
    e.serverFinal = "v=" + QMessageAuthenticationCode::hash(message, key, hash).toBase64();
    return e;
}

} // namespace

class TestScramWitness : public QObject
{
    Q_OBJECT

private slots:
    void rfcVectorsAreProven();
    void wrongPasswordOrSignatureIsNotProven();
    void falseExchangeIsRefused_data();
    void falseExchangeIsRefused();
    void otherMechanismMustNotLeave_data();
    void otherMechanismMustNotLeave();
    void successWithoutSignInIsRefused();
    void iterationsAreKnownBeforeTheClientComputes();
    void whatHasNothingToDoWithSigningInIsIgnored();
};

void TestScramWitness::rfcVectorsAreProven()
{
    for (const auto &exchange : {Exchange(), sha256(), sha512()}) {
        QCOMPARE(exchange.run(), Verdict::Proven);
        QCOMPARE(exchange.run(true), Verdict::Proven);
        QCOMPARE(exchange.run(false, true), Verdict::Proven);
        QCOMPARE(exchange.run(true, true), Verdict::Proven);
    }
    const auto password = u"п\U0001F600\u0301"_s;
    QCOMPARE(sha512(password).run(false, false, password), Verdict::Proven);
}

void TestScramWitness::wrongPasswordOrSignatureIsNotProven()
{
    for (const bool isSasl2 : {false, true}) {
        QCOMPARE(Exchange().run(isSasl2, false, u"pencil2"_s), Verdict::BadExchange);
        for (const QByteArray &last : {QByteArray(), QByteArray("v="), QByteArray("v=rmF9pqV8S7suAoZWja4dJRkFsKU="),
                                       QByteArray("e=other-error"), QByteArray("v=****"), sha256().serverFinal}) {
            Exchange exchange;
            exchange.serverFinal = last;
            QCOMPARE(exchange.run(isSasl2), Verdict::BadExchange);
            QCOMPARE(exchange.run(isSasl2, true), Verdict::BadExchange);
        }
    }
}

void TestScramWitness::falseExchangeIsRefused_data()
{
    QTest::addColumn<QByteArray>("serverFirst");
    QTest::addColumn<Verdict>("verdict");
    const QByteArray nonce = "r=fyko+d2lbbFgONRv9qkxdawL3rfc";
    QTest::newRow("another nonce") << QByteArray("r=gyko+d2lbbFgONRv9qkxdawL3rfc,s=QSXCR+Q6sek8bf92,i=4096")
                                   << Verdict::BadExchange;
    QTest::newRow("only our nonce") << QByteArray("r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096")
                                    << Verdict::BadExchange;
    QTest::newRow("empty") << QByteArray() << Verdict::BadExchange;
    QTest::newRow("no salt") << nonce + ",s=,i=4096" << Verdict::BadExchange;
    QTest::newRow("salt is no base64") << nonce + ",s=!,i=4096" << Verdict::BadExchange;
    QTest::newRow("no iterations") << nonce + ",s=QSXCR+Q6sek8bf92" << Verdict::BadExchange;
    QTest::newRow("iterations are no number") << nonce + ",s=QSXCR+Q6sek8bf92,i=4096x" << Verdict::BadExchange;
    QTest::newRow("iterations overflow") << nonce + ",s=QSXCR+Q6sek8bf92,i=99999999999" << Verdict::BadExchange;
    QTest::newRow("iterations twice") << nonce + ",s=QSXCR+Q6sek8bf92,i=4096,i=20000000" << Verdict::BadExchange;
    QTest::newRow("mandatory extension") << nonce + ",s=QSXCR+Q6sek8bf92,i=4096,m=x" << Verdict::BadExchange;
    QTest::newRow("another order") << "s=QSXCR+Q6sek8bf92," + nonce + ",i=4096" << Verdict::BadExchange;
    QTest::newRow("one iteration") << nonce + ",s=QSXCR+Q6sek8bf92,i=1" << Verdict::TooFewIterations;
    QTest::newRow("negative iterations") << nonce + ",s=QSXCR+Q6sek8bf92,i=-1" << Verdict::TooFewIterations;
    QTest::newRow("4,095 iterations") << nonce + ",s=QSXCR+Q6sek8bf92,i=4095" << Verdict::TooFewIterations;
    QTest::newRow("20 million iterations") << nonce + ",s=QSXCR+Q6sek8bf92,i=20000000" << Verdict::TooManyIterations;
}

void TestScramWitness::falseExchangeIsRefused()
{
    QFETCH(QByteArray, serverFirst);
    QFETCH(Verdict, verdict);
    // At once, and not only when the signature comes: QXmpp would compute with it meanwhile.
    for (const auto &ns : {saslNs, sasl2Ns}) {
        ScramWitness witness(u"pencil"_s);
        const auto first = Exchange().clientFirst.toBase64();
        const QByteArray name = ns == saslNs ? "auth" : "authenticate";
        witness.clientSends(streamOpen +
                            element(name + " mechanism='SCRAM-SHA-1'", ns,
                                    ns == saslNs ? first : "<initial-response>" + first + "</initial-response>"));
        QCOMPARE(witness.verdict(), Verdict::Undecided);
        StreamElement challenge;
        challenge.name = "challenge";
        challenge.xmlns = ns;
        challenge.bytes = element("challenge", ns, serverFirst.toBase64());
        QCOMPARE(witness.serverSends(challenge), verdict);
    }
}

void TestScramWitness::otherMechanismMustNotLeave_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *mechanism :
         {"PLAIN", "ANONYMOUS", "DIGEST-MD5", "X-OAUTH2", "SCRAM-SHA-1-PLUS", "scram-sha-1", ""})
        QTest::newRow(*mechanism ? mechanism : "none") << QByteArray(mechanism);
}

void TestScramWitness::otherMechanismMustNotLeave()
{
    QFETCH(QByteArray, mechanism);
    ScramWitness witness(u"pencil"_s);
    witness.clientSends(streamOpen);
    QCOMPARE(witness.clientSends(element("auth mechanism='" + mechanism + "'", saslNs, "AHVzZXIAcGVuY2ls")),
             Verdict::NoScram);
}

void TestScramWitness::successWithoutSignInIsRefused()
{
    for (const auto &ns : {saslNs, sasl2Ns}) {
        ScramWitness witness(u"pencil"_s);
        StreamElement success;
        success.name = "success";
        success.xmlns = ns;
        success.bytes = element("success", ns, {});
        QCOMPARE(witness.serverSends(success), Verdict::BadExchange);
    }
}

void TestScramWitness::iterationsAreKnownBeforeTheClientComputes()
{
    Exchange exchange;
    ScramWitness asked(u"pencil"_s, 1000);
    asked.clientSends(streamOpen + element("auth mechanism='SCRAM-SHA-1'", saslNs, exchange.clientFirst.toBase64()));
    StreamElement challenge;
    challenge.name = "challenge";
    challenge.xmlns = saslNs;
    challenge.bytes = element("challenge", saslNs, exchange.serverFirst.replace("i=4096", "i=1000").toBase64());
    QCOMPARE(asked.serverSends(challenge), Verdict::Undecided);
    QCOMPARE(asked.iterations(), 1000);
    QCOMPARE(asked.mechanism(), u"SCRAM-SHA-1"_s);
}

void TestScramWitness::whatHasNothingToDoWithSigningInIsIgnored()
{
    ScramWitness witness(u"pencil"_s);
    StreamSplitter server;
    server.feed(streamOpen + "<iq type='result' id='1'/><success xmlns='urn:other'/>");
    while (const auto element = server.next())
        witness.serverSends(*element);
    QCOMPARE(witness.clientSends(streamOpen + "<iq type='get' id='1'><query xmlns='jabber:iq:register'/></iq>"),
             Verdict::Undecided);
}

QTEST_GUILESS_MAIN(TestScramWitness)
#include "tst_ScramWitness.moc"
