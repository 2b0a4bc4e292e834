#pragma once

#include "app/data/Message.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QList>
#include <QObject>

namespace Tertulia {

class Database;

struct UnreadCount {
    Jid account, conversation;
    int count = 0;
};

/// What was written to the history in one go, in the order of each conversation. Told only after the commit.
struct MessageChange {
    QList<Message> added;
    QList<Message> updated;
    QList<UnreadCount> unread; ///< as it is now, of every conversation that something was added to
};

/// A receipt, marker or error: the own message to `conversation` with this stanza id has come this far.
struct StateReport {
    Jid account, conversation;
    QString stanzaId;
    MessageState state = MessageState::Delivered;
    FailureKind failure = FailureKind::Unknown;
};

/// What intake has gathered, to be written in one transaction: first the messages, then the reports.
struct ReceivedBatch {
    QList<Message> messages; ///< routed
    QList<StateReport> reports;
    Jid caughtUp; ///< the account whose archive has no gap before these messages; null: it may have one
};

/// The history of all accounts. Order within a conversation is (time, id). Nothing is announced or answered as stored
/// before SQLite has committed it. Called from and answering on the GUI thread.
class MessageStore : public QObject
{
    Q_OBJECT

public:
    explicit MessageStore(Database &database, QObject *parent = nullptr);

    /// Outbox: durable, as Waiting, before it resolves; the stored message comes back with its id.
    QFuture<Result<Message>> addOutgoing(const Message &message);

    /// Incoming messages and own ones of other devices. One that is known already (see MessageTable::findKnown) is not
    /// added again, but fills in what was missing (archive id, Waiting → Sent).
    QFuture<Result<MessageChange>> addReceived(const ReceivedBatch &batch);

    /// Moves states forward only (see MessageState); ids that are unknown or further on are left alone.
    QFuture<Result<Done>> setState(const QList<MessageId> &ids, MessageState state,
                                   FailureKind failure = FailureKind::Unknown);
    /// One StateReport. Read means: and all before it that the partner had.
    QFuture<Result<Done>> setStateOf(const Jid &account, const Jid &conversation, const QString &stanzaId,
                                     MessageState state, FailureKind failure = FailureKind::Unknown);
    QFuture<Result<Done>> remove(MessageId id); ///< a failed own message that the person deletes; else NotAllowed

    /// Forgets the conversation's messages; the archive does not bring them back (those with a later time come in).
    QFuture<Result<Done>> clear(const Jid &account, const Jid &conversation);

    QFuture<Result<QList<Message>>> waiting(const Jid &account); ///< the outbox, oldest first

    /// Where the catch-up begins: the newest id up to which the archive is here without a gap; empty where the archive
    /// was empty then, none where there was never a catch-up.
    /// Only ReceivedBatch::caughtUp moves it: live messages arrive before a catch-up is through, and a crash in between
    /// must not make us skip what lies before them.
    QFuture<Result<std::optional<QString>>> caughtUpTo(const Jid &account);

    // Pages of one conversation, oldest first within the answer.
    QFuture<Result<QList<Message>>> newest(const Jid &account, const Jid &conversation, int limit);
    QFuture<Result<QList<Message>>> before(const Message &anchor, int limit);
    QFuture<Result<QList<Message>>> after(const Message &anchor, int limit);
    QFuture<Result<QList<Message>>> around(MessageId id, int each); ///< it, and so many on both sides; empty: not here

    /// What a corrected or retracted message said, the first text first; just one for any other. Empty: not here.
    QFuture<Result<QList<MessageVersion>>> versions(MessageId id);

signals:
    void changed(const Tertulia::MessageChange &change); ///< once per commit
    void messageRemoved(const Tertulia::Message &message);
    void conversationCleared(const Tertulia::Jid &account, const Tertulia::Jid &conversation);

private:
    QFuture<Result<Done>> announce(QFuture<Result<MessageChange>> future);

    Database &m_database;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::MessageChange)
