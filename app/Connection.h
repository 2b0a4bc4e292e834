#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/ConnectionState.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace Tertulia {

class SleepWatch;
class XmppClient;

/// How long to wait before the n-th try after a loss: 1, 2, 4 … 120 s, each ± 25 %, so that a server that comes back
/// is not met by everybody at once.
struct BackOff {
    std::chrono::milliseconds first{1'000}, longest{120'000};
    double spread = 0.25;

    std::chrono::milliseconds delay(int attempt, double random) const; ///< random: 0 … 1
};

/// The connection of one account and its honest state. Owns the XmppClient of the present session: a fresh one for
/// each, the same one only to resume (XEP-0198). Retries by itself where SignIn says so: after a back-off, and at
/// once when the network comes up or the machine wakes. What the session is used for is the concerns' business.
class Connection : public QObject
{
    Q_OBJECT

public:
    explicit Connection(QObject *parent = nullptr, BackOff backOff = {});
    ~Connection() override;

    const ConnectionState &state() const { return m_state; }
    bool isSignedIn() const { return m_state.phase == Phase::Synchronising || m_state.phase == Phase::Online; }
    XmppClient *client() const { return m_client.get(); }

    void start(const AccountSettings &account, const QString &password, bool workedBefore = false);
    void stop();         ///< signs out in order; ends in Offline
    void retryNow();     ///< from WaitingToRetry or NeedsYou
    void synchronised(); ///< the concerns have caught up: Synchronising → Online
    void setAccount(const AccountSettings &account) { m_account = account; } ///< e.g. a pinned certificate
    const AccountSettings &account() const { return m_account; }
    const QString &password() const { return m_password; }
    void setPassword(const QString &password) { m_password = password; }

signals:
    void stateChanged(const Tertulia::ConnectionState &state);
    void clientReplaced(Tertulia::XmppClient *client); ///< attach to this one before it opens; nullptr: none any more
    void signedIn(bool resumed);
    void sessionEnded(const Tertulia::Failure &failure); ///< what was open is void, unless it resumes
    void missed(int stanzas);
    void mechanismUsed(const QString &mechanism);

private:
    void open();
    void replaceClient();
    void dropClient();
    void onSignedIn(bool resumed);
    void onFailed(const Failure &failure);
    void onResumeRefused();
    void setState(Phase phase, std::optional<Failure> failure = {}, std::optional<Instant> retryAt = {});
    void waitToRetry(const Failure &failure);

    AccountSettings m_account;
    QString m_password;
    BackOff m_backOff;
    ConnectionState m_state;
    std::unique_ptr<XmppClient> m_client;
    std::unique_ptr<SleepWatch> m_sleep;
    QTimer m_retry;
    int m_attempt = 0;
    bool m_wasSignedIn = false; ///< with this password, since start()
};

} // namespace Tertulia
