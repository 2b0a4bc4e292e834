#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/ConnectionState.h"
#include "app/xmpp/Dialler.h"
#include "app/xmpp/GateDoor.h"
#include "app/xmpp/HostRules.h"
#include "app/xmpp/Liveness.h"
#include "app/xmpp/ServerLookup.h"
#include "app/xmpp/TlsUpgrade.h"

class QXmppClient;

namespace Tertulia {

class Traffic;

/// Stands between the network and one QXmppClient: owns the real connection from lookup to its end, and lets QXmpp have
/// nothing but whole, checked elements that came through verified TLS. QXmpp itself talks to a port of ours on
/// 127.0.0.1. It never falls back: where it cannot attach it fails with GateUnavailable. Gives each phase its deadline,
/// and notices a dead link. One thread; may be aborted and reopened from any slot; delete it with deleteLater().
class Gate : public QObject
{
    Q_OBJECT

public:
    Gate(QXmppClient &client, const GateOptions &options, QObject *parent = nullptr);
    ~Gate() override;

    void open(const AccountSettings &account, const QString &password, bool resuming);
    void sessionOpened();              ///< QXmpp says that it is signed in, and XmppClient believes it
    void fail(const Failure &failure); ///< ends in failed(); nothing where nothing is open
    void close();                      ///< in order; ends in closed()
    void abort();                      ///< at once, without a word and without a signal
    void checkLink();

    bool isAdmitting() const { return m_door.isOpen(); } ///< QXmpp was told to come, and is not here yet
    bool isProven() const;
    bool canResume() const;
    QString mechanism() const;
    LinkAddresses link() const;

signals:
    void phaseChanged(Tertulia::Phase phase);
    void ready(quint16 port); ///< TLS stands: connect QXmpp to 127.0.0.1 there
    void failed(const Tertulia::Failure &failure);
    void closed();
    void resumeRefused();
    void missed(int stanzas);
    void silent(); ///< send a ping: any answer will do

private:
    enum class Stage { Idle, LookingUp, Connecting, Securing, SigningIn, Open, Closing };

    void connectStages();
    bool enter(Stage stage);
    void onConnected(QSslSocket *socket, const ServerTarget &target);
    void onTargetFailed(const Failure &failure);
    void onSecured(QSslSocket *socket);
    void onAdmitted(QTcpSocket *local);
    void onHeard();
    void onRemoteEnd();
    void onLocalEnd();
    void onServerClosedStream();
    void onDeadline();
    void endLater(const Failure &failure);
    void finishClosing();
    void tearDown(bool politely);
    QSslSocket *innerSocket() const;

    QXmppClient &m_client;
    GateOptions m_options;
    AccountSettings m_account;
    QString m_password; ///< until admission
    bool m_resuming = false;
    Stage m_stage = Stage::Idle;
    quint32 m_session = 0; ///< what was posted in an earlier one is void

    ServerLookup m_lookup;
    Dialler m_dialler;
    TlsUpgrade m_upgrade;
    GateDoor m_door;
    Liveness m_liveness;
    QTimer m_phaseDeadline, m_totalDeadline;
    ServerTarget m_target;
    std::optional<Failure> m_firstFailure; ///< of the targets tried so far
    QSslSocket *m_remote = nullptr;
    QTcpSocket *m_local = nullptr;
    Traffic *m_traffic = nullptr;
};

} // namespace Tertulia
