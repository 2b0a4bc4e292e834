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
/// Asks for a receipt (XEP-0184) and a marker (XEP-0333); the id is the origin id too (XEP-0359). An answer quotes what
/// it answers for those who do not know XEP-0461. `withState`: says that we write no longer (XEP-0085).
QXmppMessage toMessage(const Message &message, bool withState = false);
QXmppMessage toAmendment(const Amendment &amendment);
QXmppMessage toMarker(const Jid &to, const QString &stanzaId);
QXmppMessage toState(const Jid &to, QXmppMessage::State state);
QXmppMessage toReceipt(const Jid &to, const QString &stanzaId);

std::optional<Contact> fromRosterItem(const QDomElement &item);

DevicePresence fromPresence(const QXmppPresence &stanza);
QXmppPresence toPresence(const OwnPresence &presence);

/// `body` without what stands there only for clients that do not know `ns` (XEP-0428). Ranges are in code points; where
/// one lies outside, or nothing would be left, the body stays as it is.
QString withoutFallback(const QString &body, const QVector<QXmppFallback> &markers, QStringView ns);

/// What our clock says, to the millisecond.
Instant now();

} // namespace Tertulia::Translate
