#include "ui/SignUp.h"

#include "ui/login/RegistrationPage.h"

#include <QDesktopServices>

namespace Tertulia {

SignUp::SignUp(RegistrationPage &page, QObject *parent)
    : QObject(parent)
{
    connect(&page, &RegistrationPage::formAsked, &m_registration, &Registration::ask);
    connect(&page, &RegistrationPage::submitted, &m_registration, &Registration::submit);
    connect(&page, &RegistrationPage::certificateTrusted, &m_registration, &Registration::trustCertificate);
    connect(&page, &RegistrationPage::cancelAsked, &m_registration, &Registration::cancel);
    connect(&page, &RegistrationPage::left, &m_registration, &Registration::cancel);
    connect(&page, &RegistrationPage::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(&m_registration, &Registration::busyChanged, &page, &RegistrationPage::setBusy);
    connect(&m_registration, &Registration::formArrived, &page, &RegistrationPage::showForm);
    connect(&m_registration, &Registration::refused, &page, &RegistrationPage::showRefusal);
    connect(&m_registration, &Registration::failed, &page, &RegistrationPage::showFailure);
    connect(&m_registration, &Registration::registered, this,
            [this, &page](AccountSettings account, const QString &password) {
                account.remember = page.remembers();
                page.finish();
                emit signedUp(account, password);
            });
}

} // namespace Tertulia
