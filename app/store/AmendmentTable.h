#pragma once

#include "app/data/Message.h"

#include <QList>
#include <optional>

class QSqlQuery;

namespace Tertulia {

class Sql;

/// The rows of `amendment`, on the worker thread. Which message an amendment is about, and whether its sender may
/// amend it, is decided by MessageTable before; an amendment whose message is not here waits for it as row 0.
class AmendmentTable
{
public:
    /// What all amendments of a message come to. Failed ones count only in `state`.
    struct Outcome {
        std::optional<MessageVersion> text; ///< of the newest correction
        bool retracted = false;
        QList<Reaction> reactions;
        AmendmentState state = AmendmentState::Settled;
        FailureKind failure = FailureKind::Unknown;
    };
    struct Row {
        MessageId id = 0, message = 0;
        MessageState state = MessageState::Sent;
        bool archived = false; ///< its archive id is known
    };

    explicit AmendmentTable(Sql &sql)
        : m_sql(sql)
    {
    }

    std::optional<Row> findKnown(qint64 conversation, const Message &said); ///< by archive, origin or stanza id
    std::optional<Row> findOwn(qint64 conversation, const QString &stanzaId);
    std::optional<Row> find(MessageId id);

    /// A reaction takes the place of the same sender's earlier one; false where that one is the newer.
    bool add(qint64 conversation, MessageId message, Amendment &amendment);
    void setArchiveId(MessageId id, const QString &archiveId);
    void setState(MessageId id, MessageState state, FailureKind failure);
    void removeFailed(MessageId message, std::optional<Amendment::Kind> kind = {});
    void renewFailed(MessageId message); ///< Waiting again, under new ids
    void move(MessageId from, MessageId to);
    int adopt(qint64 conversation, const Message &message); ///< those that waited for it; how many

    Instant newest(MessageId message, Amendment::Kind kind);
    Outcome outcome(const Message &message);
    QList<MessageVersion> texts(MessageId message); ///< of the corrections, in order
    QList<Amendment> waiting(const Jid &account);   ///< in the order in which they were made

private:
    std::optional<Row> one(const QString &where, const QVariantList &values);
    QList<Reaction> reactions(const Message &message);

    Sql &m_sql;
};

} // namespace Tertulia
