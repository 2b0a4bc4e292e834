#include "ui/rooms/RoomMenu.h"

#include "ui/common/Icons.h"

#include <QActionGroup>

namespace Tertulia {

RoomMenu::RoomMenu(const Room &room, RoomNotices notices, bool open, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(room.displayName());
    const bool joined = room.state == Room::State::Joined;
    const bool wanted = joined || room.state == Room::State::Joining || room.state == Room::State::Lost;
    if (!open)
        setDefaultAction(add(tr("Open"), Ask::Open));
    if (!wanted)
        add(tr("Join"), Ask::Join)->setIcon(Icons::icon(Icon::People));
    if (joined) {
        add(tr("People"), Ask::People)->setIcon(Icons::icon(Icon::People));
        add(tr("Invite…"), Ask::Invite)->setIcon(Icons::icon(Icon::Plus));
        add(tr("Change nickname…"), Ask::ChangeNick);
        if (room.mayChangeSubject())
            add(tr("Change subject…"), Ask::ChangeSubject)->setIcon(Icons::icon(Icon::Edit));
    }
    addSeparator();
    addNotices(notices);
    QAction *bookmark = addAction(tr("Bookmark"));
    bookmark->setCheckable(true);
    bookmark->setChecked(room.bookmarked);
    connect(bookmark, &QAction::toggled, this, &RoomMenu::bookmarkChosen);
    QAction *autojoin = addAction(tr("Join when signing in"));
    autojoin->setCheckable(true);
    autojoin->setChecked(room.autojoin);
    connect(autojoin, &QAction::toggled, this, &RoomMenu::autojoinChosen);
    add(tr("Rename…"), Ask::Rename);
    add(tr("Copy address"), Ask::CopyAddress)->setIcon(Icons::icon(Icon::Copy));
    if (joined && room.affiliation >= Affiliation::Admin)
        addOwning(room);
    if (wanted) {
        addSeparator();
        add(tr("Leave"), Ask::Leave)->setIcon(Icons::icon(Icon::SignOut));
    }
}

QAction *RoomMenu::add(const QString &text, Ask what)
{
    return addAction(text, this, [this, what] { emit asked(what); });
}

void RoomMenu::addNotices(RoomNotices notices)
{
    QMenu *menu = addMenu(Icons::icon(Icon::Bell), tr("Notifications"));
    auto *group = new QActionGroup(menu);
    for (const auto &[choice, text] : {std::pair{RoomNotices::All, tr("All messages")},
                                       {RoomNotices::Mentions, tr("Only when I am mentioned")},
                                       {RoomNotices::None, tr("None")}}) {
        QAction *action = menu->addAction(text, this, [this, choice] { emit noticesChosen(choice); });
        action->setCheckable(true);
        action->setChecked(choice == notices);
        group->addAction(action);
    }
}

void RoomMenu::addOwning(const Room &room)
{
    addSeparator();
    add(tr("Members…"), Ask::Members)->setIcon(Icons::icon(Icon::Shield));
    if (room.affiliation < Affiliation::Owner)
        return;
    add(tr("Room settings"), Ask::Settings)->setIcon(Icons::icon(Icon::Sliders));
    add(tr("Destroy room…"), Ask::Destroy)->setIcon(Icons::icon(Icon::Trash));
}

} // namespace Tertulia
