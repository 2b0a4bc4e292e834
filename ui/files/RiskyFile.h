#pragma once

#include <QString>

namespace Tertulia {

/// Whether opening this file may run something, by its name or by its content: programs, scripts, .desktop, .jar,
/// packages, web pages and drawings that can hold scripts (HOSTILE §3). Reads its beginning.
bool isRiskyToOpen(const QString &path);

} // namespace Tertulia
