#pragma once

#include "app/data/Message.h"

#include <QSqlQuery>

/// A row of the table `message` as a value, and back.
namespace Tertulia::MessageRow {

inline const QString Columns =
    QStringLiteral("m.id, m.outgoing, m.time, m.body, m.stanza_id, m.origin_id, m.archive_id, m.state, m.failure");
constexpr int ColumnCount = 9;

Message read(const QSqlQuery &row, const Jid &account, const Jid &conversation);

QVariant orNull(const QString &id); ///< NULL for an empty one: unique indexes pass over it
int failureCode(FailureKind kind);  ///< stable over versions, unlike the enumerator's number

} // namespace Tertulia::MessageRow
