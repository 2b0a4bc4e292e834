#include "app/xmpp/SignInGuard.h"

#include "app/xmpp/ErrorMapping.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr QByteArrayView Sasl = "urn:ietf:params:xml:ns:xmpp-sasl", Sasl2 = "urn:xmpp:sasl:2", Sm = "urn:xmpp:sm:3";

// QXmpp obeys a "location" by connecting there itself, past the gate: <enabled/> is written anew without one.
QByteArray enabledWithoutLocation(const StreamElement &enabled)
{
    QByteArray bytes = "<enabled xmlns=\"urn:xmpp:sm:3\"";
    for (const auto &[name, value] : enabled.attributes) {
        if (name == "id" || name == "resume" || name == "max")
            bytes += ' ' + name + "=\"" + QString::fromUtf8(value).toHtmlEscaped().toUtf8() + '"';
    }
    return bytes + "/>";
}

bool contains(const StreamElement &element, QByteArrayView text)
{
    return element.bytes.contains(text);
}

} // namespace

int strengthOf(QStringView mechanism)
{
    constexpr std::array known{u"SCRAM-SHA-1", u"SCRAM-SHA-256", u"SCRAM-SHA-512"};
    const auto found = std::ranges::find(known, mechanism);
    return found == known.end() ? 0 : int(found - known.begin()) + 1;
}

SignInGuard::SignInGuard(const QString &password, const QString &strongest, bool resuming)
    : m_witness(password)
    , m_strongest(strongest)
    , m_resuming(resuming)
{
}

SignInGuard::Action SignInGuard::clientSends(QByteArrayView bytes)
{
    if (isProven())
        return Action::Pass;
    const Action action = judge(m_witness.clientSends(bytes));
    if (action == Action::Pass && !mechanism().isEmpty() && strengthOf(mechanism()) < strengthOf(m_strongest))
        return refuse(FailureKind::ServerNotProven, u"the server offers no more than %1 now"_s.arg(mechanism()));
    return action;
}

SignInGuard::Action SignInGuard::serverSends(StreamElement &element)
{
    if (!isProven()) {
        const Action action = judge(m_witness.serverSends(element));
        if (action != Action::Pass)
            return action;
    }
    if (m_resuming && !m_resumed && isProven()) {
        const Action action = judgeResumption(element);
        if (action != Action::Pass)
            return action;
    }
    if (element.isStanza()) {
        const QByteArray type = element.attribute("type");
        const bool answer = element.kind == StreamElement::Kind::Iq && (type == "result" || type == "error");
        return answer ? Action::Pass : Action::Hold;
    }
    return element.kind == StreamElement::Kind::Nonza ? judgeNonza(element) : Action::Pass;
}

SignInGuard::Action SignInGuard::judge(ScramWitness::Verdict verdict)
{
    using Verdict = ScramWitness::Verdict;
    switch (verdict) {
    case Verdict::Undecided:
    case Verdict::Proven:
        return Action::Pass;
    case Verdict::NoScram:
        return refuse(FailureKind::NoCommonMechanism, u"a mechanism that proves nothing: "_s + mechanism());
    case Verdict::BadExchange:
        return refuse(FailureKind::ServerNotProven, u"the server did not prove that it knows the password"_s);
    case Verdict::TooFewIterations:
    case Verdict::TooManyIterations:
        return refuse(FailureKind::ServerNotProven, u"SCRAM with %1 iterations"_s.arg(m_witness.iterations()));
    }
    return Action::Refuse;
}

SignInGuard::Action SignInGuard::judgeNonza(StreamElement &element)
{
    if (element.name == "failure" && (element.xmlns == Sasl || element.xmlns == Sasl2)) {
        m_failure = failureOfSasl(conditionOf(element.bytes));
        return Action::Refuse;
    }
    if (element.is("enabled", Sm)) {
        const QByteArray resume = element.attribute("resume");
        m_enabled = true;
        m_canResume = resume == "true" || resume == "1";
        element.bytes = enabledWithoutLocation(element);
    } else if (element.is("resumed", Sm)) {
        m_resumed = m_canResume = true;
    } else if (element.is("r", Sm) || element.is("a", Sm)) {
        return Action::Drop; // nothing is counted yet
    }
    return Action::Pass;
}

// Between the proof and <resumed/> a server has nothing to say but its features. <failed/>, features without stream
// management, or anything that belongs to a fresh session mean that it forgot the old one (XEP-0198 §5).
SignInGuard::Action SignInGuard::judgeResumption(const StreamElement &element) const
{
    using Kind = StreamElement::Kind;
    if (element.is("success", Sasl2))
        return contains(element, "<failed xmlns=\"urn:xmpp:sm:3\"") ? Action::RefuseResume : Action::Pass;
    if (element.kind == Kind::Features)
        return contains(element, Sm) ? Action::Pass : Action::RefuseResume;
    if (element.kind == Kind::Iq || element.is("failed", Sm) || element.is("enabled", Sm))
        return Action::RefuseResume;
    return Action::Pass;
}

SignInGuard::Action SignInGuard::refuse(FailureKind kind, const QString &detail)
{
    m_failure = {kind, detail, {}, {}};
    return Action::Refuse;
}

} // namespace Tertulia
