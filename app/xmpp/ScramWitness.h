#pragma once

#include "app/xmpp/StreamSplitter.h"

#include <QCryptographicHash>
#include <QString>

namespace Tertulia {

/// Watches a SCRAM sign-in (RFC 5802, RFC 7677; SHA-1, -256, -512; SASL and SASL2) from beside and decides whether
/// the server proved that it knows the password: QXmpp 1.10 does not look. Owns the password and a splitter for the
/// client's bytes; sends nothing. One for each connection, from the first byte after TLS on.
class ScramWitness
{
public:
    enum class Verdict {
        Undecided,
        Proven,           ///< both nonces right, signature verified, success came
        NoScram,          ///< the client began a mechanism that proves nothing: its bytes must not leave
        BadExchange,      ///< nonce, salt or form wrong, or success without or with a false signature
        TooFewIterations, ///< below minIterations: only after asking the person
        TooManyIterations,
    };

    static constexpr int minIterations = 4096;
    static constexpr int maxIterations = 1'000'000;

    explicit ScramWitness(const QString &password, int lowestIterations = minIterations);

    /// Call before the bytes go on their way, and send or hand them over only while the verdict is Undecided or Proven
    /// (a million iterations too many would freeze QXmpp).
    Verdict clientSends(QByteArrayView bytes);
    Verdict serverSends(const StreamElement &element);

    Verdict verdict() const { return m_verdict; }
    QString mechanism() const { return m_mechanism; } ///< "SCRAM-SHA-256", empty before the client chose
    int iterations() const { return m_iterations; }   ///< what the server asked for, 0 before

private:
    void begin(const StreamElement &auth);
    void respond(const QByteArray &clientFinal);
    void challenge(const QByteArray &serverFirst);
    void conclude(const QByteArray &serverFinal);
    void fail(Verdict verdict);

    enum class Step { Idle, Begun, Challenged, Answered, Signed };

    QByteArray m_password;
    int m_lowestIterations;
    StreamSplitter m_client;
    Step m_step = Step::Idle;
    Verdict m_verdict = Verdict::Undecided;
    QString m_mechanism;
    QCryptographicHash::Algorithm m_hash = QCryptographicHash::Sha1;
    int m_iterations = 0;
    QByteArray m_clientFirstBare, m_clientNonce, m_serverFirst, m_nonce, m_salt, m_signature;
};

} // namespace Tertulia
