#pragma once

#include "app/data/Instant.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace Tertulia {

/// Something that happened around a conversation and is no message. All texts are the network's: plain, of bounded
/// length.
struct TalkEvent {
    enum class Kind {
        Entered, ///< a room, by `who`
        Left,
        Removed, ///< kicked, or no longer a member; `text`: the reason
        Banned,  ///< `text`: the reason
        Renamed, ///< `text`: the new nickname
        Subject, ///< `text`: the new one
        Online,  ///< the partner …
        Offline,
        Status, ///< `text`: the new status message
    };

    Kind kind = Kind::Entered;
    QString who = {}; ///< in a room: a nickname; empty: nobody is known, or the partner
    QString text = {};
    bool ours = false; ///< it is about us
    Instant time{};
    qint64 id = 0; ///< the later, the higher; of this run only

    friend bool operator==(const TalkEvent &, const TalkEvent &) = default;
};

/// Which of them the person wants to see.
struct EventChoice {
    bool rooms = true, presence = true;

    friend bool operator==(const EventChoice &, const EventChoice &) = default;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::TalkEvent)
