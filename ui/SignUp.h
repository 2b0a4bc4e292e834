#pragma once

#include "app/Registration.h"

namespace Tertulia {

class RegistrationPage;

/// Joins the page on which somebody creates an account with what does it.
class SignUp : public QObject
{
    Q_OBJECT

public:
    explicit SignUp(RegistrationPage &page, QObject *parent = nullptr);

signals:
    void signedUp(const Tertulia::AccountSettings &account, const QString &password);

private:
    Registration m_registration;
};

} // namespace Tertulia
