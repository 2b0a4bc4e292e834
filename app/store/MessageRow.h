#pragma once

#include "app/data/Message.h"

#include <QSqlQuery>

/// A row of the table `message` as a value, and back.
namespace Tertulia::MessageRow {

inline const QString Columns =
    QStringLiteral("m.id, m.outgoing, m.time, m.body, m.stanza_id, m.origin_id, m.archive_id, m.state, m.failure,"
                   " m.markable, m.reply_id, m.edited, m.retracted, m.reactions, m.amendment, m.amendment_failure,"
                   " m.transfer, m.nick, m.occupant, m.mention");
constexpr int ColumnCount = 20;

/// Of a quote only the id: MessageTable looks for what it names.
Message read(const QSqlQuery &row, const Jid &account, const Jid &conversation);

QVariant orNull(const QString &id); ///< NULL for an empty one: unique indexes pass over it
int failureCode(FailureKind kind);  ///< stable over versions, unlike the enumerator's number
FailureKind failureOf(int code);
QVariant reactionsText(const QList<Reaction> &reactions); ///< NULL where there are none

} // namespace Tertulia::MessageRow
