#pragma once

namespace Tertulia {

class Sql;

/// The numbered steps from an empty file to the schema of today; the file remembers in user_version how far it came.
/// A step that was released is never edited: a change is a new step.
namespace Migrations {

int newestVersion();
void checkVersion(Sql &sql); ///< fails with StoreUnavailable where a newer program made the file
void run(Sql &sql);          ///< each missing step in a transaction of its own

} // namespace Migrations
} // namespace Tertulia
