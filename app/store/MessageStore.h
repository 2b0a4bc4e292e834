#pragma once

#include "app/data/ArchiveGap.h"
#include "app/data/Message.h"
#include "app/data/Result.h"
#include "app/store/TransferStore.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>

namespace Tertulia {

class Database;

struct UnreadCount {
    Jid account, conversation;
    int count = 0;
    int mentions = 0; ///< of them: those that call us by name
};

/// What was written to the history in one go, in the order of each conversation. Told only after the commit.
struct MessageChange {
    QList<Message> added;
    QList<Message> updated;
    QList<UnreadCount> unread;   ///< as it is now, of every conversation where it may be another
    QList<Message> removed = {}; ///< told by messageRemoved() before this change is
};

/// A receipt, marker or error: the own message to `conversation` with this stanza id has come this far.
struct StateReport {
    Jid account, conversation;
    QString stanzaId;
    MessageState state = MessageState::Delivered;
    FailureKind failure = FailureKind::Unknown;
};

/// Another device of ours has shown this message, and with it all before: the partner's with this stanza id, or any
/// with this archive id.
struct ReadReport {
    Jid account, conversation;
    QString stanzaId;
    QString archiveId = {};
};

/// What intake has gathered, to be written in one transaction: first the messages, then what is said about messages.
struct ReceivedBatch {
    QList<Message> messages; ///< routed
    QList<StateReport> reports;
    Jid caughtUp; ///< the account whose archive is here up to these messages, but for its gaps; null: it may not be
    QList<Amendment> amendments = {}; ///< in the order in which they were said
    QList<ReadReport> reads = {};
    QList<ArchiveGap> gaps = {};            ///< as they are once all this is written
    QHash<TransferId, Transfer> files = {}; ///< of `messages`, under the negative number that theirs carries for now
    QHash<Jid, QString> roomArchives = {};  ///< of `roomsOf`: the room's archive is here up to this id
    Jid roomsOf = {};
};

/// The history of all accounts. Order within a conversation is (time, id). Nothing is announced or answered as stored
/// before SQLite has committed it. Called from and answering on the GUI thread.
class MessageStore : public QObject
{
    Q_OBJECT

public:
    explicit MessageStore(Database &database, QObject *parent = nullptr);

    TransferStore &files() { return m_files; }

    /// Outbox: durable, as Waiting, before it resolves; the stored message comes back with its id.
    QFuture<Result<Message>> addOutgoing(const Message &message);
    /// With the file that it is. waiting() keeps it back until the file has an address (TransferStore::put).
    QFuture<Result<Message>> addOutgoing(const Message &message, const Transfer &file);
    /// With the file that somebody offers in a stream: no stanza of theirs is a message then.
    QFuture<Result<Message>> addOffer(const Message &message, const Transfer &file);

    /// Incoming messages and own ones of other devices. One that is known already (see MessageTable::findKnown) is not
    /// added again, but fills in what was missing (archive id, Waiting → Sent).
    QFuture<Result<MessageChange>> addReceived(const ReceivedBatch &batch);

    /// Outbox: durable, as Waiting, before it resolves, and settled with what others have said; comes back with its row
    /// number. NotAllowed where the message is gone, or not ours to correct or retract.
    QFuture<Result<Amendment>> addOwnAmendment(const Amendment &amendment, MessageId message);
    QFuture<Result<Done>> setAmendmentState(MessageId amendment, MessageState state);
    QFuture<Result<Done>> discardAmendments(MessageId message); ///< the failed ones
    QFuture<Result<Done>> renewAmendments(MessageId message);   ///< the failed ones wait again, under new ids
    QFuture<Result<QList<Amendment>>> waitingAmendments(const Jid &account); ///< as they were made

    /// Moves states forward only (see MessageState); ids that are unknown or further on are left alone.
    QFuture<Result<Done>> setState(const QList<MessageId> &ids, MessageState state,
                                   FailureKind failure = FailureKind::Unknown);
    /// One StateReport. Read means: and all before it that the partner had.
    QFuture<Result<Done>> setStateOf(const Jid &account, const Jid &conversation, const QString &stanzaId,
                                     MessageState state, FailureKind failure = FailureKind::Unknown);
    QFuture<Result<Done>> remove(MessageId id); ///< a failed own message that the person deletes; else NotAllowed

    /// Forgets the conversation's messages; the archive does not bring them back (those with a later time come in).
    QFuture<Result<Done>> clear(const Jid &account, const Jid &conversation);
    void clearAll(); ///< each conversation of each account, and the backups; ends in allCleared() or clearingFailed()

    QFuture<Result<QList<Message>>> waiting(const Jid &account); ///< the outbox, oldest first

    /// How far back the catch-up goes: the newest id up to which the archive is here, but for its ArchiveGaps; empty
    /// where the archive was empty then, none where there was never a catch-up. Only ReceivedBatch::caughtUp moves it:
    /// live messages arrive before a catch-up is through, and a crash in between must not make us skip what lies before
    /// them.
    QFuture<Result<std::optional<QString>>> caughtUpTo(const Jid &account);

    /// Where the catch-up with a room's own archive begins; empty: there was none. Only ReceivedBatch moves it.
    QFuture<Result<QString>> roomArchivedUpTo(const Jid &account, const Jid &room);
    QFuture<Result<std::optional<Instant>>> newestTime(const Jid &account, const Jid &conversation);

    QFuture<Result<QList<ArchiveGap>>> archiveGaps(const Jid &account); ///< the next one to be read first
    QFuture<Result<std::optional<Instant>>> oldest(const Jid &account, const Jid &conversation);

    // Pages of one conversation, oldest first within the answer.
    QFuture<Result<QList<Message>>> newest(const Jid &account, const Jid &conversation, int limit);
    QFuture<Result<QList<Message>>> before(const Message &anchor, int limit);
    QFuture<Result<QList<Message>>> after(const Message &anchor, int limit);
    QFuture<Result<QList<Message>>> around(MessageId id, int each); ///< it, and so many on both sides; empty: not here

    /// What a corrected or retracted message said, the first text first; just one for any other. Empty: not here.
    QFuture<Result<QList<MessageVersion>>> versions(MessageId id);

signals:
    void changed(const Tertulia::MessageChange &change); ///< once per commit
    void renewed(); ///< another file is behind it, opened late or fresh: whatever was read before is void
    void messageRemoved(const Tertulia::Message &message);
    void allCleared();
    void clearingFailed(const Tertulia::Failure &failure);
    void conversationCleared(const Tertulia::Jid &account, const Tertulia::Jid &conversation);
    /// By HistoryLimit: of what was said until then, only what is unread or was not sent is still here.
    void trimmed(const Tertulia::Jid &account, const Tertulia::Jid &conversation, Tertulia::Instant upTo);

private:
    QFuture<Result<Done>> clearPart(const Jid &account, const Jid &conversation);
    void clearNext(QList<std::pair<Jid, Jid>> rest); // account, conversation
    void tell(const MessageChange &change);
    QFuture<Result<Message>> firstAdded(QFuture<Result<MessageChange>> future);
    QFuture<Result<Message>> addFile(Message message, const Transfer &file);
    QFuture<Result<Done>> announce(QFuture<Result<MessageChange>> future);

    Database &m_database;
    TransferStore m_files;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::MessageChange)
