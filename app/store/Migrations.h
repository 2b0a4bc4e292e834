#pragma once

#include <QList>
#include <QStringList>

namespace Tertulia {

class Sql;

/// The numbered steps from an empty file to the schema of today; the file remembers in user_version how far it came.
/// A step that was released is never edited: a change is a new step, appended.
namespace Migrations {

using Steps = QList<QStringList>;

Steps released();
inline int newestVersion()
{
    return int(released().size());
}
/// Fails with StoreTooNew where a program with more steps made the file.
void checkVersion(Sql &sql, const Steps &steps);
/// A backup of the file (none of a fresh one), then each missing step in a transaction of its own. A step that fails,
/// or a kill in the middle of it, leaves the version before it, whole.
void run(Sql &sql, const Steps &steps, const QString &file);

} // namespace Migrations
} // namespace Tertulia
