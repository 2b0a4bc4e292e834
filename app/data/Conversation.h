#pragma once

#include "app/data/Message.h"

#include <optional>

namespace Tertulia {

/// A row of the chat list.
struct Conversation {
    Jid account; ///< bare, ours
    Jid jid;     ///< bare, the partner's
    bool isRoom = false;
    int unread = 0;
    int mentions = 0; ///< of the unread ones: those that call us by name
    std::optional<Message> last;
    QString draft;
    bool pinned = false;   ///< stands above the others
    bool muted = false;    ///< counts, but is not notified
    bool archived = false; ///< not in the list until something new comes in
};

} // namespace Tertulia
