#pragma once

#include "app/data/Failure.h"

#include <QString>

namespace Tertulia::SetAside {

/// Renames a store that cannot be used to tertulia.damaged-2026-11-23-174501.sqlite beside it (or .newer-…), with its
/// journal. Never over another file, deletes nothing. Nobody may have it open. The new name; empty where the folder
/// cannot be written.
QString move(const QString &file, FailureKind why);

} // namespace Tertulia::SetAside
