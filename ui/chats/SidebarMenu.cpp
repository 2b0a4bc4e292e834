// Sidebar: the account's menu.
#include "ui/Commands.h"
#include "ui/chats/AccountsSection.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/Icons.h"

#include <QActionGroup>
#include <QMenu>

namespace Tertulia {

using namespace Qt::StringLiterals;

QMenu *Sidebar::buildAccountMenu(const Commands &commands)
{
    auto *menu = new QMenu(this);
    m_accounts = new AccountsSection(menu);
    connect(m_accounts, &AccountsSection::accountChosen, this, &Sidebar::accountTouched);
    connect(m_accounts, &AccountsSection::addAccountAsked, this, &Sidebar::addAccountAsked);
    menu->addAction(Icons::icon(Icon::Person), tr("My profile"), this, &Sidebar::profileAsked);
    QMenu *theme = menu->addMenu(Icons::icon(Icon::Theme), tr("Theme"));
    auto *schemes = new QActionGroup(menu);
    for (const auto &[scheme, name] : {std::pair{Theme::Scheme::System, tr("As the system")},
                                       {Theme::Scheme::Light, tr("Light")},
                                       {Theme::Scheme::Dark, tr("Dark")}}) {
        QAction *action = theme->addAction(name);
        action->setCheckable(true);
        action->setData(int(scheme));
        schemes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { emit themeChosen(scheme); });
    }
    theme->setObjectName("theme"_L1);
    menu->addAction(commands.action(Commands::Transfers));
    menu->addAction(commands.action(Commands::Preferences));
    menu->addSeparator();
    menu->addAction(Icons::icon(Icon::Lock), tr("Change password…"), this, &Sidebar::changePasswordAsked);
    menu->addAction(tr("Export all history…"), this, &Sidebar::exportAllAsked);
    menu->addAction(tr("Clear all history…"), this, &Sidebar::clearAllAsked);
    menu->addSeparator();
    menu->addAction(Icons::icon(Icon::SignOut), tr("Sign out"), this, &Sidebar::signOutAsked);
    menu->addAction(Icons::icon(Icon::Trash), tr("Delete account…"), this, &Sidebar::deleteAccountAsked);
    menu->addSeparator();
    menu->addAction(commands.action(Commands::Shortcuts));
    menu->addAction(commands.action(Commands::Quit));
    connect(commands.action(Commands::Quit), &QAction::triggered, this, &Sidebar::quitAsked);
    return menu;
}

} // namespace Tertulia
