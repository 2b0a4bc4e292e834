#pragma once

#include <QHostAddress>
#include <chrono>

namespace Tertulia {

/// How patient the gate is, and where it asks for names. The defaults are what people get; tests are in more of a
/// hurry.
struct GateOptions {
    using Milliseconds = std::chrono::milliseconds;

    Milliseconds srvLookup{5'000};        ///< then the domain itself is tried
    Milliseconds nextAddress{1'500};      ///< an address that has not answered by then gets a rival (RFC 8305)
    Milliseconds phase{15'000};           ///< looking up, connecting, securing: each at most this …
    Milliseconds signingIn{15'000};       ///< … and signing in this; minutes where a person fills in a form meanwhile
    Milliseconds total{45'000};           ///< all of them together; at least signingIn
    Milliseconds silence{60'000};         ///< no byte for so long: ask whether anybody is there …
    Milliseconds pingAnswer{20'000};      ///< … and wait this long for any byte at all
    Milliseconds wakeAnswer{5'000};       ///< the same after a sleep
    Milliseconds farewell{3'000};         ///< an orderly end: so long after the last byte …
    Milliseconds longestFarewell{10'000}; ///< … and never longer than this

    QHostAddress nameserver; ///< of SRV records; null: the system's
    quint16 nameserverPort = 53;
};

} // namespace Tertulia
