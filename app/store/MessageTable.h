#pragma once

#include "app/store/MessageStore.h"

#include <QSet>
#include <optional>

class QSqlQuery;

namespace Tertulia {

class Sql;

/// MessageStore's work, on the worker thread inside one unit of work of `sql`. Gathers in `change` what it did.
class MessageTable
{
public:
    explicit MessageTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Without a look at what is there. `replaces`: it is a correction that stands as a message until what it corrects
    /// is here. What was said about it before it came is applied.
    Message add(Message message, const QString &replaces = {});
    void addOnce(const Message &message);                                        ///< unless known
    void setFiles(const QHash<TransferId, Transfer> &files) { m_files = files; } ///< see ReceivedBatch::files
    void apply(const StateReport &report);
    void apply(const ReadReport &report);

    // MessageTableAmend.cpp
    void amend(Amendment amendment); ///< of the partner, or of another device of ours; unless known
    std::optional<Amendment> addOwnAmendment(Amendment amendment, MessageId message);
    void setAmendmentState(MessageId amendment, MessageState state, FailureKind failure);
    void discardAmendments(MessageId message);
    void renewAmendments(MessageId message);

    void setState(MessageId id, MessageState state, FailureKind failure);
    std::optional<Message> remove(MessageId id);
    void beginClearing(const Jid &account, const Jid &conversation); ///< what is there now
    bool clearPart(const Jid &account, const Jid &conversation);     ///< false: nothing of it is left
    std::optional<Message> find(MessageId id) { return one(QStringLiteral("m.id = ?"), {id}); }

    enum class Page { Newest, Before, After };
    QList<Message> page(Page which, const Message &anchor, int limit);
    QList<MessageVersion> versions(MessageId id);
    QList<Message> waiting(const Jid &account);
    std::optional<QString> caughtUp(const Jid &account);
    void setCaughtUp(const Jid &account);
    void put(const ArchiveGap &gap);
    void setRoomArchived(const Jid &account, const Jid &room, const QString &id);

    MessageChange takeChange(); ///< in order, with unread counts

private:
    void addFile(qint64 conversation, Message &message);
    MessageId findNamed(qint64 conversation, const QString &id, const Message *by = nullptr);
    void showQuote(qint64 conversation, Message &message);
    void showQuotes(QList<Message> &messages);
    bool isCleared(qint64 conversation, Instant time);
    bool isTooOld(const Message &message);
    void adopt(qint64 conversation, Message &message);
    void settle(MessageId message);
    MessageId targetOf(qint64 conversation, const Amendment &amendment);
    std::optional<Message> findKnown(qint64 conversation, const Message &message);
    std::optional<Message> findKnownInRoom(qint64 conversation, const Message &message);
    void fillIn(Message known, const Message &seen);
    void noteArchived(const Message &message);
    void updated(const Message &message);
    std::optional<Message> one(const QString &where, const QVariantList &values);

    Sql &m_sql;
    MessageChange m_change;
    QHash<TransferId, Transfer> m_files; // not stored yet
    std::optional<qint64> m_keptSince;   // once it was asked for
    bool m_reachedLimit = false;         // something was too old
    QSet<std::pair<Jid, Jid>> m_touched; // conversations whose unread count may be another
};

} // namespace Tertulia
