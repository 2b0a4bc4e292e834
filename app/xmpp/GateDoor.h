#pragma once

#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>

namespace Tertulia {

/// The way from QXmpp's socket to ours: a listener on 127.0.0.1, open only until QXmpp's own connection is in. Nobody
/// else gets in: a peer counts only if its port is the local port of QXmpp's socket. Says nothing to the others.
class GateDoor : public QObject
{
    Q_OBJECT

public:
    explicit GateDoor(QObject *parent = nullptr);

    quint16 open(QSslSocket *inner); ///< the port to send QXmpp to; 0 where this machine does not let us listen
    void close();
    bool isOpen() const { return m_server.isListening(); }

signals:
    void admitted(QTcpSocket *local); ///< the other end of QXmpp's socket; the receiver owns it

private:
    void judge();

    QTcpServer m_server;
    QPointer<QSslSocket> m_inner;
    QList<QTcpSocket *> m_waiting; ///< until QXmpp's socket knows its own port: both events race
    int m_turnedAway = 0;
};

} // namespace Tertulia
