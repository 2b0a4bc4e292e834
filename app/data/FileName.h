#pragma once

#include <QString>

namespace Tertulia::FileName {

constexpr int MaxBytes = 200; ///< UTF-8; leaves room for a number and ".part" below every file system's 255

/// What somebody calls a file, as a name that a folder may hold and a person may be shown: the last part only, without
/// control and direction characters, no leading dot, dash or blank, no trailing dot or blank, none of the names that
/// Windows keeps for devices, at most MaxBytes with the ending kept. Never empty; safe(safe(x)) is safe(x).
QString safe(const QString &told);

QString numbered(const QString &safeName, int number); ///< "photo (2).jpg"; 1: as it is

} // namespace Tertulia::FileName
