#pragma once

#include "app/data/AccountSettings.h"
#include "app/xmpp/ServerLookup.h"

#include <QNetworkProxy>
#include <QQueue>
#include <optional>

class QHostInfo;
class QSslSocket;

namespace Tertulia {

/// Opens a TCP connection to the first of several targets that answers, over both address families, through the
/// person's proxy (which then resolves the names). A slow address gets a rival after a while (RFC 8305) and is not
/// given up; the first to connect wins. What was not tried is kept, so that next() goes on where a target turned out
/// bad. Owns its sockets until connected() hands one over. No deadline of its own.
class Dialler : public QObject
{
    Q_OBJECT

public:
    explicit Dialler(const GateOptions &options, QObject *parent = nullptr);
    ~Dialler() override;

    void start(const QList<ServerTarget> &targets, const AccountSettings::Proxy &proxy);
    bool hasMore() const { return !m_targets.isEmpty() || !m_addresses.isEmpty(); }
    void next();                             ///< the one handed over was no good: try the others
    void again(const ServerTarget &address); ///< … or the same in another way
    void stop();

signals:
    void connected(QSslSocket *socket, const Tertulia::ServerTarget &target); ///< unencrypted yet; the receiver owns it
    void failed(const Tertulia::Failure &failure); ///< none answered; the most telling reason

private:
    void begin(const QNetworkProxy &proxy, const QList<ServerTarget> &targets);
    void advance();
    void resolve(const ServerTarget &target);
    void addAddresses(const ServerTarget &target, const QHostInfo &info);
    void dial(const ServerTarget &address);
    void onConnected(QSslSocket *socket, const ServerTarget &address);
    void onError(QSslSocket *socket, const ServerTarget &address);
    void drop(QSslSocket *socket);
    void remember(const Failure &failure);

    struct Attempt {
        QSslSocket *socket;
        ServerTarget address;
    };

    GateOptions m_options;
    QNetworkProxy m_proxy;
    int m_run = 0;                    ///< the system's answer about proxies may come after a stop()
    QQueue<ServerTarget> m_targets;   ///< by name, best first
    QQueue<ServerTarget> m_addresses; ///< of the target resolved last
    QList<Attempt> m_attempts;        ///< under way
    int m_lookup = -1;                ///< of QHostInfo
    QTimer m_rival;
    std::optional<Failure> m_failure;
};

} // namespace Tertulia
