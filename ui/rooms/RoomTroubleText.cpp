#include "ui/rooms/RoomTroubleText.h"

namespace Tertulia {

QString RoomTroubleText::sentence(RoomTrouble trouble)
{
    // clang-format off: a table
    switch (trouble) {
    case RoomTrouble::None: return {};
    case RoomTrouble::NickTaken: return tr("Someone in the room has this nickname. Choose another one.");
    case RoomTrouble::NickLocked:
        return tr("You may only come in under the nickname that is registered for you there. Enter that one.");
    case RoomTrouble::PasswordWanted: return tr("This room has a password. Enter it to come in.");
    case RoomTrouble::PasswordWrong: return tr("The password is wrong. Check it and try again.");
    case RoomTrouble::MembersOnly: return tr("Only members may come in. Ask one of them to invite you.");
    case RoomTrouble::Knocked:
        return tr("You have asked to become a member. Join again when one of the room's owners has let you in.");
    case RoomTrouble::Banned: return tr("You are banned from this room. Ask one of its owners why.");
    case RoomTrouble::Full: return tr("The room is full. Try again when someone has left.");
    case RoomTrouble::NoSuchRoom:
        return tr("There is no such room, or its owner has not opened it yet. Check the name, or try again later.");
    case RoomTrouble::NoSuchService:
        return tr("There are no rooms at that address, or your server cannot reach it. Check the part after the @.");
    case RoomTrouble::MayNotCreate:
        return tr("There is no such room, and you may not make new ones there. Choose one that exists.");
    case RoomTrouble::Gone: return tr("This room has been closed for good.");
    case RoomTrouble::Kicked: return tr("A moderator has put you out of the room. You may come back.");
    case RoomTrouble::NoLongerMember:
        return tr("The room is for members only now. Ask one of them to invite you.");
    case RoomTrouble::ServiceDown:
        return tr("The room's service has shut down. We come back by ourselves when it does.");
    case RoomTrouble::NoAnswer: return tr("The room did not answer. Try again.");
    case RoomTrouble::NotAllowed: return tr("You may not do this in this room. Ask one of its moderators.");
    case RoomTrouble::Other: return tr("The room did not let this happen. Try again; the log says more.");
    }
    // clang-format on
    Q_UNREACHABLE_RETURN({});
}

RoomStep RoomTroubleText::step(const Room &about, RoomTrouble trouble)
{
    switch (trouble) {
    case RoomTrouble::NickTaken:
    case RoomTrouble::NickLocked:
        return RoomStep::OtherNick;
    case RoomTrouble::PasswordWanted:
    case RoomTrouble::PasswordWrong:
        return RoomStep::Password;
    case RoomTrouble::MembersOnly:
    case RoomTrouble::NoLongerMember:
        return about.takesRequests ? RoomStep::Knock : RoomStep::Retry;
    case RoomTrouble::Gone:
        return about.successor.isNull() ? RoomStep::None : RoomStep::Successor;
    case RoomTrouble::NoSuchService:
    case RoomTrouble::MayNotCreate:
        return RoomStep::OtherRoom;
    case RoomTrouble::Full:
    case RoomTrouble::Knocked:
    case RoomTrouble::NoSuchRoom:
    case RoomTrouble::Kicked:
    case RoomTrouble::ServiceDown:
    case RoomTrouble::NoAnswer:
    case RoomTrouble::Other:
        return RoomStep::Retry;
    case RoomTrouble::None:
    case RoomTrouble::Banned:
    case RoomTrouble::NotAllowed:
        return RoomStep::None;
    }
    Q_UNREACHABLE_RETURN(RoomStep::None);
}

QString RoomTroubleText::label(RoomStep step)
{
    switch (step) {
    case RoomStep::None:
        return {};
    case RoomStep::OtherNick:
        return tr("Another nickname");
    case RoomStep::Password:
        return tr("Enter password");
    case RoomStep::Knock:
        return tr("Ask to be let in");
    case RoomStep::Successor:
        return tr("Go to the new room");
    case RoomStep::Retry:
        return tr("Join again");
    case RoomStep::OtherRoom:
        return tr("Browse rooms");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomTroubleText::otherNick(const QString &taken)
{
    qsizetype digits = taken.size();
    while (digits > 0 && taken.size() - digits < 4 && taken.at(digits - 1).isDigit())
        --digits;
    const int number = taken.sliced(digits).toInt();
    return taken.first(digits) + QString::number(std::max(2, number + 1));
}

} // namespace Tertulia
