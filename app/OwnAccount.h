#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Failure.h"
#include "app/data/RegistrationForm.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace Tertulia {

class Connection;
class XmppClient;

/// The account itself, on its server (XEP-0077 §3.2, §3.3): another password, and the end of it. Whether an account is
/// gone is proved: only when signing in fails for want of it (HOSTILE §2). What lies on this computer is not its
/// business.
class OwnAccount : public QObject
{
    Q_OBJECT

public:
    OwnAccount(Connection &connection, const Jid &account, QObject *parent = nullptr);
    ~OwnAccount() override;

    void attach(XmppClient *client);

public slots:
    void changePassword(const QString &password); ///< ends in passwordChanged, passwordRefused or passwordInDoubt
    /// Ends in removed, removalRefused or removalUnproven. The session ends with it, unless it is refused.
    void remove();

signals:
    void passwordChanged(const QString &password); ///< reconnecting uses it from now on
    void passwordRefused(const Tertulia::RegistrationRefusal &refusal);
    void passwordInDoubt(const Tertulia::Failure &failure); ///< no answer came: either may be the right one now

    void provingRemoval(); ///< the server says that it is done, or nothing any more
    void removed();        ///< proved
    void removalRefused(const Tertulia::RegistrationRefusal &refusal);
    void
    removalUnproven(const Tertulia::Failure &failure); ///< Unknown: signing in still works; else why it was not tried

private:
    enum class Removal { None, Asked, Proving };

    void proveOnce();
    void prove();
    void endProof();

    Connection &m_connection;
    Jid m_account;
    XmppClient *m_client = nullptr;
    std::unique_ptr<XmppClient> m_proof;
    QTimer m_patience, m_again;
    Removal m_removal = Removal::None;
    int m_triesLeft = 0;
};

} // namespace Tertulia
