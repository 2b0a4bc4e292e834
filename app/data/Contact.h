#pragma once

#include "app/data/Jid.h"

#include <QStringList>

namespace Tertulia {

/// What becomes of a request from somebody we did not ask ourselves.
enum class RequestRule { Ask, AcceptFromOwnServer, AcceptAll };

/// One roster item (RFC 6121 §2), or a request that stands on nothing else yet.
struct Contact {
    enum class Subscription { None, To, From, Both };

    Jid jid;      ///< bare
    QString name; ///< what the user calls them; empty: show the local part
    QStringList groups;
    Subscription subscription = Subscription::None;
    bool askedThem = false; ///< our request waits for their answer
    bool asksUs = false;    ///< their request waits for ours
    QString requestText;    ///< what they wrote with it

    QString displayName() const { return !name.isEmpty() ? name : jid.local().isEmpty() ? jid.domain() : jid.local(); }
    /// Somebody on the roster; a request alone is nobody's contact yet.
    bool isPerson() const
    {
        return !asksUs || askedThem || subscription != Subscription::None || !name.isEmpty() || !groups.isEmpty();
    }
    bool seesTheirPresence() const { return subscription == Subscription::To || subscription == Subscription::Both; }
    bool seesOurPresence() const { return subscription == Subscription::From || subscription == Subscription::Both; }
};

/// Somebody wants to be a contact of one of our accounts.
struct ContactRequest {
    Jid account;
    Contact contact;
};

} // namespace Tertulia
