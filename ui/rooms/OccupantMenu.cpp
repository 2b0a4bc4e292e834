#include "ui/rooms/OccupantMenu.h"

#include "ui/common/Icons.h"
#include "ui/rooms/RoomWords.h"

namespace Tertulia {

OccupantMenu::OccupantMenu(const Occupant &occupant, const Room &room, QWidget *parent)
    : QMenu(parent)
    , m_occupant(occupant)
    , m_room(room)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(occupant.nick);
    const QString nick = occupant.nick;
    const Jid person = occupant.jid;
    const bool self = nick == room.nick;
    if (!self) {
        addAction(Icons::icon(Icon::Chat), tr("Private message"), this, [this, nick] { emit messageAsked(nick); });
        addAction(tr("Mention"), this, [this, nick] { emit mentionAsked(nick); });
    }
    if (!person.isNull()) {
        addAction(Icons::icon(Icon::Info), tr("Details"), this, [this, person] { emit detailsAsked(person); });
        if (!self)
            addAction(Icons::icon(Icon::Person), tr("Add contact…"), this, [this, person] { emit addAsked(person); });
    }
    if (self)
        return;
    addModeration();
    if (!person.isNull())
        addAffiliations();
}

/// XEP-0045 §5.1.3: nobody moderates those who stand above them.
void OccupantMenu::addModeration()
{
    const bool may = m_room.role == RoomRole::Moderator && m_occupant.affiliation < Affiliation::Admin;
    const bool mayAppoint = m_room.affiliation >= Affiliation::Admin && m_occupant.affiliation < Affiliation::Admin;
    if (!may && !mayAppoint)
        return;
    const QString nick = m_occupant.nick;
    const auto role = [this, nick](const QString &text, RoomRole to) {
        addAction(text, this, [this, nick, to] { emit roleChosen(nick, to); });
    };
    addSeparator();
    if (may && m_occupant.role == RoomRole::Visitor)
        role(tr("Grant voice"), RoomRole::Participant);
    if (may && m_occupant.role == RoomRole::Participant)
        role(tr("Revoke voice"), RoomRole::Visitor);
    if (mayAppoint && m_occupant.role != RoomRole::Moderator)
        role(tr("Make moderator"), RoomRole::Moderator);
    if (mayAppoint && m_occupant.role == RoomRole::Moderator)
        role(tr("Remove as moderator"), RoomRole::Participant);
    if (may)
        addAction(Icons::icon(Icon::SignOut), tr("Kick…"), this, [this, nick] { emit kickAsked(nick); });
}

/// §5.2.2: owners decide on everybody, admins on members and guests; for both a real address is needed.
void OccupantMenu::addAffiliations()
{
    const bool owner = m_room.affiliation == Affiliation::Owner;
    const bool admin = m_room.affiliation >= Affiliation::Admin && m_occupant.affiliation < Affiliation::Admin;
    if (!owner && !admin)
        return;
    const Jid person = m_occupant.jid;
    const auto entry = [this, person](QMenu *menu, const QString &text, Affiliation to) {
        QAction *action = menu->addAction(text, this, [this, person, to] { emit affiliationChosen(person, to); });
        if (to != Affiliation::Outcast) {
            action->setCheckable(true);
            action->setChecked(m_occupant.affiliation == to);
        }
    };
    entry(this, tr("Ban…"), Affiliation::Outcast);
    QMenu *menu = addMenu(tr("Make them"));
    for (const Affiliation to : {Affiliation::Owner, Affiliation::Admin, Affiliation::Member, Affiliation::None}) {
        if (owner || to < Affiliation::Admin)
            entry(menu, RoomWords::affiliation(to), to);
    }
}

} // namespace Tertulia
