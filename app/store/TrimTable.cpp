#include "app/store/TrimTable.h"

#include "app/store/Sql.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr int RowsAtOnce = 50;

} // namespace

void TrimTable::slice(Sql &sql, std::chrono::milliseconds budget)
{
    QElapsedTimer clock;
    clock.start();
    while (!m_over && !sql.failed() && clock.durationElapsed() < budget) {
        if (m_within)
            someRows(sql);
        else
            nextConversation(sql);
    }
}

void TrimTable::nextConversation(Sql &sql)
{
    m_over = true;
    sql.each(u"SELECT c.id, a.jid, c.jid FROM conversation c JOIN account a ON a.id = c.account WHERE c.id > ?"
             " ORDER BY c.id LIMIT 1"_s,
             {m_conversation}, [this](const QSqlQuery &row) {
                 m_over = false;
                 m_conversation = row.value(0).toLongLong();
                 m_place = {Jid::parse(row.value(1).toString()).value_or(Jid()),
                            Jid::parse(row.value(2).toString()).value_or(Jid())};
             });
    m_within = !m_over;
    m_time = -1;
    m_id = m_removedHere = 0;
}

void TrimTable::someRows(Sql &sql)
{
    QList<qint64> old;
    int seen = 0;
    sql.each(u"SELECT m.id, m.time, NOT m.unread AND NOT (m.outgoing AND m.state IN (0, 4)) AND NOT EXISTS"
             " (SELECT 1 FROM amendment a WHERE a.message = m.id AND a.outgoing AND a.state IN (0, 4))"
             " FROM message m WHERE m.conversation = ? AND (m.time, m.id) > (?, ?) AND m.time <= ?"
             " ORDER BY m.time, m.id LIMIT ?"_s,
             {m_conversation, m_time, m_id, m_upTo, RowsAtOnce}, [&](const QSqlQuery &row) {
                 ++seen;
                 m_id = row.value(0).toLongLong();
                 m_time = row.value(1).toLongLong();
                 if (row.value(2).toBool())
                     old.append(m_id);
             });
    for (const qint64 message : std::as_const(old))
        sql.run(u"DELETE FROM message WHERE id = ?"_s, {message});
    m_removed += old.size();
    m_removedHere += old.size();
    if (seen < RowsAtOnce)
        endConversation(sql);
}

void TrimTable::endConversation(Sql &sql)
{
    sql.run(u"DELETE FROM amendment WHERE conversation = ? AND message IS NULL AND time <= ?"
            " AND NOT (outgoing AND state IN (0, 4))"_s,
            {m_conversation, m_upTo});
    if (m_removedHere > 0)
        m_done.append(m_place);
    m_within = false;
}

void TrimTable::setKeptSince(Sql &sql, qint64 time)
{
    sql.run(u"UPDATE history_limit SET kept_since = ?"_s, {time});
}

qint64 TrimTable::bytesUsed(Sql &sql)
{
    const auto number = [&](const QString &pragma) { return sql.value(u"PRAGMA "_s + pragma).toLongLong(); };
    return (number(u"page_count"_s) - number(u"freelist_count"_s)) * number(u"page_size"_s);
}

} // namespace Tertulia
