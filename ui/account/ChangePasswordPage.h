#pragma once

#include "app/data/Failure.h"
#include "app/data/Jid.h"
#include "app/data/RegistrationForm.h"
#include "ui/common/ColumnPage.h"

class QPushButton;

namespace Tertulia {

class NewPasswordFields;
class TextLabel;

/// Another password for the account. Knows no session.
class ChangePasswordPage : public ColumnPage
{
    Q_OBJECT

public:
    explicit ChangePasswordPage(const Jid &account, QWidget *parent = nullptr);

    void start(); ///< keyboard into the first field

public slots:
    void showRefusal(const Tertulia::RegistrationRefusal &refusal);
    void showDoubt(const Tertulia::Failure &failure);
    void showDone();

signals:
    void passwordChosen(const QString &password);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void setBusy(bool busy);
    void say(const QString &text, bool isFailure);

    Jid m_account;
    NewPasswordFields *m_passwords;
    TextLabel *m_status;
    QPushButton *m_change, *m_back;
    bool m_busy = false;
};

} // namespace Tertulia
