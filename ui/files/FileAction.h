#pragma once

#include <QMetaType>

namespace Tertulia {

/// What a person can ask for about one file.
enum class FileAction { Accept, Decline, Cancel, Retry, Open, ShowInFolder, SaveAs };

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::FileAction)
