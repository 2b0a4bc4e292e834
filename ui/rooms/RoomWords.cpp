#include "ui/rooms/RoomWords.h"

#include "ui/rooms/RoomTroubleText.h"
#include "ui/timeline/DisplayText.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {
constexpr int MaxReason = 300;
}

QString RoomWords::people(RoomRole role)
{
    switch (role) {
    case RoomRole::Moderator:
        return tr("Moderators");
    case RoomRole::Participant:
        return tr("Participants");
    case RoomRole::Visitor:
        return tr("Visitors, who may only read");
    case RoomRole::None:
        return tr("Others");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomWords::affiliation(Affiliation which)
{
    switch (which) {
    case Affiliation::Owner:
        return tr("owner");
    case Affiliation::Admin:
        return tr("admin");
    case Affiliation::Member:
        return tr("member");
    case Affiliation::None:
        return tr("guest");
    case Affiliation::Outcast:
        return tr("banned");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomWords::affiliations(Affiliation which)
{
    switch (which) {
    case Affiliation::Owner:
        return tr("Owners");
    case Affiliation::Admin:
        return tr("Admins");
    case Affiliation::Member:
        return tr("Members");
    case Affiliation::None:
        return tr("Guests");
    case Affiliation::Outcast:
        return tr("Banned");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomWords::name(const Room &room)
{
    return displayText(room.displayName()).simplified();
}

QString RoomWords::state(const Room &room)
{
    switch (room.state) {
    case Room::State::Joined:
        return room.maySpeak() ? QString() : tr("You may only read here until a moderator gives you voice.");
    case Room::State::Joining:
        return tr("Joining…");
    case Room::State::Lost:
        return tr("The room is out of reach. We come back by ourselves.");
    case Room::State::Left:
        return tr("You are not in this room. What you write is sent as soon as you have joined.");
    case Room::State::Failed:
        break;
    }
    QString sentence = RoomTroubleText::sentence(room.trouble);
    if (const QString said = displayText(room.reason).simplified().left(MaxReason); !said.isEmpty())
        sentence += u' ' + tr("“%1”", "what the room said").arg(said);
    return sentence;
}

} // namespace Tertulia
