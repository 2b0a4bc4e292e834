#pragma once

#include "app/data/Jid.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

namespace Tertulia {

class Accounts;
class ChatSession;
class MainWindow;
class MergedRows;

/// What the window shows of all accounts at once: who asks to be a contact, and what becomes of that; where there are
/// several, their lists in one, unread messages together, and each account's state in the menu. Everything that
/// concerns one account (the open conversation, status, pages) is Bindings' of the account that is in front.
class SeveralAccounts : public QObject
{
    Q_OBJECT

public:
    SeveralAccounts(Accounts &accounts, MainWindow &window, QObject *parent = nullptr);
    ~SeveralAccounts() override;

    int unread() const; ///< of all accounts

signals:
    void unreadChanged();

private:
    struct Lists;

    void watch(ChatSession *session);
    void forget(ChatSession *session);
    void update();
    void show(ChatSession *session);
    void tellMenu();
    void tellRequests();
    void answerRequests();

    Accounts &m_accounts;
    MainWindow &m_window;
    std::unique_ptr<MergedRows> m_chats, m_contacts, m_rooms; // none while there is one account only
    std::vector<std::unique_ptr<Lists>> m_lists;
    QTimer m_soon; // several changes of one turn are shown together, and after Bindings showed one account's own
};

} // namespace Tertulia
