#include "ui/chats/AccountsSection.h"

#include "ui/common/Formats.h"
#include "ui/common/Icons.h"

#include <QMenu>

namespace Tertulia {

using namespace Qt::StringLiterals;

AccountsSection::AccountsSection(QMenu *menu)
    : QObject(menu)
    , m_menu(menu)
    , m_add(menu->addAction(Icons::icon(Icon::Plus), tr("Add an account…"), this, &AccountsSection::addAccountAsked))
    , m_end(menu->addSeparator())
{
}

void AccountsSection::setAccounts(const QList<AccountLine> &accounts)
{
    m_accounts = accounts;
    build();
}

void AccountsSection::setCurrent(const Jid &account)
{
    m_current = account;
    build();
}

void AccountsSection::build()
{
    qDeleteAll(m_lines);
    m_lines.clear();
    if (m_accounts.size() < 2)
        return;
    for (const AccountLine &line : std::as_const(m_accounts)) {
        const QString how = line.state.isEmpty() ? Formats::availability(line.availability) : line.state;
        const QString text = tr("%1: %2").arg(line.account.toString(), how).replace(u'&', "&&"_L1);
        auto *action = new QAction(line.needsYou ? Icons::icon(Icon::Alert) : QIcon(), text, this);
        action->setCheckable(true);
        action->setChecked(line.account == m_current);
        connect(action, &QAction::triggered, this, [this, account = line.account] { emit accountChosen(account); });
        m_menu->insertAction(m_add, action);
        m_lines.append(action);
    }
}

} // namespace Tertulia
