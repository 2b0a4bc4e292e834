#pragma once

#include "app/data/Failure.h"
#include "app/data/Jid.h"
#include "app/data/Presence.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace Tertulia {

/// XEP-0045 §5.1, least first.
enum class RoomRole { None, Visitor, Participant, Moderator };
/// XEP-0045 §5.2, least first.
enum class Affiliation { Outcast, None, Member, Admin, Owner };

/// Somebody in a room now. All of it comes from the room: plain text of bounded length.
struct Occupant {
    QString nick;
    QString id; ///< XEP-0421: the same over nick changes and rejoins; empty where the room gives none
    Jid jid;    ///< bare, the real one; null where the room does not tell
    RoomRole role = RoomRole::None;
    Affiliation affiliation = Affiliation::None;
    Availability availability = Availability::Available;
    QString statusText;
    QByteArray photo = {}; ///< SHA-1 of their picture (XEP-0153, XEP-0398); empty: they show none

    friend bool operator==(const Occupant &, const Occupant &) = default;
};

/// Why a room and we are not together, or what keeps us from doing something in it; each has a sentence and a next
/// step.
enum class RoomTrouble {
    None,
    NickTaken,      ///< conflict
    NickLocked,     ///< not-acceptable: only the registered nickname may come in
    PasswordWanted, ///< not-authorized, and none was given
    PasswordWrong,  ///< not-authorized
    MembersOnly,    ///< registration-required
    Knocked,        ///< we have asked to be made a member, and somebody has to decide
    Banned,         ///< forbidden, or status 301
    Full,           ///< service-unavailable
    NoSuchRoom,     ///< item-not-found: it does not exist, or is locked until its owner has configured it
    NoSuchService,  ///< remote-server-not-found, or the domain has no rooms
    MayNotCreate,   ///< not-allowed
    Gone,           ///< it was destroyed
    Kicked,         ///< status 307
    NoLongerMember, ///< status 321, 322
    ServiceDown,    ///< status 332
    NoAnswer,       ///< nothing came in time
    NotAllowed,     ///< forbidden, not-allowed: a thing in the room that our role may not do
    Other,
};

/// A room that we are in, want to be in, or have bookmarked (XEP-0402).
struct Room {
    enum class State {
        Left,
        Joining,
        Joined,
        Failed, ///< see `trouble`; it is not tried again by itself
        Lost,   ///< we were in it, and the link or the service broke: we come back by ourselves
    };

    Jid jid;
    QString name; ///< the bookmark's, else the room's own; empty: show the local part
    QString subject;
    QString subjectBy; ///< nick of who set it
    QString nick;      ///< ours there, or the one we want
    QString password;
    State state = State::Left;
    RoomTrouble trouble = RoomTrouble::None;
    QString reason; ///< what somebody wrote with a kick, ban or destruction
    Jid successor;  ///< of a room that is gone: where they meet now; null: nowhere
    RoomRole role = RoomRole::None;
    Affiliation affiliation = Affiliation::None;
    bool bookmarked = false;
    bool autojoin = false;
    bool created = false;  ///< it did not exist before we joined
    bool anonymous = true; ///< only moderators see real addresses
    bool membersOnly = false;
    bool takesRequests = false; ///< it keeps us out, and one may ask to become a member
    bool moderated = false;
    bool subjectByAll = false; ///< participants may change the subject
    int people = 0;            ///< in it now, as far as we know

    bool mayChangeSubject() const
    {
        return role == RoomRole::Moderator || (subjectByAll && role >= RoomRole::Participant);
    }
    bool maySpeak() const { return role >= RoomRole::Participant; }
    QString displayName() const { return !name.isEmpty() ? name : !jid.local().isEmpty() ? jid.local() : jid.domain(); }
};

/// A line of the room browser (XEP-0030 items of a room service).
struct RoomListing {
    Jid jid;
    QString name;
    QString description; ///< empty until asked
    int people = -1;     ///< -1: not told
    bool membersOnly = false, passwordProtected = false;
};

/// A line of one of a room's lists (XEP-0045 §9.5, §10.3 …).
struct RoomMember {
    Jid jid;      ///< bare, or a domain
    QString nick; ///< reserved, or theirs now; may be empty
    Affiliation affiliation = Affiliation::None;
    QString reason;
};

/// What is kept of a room on our server, for all our devices (XEP-0402).
struct Bookmark {
    Jid room;
    QString name, nick, password;
    bool autojoin = false;
    QString extensions; ///< XML that other programs keep there: goes back as it came

    friend bool operator==(const Bookmark &, const Bookmark &) = default;
};

/// What we did with a bookmark, and our server does not know of yet. No password: it would lie on the disk.
struct BookmarkWish {
    Jid room;
    bool removed = false;
    QString name, nick;
    bool autojoin = false;

    friend bool operator==(const BookmarkWish &, const BookmarkWish &) = default;
};

/// Somebody wants us in a room, directly (XEP-0249) or through it (XEP-0045 §7.8.2).
struct RoomInvitation {
    Jid account; ///< ours
    Jid room;
    Jid from; ///< bare, or an occupant of the room; null where it does not tell
    QString reason, password;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::Room)
Q_DECLARE_METATYPE(Tertulia::RoomInvitation)
