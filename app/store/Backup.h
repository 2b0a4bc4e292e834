#pragma once

#include <QString>

namespace Tertulia {

class Sql;

/// The copy of the store that is made before its schema changes: tertulia.backup-v2.sqlite beside tertulia.sqlite,
/// where 2 is the version it has. Only the newest one is kept.
namespace Backup {

QString nameFor(const QString &file, int version);
/// Fails `sql` with DiskFull where there is no room for the copy and for what the change may need, and then leaves
/// everything as it was. The copy is complete and on the disk, or not there at all.
void make(Sql &sql, const QString &file, int version);
void keepOnly(const QString &file, int version); ///< 0: none

} // namespace Backup
} // namespace Tertulia
