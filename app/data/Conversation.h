#pragma once

#include "app/data/Message.h"

#include <optional>

namespace Tertulia {

/// What of a room is told while we look elsewhere.
enum class RoomNotices { All, Mentions, None };

/// A row of the chat list.
struct Conversation {
    Jid account; ///< bare, ours
    Jid jid;     ///< bare, the partner's or the room's; with a resource: in private to that occupant
    bool isRoom = false;
    int unread = 0;
    int mentions = 0; ///< of the unread ones: those that call us by name
    std::optional<Message> last;
    QString draft;
    bool pinned = false;                    ///< stands above the others
    bool muted = false;                     ///< counts, but is not notified
    bool archived = false;                  ///< not in the list until something new comes in
    RoomNotices notices = RoomNotices::All; ///< of a room
};

} // namespace Tertulia
