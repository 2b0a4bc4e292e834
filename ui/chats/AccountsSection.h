#pragma once

#include "app/data/Jid.h"
#include "app/data/Presence.h"

#include <QObject>
#include <QPointer>

class QAction;
class QMenu;

namespace Tertulia {

/// How one of several accounts stands, in a line of the menu.
struct AccountLine {
    Jid account;
    Availability availability = Availability::Offline;
    QString state; ///< a sentence; empty: signed in, nothing to say
    bool needsYou = false;
};

/// The accounts at the top of the account menu: one line each, where there are several, and the way to another one.
class AccountsSection : public QObject
{
    Q_OBJECT

public:
    explicit AccountsSection(QMenu *menu);

    void setAccounts(const QList<AccountLine> &accounts);
    void setCurrent(const Jid &account); ///< the one in front

signals:
    void accountChosen(const Tertulia::Jid &account);
    void addAccountAsked();

private:
    void build();

    QMenu *m_menu;
    QAction *m_add, *m_end;
    QList<QAction *> m_lines;
    QList<AccountLine> m_accounts;
    Jid m_current;
};

} // namespace Tertulia
