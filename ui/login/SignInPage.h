#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/ConnectionState.h"

#include "ui/common/ColumnPage.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace Tertulia {

class CertificatePane;
class ConnectionForm;
class PasswordField;
class TextLabel;

/// The way in. Checks what is typed, says what happens, and after a failure puts the keyboard where the person goes on.
/// A failed sign-in leaves nothing behind but its sentence. Knows no session.
class SignInPage : public ColumnPage
{
    Q_OBJECT

public:
    explicit SignInPage(QWidget *parent = nullptr);

    void setAccount(const AccountSettings &account); ///< of the last time
    /// With a reason, `Remember me` is off and says why.
    void setRememberImpossible(const QString &reason);
    void setCanLeave(bool can); ///< where somebody else is signed in: `Back` to them
    void focusFirstEmpty();
    void tell(const QString &news); ///< that is no failure, until something else is to be said

public slots:
    void showState(const Tertulia::ConnectionState &state);
    void reset(); ///< after signing in or out: idle, no password

signals:
    void signInAsked(const Tertulia::AccountSettings &account, const QString &password);
    void cancelAsked();
    void registrationAsked();
    void left();
    void certificateTrusted(const QByteArray &sha256);

private:
    QWidget *buildForm();
    void submit();
    void setBusy(bool busy);
    void showFailure(const Failure &failure);
    void say(const QString &text, bool isFailure);
    void unfoldSettings(bool open);

    QStackedWidget *m_pages; // the form | the certificate question
    QLineEdit *m_address;
    PasswordField *m_password;
    QCheckBox *m_remember;
    TextLabel *m_rememberReason, *m_status;
    ConnectionForm *m_connection;
    QPushButton *m_settings, *m_signIn, *m_cancel, *m_register, *m_back;
    CertificatePane *m_certificate;
    QString m_domain;          // what a name alone means
    AccountSettings m_account; // what the form does not show (pin, mechanism)
    bool m_busy = false;
};

} // namespace Tertulia
