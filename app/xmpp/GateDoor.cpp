#include "app/xmpp/GateDoor.h"

#include "app/Log.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace Tertulia {

GateDoor::GateDoor(QObject *parent)
    : QObject(parent)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &GateDoor::judge);
}

quint16 GateDoor::open(QSslSocket *inner)
{
    close();
    m_inner = inner;
    connect(inner, &QAbstractSocket::connected, this, &GateDoor::judge);
    return m_server.listen(QHostAddress::LocalHost) ? m_server.serverPort() : 0;
}

void GateDoor::close()
{
    if (m_inner)
        m_inner->disconnect(this);
    m_inner = nullptr;
    m_server.close();
    for (QTcpSocket *socket : std::as_const(m_waiting)) {
        socket->abort();
        socket->deleteLater();
    }
    m_waiting.clear();
    if (m_turnedAway > 0)
        qCWarning(lcGate) << m_turnedAway << "strangers turned away at the gate's port";
    m_turnedAway = 0;
}

void GateDoor::judge()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection())
        m_waiting.append(socket);
    if (!m_inner || m_inner->state() != QAbstractSocket::ConnectedState)
        return;
    QTcpSocket *own = nullptr;
    for (QTcpSocket *socket : std::exchange(m_waiting, {})) {
        if (!own && socket->peerPort() == m_inner->localPort() && socket->localPort() == m_inner->peerPort()) {
            own = socket;
            continue;
        }
        ++m_turnedAway;
        socket->abort();
        socket->deleteLater();
    }
    if (!own)
        return;
    own->setParent(nullptr);
    own->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_inner->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    close();
    emit admitted(own);
}

} // namespace Tertulia
