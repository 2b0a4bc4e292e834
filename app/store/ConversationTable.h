#pragma once

#include "app/data/Conversation.h"

#include <QList>

namespace Tertulia {

class Sql;

/// ConversationStore's work, and what MessageTable needs of conversations, on the worker thread.
namespace ConversationTable {

struct Size {
    Jid account, conversation;
    qint64 count = 0; ///< of messages
};
QList<Size> sizes(Sql &sql); ///< of all that have any, of all accounts

qint64 find(Sql &sql, const Jid &account, const Jid &conversation);    ///< its row; 0: none
qint64 require(Sql &sql, const Jid &account, const Jid &conversation); ///< made where it is missing
QList<Conversation> all(Sql &sql, const Jid &account);
void setRead(Sql &sql, qint64 conversation, Instant time, MessageId upTo);
MessageId newestUnread(Sql &sql, qint64 conversation, Instant time, MessageId upTo);
void setDraft(Sql &sql, qint64 conversation, const QString &draft);
void markUnread(Sql &sql, qint64 conversation); ///< the partner's last message
int unread(Sql &sql, qint64 conversation);
int mentions(Sql &sql, qint64 conversation); ///< of the unread ones
QString roomArchived(Sql &sql, qint64 room);
void setRoomArchived(Sql &sql, qint64 room, const QString &id);

} // namespace ConversationTable
} // namespace Tertulia
