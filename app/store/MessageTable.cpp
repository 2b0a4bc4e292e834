#include "app/store/MessageTable.h"

#include "app/store/AmendmentTable.h"
#include "app/store/ArchiveTable.h"
#include "app/store/ConversationTable.h"
#include "app/store/MessageRow.h"
#include "app/store/Sql.h"
#include "app/store/TransferTable.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

/// How far behind the read mark a new message still counts as unread: clocks differ, and old archive pages, which are
/// no news, lie further back.
constexpr auto ClockSlack = 1h;
/// From this length on a stanza id is taken for random. Shorter ones are counters in some clients and come again in
/// each of their sessions.
constexpr int RandomIdLength = 16;
/// Others want the store too, and a million rows in one transaction would double the file.
constexpr int ClearedAtOnce = 5'000;
/// A marker (XEP-0333) is for all messages before it too; so many rows are looked at.
constexpr int MarkerReach = 1'000;

qint64 stamp(Instant time)
{
    return time.time_since_epoch().count();
}

bool mayBecome(MessageState now, MessageState next)
{
    switch (next) {
    case MessageState::Waiting:
        return now == MessageState::Failed;
    case MessageState::Failed:
        return now == MessageState::Waiting || now == MessageState::Sent;
    case MessageState::Sent:
    case MessageState::Delivered:
    case MessageState::Read:
        return now < next || now == MessageState::Failed; // it got through after all
    }
    Q_UNREACHABLE_RETURN(false);
}

} // namespace

Message MessageTable::add(Message message, const QString &replaces)
{
    const qint64 conversation = ConversationTable::require(m_sql, message.account, message.conversation);
    addFile(conversation, message);
    const qint64 newerThan = stamp(message.time + ClockSlack);
    m_sql.run(
        u"INSERT INTO message (conversation, outgoing, time, body, stanza_id, origin_id, archive_id, state, failure,"
        " markable, reply_id, replaces, edited, transfer, nick, occupant, mention, unread)"
        " SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? AND ? > read_time FROM conversation WHERE id = ?"_s,
        {int(message.outgoing), stamp(message.time), message.body.isNull() ? u""_s : message.body,
         MessageRow::orNull(message.stanzaId), MessageRow::orNull(message.originId),
         MessageRow::orNull(message.archiveId), int(message.state), MessageRow::failureCode(message.failure),
         int(message.markable), message.quote ? MessageRow::orNull(message.quote->id) : QVariant(),
         MessageRow::orNull(replaces), message.edited ? QVariant(stamp(*message.edited)) : QVariant(),
         message.transfer ? QVariant(message.transfer) : QVariant(), MessageRow::orNull(message.nick),
         MessageRow::orNull(message.occupant), int(message.mentionsUs),
         int(!message.outgoing && message.state != MessageState::Read), newerThan, conversation});
    message.id = m_sql.lastInsertId();
    if (message.outgoing) {
        ConversationTable::setRead(m_sql, conversation, message.time, message.id); // who answers has read
    }
    noteArchived(message);
    m_touched.insert({message.account, message.conversation});
    m_change.added.append(message);
    if (replaces.isEmpty()) {
        adopt(conversation, message);
    }
    return message;
}

/// The file that it carries, under its number on the way here (ReceivedBatch::files), becomes a row of its own.
void MessageTable::addFile(qint64 conversation, Message &message)
{
    const auto file = m_files.constFind(message.transfer);
    if (file == m_files.cend()) {
        return;
    }
    Transfer transfer = *file;
    transfer.nick = message.nick;
    transfer.outgoing = message.outgoing;
    transfer.time = message.time;
    message.transfer = TransferTable(m_sql).add(conversation, transfer);
}

/// Known is: the same archive id (one archive, ours, numbers it); or, from the same sender in the same conversation,
/// the same origin id (XEP-0359); or the same stanza id with the same body. Short stanza ids count only within a day,
/// and where the archive does not say that they are two: rather one shown twice than one lost.
std::optional<Message> MessageTable::findKnown(qint64 conversation, const Message &message)
{
    if (message.isInRoom()) {
        return findKnownInRoom(conversation, message);
    }
    std::optional<Message> known;
    if (!message.archiveId.isEmpty()) {
        known = one(u"m.conversation = ? AND m.archive_id = ?"_s, {conversation, message.archiveId});
    }
    if (!known && !message.originId.isEmpty()) {
        known = one(u"m.conversation = ? AND m.origin_id = ? AND m.outgoing = ?"_s,
                    {conversation, message.originId, int(message.outgoing)});
    }
    if (!known && !message.stanzaId.isEmpty()) {
        constexpr qint64 day = std::chrono::milliseconds(24h).count();
        known = one(
            u"m.conversation = ? AND m.stanza_id = ? AND m.outgoing = ? AND coalesce(m.original, m.body) = ? AND (? OR"
            " abs(m.time - ?) < ? AND (m.archive_id IS NULL OR ? IS NULL))"_s,
            {conversation, message.stanzaId, int(message.outgoing), message.body.isNull() ? u""_s : message.body,
             int(message.stanzaId.size() >= RandomIdLength), stamp(message.time), day,
             MessageRow::orNull(message.archiveId)});
    }
    return known;
}

/// In a room the room numbers its messages, and everybody else may say any id: only one that the room gave is proof by
/// itself, and that two differ proves that they are two. Else it is the same nickname with the same id and the same
/// words. A copy of ours, by the id that nobody could know before, is ours also where the room's history does not tell
/// who said it.
std::optional<Message> MessageTable::findKnownInRoom(qint64 conversation, const Message &message)
{
    std::optional<Message> known;
    if (!message.archiveId.isEmpty()) {
        known = one(u"m.conversation = ? AND m.archive_id = ?"_s, {conversation, message.archiveId});
    }
    if (!known && !message.stanzaId.isEmpty()) {
        known = one(
            u"m.conversation = ? AND m.stanza_id = ? AND (m.outgoing = 1 OR ? = 0) AND (m.nick = ? OR m.outgoing = 1)"
            " AND (? OR coalesce(m.original, m.body) = ?) AND (m.archive_id IS NULL OR ? IS NULL)"
            " ORDER BY m.outgoing DESC"_s,
            {conversation, message.stanzaId, int(message.outgoing), message.nick, int(message.outgoing),
             message.body.isNull() ? u""_s : message.body, MessageRow::orNull(message.archiveId)});
    }
    return known;
}

void MessageTable::addOnce(const Message &message)
{
    const qint64 conversation = ConversationTable::require(m_sql, message.account, message.conversation);
    if (const auto known = findKnown(conversation, message)) {
        fillIn(*known, message);
    } else if (!isCleared(conversation, message.time) && !isTooOld(message)) {
        add(message);
    }
}

/// What the person has cleared away does not come back by the archive.
bool MessageTable::isCleared(qint64 conversation, Instant time)
{
    return stamp(time) <=
           m_sql.value(u"SELECT cleared_time FROM conversation WHERE id = ?"_s, {conversation}).toLongLong();
}

/// Old history from before HistoryLimit's mark. What came while we were away is news, however long we were.
bool MessageTable::isTooOld(const Message &message)
{
    if (!message.outgoing && message.state != MessageState::Read) {
        return false;
    }
    if (!m_keptSince) {
        m_keptSince = m_sql.value(u"SELECT kept_since FROM history_limit"_s).toLongLong();
    }
    const bool tooOld = stamp(message.time) <= *m_keptSince;
    m_reachedLimit = m_reachedLimit || tooOld;
    return tooOld;
}

void MessageTable::fillIn(Message known, const Message &seen)
{
    const Message before = known;
    if (known.archiveId.isEmpty() && !seen.archiveId.isEmpty()) {
        known.archiveId = seen.archiveId;
        m_sql.run(u"UPDATE message SET archive_id = ? WHERE id = ?"_s, {known.archiveId, known.id});
        noteArchived(known);
    }
    if (known.nick.isEmpty() && seen.outgoing && seen.isInRoom()) {
        known.nick = seen.nick;
        m_sql.run(u"UPDATE message SET nick = ? WHERE id = ?"_s, {known.nick, known.id});
    }
    if (known.occupant.isEmpty() && !seen.occupant.isEmpty() && known.nick == seen.nick) {
        known.occupant = seen.occupant;
        m_sql.run(u"UPDATE message SET occupant = ? WHERE id = ?"_s, {known.occupant, known.id});
    }
    if (known.outgoing && mayBecome(known.state, MessageState::Sent)) { // our archive has it: so had our server
        known.state = MessageState::Sent;
        known.failure = FailureKind::Unknown;
        m_sql.run(u"UPDATE message SET state = ?, failure = 0 WHERE id = ?"_s, {int(known.state), known.id});
    }
    if (known != before) {
        updated(known);
    }
}

void MessageTable::noteArchived(const Message &message)
{
    if (!message.archiveId.isEmpty() && !message.isInRoom()) {
        m_sql.run(u"UPDATE account SET newest_archive_id = ?, newest_archive_time = ?"
                  " WHERE jid = ? AND newest_archive_time <= ?"_s,
                  {message.archiveId, stamp(message.time), message.account.toString(), stamp(message.time)});
    }
}

void MessageTable::apply(const StateReport &report)
{
    const qint64 conversation = ConversationTable::find(m_sql, report.account, report.conversation);
    auto named = one(u"m.conversation = ? AND m.stanza_id = ? AND m.outgoing = 1 ORDER BY +m.time DESC LIMIT 1"_s,
                     {conversation, report.stanzaId});
    if (!named) { // they may name our correction of it
        const auto amendment = AmendmentTable(m_sql).findOwn(conversation, report.stanzaId);
        if (amendment && report.state == MessageState::Failed) {
            setAmendmentState(amendment->id, report.state, report.failure);
            return;
        }
        named = amendment ? one(u"m.id = ? AND m.outgoing = 1"_s, {amendment->message}) : named;
    }
    if (!named) {
        return;
    }
    setState(named->id, report.state, report.failure);
    if (report.state != MessageState::Read) {
        return;
    }
    QList<MessageId> earlier;
    m_sql.each(u"SELECT id FROM (SELECT id, outgoing, state FROM message WHERE conversation = ? AND (time, id) < (?, ?)"
               " ORDER BY time DESC, id DESC LIMIT ?) WHERE outgoing = 1 AND state IN (1, 2)"_s,
               {conversation, stamp(named->time), named->id, MarkerReach},
               [&](const QSqlQuery &row) { earlier.append(row.value(0).toLongLong()); });
    for (const MessageId id : std::as_const(earlier)) {
        setState(id, MessageState::Read, FailureKind::Unknown);
    }
}

void MessageTable::apply(const ReadReport &report)
{
    const qint64 conversation = ConversationTable::find(m_sql, report.account, report.conversation);
    const auto named =
        report.archiveId.isEmpty()
            ? one(u"m.conversation = ? AND m.stanza_id = ? AND m.outgoing = 0 ORDER BY +m.time DESC LIMIT 1"_s,
                  {conversation, report.stanzaId})
            : one(u"m.conversation = ? AND m.archive_id = ?"_s, {conversation, report.archiveId});
    if (named) {
        ConversationTable::setRead(m_sql, conversation, named->time, named->id);
        m_touched.insert({report.account, report.conversation});
    }
}

void MessageTable::setState(MessageId id, MessageState state, FailureKind failure)
{
    auto message = one(u"m.id = ? AND m.outgoing = 1"_s, {id});
    if (!message || !mayBecome(message->state, state)) {
        return;
    }
    message->state = state;
    message->failure = state == MessageState::Failed ? failure : FailureKind::Unknown;
    m_sql.run(u"UPDATE message SET state = ?, failure = ? WHERE id = ?"_s,
              {int(state), MessageRow::failureCode(message->failure), id});
    updated(*message);
}

std::optional<Message> MessageTable::remove(MessageId id)
{
    const auto message = one(u"m.id = ? AND m.outgoing = 1 AND m.state = 4"_s, {id});
    if (message) {
        m_sql.run(u"DELETE FROM message WHERE id = ?"_s, {id});
    }
    return message;
}

void MessageTable::beginClearing(const Jid &account, const Jid &conversation)
{
    const qint64 row = ConversationTable::find(m_sql, account, conversation);
    m_sql.run(u"UPDATE conversation SET cleared_time = max(cleared_time, coalesce((SELECT max(time) FROM message"
              " WHERE conversation = ?), 0)) WHERE id = ?"_s,
              {row, row});
    m_sql.run(u"DELETE FROM amendment WHERE conversation = ?"_s, {row});
}

bool MessageTable::clearPart(const Jid &account, const Jid &conversation)
{
    const qint64 row = ConversationTable::find(m_sql, account, conversation);
    return m_sql.run(u"DELETE FROM message WHERE id IN (SELECT m.id FROM conversation c JOIN message m"
                     " ON m.conversation = c.id AND m.time <= c.cleared_time WHERE c.id = ? LIMIT ?)"_s,
                     {row, ClearedAtOnce}) == ClearedAtOnce;
}

QList<Message> MessageTable::page(Page which, const Message &anchor, int limit)
{
    QString where = u"m.conversation = ?"_s;
    QVariantList values{ConversationTable::find(m_sql, anchor.account, anchor.conversation)};
    if (which != Page::Newest) {
        where += which == Page::Before ? u" AND (m.time, m.id) < (?, ?)"_s : u" AND (m.time, m.id) > (?, ?)"_s;
        values << stamp(anchor.time) << anchor.id;
    }
    const QString order = which == Page::After ? u"ASC"_s : u"DESC"_s;
    QList<Message> list;
    m_sql.each(u"SELECT %1 FROM message m WHERE %2 ORDER BY m.time %3, m.id %3 LIMIT ?"_s.arg(MessageRow::Columns,
                                                                                              where, order),
               values << limit,
               [&](const QSqlQuery &row) { list.append(MessageRow::read(row, anchor.account, anchor.conversation)); });
    if (which != Page::After) {
        std::ranges::reverse(list);
    }
    showQuotes(list);
    return list;
}

QList<MessageVersion> MessageTable::versions(MessageId id)
{
    QList<MessageVersion> list;
    m_sql.each(u"SELECT time, coalesce(original, body) FROM message WHERE id = ?"_s, {id}, [&](const QSqlQuery &row) {
        list.append({Instant(std::chrono::milliseconds(row.value(0).toLongLong())), row.value(1).toString()});
    });
    return list + AmendmentTable(m_sql).texts(id);
}

QList<Message> MessageTable::waiting(const Jid &account)
{
    QList<Message> list;
    m_sql.each(u"SELECT "_s + MessageRow::Columns +
                   u", c.jid FROM message m JOIN conversation c ON c.id = m.conversation JOIN account a"
                   " ON a.id = c.account WHERE m.state = 0 AND m.outgoing = 1 AND a.jid = ?"
                   " AND (m.transfer IS NULL OR EXISTS (SELECT 1 FROM transfer t WHERE t.id = m.transfer"
                   " AND t.url <> '')) ORDER BY m.time, m.id"_s,
               {account.toString()}, [&](const QSqlQuery &row) {
                   if (const auto jid = Jid::parse(row.value(MessageRow::ColumnCount).toString())) {
                       list.append(MessageRow::read(row, account, *jid));
                   }
               });
    showQuotes(list);
    return list;
}

std::optional<QString> MessageTable::caughtUp(const Jid &account)
{
    const auto id = m_sql.value(u"SELECT caught_up_id FROM account WHERE jid = ?"_s, {account.toString()});
    return id.isNull() ? std::nullopt : std::optional(id.toString());
}

void MessageTable::setCaughtUp(const Jid &account)
{
    m_sql.run(u"INSERT OR IGNORE INTO account (jid) VALUES (?)"_s, {account.toString()});
    m_sql.run(u"UPDATE account SET caught_up_id = coalesce(newest_archive_id, '') WHERE jid = ?"
              " AND caught_up_id IS NOT coalesce(newest_archive_id, '')"_s,
              {account.toString()});
}

/// Old history is read from its newest page on: what is left behind one with something too old is older still.
void MessageTable::put(const ArchiveGap &gap)
{
    ArchiveGap rest = gap;
    if (m_reachedLimit && !gap.missed) {
        rest.before.clear();
    }
    ArchiveTable::put(m_sql, rest);
}

void MessageTable::setRoomArchived(const Jid &account, const Jid &room, const QString &id)
{
    ConversationTable::setRoomArchived(m_sql, ConversationTable::require(m_sql, account, room), id);
}

/// Account and conversation are looked up too: a row found by its number alone tells only a number of them.
std::optional<Message> MessageTable::one(const QString &where, const QVariantList &values)
{
    std::optional<Message> found;
    m_sql.each(u"SELECT "_s + MessageRow::Columns +
                   u", c.jid, a.jid FROM message m JOIN conversation c ON c.id = m.conversation"
                   " JOIN account a ON a.id = c.account WHERE "_s +
                   where,
               values, [&](const QSqlQuery &row) {
                   const auto conversation = Jid::parse(row.value(MessageRow::ColumnCount).toString());
                   const auto account = Jid::parse(row.value(MessageRow::ColumnCount + 1).toString());
                   if (!found && conversation && account) {
                       found = MessageRow::read(row, *account, *conversation);
                   }
               });
    return found;
}

void MessageTable::updated(const Message &message)
{
    for (QList<Message> *list : {&m_change.added, &m_change.updated}) {
        if (const auto known = std::ranges::find(*list, message.id, &Message::id); known != list->end()) {
            *known = message;
            return;
        }
    }
    m_change.updated.append(message);
}

MessageChange MessageTable::takeChange()
{
    for (const auto &[account, conversation] : std::as_const(m_touched)) {
        const qint64 row = ConversationTable::find(m_sql, account, conversation);
        m_change.unread.append(
            {account, conversation, ConversationTable::unread(m_sql, row), ConversationTable::mentions(m_sql, row)});
    }
    std::ranges::stable_sort(m_change.added, {}, [](const Message &m) { return std::pair(m.time, m.id); });
    showQuotes(m_change.added);
    showQuotes(m_change.updated);
    return std::move(m_change);
}

} // namespace Tertulia
