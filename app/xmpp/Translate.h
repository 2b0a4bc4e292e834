#pragma once

#include "app/data/Contact.h"
#include "app/data/Message.h"
#include "app/data/Presence.h"

#include <QXmppMessage.h>
#include <QXmppPresence.h>
#include <optional>

class QDomElement;

namespace Tertulia::Translate {

// Stanza ↔ value, pure. What has no valid address has no value.

/// Also the way out of carbons and archive results. `ownAccount` tells whose stanza ids count (XEP-0359 §5).
std::optional<IncomingMessage> fromMessage(const QXmppMessage &stanza, const Jid &ownAccount,
                                           IncomingMessage::Door door);
/// Asks for a receipt (XEP-0184); the id is the origin id too (XEP-0359).
QXmppMessage toMessage(const Message &message);
QXmppMessage toReceipt(const Jid &to, const QString &stanzaId);

std::optional<Contact> fromRosterItem(const QDomElement &item);

DevicePresence fromPresence(const QXmppPresence &stanza);
QXmppPresence toPresence(const OwnPresence &presence);

/// What our clock says, to the millisecond.
Instant now();

} // namespace Tertulia::Translate
