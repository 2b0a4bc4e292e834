#pragma once

#include <QFuture>
#include <chrono>
#include <optional>

namespace Tertulia {

/// Knows how long nobody has touched the computer: a port, since only a desktop can tell.
class IdleSource
{
public:
    virtual ~IdleSource() = default;

    /// Since the last key press or movement, in this program or any other; nullopt: this desktop does not tell.
    virtual QFuture<std::optional<std::chrono::milliseconds>> idleTime() = 0;
};

} // namespace Tertulia
