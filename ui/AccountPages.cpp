#include "ui/AccountPages.h"

#include "app/OwnAccount.h"
#include "ui/MainWindow.h"
#include "ui/account/ChangePasswordPage.h"
#include "ui/account/DeleteAccountPage.h"

namespace Tertulia {

AccountPages::AccountPages(OwnAccount &account, const Jid &jid, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_jid(jid)
    , m_window(window)
{
    connect(&m_account, &OwnAccount::passwordChanged, this, &AccountPages::passwordChanged);
}

AccountPages::~AccountPages()
{
    close(m_page);
}

void AccountPages::close(QWidget *page)
{
    if (page)
        m_window.endOver(page);
}

void AccountPages::changePassword()
{
    if (m_page)
        return;
    auto *page = new ChangePasswordPage(m_jid);
    connect(page, &ChangePasswordPage::passwordChosen, &m_account, &OwnAccount::changePassword);
    connect(page, &ChangePasswordPage::left, this, [this, page] { close(page); });
    connect(&m_account, &OwnAccount::passwordChanged, page, &ChangePasswordPage::showDone);
    connect(&m_account, &OwnAccount::passwordRefused, page, &ChangePasswordPage::showRefusal);
    connect(&m_account, &OwnAccount::passwordInDoubt, page, &ChangePasswordPage::showDoubt);
    m_page = page;
    m_window.showOver(page);
    page->start();
}

void AccountPages::deleteAccount()
{
    if (m_page)
        return;
    auto *page = new DeleteAccountPage(m_jid);
    connect(page, &DeleteAccountPage::deletionAsked, &m_account, &OwnAccount::remove);
    connect(page, &DeleteAccountPage::left, this, [this, page] { close(page); });
    connect(&m_account, &OwnAccount::provingRemoval, page, &DeleteAccountPage::showProving);
    connect(&m_account, &OwnAccount::removalRefused, page, &DeleteAccountPage::showRefusal);
    connect(&m_account, &OwnAccount::removalUnproven, page, &DeleteAccountPage::showUnproven);
    connect(&m_account, &OwnAccount::removed, page, [this, page] { emit accountDeleted(page->wipes()); });
    m_page = page;
    m_window.showOver(page);
    page->start();
}

} // namespace Tertulia
