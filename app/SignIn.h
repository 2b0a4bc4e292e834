#pragma once

#include "app/data/Failure.h"

namespace Tertulia {

/// What follows a failure of signing in or the end of a session.
enum class NextStep {
    Stop,      ///< back to the form: it never worked, and trying again by itself would only hide why
    AskPerson, ///< password, certificate, address: only the person can go on
    Retry,     ///< after a back-off
};

/// The policy, pure. Credentials are never tried twice by themselves (servers lock accounts for that); the network is
/// retried only where these credentials have worked before.
NextStep nextStep(FailureKind kind, bool workedBefore);

} // namespace Tertulia
