#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace Tertulia {

/// A cable between a client and a server that a test can cut, freeze and slow down. Listens on loopback, any family.
class Relay : public QObject
{
    Q_OBJECT

public:
    explicit Relay(quint16 target, const QHostAddress &address = QHostAddress::LocalHost);

    quint16 port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; }

    void reset();                         ///< RST on both sides
    void freeze(bool frozen = true);      ///< both sides stay connected, and nothing passes
    void throttle(qint64 bytesPerSecond); ///< from server to client; 0: as fast as it goes

signals:
    void connected();
    void serverLeft(); ///< the client hears of it unless the cable is frozen

private:
    void onConnection();
    void pass(QTcpSocket *from, QTcpSocket *to);
    void passAll();

    struct Pair {
        QTcpSocket *client, *server;
    };

    QTcpServer m_server;
    quint16 m_target;
    QList<Pair> m_pairs;
    QTimer m_tick;
    int m_connections = 0;
    bool m_frozen = false;
    qint64 m_rate = 0;
};

} // namespace Tertulia
