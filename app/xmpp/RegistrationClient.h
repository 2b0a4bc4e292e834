#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/ConnectionState.h"
#include "app/data/RegistrationForm.h"
#include "app/xmpp/GateOptions.h"

#include <QObject>
#include <QTimer>
#include <memory>

class QXmppClient;

namespace Tertulia {

class Gate;

/// A connection to a server on which nobody signs in: only asks for its registration form and hands it in (XEP-0077),
/// behind a Gate like any other. A form counts only from the server that was asked, and as the answer to the question.
/// Get rid of it with deleteLater() only.
class RegistrationClient : public QObject
{
    Q_OBJECT

public:
    static GateOptions patient(); ///< a person may take half an hour over a form

    explicit RegistrationClient(QObject *parent = nullptr, const GateOptions &options = patient());
    ~RegistrationClient() override;

    /// Connects to account.jid's domain and asks; ends in formArrived() or failed().
    void open(const AccountSettings &server);
    bool isOpen() const { return m_open; } ///< a form can be asked for and handed in
    void ask();
    void submit(const RegistrationForm &filled); ///< ends in accepted(), refused() or failed()

signals:
    void formArrived(const Tertulia::RegistrationForm &form);
    void accepted();
    void refused(const Tertulia::RegistrationRefusal &refusal);
    void failed(const Tertulia::Failure &failure); ///< the connection is gone

private:
    void onFeatures(bool offersRegistration);

    std::unique_ptr<QXmppClient> m_client;
    std::unique_ptr<Gate> m_gate;
    AccountSettings m_server;
    QTimer m_answer; ///< a server that does not answer a request does not keep anybody waiting for ever
    quint32 m_session = 0;
    bool m_open = false;
};

} // namespace Tertulia
