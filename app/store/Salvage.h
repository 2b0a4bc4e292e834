#pragma once

#include <QString>

namespace Tertulia {

class Sql;

/// What only this computer knows and no archive brings back: messages that wait, drafts, flags of conversations.
namespace Salvage {

/// Takes from a store that was set aside what can still be read of them; the rest stays there. Changes nothing in it.
void unsent(Sql &fresh, const QString &setAside);

} // namespace Salvage
} // namespace Tertulia
