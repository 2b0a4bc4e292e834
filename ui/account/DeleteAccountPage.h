#pragma once

#include "app/data/Failure.h"
#include "app/data/Jid.h"
#include "app/data/RegistrationForm.h"
#include "ui/common/ColumnPage.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Tertulia {

class TextLabel;

/// What is lost with an account, and the question whether that is meant: answered by typing the address. Knows no
/// session.
class DeleteAccountPage : public ColumnPage
{
    Q_OBJECT

public:
    explicit DeleteAccountPage(const Jid &account, QWidget *parent = nullptr);

    void start();
    bool wipes() const; ///< what lies on this computer too

public slots:
    void showProving();
    void showRefusal(const Tertulia::RegistrationRefusal &refusal);
    void showUnproven(const Tertulia::Failure &failure);

signals:
    void deletionAsked();
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    bool isMeant() const;
    void setBusy(bool busy);
    void say(const QString &text, bool isFailure);

    Jid m_account;
    QLineEdit *m_address;
    QCheckBox *m_wipe;
    TextLabel *m_status;
    QPushButton *m_delete, *m_cancel;
};

} // namespace Tertulia
