#include "app/store/ConversationTable.h"

#include "app/store/MessageRow.h"
#include "app/store/Sql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

qint64 ConversationTable::find(Sql &sql, const Jid &account, const Jid &conversation)
{
    return sql
        .value(u"SELECT c.id FROM account a JOIN conversation c ON c.account = a.id WHERE a.jid = ? AND c.jid = ?"_s,
               {account.toString(), conversation.toString()})
        .toLongLong();
}

qint64 ConversationTable::require(Sql &sql, const Jid &account, const Jid &conversation)
{
    if (const qint64 known = find(sql, account, conversation)) {
        return known;
    }
    sql.run(u"INSERT OR IGNORE INTO account (jid) VALUES (?)"_s, {account.toString()});
    sql.run(u"INSERT INTO conversation (account, jid) SELECT id, ? FROM account WHERE jid = ?"_s,
            {conversation.toString(), account.toString()});
    return sql.lastInsertId();
}

QList<Conversation> ConversationTable::all(Sql &sql, const Jid &account)
{
    QList<Conversation> list;
    const QString statement =
        u"SELECT "_s + MessageRow::Columns +
        u", c.jid, c.draft, c.pinned, c.muted, c.archived, (SELECT count(*) FROM message u WHERE "
        u"u.conversation = c.id AND u.unread = 1), (SELECT count(*) FROM message u WHERE u.conversation = c.id AND"
        " u.unread = 1 AND u.mention = 1), c.is_room, c.notices"
        " FROM account a JOIN conversation c ON c.account = a.id LEFT JOIN message m ON m.id ="
        " (SELECT id FROM message WHERE conversation = c.id ORDER BY time DESC, id DESC LIMIT 1)"
        " WHERE a.jid = ? AND (m.id IS NOT NULL OR c.draft <> '' OR c.pinned OR c.is_room)"_s;
    sql.each(statement, {account.toString()}, [&](const QSqlQuery &row) {
        const auto jid = Jid::parse(row.value(MessageRow::ColumnCount).toString());
        if (!jid) {
            return; // not written by us
        }
        constexpr int own = MessageRow::ColumnCount + 1;
        Conversation conversation;
        conversation.account = account;
        conversation.jid = *jid;
        conversation.unread = row.value(own + 4).toInt();
        conversation.draft = row.value(own).toString();
        conversation.pinned = row.value(own + 1).toBool();
        conversation.muted = row.value(own + 2).toBool();
        conversation.archived = row.value(own + 3).toBool();
        conversation.mentions = row.value(own + 5).toInt();
        conversation.isRoom = row.value(own + 6).toBool();
        conversation.notices = RoomNotices(std::clamp(row.value(own + 7).toInt(), 0, int(RoomNotices::None)));
        if (!row.isNull(0)) {
            conversation.last = MessageRow::read(row, account, *jid);
        }
        list.append(conversation);
    });
    return list;
}

void ConversationTable::setRead(Sql &sql, qint64 conversation, Instant time, MessageId upTo)
{
    const qint64 stamp = time.time_since_epoch().count();
    sql.run(u"UPDATE message SET unread = 0 WHERE conversation = ? AND unread = 1 AND (time, id) <= (?, ?)"_s,
            {conversation, stamp, upTo});
    sql.run(u"UPDATE conversation SET read_time = ? WHERE id = ? AND read_time < ?"_s, {stamp, conversation, stamp});
}

MessageId ConversationTable::newestUnread(Sql &sql, qint64 conversation, Instant time, MessageId upTo)
{
    return sql
        .value(u"SELECT id FROM message WHERE conversation = ? AND unread = 1 AND (time, id) <= (?, ?)"
               " ORDER BY time DESC, id DESC LIMIT 1"_s,
               {conversation, qint64(time.time_since_epoch().count()), upTo})
        .toLongLong();
}

void ConversationTable::setDraft(Sql &sql, qint64 conversation, const QString &draft)
{
    sql.run(u"UPDATE conversation SET draft = ? WHERE id = ?"_s, {draft.isNull() ? u""_s : draft, conversation});
}

void ConversationTable::markUnread(Sql &sql, qint64 conversation)
{
    sql.run(u"UPDATE message SET unread = 1 WHERE id = (SELECT id FROM message WHERE conversation = ? AND outgoing = 0"
            " ORDER BY time DESC, id DESC LIMIT 1)"_s,
            {conversation});
}

int ConversationTable::unread(Sql &sql, qint64 conversation)
{
    return sql.value(u"SELECT count(*) FROM message WHERE conversation = ? AND unread = 1"_s, {conversation}).toInt();
}

int ConversationTable::mentions(Sql &sql, qint64 conversation)
{
    return sql
        .value(u"SELECT count(*) FROM message WHERE conversation = ? AND unread = 1 AND mention = 1"_s, {conversation})
        .toInt();
}

QString ConversationTable::roomArchived(Sql &sql, qint64 room)
{
    return sql.value(u"SELECT room_archive_id FROM conversation WHERE id = ?"_s, {room}).toString();
}

void ConversationTable::setRoomArchived(Sql &sql, qint64 room, const QString &id)
{
    sql.run(u"UPDATE conversation SET room_archive_id = ? WHERE id = ?"_s, {MessageRow::orNull(id), room});
}

QList<ConversationTable::Size> ConversationTable::sizes(Sql &sql)
{
    QList<Size> list;
    sql.each(u"SELECT a.jid, c.jid, (SELECT count(*) FROM message WHERE conversation = c.id) AS n FROM conversation c"
             " JOIN account a ON a.id = c.account WHERE n > 0 ORDER BY a.jid, c.jid"_s,
             {}, [&](const QSqlQuery &row) {
                 const auto account = Jid::parse(row.value(0).toString());
                 const auto conversation = Jid::parse(row.value(1).toString());
                 if (account && conversation) {
                     list.append({*account, *conversation, row.value(2).toLongLong()});
                 }
             });
    return list;
}

} // namespace Tertulia
