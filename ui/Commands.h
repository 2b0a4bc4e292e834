#pragma once

#include "ui/common/Icons.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;

namespace Tertulia {

/// The one table of what a person can do from anywhere: menus, the quick switcher and the sheet of shortcuts are made
/// from it. Owns the actions; what they do is connected by whoever can do it.
class Commands : public QObject
{
    Q_OBJECT

public:
    enum Command {
        NewChat,
        JoinRoom,
        QuickSwitcher,
        FindHere,
        FindEverywhere,
        PreviousChat,
        NextChat,
        PreviousUnread,
        NextUnread,
        AttachFile,
        SendFile,
        Transfers,
        Preferences,
        Shortcuts,
        Quit,
    };

    explicit Commands(QObject *parent = nullptr);

    QAction *action(Command command) const { return m_actions.at(command); }
    QList<QAction *> all() const { return m_actions; }
    /// Another one, behind those of the table.
    QAction *add(const QString &text, const QKeySequence &shortcut, Icon icon);
    void setSignedIn(bool signedIn); ///< without a session only Preferences, Shortcuts and Quit make sense

private:
    QList<QAction *> m_actions;
};

} // namespace Tertulia
