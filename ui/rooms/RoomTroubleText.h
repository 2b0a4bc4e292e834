#pragma once

#include "app/data/Room.h"

#include <QCoreApplication>

namespace Tertulia {

/// What a person can do about a trouble with a room.
enum class RoomStep { None, OtherNick, Password, Knock, Successor, Retry, OtherRoom };

/// The one table from a trouble with a room to what a person reads and what they can do next. No text from the network.
class RoomTroubleText
{
    Q_DECLARE_TR_FUNCTIONS(RoomTroubleText)

public:
    static QString sentence(RoomTrouble trouble); ///< plain text; empty for None
    static RoomStep step(const Room &about, RoomTrouble trouble);
    static QString label(RoomStep step);            ///< of its button; empty where there is none
    static QString otherNick(const QString &taken); ///< one more than that: ana → ana2 → ana3
};

} // namespace Tertulia
