#include "tests/session/TestProxy.h"

#include <QtEndian>
#include <memory>

namespace Tertulia {

using Kind = AccountSettings::Proxy::Kind;

TestProxy::TestProxy(Kind kind, const QByteArray &user, const QByteArray &password)
    : m_kind(kind)
    , m_user(user)
    , m_password(password)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        auto guest = std::make_shared<Guest>();
        guest->socket = m_server.nextPendingConnection();
        connect(guest->socket, &QIODevice::readyRead, this, [this, guest] { serve(*guest); });
    });
}

AccountSettings::Proxy TestProxy::settings() const
{
    return {m_kind, m_server.serverAddress().toString(), m_server.serverPort(), QString::fromUtf8(m_user),
            QString::fromUtf8(m_password)};
}

void TestProxy::serve(Guest &guest)
{
    if (guest.step == Guest::Passing)
        return;
    guest.buffer += guest.socket->readAll();
    while (guest.step != Guest::Passing && (m_kind == Kind::Http ? serveHttp(guest) : serveSocks(guest))) {
    }
}

bool TestProxy::serveHttp(Guest &guest)
{
    const qsizetype end = guest.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = guest.buffer.first(end), target = head.split(' ').value(1);
    guest.buffer.remove(0, end + 4);
    const QByteArray credentials = (m_user + ':' + m_password).toBase64();
    if (!m_user.isEmpty() && !head.contains("Basic " + credentials)) {
        guest.socket->write("HTTP/1.1 407 Who are you?\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                            "Content-Length: 0\r\n\r\n");
        return true;
    }
    asked.append(target);
    join(guest, target.split(':').last().toUShort(), "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 503 Refused\r\n\r\n");
    return false;
}

bool TestProxy::serveSocks(Guest &guest)
{
    QByteArray &in = guest.buffer;
    if (guest.step == Guest::Greeting) {
        if (in.size() < 2 || in.size() < 2 + in[1])
            return false;
        in.remove(0, 2 + in[1]);
        guest.socket->write(m_user.isEmpty() ? QByteArray("\5\0", 2) : QByteArray("\5\2", 2));
        guest.step = m_user.isEmpty() ? Guest::Request : Guest::Password;
        return true;
    }
    if (guest.step == Guest::Password) {
        const QByteArray right =
            '\1' + QByteArray(1, char(m_user.size())) + m_user + char(m_password.size()) + m_password;
        if (in.size() < 2 || in.size() < 3 + in[1] || in.size() < 3 + in[1] + in[2 + in[1]])
            return false;
        guest.socket->write(in == right ? QByteArray("\1\0", 2) : QByteArray("\1\1", 2));
        in.clear();
        guest.step = Guest::Request;
        return true;
    }
    const bool byName = in.size() > 4 && in[3] == 3;
    const qsizetype addressAt = byName ? 5 : 4, length = byName ? in[4] : 4;
    if (in.size() < addressAt + length + 2)
        return false;
    const quint16 port = qFromBigEndian<quint16>(in.constData() + addressAt + length);
    asked.append(in.mid(addressAt, length) + ':' + QByteArray::number(port));
    in.clear();
    const QByteArray rest("\0\1\0\0\0\0\0\0", 8);
    join(guest, port, QByteArray("\5\0", 2) + rest, QByteArray("\5\5", 2) + rest);
    return false;
}

void TestProxy::join(Guest &guest, quint16 port, const QByteArray &yes, const QByteArray &no)
{
    guest.step = Guest::Passing;
    QTcpSocket *client = guest.socket;
    auto *server = new QTcpSocket(client);
    const auto pass = [client, server] {
        server->write(client->readAll());
        client->write(server->readAll());
    };
    connect(server, &QAbstractSocket::connected, client, [client, yes, pass] {
        client->write(yes);
        pass();
    });
    connect(server, &QAbstractSocket::errorOccurred, client, [client, no](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::ConnectionRefusedError)
            client->write(no);
        client->disconnectFromHost();
    });
    connect(server, &QIODevice::readyRead, client, pass);
    connect(client, &QIODevice::readyRead, server, [server, pass] {
        if (server->state() == QAbstractSocket::ConnectedState)
            pass();
    });
    connect(client, &QAbstractSocket::disconnected, server, &QAbstractSocket::disconnectFromHost);
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

} // namespace Tertulia
