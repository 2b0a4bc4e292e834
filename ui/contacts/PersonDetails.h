#pragma once

#include "app/Blocking.h"
#include "app/data/Contact.h"
#include "app/data/Presence.h"

#include <QMetaType>

namespace Tertulia {

/// All that menu and pane know of one person.
struct PersonDetails {
    Contact contact;       ///< its jid is always set; the rest is as it is for strangers
    bool onRoster = false; ///< one of our contacts, not only somebody who asks or writes
    bool isSelf = false;
    Presence presence;
    std::optional<Jid> blockedBy; ///< themselves, or their whole server
    Blocking::Support blocking = Blocking::Support::Unknown;
    bool signedIn = false;
    std::optional<bool> muted; ///< whether their conversation is; null: there is none
    QStringList allGroups;     ///< of everybody, to choose from

    bool mayBlock() const { return signedIn && !isSelf && blocking == Blocking::Support::Yes; }
    bool mayAskForTheirs() const { return onRoster && !contact.seesTheirPresence(); }
};

/// What a person can be asked for, by menu or pane.
enum class PersonAction {
    Message,
    SendFile,
    Details,
    Rename,   ///< opens the pane at the name
    NewGroup, ///< opens the pane at a new group's name
    Remove,   ///< opens the pane with its question
    RemoveForSure,
    Add,
    Accept,
    Decline,
    AskAgain,
    CancelRequest,
    Block,
    Unblock,
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::PersonAction)
Q_DECLARE_METATYPE(Tertulia::PersonDetails)
