#pragma once

#include "app/data/Failure.h"
#include "app/data/Instant.h"

#include <QMetaType>
#include <optional>

namespace Tertulia {

/// The honest states of a connection, in the order in which signing in passes them.
enum class Phase {
    Offline,
    LookingUp,
    Connecting,
    Securing,
    SigningIn,
    Synchronising, ///< signed in; roster and archive are on their way
    Online,
    WaitingToRetry, ///< see ConnectionState::retryAt
    NeedsYou,       ///< only the person can go on: password, certificate, address
};

struct ConnectionState {
    Phase phase = Phase::Offline;
    std::optional<Instant> retryAt; ///< only in WaitingToRetry
    std::optional<Failure> failure; ///< the last one, in WaitingToRetry, NeedsYou and Offline
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::ConnectionState)
