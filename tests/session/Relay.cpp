#include "tests/session/Relay.h"

#include <sys/socket.h>

using namespace std::chrono_literals;

namespace Tertulia {

static void resetSocket(QTcpSocket *socket)
{
    const linger atOnce{1, 0}; // no FIN, no waiting: RST
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket->abort();
    socket->deleteLater();
}

Relay::Relay(quint16 target, const QHostAddress &address)
    : m_target(target)
{
    m_server.listen(address);
    connect(&m_server, &QTcpServer::newConnection, this, &Relay::onConnection);
    m_tick.callOnTimeout(this, &Relay::passAll);
}

void Relay::onConnection()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        ++m_connections;
        auto *server = new QTcpSocket(this);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
        m_pairs.append(Pair{client, server});
        for (QTcpSocket *socket : {client, server}) {
            socket->setReadBufferSize(64 * 1024);
            connect(socket, &QIODevice::readyRead, this, &Relay::passAll);
        }
        // A cable has no Nagle: else each <r/> waits 40 ms for the acknowledgement of what went before it.
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(server, &QAbstractSocket::connected, server,
                [server] { server->setSocketOption(QAbstractSocket::LowDelayOption, 1); });
        connect(client, &QAbstractSocket::disconnected, server, &QAbstractSocket::disconnectFromHost);
        connect(server, &QAbstractSocket::disconnected, client, [this, client] {
            if (!m_frozen)
                client->disconnectFromHost();
            emit serverLeft();
        });
        emit connected();
    }
}

void Relay::pass(QTcpSocket *from, QTcpSocket *to)
{
    to->write(from->readAll());
}

void Relay::passAll()
{
    if (m_frozen)
        return;
    for (const Pair &pair : std::as_const(m_pairs)) {
        if (pair.server->state() == QAbstractSocket::ConnectedState)
            pass(pair.client, pair.server);
        if (m_rate == 0)
            pass(pair.server, pair.client);
        else if (sender() == &m_tick)
            pair.client->write(pair.server->read(m_rate / 20));
    }
}

void Relay::reset()
{
    for (const Pair &pair : std::exchange(m_pairs, {})) {
        for (QTcpSocket *socket : {pair.client, pair.server}) {
            socket->disconnect();
            resetSocket(socket);
        }
    }
}

void Relay::freeze(bool frozen)
{
    m_frozen = frozen;
    passAll();
}

void Relay::throttle(qint64 bytesPerSecond)
{
    m_rate = bytesPerSecond;
    if (m_rate > 0)
        m_tick.start(50ms);
    else
        m_tick.stop();
}

} // namespace Tertulia
