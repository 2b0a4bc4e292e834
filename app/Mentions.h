#pragma once

#include <QString>

namespace Tertulia {

/// Whether `text` calls somebody by this nickname: as a word of its own, whatever its case.
bool mentions(const QString &text, const QString &nick);

} // namespace Tertulia
