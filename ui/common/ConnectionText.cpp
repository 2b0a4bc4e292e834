#include "ui/common/ConnectionText.h"

#include "ui/common/FailureText.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

int secondsUntil(Instant instant)
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(instant - std::chrono::system_clock::now());
    return std::max(0, int(left.count()));
}

/// What went wrong and what happens next, in one breath.
QString after(const ConnectionState &state, const QString &sentence)
{
    return state.failure ? FailureText::sentence(*state.failure) + u' ' + sentence : sentence;
}

} // namespace

QString ConnectionText::sentence(const ConnectionState &state)
{
    switch (state.phase) {
    case Phase::Offline:
        return after(state, tr("You are offline."));
    case Phase::LookingUp:
        return tr("Looking for the server…");
    case Phase::Connecting:
        return tr("Connecting…");
    case Phase::Securing:
        return tr("Securing the connection…");
    case Phase::SigningIn:
        return tr("Signing in…");
    case Phase::Synchronising:
        return tr("Fetching what you missed…");
    case Phase::Online:
        return {};
    case Phase::WaitingToRetry:
        return after(state, tr("Waiting to retry in %n s.", nullptr, state.retryAt ? secondsUntil(*state.retryAt) : 0));
    case Phase::NeedsYou:
        return state.failure ? tr("Needs you: %1").arg(FailureText::sentence(*state.failure))
                             : tr("Needs you: sign in again.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Tertulia
