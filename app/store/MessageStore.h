#pragma once

#include "app/data/Message.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QList>
#include <QObject>

namespace Tertulia {

class Database;

/// What was written to the history in one go, in the order of each conversation. Told only after the commit.
struct MessageChange {
    QList<Message> added;
    QList<Message> updated;
};

/// The history of all accounts. Order within a conversation is (time, id). Nothing is announced or answered as stored
/// before SQLite has committed it. Called from and answering on the GUI thread.
class MessageStore : public QObject
{
    Q_OBJECT

public:
    explicit MessageStore(Database &database, QObject *parent = nullptr);

    /// Outbox: durable before it resolves; the stored message comes back with its id.
    QFuture<Result<Message>> addOutgoing(const Message &message);

    /// Incoming and own messages of other devices, already routed, in one transaction. One that is known already (same
    /// archive id; same origin id or stanza id from the same sender in the same conversation) is not added again,
    /// but fills in what was missing (archive id, Waiting → Sent).
    QFuture<Result<MessageChange>> addReceived(const QList<Message> &messages);

    /// Moves states forward only (see MessageState); ids that are unknown or further on are left alone.
    QFuture<Result<Done>> setState(const QList<MessageId> &ids, MessageState state,
                                   FailureKind failure = FailureKind::Unknown);
    /// A receipt, marker or error names the stanza id of an own message to `conversation`.
    QFuture<Result<Done>> setStateOf(const Jid &account, const Jid &conversation, const QString &stanzaId,
                                     MessageState state, FailureKind failure = FailureKind::Unknown);
    QFuture<Result<Done>> remove(MessageId id); ///< a failed own message that the person deletes

    QFuture<Result<QList<Message>>> waiting(const Jid &account);  ///< the outbox, oldest first
    QFuture<Result<QString>> newestArchiveId(const Jid &account); ///< where the catch-up begins; empty: from nothing

    // Pages of one conversation, oldest first within the answer.
    QFuture<Result<QList<Message>>> newest(const Jid &account, const Jid &conversation, int limit);
    QFuture<Result<QList<Message>>> before(const Message &anchor, int limit);
    QFuture<Result<QList<Message>>> after(const Message &anchor, int limit);

signals:
    void changed(const Tertulia::MessageChange &change); ///< once per commit
    void messageRemoved(const Tertulia::Message &message);

private:
    Database &m_database;
};

} // namespace Tertulia
