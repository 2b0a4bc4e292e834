#pragma once

#include "app/data/Failure.h"
#include "app/data/Instant.h"
#include "app/data/Jid.h"

#include <QMetaType>
#include <QString>
#include <optional>

namespace Tertulia {

using MessageId = qint64; ///< row in our store; 0: not stored

/// Where an own message stands. It only ever moves forward, except Failed → Waiting by Retry.
enum class MessageState {
    Waiting,   ///< stored here, not known to be with the server
    Sent,      ///< the server has it: stream management ack (XEP-0198), ping barrier, or our archive
    Delivered, ///< receipt (XEP-0184)
    Read,      ///< displayed marker (XEP-0333)
    Failed,    ///< refused; see Message::failure
};

struct Message {
    MessageId id = 0;
    Jid account;      ///< bare, ours
    Jid conversation; ///< bare, the partner's
    bool outgoing = false;
    Instant time{};    ///< when it was said: their server's stamp, or our clock
    QString body;      ///< plain text
    QString stanzaId;  ///< the id attribute
    QString originId;  ///< XEP-0359, from its sender
    QString archiveId; ///< XEP-0359 stanza-id by our own server; empty until known
    MessageState state = MessageState::Sent;
    FailureKind failure = FailureKind::Unknown; ///< only where state is Failed

    friend bool operator==(const Message &, const Message &) = default;
};

/// One message as it came from the network, with what decides its way through app/intake.
struct IncomingMessage {
    enum class Door { Live, Carbon, Archive };

    Jid from, to;    ///< of the message itself, inside a carbon or archive result; null where it says nothing
    Message message; ///< what Translate knows: body, time, ids. Account, conversation, direction: intake's Route
    Door door = Door::Live;
    QString receiptFor;   ///< XEP-0184: the id that they received; body is empty
    QString displayedFor; ///< XEP-0333: the id up to which they read
    bool wantsReceipt = false;
    std::optional<FailureKind> error; ///< type=error: the message with stanzaId came back
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::Message)
