#pragma once

#include "app/data/Jid.h"

#include <QObject>
#include <QPointer>

namespace Tertulia {

class ChangePasswordPage;
class DeleteAccountPage;
class MainWindow;
class OwnAccount;

/// The pages about the account itself, joined with what does it; over the chats while somebody is at them. Lives as
/// long as the session is shown.
class AccountPages : public QObject
{
    Q_OBJECT

public:
    AccountPages(OwnAccount &account, const Jid &jid, MainWindow &window, QObject *parent = nullptr);
    ~AccountPages() override;

    bool isShown() const { return m_page; } ///< one of them
    void changePassword();
    void deleteAccount();

signals:
    void passwordChanged(const QString &password);
    void accountDeleted(bool wipe); ///< on the server, proved

private:
    void close(QWidget *page);

    OwnAccount &m_account;
    Jid m_jid;
    MainWindow &m_window;
    QPointer<QWidget> m_page;
};

} // namespace Tertulia
