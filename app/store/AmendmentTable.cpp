#include "app/store/AmendmentTable.h"

#include "app/store/MessageRow.h"
#include "app/store/Sql.h"

#include <QUuid>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

// Stored as numbers: these must not move.
static_assert(int(Amendment::Kind::Correction) == 1 && int(Amendment::Kind::Retraction) == 2 &&
              int(Amendment::Kind::Reaction) == 3);

QString bodyOf(const Amendment &amendment)
{
    const QString body = amendment.kind == Amendment::Kind::Reaction     ? amendment.emoji.join(u'\n')
                         : amendment.kind == Amendment::Kind::Correction ? amendment.said.body
                                                                         : QString();
    return body.isNull() ? u""_s : body;
}

void choose(QList<Reaction> &reactions, const QString &emoji, const Jid &who)
{
    const auto known = std::ranges::find(reactions, emoji, &Reaction::emoji);
    if (known == reactions.end()) {
        reactions.append({emoji, {who}});
    } else if (!known->who.contains(who)) {
        known->who.append(who);
    }
}

} // namespace

std::optional<AmendmentTable::Row> AmendmentTable::one(const QString &where, const QVariantList &values)
{
    std::optional<Row> found;
    m_sql.each(u"SELECT id, message, state, archive_id IS NOT NULL FROM amendment WHERE "_s + where, values,
               [&](const QSqlQuery &row) {
                   found = found.value_or(Row{row.value(0).toLongLong(), row.value(1).toLongLong(),
                                              MessageState(row.value(2).toInt()), row.value(3).toBool()});
               });
    return found;
}

std::optional<AmendmentTable::Row> AmendmentTable::findKnown(qint64 conversation, const Message &said)
{
    std::optional<Row> known;
    if (!said.archiveId.isEmpty()) {
        known = one(u"conversation = ? AND archive_id = ?"_s, {conversation, said.archiveId});
    }
    if (!known && !said.originId.isEmpty()) {
        known = one(u"conversation = ? AND origin_id = ? AND outgoing = ?"_s,
                    {conversation, said.originId, int(said.outgoing)});
    }
    if (!known && !said.stanzaId.isEmpty()) {
        known = one(u"conversation = ? AND stanza_id = ? AND (outgoing = ? OR outgoing = 1 AND nick IS NOT NULL) AND"
                    " (archive_id IS NULL OR ? IS NULL) AND (outgoing = 1 OR nick IS ?)"_s,
                    {conversation, said.stanzaId, int(said.outgoing), MessageRow::orNull(said.archiveId),
                     MessageRow::orNull(said.nick)});
    }
    return known;
}

std::optional<AmendmentTable::Row> AmendmentTable::findOwn(qint64 conversation, const QString &stanzaId)
{
    return one(u"conversation = ? AND stanza_id = ? AND outgoing = 1"_s, {conversation, stanzaId});
}

std::optional<AmendmentTable::Row> AmendmentTable::find(MessageId id)
{
    return one(u"id = ?"_s, {id});
}

bool AmendmentTable::add(qint64 conversation, MessageId message, Amendment &amendment)
{
    const Message &said = amendment.said;
    const qint64 time = said.time.time_since_epoch().count();
    const QVariant row = message ? QVariant(message) : QVariant();
    if (amendment.kind == Amendment::Kind::Reaction) { // only the last one of each sender counts: no need for the rest
        const QString same = u"conversation = ? AND target = ? AND kind = 3 AND outgoing = ? AND +message IS ?"
                             " AND (outgoing = 1 OR coalesce(occupant, nick) IS ?)"_s;
        const QString sender = said.occupant.isEmpty() ? said.nick : said.occupant;
        const QVariantList values{conversation, amendment.target, int(said.outgoing), row, MessageRow::orNull(sender)};
        if (m_sql.value(u"SELECT max(time) FROM amendment WHERE "_s + same, values).toLongLong() > time) {
            return false;
        }
        m_sql.run(u"DELETE FROM amendment WHERE "_s + same, values);
    }
    m_sql.run(u"INSERT INTO amendment (conversation, message, kind, target, outgoing, time, body, stanza_id, origin_id,"
              " archive_id, state, failure, nick, occupant) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)"_s,
              {conversation, row, int(amendment.kind), amendment.target, int(said.outgoing), time, bodyOf(amendment),
               MessageRow::orNull(said.stanzaId), MessageRow::orNull(said.originId), MessageRow::orNull(said.archiveId),
               int(said.state), MessageRow::orNull(said.nick), MessageRow::orNull(said.occupant)});
    amendment.said.id = m_sql.lastInsertId();
    return true;
}

void AmendmentTable::setArchiveId(MessageId id, const QString &archiveId)
{
    m_sql.run(u"UPDATE amendment SET archive_id = ? WHERE id = ?"_s, {archiveId, id});
}

void AmendmentTable::setState(MessageId id, MessageState state, FailureKind failure)
{
    m_sql.run(u"UPDATE amendment SET state = ?, failure = ? WHERE id = ?"_s,
              {int(state), MessageRow::failureCode(failure), id});
}

void AmendmentTable::removeFailed(MessageId message, std::optional<Amendment::Kind> kind)
{
    m_sql.run(u"DELETE FROM amendment WHERE message = ? AND state = 4 AND kind = coalesce(?, kind)"_s,
              {message, kind ? QVariant(int(*kind)) : QVariant()});
}

/// As with messages: the partner's or the server's memory of the failed id must not swallow it.
void AmendmentTable::renewFailed(MessageId message)
{
    QList<MessageId> failed;
    m_sql.each(u"SELECT id FROM amendment WHERE message = ? AND state = 4"_s, {message},
               [&](const QSqlQuery &row) { failed.append(row.value(0).toLongLong()); });
    for (const MessageId id : std::as_const(failed)) {
        const QString fresh = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_sql.run(u"UPDATE amendment SET state = 0, failure = 0, archive_id = NULL, stanza_id = ?, origin_id = ?"
                  " WHERE id = ?"_s,
                  {fresh, fresh, id});
    }
}

void AmendmentTable::move(MessageId from, MessageId to)
{
    m_sql.run(u"UPDATE amendment SET message = ? WHERE message = ?"_s, {to, from});
}

int AmendmentTable::adopt(qint64 conversation, const Message &message)
{
    int adopted = 0;
    for (const QString &id : message.names()) {
        adopted +=
            m_sql.run(u"UPDATE amendment SET message = ? WHERE conversation = ? AND target = ? AND"
                      " message IS NULL AND (kind = 3 OR outgoing = ? AND (outgoing = 1 OR nick IS NULL OR occupant"
                      " IS NOT NULL) AND (outgoing = 1 OR coalesce(occupant, '') = ?))"_s,
                      {message.id, conversation, id, int(message.outgoing),
                       message.occupant.isNull() ? u""_s : message.occupant});
    }
    return adopted;
}

Instant AmendmentTable::newest(MessageId message, Amendment::Kind kind)
{
    return Instant(std::chrono::milliseconds(
        m_sql.value(u"SELECT max(time) FROM amendment WHERE message = ? AND kind = ?"_s, {message, int(kind)})
            .toLongLong()));
}

AmendmentTable::Outcome AmendmentTable::outcome(const Message &message)
{
    Outcome outcome;
    m_sql.each(u"SELECT time, body FROM amendment WHERE message = ? AND kind = 1 AND state <> 4"
               " ORDER BY time DESC, id DESC LIMIT 1"_s,
               {message.id}, [&](const QSqlQuery &row) {
                   outcome.text = MessageVersion{Instant(std::chrono::milliseconds(row.value(0).toLongLong())),
                                                 row.value(1).toString()};
               });
    outcome.retracted =
        m_sql.value(u"SELECT 1 FROM amendment WHERE message = ? AND kind = 2 AND state <> 4 LIMIT 1"_s, {message.id})
            .isValid();
    outcome.reactions = reactions(message);
    m_sql.each(u"SELECT state, failure FROM amendment WHERE message = ? AND outgoing = 1 AND state IN (0, 4)"
               " ORDER BY id DESC LIMIT 1"_s,
               {message.id}, [&](const QSqlQuery &row) {
                   outcome.state = row.value(0).toInt() == 0 ? AmendmentState::Waiting : AmendmentState::Failed;
                   outcome.failure = MessageRow::failureOf(row.value(1).toInt());
               });
    return outcome;
}

/// Whoever stands in two rows (told under the origin id and under the stanza id) has chosen what the later one says.
QList<Reaction> AmendmentTable::reactions(const Message &message)
{
    QList<std::pair<Jid, QString>> chosen; // the later one last
    m_sql.each(
        u"SELECT outgoing, body, nick FROM amendment WHERE message = ? AND kind = 3 AND state <> 4 ORDER BY time, id"_s,
        {message.id}, [&](const QSqlQuery &row) {
            const QString nick = row.value(2).toString();
            const Jid who = row.value(0).toBool() ? message.account
                            : nick.isEmpty()      ? message.conversation
                                                  : message.conversation.withResource(nick);
            chosen.removeIf([&](const auto &earlier) { return earlier.first == who; });
            chosen.append({who, row.value(1).toString()});
        });
    QList<Reaction> reactions;
    for (const auto &[who, lines] : std::as_const(chosen)) {
        for (const QString &emoji : lines.split(u'\n', Qt::SkipEmptyParts)) {
            choose(reactions, emoji, who);
        }
    }
    return reactions;
}

QList<MessageVersion> AmendmentTable::texts(MessageId message)
{
    QList<MessageVersion> list;
    m_sql.each(u"SELECT time, body FROM amendment WHERE message = ? AND kind = 1 AND state <> 4 ORDER BY time, id"_s,
               {message}, [&](const QSqlQuery &row) {
                   list.append(
                       {Instant(std::chrono::milliseconds(row.value(0).toLongLong())), row.value(1).toString()});
               });
    return list;
}

QList<Amendment> AmendmentTable::waiting(const Jid &account)
{
    QList<Amendment> list;
    m_sql.each(
        u"SELECT x.id, x.kind, x.target, x.time, x.body, x.stanza_id, x.origin_id, c.jid, x.nick FROM amendment x"
        " JOIN conversation c ON c.id = x.conversation JOIN account a ON a.id = c.account"
        " WHERE x.state = 0 AND x.outgoing = 1 AND a.jid = ? ORDER BY x.id"_s,
        {account.toString()}, [&](const QSqlQuery &row) {
            Amendment amendment;
            amendment.kind = Amendment::Kind(row.value(1).toInt());
            amendment.target = row.value(2).toString();
            Message &said = amendment.said;
            said.id = row.value(0).toLongLong();
            said.account = account;
            said.conversation = Jid::parse(row.value(7).toString()).value_or(Jid());
            said.outgoing = true;
            said.nick = row.value(8).toString();
            said.time = Instant(std::chrono::milliseconds(row.value(3).toLongLong()));
            said.stanzaId = row.value(5).toString();
            said.originId = row.value(6).toString();
            said.state = MessageState::Waiting;
            if (amendment.kind == Amendment::Kind::Reaction) {
                amendment.emoji = row.value(4).toString().split(u'\n', Qt::SkipEmptyParts);
            } else {
                said.body = row.value(4).toString();
            }
            list.append(amendment);
        });
    return list;
}

} // namespace Tertulia
