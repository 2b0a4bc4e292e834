#pragma once

#include "app/data/Failure.h"
#include "app/data/Instant.h"
#include "app/data/Jid.h"
#include "app/data/Transfer.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
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

struct Message;

/// The message that another one answers (XEP-0461), as it is now: an excerpt follows corrections and retraction.
struct Quote {
    QString id;            ///< as the answer names it: origin id, else stanza id
    MessageId message = 0; ///< in our store; 0: not here (yet): show that something was answered, nothing more
    bool outgoing = false; ///< who said it: we, else the partner
    bool retracted = false;
    QString excerpt;   ///< the first MaxExcerpt characters, in one line; empty: not here, or retracted
    QString nick = {}; ///< in a room: who said it

    static constexpr int MaxExcerpt = 200;
    void show(const Message &answered); ///< fills in all but the id
    friend bool operator==(const Quote &, const Quote &) = default;
};

/// One emoji under a message (XEP-0444) and the bare addresses that chose it, the first one first.
struct Reaction {
    QString emoji; ///< one grapheme
    QList<Jid> who;

    int count() const { return int(who.size()); }
    friend bool operator==(const Reaction &, const Reaction &) = default;
};

/// Where our newest correction, retraction or reaction of a message stands. What waits is shown as if it were done;
/// what failed is not: they still see what was before. Settled: they have it, or there is none.
enum class AmendmentState { Settled, Waiting, Failed };

struct Message {
    MessageId id = 0;
    Jid account;      ///< bare, ours
    Jid conversation; ///< bare, the partner's or the room's; with a resource: in private to that occupant
    bool outgoing = false;
    QString nick;     ///< in a room: who said it, as they were called then; empty: no room's message
    QString occupant; ///< in a room: XEP-0421 id of who said it, else ours for as long as they stay there; may be empty
    bool mentionsUs = false; ///< in a room: it calls our nickname
    TransferId transfer = 0; ///< it is, or carries, this file (app/Transfers); `body` is then its name or address
    Instant time{};          ///< when it was said: their server's stamp, or our clock
    QString body;            ///< plain text
    QString stanzaId;        ///< the id attribute
    QString originId;        ///< XEP-0359, from its sender
    QString archiveId;       ///< XEP-0359 stanza-id by our own server, or by its room; empty until known
    MessageState state = MessageState::Sent;    ///< of one of theirs: Read where it was no news when it came, else Sent
    FailureKind failure = FailureKind::Unknown; ///< only where state is Failed
    bool markable = false;                      ///< its sender wants to know that it was displayed (XEP-0333)

    std::optional<Quote> quote;    ///< what it answers
    std::optional<Instant> edited; ///< when the text in `body` was said instead of the first one (XEP-0308)
    bool retracted = false;        ///< taken back (XEP-0424): `body` is empty; MessageStore::versions() has the texts
    QList<Reaction> reactions;     ///< the emoji that came first stands first; `who` of a room are its occupants
    AmendmentState amendment = AmendmentState::Settled;
    FailureKind amendmentFailure = FailureKind::Unknown; ///< only where amendment is Failed

    bool isInRoom() const { return !nick.isEmpty(); }
    bool isNamed(const QString &anId) const { return !anId.isEmpty() && names().contains(anId); }
    const QString &name() const; ///< by which others refer to it
    QStringList names() const;   ///< all ids by which others may refer to it
    bool hasReaction(const Jid &who, const QString &emoji) const;
    QStringList reactionsOf(const Jid &who) const;
    friend bool operator==(const Message &, const Message &) = default;
};

/// A later word about an earlier message of the same conversation.
struct Amendment {
    enum class Kind {
        Correction = 1, ///< XEP-0308: `said.body` instead
        Retraction = 2, ///< XEP-0424 (urn:xmpp:message-retract:1)
        Reaction = 3,   ///< XEP-0444: `emoji` instead of all that this sender had chosen
    };

    Kind kind = Kind::Correction;
    QString target; ///< origin id or stanza id of the message it is about
    QStringList emoji;
    Message said; ///< who, where, when, its own ids, its own state on the way. `id` is its own row, of another table
};

/// What a message said at one time; see MessageStore::versions().
struct MessageVersion {
    Instant time{};
    QString body;
};

/// One message as it came from the network, with what decides its way through app/intake.
struct IncomingMessage {
    enum class Door { Live, Carbon, Archive };

    Jid from, to;    ///< of the message itself, inside a carbon or archive result; null where it says nothing
    Message message; ///< what Translate knows: body, time, ids. Account, conversation, direction: intake's Route
    Door door = Door::Live;
    bool isOld = false;   ///< old history, fetched later: it is no news
    QString receiptFor;   ///< XEP-0184: the id that they received; body is empty
    QString displayedFor; ///< XEP-0333: the id up to which they read
    bool wantsReceipt = false;
    std::optional<Amendment> amendment; ///< `message` is then its carrier; `said` is empty until the store has it
    QList<Transfer> files;              ///< what its stanza tells of (FileStanza); rows are the store's to give
    bool hasWords = true;               ///< false: `message.body` is only what the first file is called
    std::optional<FailureKind> error;   ///< type=error: the message with stanzaId came back
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::Message)
