#pragma once

#include "app/data/Instant.h"
#include "app/data/Jid.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

namespace Tertulia {

/// RFC 6121 §4.7.2.1, best first: of several devices the first in this order speaks for the person.
enum class Availability { FreeToChat, Available, Away, NotAvailable, DoNotDisturb, Offline };

struct DevicePresence {
    QString resource;
    Availability availability = Availability::Offline;
    QString statusText; ///< as the peer wrote it: plain text, at most 1,000 characters
    int priority = 0;
    std::optional<Instant> idleSince = {}; ///< nobody touched it since (XEP-0319)
};

/// What one bare address shows of itself, all its devices together.
struct Presence {
    Availability availability = Availability::Offline;
    QString statusText;
    QList<DevicePresence> devices; ///< best first
};

/// What we publish.
struct OwnPresence {
    Availability availability = Availability::Available;
    QString statusText;
    std::optional<Instant> idleSince = {}; ///< the person left the computer (XEP-0319)
    std::optional<QByteArray> photo = {};  ///< its SHA-1 (XEP-0153); empty: none; nullopt: nothing is said of it
};

} // namespace Tertulia
