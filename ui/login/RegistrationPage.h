#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Failure.h"
#include "app/data/RegistrationForm.h"
#include "ui/common/ColumnPage.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Tertulia {

class CertificatePane;
class ConnectionForm;
class DataFormPane;
class NewPasswordFields;
class TextLabel;

/// Creating an account: first the server, then what that server asks. Whatever goes wrong, and `Back`, leave everything
/// that was typed where it was. Knows no connection.
class RegistrationPage : public ColumnPage
{
    Q_OBJECT

public:
    explicit RegistrationPage(QWidget *parent = nullptr);

    void setServer(const AccountSettings &server); ///< of the last time; where nothing was typed yet
    void setRememberImpossible(const QString &reason);
    bool remembers() const;
    void start(); ///< shown anew: keyboard into the first thing to do

public slots:
    void setBusy(bool busy);
    void showForm(const Tertulia::RegistrationForm &form);
    void showRefusal(const Tertulia::RegistrationRefusal &refusal);
    void showFailure(const Tertulia::Failure &failure);
    void finish(); ///< the account stands: passwords are forgotten

signals:
    void formAsked(const Tertulia::AccountSettings &server); ///< jid: the domain
    void submitted(const Tertulia::RegistrationForm &filled);
    void certificateTrusted(const QByteArray &sha256);
    void linkActivated(const QUrl &link);
    void cancelAsked(); ///< what is under way
    void left();        ///< back to signing in

private:
    enum class Step { Server, Form, Certificate };

    QWidget *buildServerStep();
    QWidget *buildFormStep();
    void showStep(Step step);
    void askForForm();
    void submit();
    void goBack();
    void showAddress();
    void say(const QString &text, bool isFailure);

    QWidget *m_serverStep, *m_formStep;
    CertificatePane *m_certificate;
    TextLabel *m_subtitle, *m_intro, *m_addressHint, *m_rememberReason, *m_status, *m_linkText;
    QLineEdit *m_server, *m_username;
    ConnectionForm *m_connection;
    QPushButton *m_settings, *m_link, *m_main, *m_cancel, *m_back;
    NewPasswordFields *m_passwords;
    DataFormPane *m_rest;
    QCheckBox *m_remember;
    QWidget *m_usernameBox;
    AccountSettings m_asked; ///< the server whose form this is
    RegistrationForm m_form;
    Step m_step = Step::Server;
    bool m_busy = false;
};

} // namespace Tertulia
