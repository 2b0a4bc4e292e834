#include "app/store/ConversationStore.h"

#include "app/store/ConversationTable.h"
#include "app/store/Database.h"
#include "app/store/MessageTable.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

ConversationStore::ConversationStore(Database &database)
    : m_database(database)
{
}

QFuture<Result<QList<Conversation>>> ConversationStore::all(const Jid &account)
{
    return m_database.run<QList<Conversation>>(Sql::Access::Read,
                                               [account](Sql &sql) { return ConversationTable::all(sql, account); });
}

QFuture<Result<std::optional<Message>>> ConversationStore::setRead(const Jid &account, const Jid &conversation,
                                                                   MessageId upTo)
{
    using Newest = std::optional<Message>;
    return m_database.run<Newest>(Sql::Access::Write, [account, conversation, upTo](Sql &sql) -> Newest {
        const qint64 row = ConversationTable::find(sql, account, conversation);
        const auto last = MessageTable(sql).find(upTo);
        if (!last || last->conversation != conversation) {
            return {};
        }
        const auto newest = ConversationTable::newestUnread(sql, row, last->time, upTo);
        ConversationTable::setRead(sql, row, last->time, upTo);
        return newest ? MessageTable(sql).find(newest) : Newest();
    });
}

QFuture<Result<Done>> ConversationStore::setDraft(const Jid &account, const Jid &conversation, const QString &draft)
{
    return m_database.run<Done>(Sql::Access::Write, [account, conversation, draft](Sql &sql) {
        ConversationTable::setDraft(sql, ConversationTable::require(sql, account, conversation), draft);
        return Done();
    });
}

QFuture<Result<Done>> ConversationStore::setFlag(const Jid &account, const Jid &conversation, Flag flag, bool on)
{
    return m_database.run<Done>(Sql::Access::Write, [account, conversation, flag, on](Sql &sql) {
        static const QString columns[] = {u"pinned"_s, u"muted"_s, u"archived"_s, u"is_room"_s};
        sql.run(u"UPDATE conversation SET %1 = ? WHERE id = ?"_s.arg(columns[int(flag)]),
                {int(on), ConversationTable::require(sql, account, conversation)});
        return Done();
    });
}

QFuture<Result<Done>> ConversationStore::setNotices(const Jid &account, const Jid &room, RoomNotices notices)
{
    return m_database.run<Done>(Sql::Access::Write, [account, room, notices](Sql &sql) {
        sql.run(u"UPDATE conversation SET notices = ? WHERE id = ?"_s,
                {int(notices), ConversationTable::require(sql, account, room)});
        return Done();
    });
}

QFuture<Result<int>> ConversationStore::markUnread(const Jid &account, const Jid &conversation)
{
    return m_database.run<int>(Sql::Access::Write, [account, conversation](Sql &sql) {
        const qint64 row = ConversationTable::find(sql, account, conversation);
        ConversationTable::markUnread(sql, row);
        return ConversationTable::unread(sql, row);
    });
}

QFuture<Result<QList<BookmarkWish>>> ConversationStore::bookmarkWishes(const Jid &account)
{
    return m_database.run<QList<BookmarkWish>>(Sql::Access::Read, [account](Sql &sql) {
        QList<BookmarkWish> wishes;
        sql.each(u"SELECT w.room, w.removed, w.name, w.nick, w.autojoin FROM account a JOIN bookmark_wish w"
                 " ON w.account = a.id WHERE a.jid = ? ORDER BY w.id"_s,
                 {account.toString()}, [&](const QSqlQuery &row) {
                     if (const auto room = Jid::parse(row.value(0).toString()))
                         wishes.append({*room, row.value(1).toBool(), row.value(2).toString(), row.value(3).toString(),
                                        row.value(4).toBool()});
                 });
        return wishes;
    });
}

QFuture<Result<Done>> ConversationStore::keepWish(const Jid &account, const BookmarkWish &wish)
{
    return m_database.run<Done>(Sql::Access::Write, [account, wish](Sql &sql) {
        const auto text = [](const QString &s) { return s.isNull() ? u""_s : s; };
        sql.run(u"INSERT OR IGNORE INTO account (jid) VALUES (?)"_s, {account.toString()});
        const auto row = sql.value(u"SELECT id FROM account WHERE jid = ?"_s, {account.toString()});
        sql.run(u"INSERT OR REPLACE INTO bookmark_wish (account, room, removed, name, nick, autojoin)"
                " VALUES (?, ?, ?, ?, ?, ?)"_s,
                {row, wish.room.toString(), int(wish.removed), text(wish.name), text(wish.nick), int(wish.autojoin)});
        sql.run(u"DELETE FROM bookmark_wish WHERE account = ? AND id NOT IN"
                " (SELECT id FROM bookmark_wish WHERE account = ? ORDER BY id DESC LIMIT %1)"_s.arg(MaxWishes),
                {row, row});
        return Done();
    });
}

QFuture<Result<Done>> ConversationStore::dropWish(const Jid &account, const Jid &room)
{
    return m_database.run<Done>(Sql::Access::Write, [account, room](Sql &sql) {
        sql.run(u"DELETE FROM bookmark_wish WHERE room = ? AND account = (SELECT id FROM account WHERE jid = ?)"_s,
                {room.toString(), account.toString()});
        return Done();
    });
}

} // namespace Tertulia
