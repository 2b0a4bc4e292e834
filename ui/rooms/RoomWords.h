#pragma once

#include "app/data/Room.h"

#include <QCoreApplication>

namespace Tertulia {

/// What rooms, roles and affiliations (XEP-0045 §5) are called.
class RoomWords
{
    Q_DECLARE_TR_FUNCTIONS(RoomWords)

public:
    static QString people(RoomRole role);           ///< of several: Moderators
    static QString affiliation(Affiliation which);  ///< of one: owner
    static QString affiliations(Affiliation which); ///< of several: Owners
    static QString name(const Room &room);          ///< of one line, for a sentence
    static QString state(const Room &room);         ///< what stands above the conversation; empty: nothing
};

} // namespace Tertulia
