#pragma once

#include "app/data/ArchiveGap.h"
#include "app/data/Instant.h"

#include <QList>
#include <optional>

namespace Tertulia {

class Sql;

/// How much of the server's archive is here, on the worker thread.
namespace ArchiveTable {

QList<ArchiveGap> gaps(Sql &sql, const Jid &account); ///< missed ones first, the newer ones of each kind first
void put(Sql &sql, const ArchiveGap &gap);            ///< adds, shrinks or closes it
std::optional<Instant> oldest(Sql &sql, qint64 conversation);
std::optional<Instant> newest(Sql &sql, qint64 conversation); ///< that is with the server

} // namespace ArchiveTable
} // namespace Tertulia
