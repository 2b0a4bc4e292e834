#include "ui/Commands.h"

#include <QAction>

namespace Tertulia {

Commands::Commands(QObject *parent)
    : QObject(parent)
{
    // in the order of the enumerators
    add(tr("New chat…"), Qt::CTRL | Qt::Key_N, Icon::Chat);
    add(tr("Join or create a room…"), Qt::CTRL | Qt::Key_J, Icon::People);
    add(tr("Go to…"), Qt::CTRL | Qt::Key_K, Icon::ArrowDown);
    add(tr("Find in conversation"), Qt::CTRL | Qt::Key_F, Icon::Search);
    add(tr("Search everywhere"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, Icon::Search);
    add(tr("Previous conversation"), Qt::ALT | Qt::Key_Up, Icon::Chat);
    add(tr("Next conversation"), Qt::ALT | Qt::Key_Down, Icon::Chat);
    add(tr("Previous unread conversation"), Qt::ALT | Qt::SHIFT | Qt::Key_Up, Icon::Chat);
    add(tr("Next unread conversation"), Qt::ALT | Qt::SHIFT | Qt::Key_Down, Icon::Chat);
    add(tr("Attach a file…"), Qt::CTRL | Qt::Key_O, Icon::Attach);
    add(tr("Send a file…"), {}, Icon::Attach);
    add(tr("Transfers"), {}, Icon::Download);
    add(tr("Preferences"), Qt::CTRL | Qt::Key_Comma, Icon::Sliders);
    add(tr("Keyboard shortcuts"), Qt::Key_F1, Icon::Info);
    add(tr("Quit"), Qt::CTRL | Qt::Key_Q, Icon::Quit);
}

QAction *Commands::add(const QString &text, const QKeySequence &shortcut, Icon icon)
{
    auto *action = new QAction(Icons::icon(icon), text, this);
    action->setShortcut(shortcut);
    action->setProperty("symbol", int(icon)); // the switcher paints its own
    m_actions.append(action);
    return action;
}

void Commands::setSignedIn(bool signedIn)
{
    for (QAction *action : std::as_const(m_actions)) {
        const bool always =
            action == m_actions.at(Preferences) || action == m_actions.at(Shortcuts) || action == m_actions.at(Quit);
        action->setEnabled(signedIn || always);
    }
}

} // namespace Tertulia
