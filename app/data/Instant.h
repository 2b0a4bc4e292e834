#pragma once

#include <chrono>

namespace Tertulia {

/// A point in time, UTC, to the millisecond: what the store keeps and what stamps (XEP-0203) say.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

} // namespace Tertulia
