#include "app/xmpp/ScramWitness.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QXmlStreamReader>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr char saslNs[] = "urn:ietf:params:xml:ns:xmpp-sasl";
constexpr char sasl2Ns[] = "urn:xmpp:sasl:2";
constexpr qsizetype maxMessage = 16 * 1024; // of one SCRAM message; real ones are below 300 bytes

struct Mechanism {
    QLatin1StringView name;
    QCryptographicHash::Algorithm hash;
};
constexpr Mechanism mechanisms[] = {
    {"SCRAM-SHA-1"_L1, QCryptographicHash::Sha1},
    {"SCRAM-SHA-256"_L1, QCryptographicHash::Sha256},
    {"SCRAM-SHA-512"_L1, QCryptographicHash::Sha512},
};

bool isSasl(const StreamElement &element, QByteArrayView name)
{
    return element.is(name, saslNs) || element.is(name, sasl2Ns);
}

std::optional<QByteArray> decoded(const QByteArray &base64)
{
    if (base64.size() > maxMessage)
        return {};
    const auto result = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(*result) : std::nullopt;
}

/// The SASL data of an element: its own text, or in SASL2 also that of a child. Null where there is none.
QByteArray data(const StreamElement &element)
{
    QXmlStreamReader reader(element.bytes);
    reader.readNextStartElement();
    if (element.xmlns == saslNs || element.name == "challenge" || element.name == "response")
        return decoded(reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed().toLatin1())
            .value_or(QByteArray());
    while (reader.readNextStartElement()) {
        if (reader.name() == "initial-response"_L1 || reader.name() == "additional-data"_L1)
            return decoded(reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed().toLatin1())
                .value_or(QByteArray());
        reader.skipCurrentElement();
    }
    return {};
}

/// The value of field `at` if it is named `name`: SCRAM's fields have a fixed order (RFC 5802, 7).
QByteArray field(const QList<QByteArray> &fields, qsizetype at, char name)
{
    const auto field = fields.value(at);
    return field.size() > 2 && field[0] == name && field[1] == '=' ? field.sliced(2) : QByteArray();
}

} // namespace

ScramWitness::ScramWitness(const QString &password, int lowestIterations)
    : m_password(password.toUtf8()) // as QXmpp does, without SASLprep
    , m_lowestIterations(lowestIterations)
{
}

ScramWitness::Verdict ScramWitness::clientSends(QByteArrayView bytes)
{
    if (m_verdict != Verdict::Undecided)
        return m_verdict;
    m_client.feed(bytes);
    while (const auto element = m_client.next()) {
        if (isSasl(*element, "auth") || isSasl(*element, "authenticate"))
            begin(*element);
        else if (isSasl(*element, "response") && m_step == Step::Challenged)
            respond(data(*element));
    }
    if (m_client.fault() != StreamSplitter::Fault::None)
        fail(Verdict::BadExchange);
    return m_verdict;
}

ScramWitness::Verdict ScramWitness::serverSends(const StreamElement &element)
{
    if (m_verdict != Verdict::Undecided || !(element.xmlns == saslNs || element.xmlns == sasl2Ns))
        return m_verdict;
    if (element.name == "failure") {
        m_step = Step::Idle;
    } else if (element.name == "challenge") {
        const auto message = data(element);
        m_step == Step::Begun ? challenge(message) : conclude(message);
    } else if (element.name == "success") {
        // The signature comes either with it or in a challenge before it (RFC 5802, 5; RFC 6120, 6.4.6).
        if (m_step != Step::Signed)
            conclude(data(element));
        if (m_verdict == Verdict::Undecided)
            m_verdict = Verdict::Proven;
    }
    return m_verdict;
}

void ScramWitness::begin(const StreamElement &auth)
{
    m_mechanism = QString::fromLatin1(auth.attribute("mechanism"));
    const auto known = std::ranges::find(mechanisms, m_mechanism, &Mechanism::name);
    if (known == std::end(mechanisms))
        return fail(Verdict::NoScram);
    m_hash = known->hash;
    const auto clientFirst = data(auth);
    if (m_step != Step::Idle || !clientFirst.startsWith("n,,")) // no channel binding: QXmpp 1.10 has none
        return fail(Verdict::BadExchange);
    m_clientFirstBare = clientFirst.sliced(3);
    m_clientNonce = field(m_clientFirstBare.split(','), 1, 'r');
    if (m_clientNonce.isEmpty())
        return fail(Verdict::BadExchange);
    m_step = Step::Begun;
}

void ScramWitness::challenge(const QByteArray &serverFirst)
{
    const auto fields = serverFirst.split(',');
    const auto nonce = field(fields, 0, 'r');
    const auto salt = decoded(field(fields, 1, 's'));
    bool isNumber = false;
    m_iterations = field(fields, 2, 'i').toInt(&isNumber);
    // A field given twice could be read otherwise by QXmpp than by us.
    QByteArray names;
    for (const auto &field : fields)
        names.append(field.left(1));
    const auto isRepeated = [&names](char name) { return names.count(name) > 1; };
    if (!nonce.startsWith(m_clientNonce) || nonce.size() == m_clientNonce.size() || !salt || salt->isEmpty() ||
        !isNumber || names.contains('m') || std::ranges::any_of(QByteArrayView("rsi"), isRepeated))
        return fail(Verdict::BadExchange);
    if (m_iterations < m_lowestIterations)
        return fail(Verdict::TooFewIterations);
    if (m_iterations > maxIterations)
        return fail(Verdict::TooManyIterations);
    m_serverFirst = serverFirst;
    m_nonce = nonce;
    m_salt = *salt;
    m_step = Step::Challenged;
}

void ScramWitness::respond(const QByteArray &clientFinal)
{
    const auto proofAt = clientFinal.lastIndexOf(",p=");
    const auto withoutProof = clientFinal.first(std::max<qsizetype>(proofAt, 0));
    if (withoutProof != "c=biws,r=" + m_nonce)
        return fail(Verdict::BadExchange);
    const auto saltedPassword = QPasswordDigestor::deriveKeyPbkdf2(m_hash, m_password, m_salt, m_iterations,
                                                                   QCryptographicHash::hashLength(m_hash));
    const auto serverKey = QMessageAuthenticationCode::hash("Server Key", saltedPassword, m_hash);
    const auto message = m_clientFirstBare + ',' + m_serverFirst + ',' + withoutProof;
    m_signature = QMessageAuthenticationCode::hash(message, serverKey, m_hash);
    m_password.fill('\0');
    m_step = Step::Answered;
}

void ScramWitness::conclude(const QByteArray &serverFinal)
{
    const auto signature = decoded(field(serverFinal.split(','), 0, 'v'));
    if (m_step != Step::Answered || !signature || *signature != m_signature)
        return fail(Verdict::BadExchange);
    m_step = Step::Signed;
}

void ScramWitness::fail(Verdict verdict)
{
    if (m_verdict == Verdict::Undecided)
        m_verdict = verdict;
}

} // namespace Tertulia
