#pragma once

#include "app/store/MessageStore.h"

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

    Message add(Message message);         ///< without a look at what is there
    void addOnce(const Message &message); ///< unless known
    void apply(const StateReport &report);
    void setState(MessageId id, MessageState state, FailureKind failure);
    std::optional<Message> remove(MessageId id);
    void clear(const Jid &account, const Jid &conversation);
    std::optional<Message> find(MessageId id) { return one(QStringLiteral("m.id = ?"), {id}); }

    enum class Page { Newest, Before, After };
    QList<Message> page(Page which, const Message &anchor, int limit);
    QList<MessageVersion> versions(MessageId id);
    QList<Message> waiting(const Jid &account);
    std::optional<QString> caughtUp(const Jid &account);
    void setCaughtUp(const Jid &account);

    MessageChange takeChange(); ///< in order, with unread counts

private:
    std::optional<Message> findKnown(qint64 conversation, const Message &message);
    void fillIn(Message known, const Message &seen);
    void noteArchived(const Message &message);
    void updated(const Message &message);
    std::optional<Message> one(const QString &where, const QVariantList &values);

    Sql &m_sql;
    MessageChange m_change;
};

} // namespace Tertulia
