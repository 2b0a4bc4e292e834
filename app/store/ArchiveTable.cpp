#include "app/store/ArchiveTable.h"

#include "app/store/Sql.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

QList<ArchiveGap> ArchiveTable::gaps(Sql &sql, const Jid &account)
{
    QList<ArchiveGap> list;
    sql.each(u"SELECT g.id, g.after_id, g.before_id, g.missed FROM archive_gap g JOIN account a ON a.id = g.account"
             " WHERE a.jid = ? ORDER BY g.missed DESC, g.id DESC"_s,
             {account.toString()}, [&](const QSqlQuery &row) {
                 list.append({row.value(0).toLongLong(), account, row.value(1).toString(), row.value(2).toString(),
                              row.value(3).toBool()});
             });
    return list;
}

/// A new gap behind the same message as an old one holds all of the old one.
void ArchiveTable::put(Sql &sql, const ArchiveGap &gap)
{
    if (gap.before.isEmpty()) {
        sql.run(u"DELETE FROM archive_gap WHERE id = ?"_s, {gap.id});
    } else if (gap.id) {
        sql.run(u"UPDATE archive_gap SET before_id = ? WHERE id = ?"_s, {gap.before, gap.id});
    } else {
        const QString after = gap.after.isNull() ? u""_s : gap.after;
        sql.run(u"INSERT OR IGNORE INTO account (jid) VALUES (?)"_s, {gap.account.toString()});
        sql.run(u"DELETE FROM archive_gap WHERE after_id = ? AND account = (SELECT id FROM account WHERE jid = ?)"_s,
                {after, gap.account.toString()});
        sql.run(u"INSERT INTO archive_gap (account, after_id, before_id, missed) SELECT id, ?, ?, ? FROM account"
                " WHERE jid = ?"_s,
                {after, gap.before, int(gap.missed), gap.account.toString()});
    }
}

std::optional<Instant> ArchiveTable::newest(Sql &sql, qint64 conversation)
{
    const QVariant time = sql.value(u"SELECT time FROM message WHERE conversation = ? AND state NOT IN (0, 4)"
                                    " ORDER BY time DESC LIMIT 1"_s,
                                    {conversation});
    return time.isValid() ? std::optional(Instant(std::chrono::milliseconds(time.toLongLong()))) : std::nullopt;
}

std::optional<Instant> ArchiveTable::oldest(Sql &sql, qint64 conversation)
{
    const QVariant time =
        sql.value(u"SELECT time FROM message WHERE conversation = ? ORDER BY time LIMIT 1"_s, {conversation});
    return time.isValid() ? std::optional(Instant(std::chrono::milliseconds(time.toLongLong()))) : std::nullopt;
}

} // namespace Tertulia
