#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Failure.h"
#include "app/data/RegistrationForm.h"

#include <QObject>
#include <memory>
#include <optional>

namespace Tertulia {

class RegistrationClient;

/// Signing up with a server (XEP-0077), from asking for its form to the account that stands. Owns the connection, asks
/// again where a form has grown old, and hands the same answers in where nothing has changed. Signing in with the new
/// account is somebody else's business, and so is everything that the form does not know (host, proxy, certificate).
class Registration : public QObject
{
    Q_OBJECT

public:
    explicit Registration(QObject *parent = nullptr);
    ~Registration() override;

    bool isBusy() const { return m_stage == Stage::Asking || m_stage == Stage::Submitting; }

public slots:
    void ask(const Tertulia::AccountSettings &server); ///< jid: the domain
    void trustCertificate(const QByteArray &sha256);   ///< of this server, and asks again
    void submit(const Tertulia::RegistrationForm &filled);
    void cancel(); ///< says no more

signals:
    void busyChanged(bool busy);
    /// Also after refused(), where the old one has served its turn: its typed answers are still good.
    void formArrived(const Tertulia::RegistrationForm &form);
    void refused(const Tertulia::RegistrationRefusal &refusal);
    void failed(const Tertulia::Failure &failure); ///< NotSupported: no registration there
    void registered(const Tertulia::AccountSettings &account, const QString &password);

private:
    enum class Stage { Idle, Asking, Filling, Submitting };

    void connectAgain();
    void onForm(const RegistrationForm &form);
    void onRefused(const RegistrationRefusal &refusal);
    void onAccepted();
    void onFailed(const Failure &failure);
    void setStage(Stage stage);

    std::unique_ptr<RegistrationClient> m_client;
    AccountSettings m_server;
    RegistrationForm m_form;                  ///< as it came
    std::optional<RegistrationForm> m_filled; ///< on its way
    Stage m_stage = Stage::Idle;
    bool m_unanswered = false; ///< handed in once, and the connection died before the answer
};

} // namespace Tertulia
