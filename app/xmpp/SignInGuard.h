#pragma once

#include "app/data/Failure.h"
#include "app/xmpp/ScramWitness.h"

namespace Tertulia {

/// What may pass between TLS and the open session, in either direction. QXmpp 1.10 believes too much in that time;
/// here the server has to prove itself (ScramWitness), must not weaken the mechanism, cannot send us elsewhere, and
/// cannot make QXmpp re-send blindly what a refused resumption (XEP-0198) leaves in doubt.
class SignInGuard
{
public:
    enum class Action {
        Pass,
        Hold, ///< a stanza before the session is open: QXmpp would break on it
        Drop,
        Refuse,       ///< see failure()
        RefuseResume, ///< the server forgot the session
    };

    /// `strongest`: the mechanism that this server is known to offer; empty: none known yet.
    SignInGuard(const QString &password, const QString &strongest, bool resuming);

    Action clientSends(QByteArrayView bytes);
    Action serverSends(StreamElement &element); ///< may rewrite it

    const Failure &failure() const { return m_failure; }
    QString mechanism() const { return m_witness.mechanism(); }
    bool isProven() const { return m_witness.verdict() == ScramWitness::Verdict::Proven; }
    bool isLegacyEnabled() const { return m_enabled; } ///< <enabled/> came: the server counts from there on
    bool canResume() const { return m_canResume; }     ///< … and it said that the session may be resumed

private:
    Action judge(ScramWitness::Verdict verdict);
    Action judgeNonza(StreamElement &element);
    Action judgeResumption(const StreamElement &element) const;
    Action refuse(FailureKind kind, const QString &detail);

    ScramWitness m_witness;
    QString m_strongest;
    bool m_resuming;
    bool m_resumed = false, m_enabled = false, m_canResume = false;
    Failure m_failure;
};

/// How much a SASL mechanism is worth: more is better, 0 is what we do not use.
int strengthOf(QStringView mechanism);

} // namespace Tertulia
