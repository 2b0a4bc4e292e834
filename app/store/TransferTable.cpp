#include "app/store/TransferTable.h"

#include "app/store/MessageRow.h"
#include "app/store/Sql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

// Stored as numbers: these must not move.
static_assert(int(TransferMethod::Undecided) == 0 && int(TransferMethod::HttpUpload) == 1 &&
              int(TransferMethod::Socks5) == 2 && int(TransferMethod::InBand) == 3);
static_assert(int(TransferState::Offered) == 0 && int(TransferState::Waiting) == 1 &&
              int(TransferState::Running) == 2 && int(TransferState::Checking) == 3 && int(TransferState::Done) == 4 &&
              int(TransferState::Declined) == 5 && int(TransferState::Cancelled) == 6 &&
              int(TransferState::Failed) == 7);

QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

QVariantList changing(const Transfer &transfer)
{
    return {text(transfer.name),
            text(transfer.type),
            transfer.size,
            transfer.sha256.isEmpty() ? QVariant() : QVariant(transfer.sha256),
            text(transfer.path),
            text(transfer.url.toString(QUrl::FullyEncoded)),
            int(transfer.method),
            int(transfer.state),
            MessageRow::failureCode(transfer.failure),
            transfer.done};
}

std::optional<Transfer> readRow(const QSqlQuery &row)
{
    const auto account = Jid::parse(row.value(0).toString()), conversation = Jid::parse(row.value(1).toString());
    if (!account || !conversation)
        return {}; // not written by us
    Transfer transfer;
    transfer.account = *account;
    transfer.conversation = *conversation;
    transfer.id = row.value(2).toLongLong();
    transfer.nick = row.value(3).toString();
    transfer.outgoing = row.value(4).toBool();
    transfer.time = Instant(std::chrono::milliseconds(row.value(5).toLongLong()));
    transfer.name = row.value(6).toString();
    transfer.type = row.value(7).toString();
    transfer.size = row.value(8).toLongLong();
    transfer.sha256 = row.value(9).toByteArray();
    transfer.path = row.value(10).toString();
    transfer.url = QUrl(row.value(11).toString(), QUrl::StrictMode);
    transfer.method = TransferMethod(std::clamp(row.value(12).toInt(), 0, int(TransferMethod::InBand)));
    transfer.state = TransferState(std::clamp(row.value(13).toInt(), 0, int(TransferState::Failed)));
    transfer.failure = MessageRow::failureOf(row.value(14).toInt());
    transfer.done = row.value(15).toLongLong();
    transfer.listed = !row.value(16).toBool();
    return transfer;
}

} // namespace

TransferId TransferTable::add(qint64 conversation, const Transfer &transfer)
{
    m_sql.run(u"INSERT INTO transfer (name, type, size, sha256, path, url, method, state, failure, done,"
              " conversation, nick, outgoing, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
              changing(transfer) + QVariantList{conversation, text(transfer.nick), int(transfer.outgoing),
                                                qint64(transfer.time.time_since_epoch().count())});
    return m_sql.lastInsertId();
}

void TransferTable::put(const Transfer &transfer)
{
    m_sql.run(u"UPDATE transfer SET name = ?, type = ?, size = ?, sha256 = ?, path = ?, url = ?, method = ?, state = ?,"
              " failure = ?, done = ? WHERE id = ?"_s,
              changing(transfer) + QVariantList{transfer.id});
}

void TransferTable::forget(TransferId id)
{
    m_sql.run(u"UPDATE transfer SET forgotten = 1 WHERE id = ?"_s, {id});
}

QList<Transfer> TransferTable::all(const Jid &account)
{
    return read(u"a.jid = ? ORDER BY t.id DESC LIMIT ?"_s, {account.toString(), MaxListed});
}

std::optional<Transfer> TransferTable::find(TransferId id)
{
    const auto found = read(u"t.id = ?"_s, {id});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

qint64 TransferTable::messageOf(TransferId id)
{
    return m_sql.value(u"SELECT id FROM message WHERE transfer = ?"_s, {id}).toLongLong();
}

QList<Transfer> TransferTable::read(const QString &where, const QVariantList &values)
{
    QList<Transfer> list;
    m_sql.each(u"SELECT a.jid, c.jid, t.id, t.nick, t.outgoing, t.time, t.name, t.type, t.size, t.sha256, t.path,"
               " t.url, t.method, t.state, t.failure, t.done, t.forgotten FROM transfer t JOIN conversation c"
               " ON c.id = t.conversation JOIN account a ON a.id = c.account WHERE "_s +
                   where,
               values, [&](const QSqlQuery &row) {
                   if (const auto transfer = readRow(row))
                       list.append(*transfer);
               });
    return list;
}

} // namespace Tertulia
