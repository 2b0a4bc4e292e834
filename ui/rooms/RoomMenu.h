#pragma once

#include "app/data/Conversation.h"
#include "app/data/Room.h"

#include <QMenu>

namespace Tertulia {

/// What can be done with a room; what our role there does not allow is not offered. Closes and deletes itself.
class RoomMenu : public QMenu
{
    Q_OBJECT

public:
    enum class Ask {
        Open,
        Join,
        Leave,
        Invite,
        People,
        ChangeNick,
        ChangeSubject,
        Rename,
        Settings,
        Members,
        Destroy,
        Details,
        CopyAddress,
    };

    RoomMenu(const Room &room, RoomNotices notices, bool open, QWidget *parent);

signals:
    void asked(Tertulia::RoomMenu::Ask what);
    void bookmarkChosen(bool bookmarked);
    void autojoinChosen(bool autojoin);
    void noticesChosen(Tertulia::RoomNotices notices);

private:
    QAction *add(const QString &text, Ask what);
    void addNotices(RoomNotices notices);
    void addOwning(const Room &room);
};

} // namespace Tertulia
