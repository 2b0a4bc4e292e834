#include "app/xmpp/SocksHandshake.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

// RFC 1928. The port is 0 (XEP-0065 §5.3.2).
constexpr char version = 5, noPassword = 0, connectCommand = 1, byName = 3, byAddress4 = 1, byAddress6 = 4;

QByteArray message(char code, const QByteArray &destination)
{
    return QByteArray{} + version + code + '\0' + byName + char(destination.size()) + destination + '\0' + '\0';
}

// Length of a request or reply that begins with these bytes; 0: not to be told yet, -1: none of ours.
qsizetype lengthOf(const QByteArray &begin)
{
    if (begin.size() < 5)
        return 0;
    switch (begin[3]) {
    case byName:
        return 7 + quint8(begin[4]);
    case byAddress4:
        return 10;
    case byAddress6:
        return 22;
    }
    return -1;
}

// Takes one whole message off the socket, and nothing of what comes behind it: empty where it is not whole yet.
QByteArray takeMessage(QTcpSocket &socket, bool &wrong)
{
    const auto begin = socket.peek(5);
    const auto length = lengthOf(begin);
    wrong = length < 0 || (!begin.isEmpty() && begin[0] != version);
    return !wrong && length > 0 && socket.bytesAvailable() >= length ? socket.read(length) : QByteArray();
}

} // namespace

QByteArray socksDestination(const QString &sid, const QString &requester, const QString &target)
{
    return QCryptographicHash::hash((sid + requester + target).toUtf8(), QCryptographicHash::Sha1).toHex();
}

SocksCall::SocksCall(const SocksHost &host, const QByteArray &destination, const LinkAddresses &link, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_destination(destination)
    , m_link(link)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(Timeout);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(u"no answer"_s); });
}

void SocksCall::start()
{
    m_deadline.start();
    // The address that is called is the one that was judged, whatever a name stands for a moment later.
    QHostInfo::lookupHost(m_host.host, this, [this](const QHostInfo &info) {
        if (!m_over)
            dial(info);
    });
}

void SocksCall::dial(const QHostInfo &info)
{
    const auto addresses = info.addresses();
    const auto allowed =
        std::ranges::find_if(addresses, [this](const QHostAddress &address) { return mayConnectTo(address, m_link); });
    if (allowed == addresses.end())
        return end(addresses.isEmpty() ? u"no such host"_s : u"not a host to be connected to"_s);
    m_socket = new QTcpSocket(this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QTcpSocket::connected, this,
            [this] { m_socket->write(QByteArray{} + version + '\1' + noPassword); });
    connect(m_socket, &QTcpSocket::readyRead, this, &SocksCall::onReadyRead);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] { end(m_socket->errorString()); });
    m_socket->connectToHost(*allowed, m_host.port);
}

void SocksCall::onReadyRead()
{
    if (!m_greeted) {
        if (m_socket->bytesAvailable() < 2)
            return;
        m_greeted = m_socket->read(2) == QByteArray{} + version + noPassword;
        if (!m_greeted)
            return end(u"it wants a password, or is no SOCKS5 server"_s);
        m_socket->write(message(connectCommand, m_destination));
    }
    bool wrong = false;
    const auto reply = takeMessage(*m_socket, wrong);
    if (wrong || (!reply.isEmpty() && reply[1] != 0))
        return end(u"it does not know the stream"_s);
    if (reply.isEmpty())
        return;
    m_over = true;
    m_deadline.stop();
    m_socket->disconnect(this);
    m_socket->setParent(nullptr);
    emit connected(std::exchange(m_socket, nullptr));
}

void SocksCall::end(const QString &why)
{
    if (std::exchange(m_over, true))
        return;
    m_deadline.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    emit failed(m_host.host + ": "_L1 + why);
}

SocksDoor::SocksDoor(const QByteArray &destination, QObject *parent)
    : QObject(parent)
    , m_destination(destination)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &SocksDoor::admit);
}

bool SocksDoor::open(const QHostAddress &address)
{
    return m_server.listen(address);
}

void SocksDoor::admit()
{
    while (auto *visitor = m_server.nextPendingConnection()) {
        if (m_visitor || ++m_visitors > MaxVisitors) {
            delete visitor;
            continue;
        }
        visitor->setParent(this);
        connect(visitor, &QTcpSocket::readyRead, this, [this, visitor] { hear(visitor); });
        QTimer::singleShot(Timeout, visitor, [this, door = QPointer(this), visitor] { // who was let in outlives it
            if (door && visitor != m_visitor && visitor->parent() == this)
                visitor->deleteLater();
        });
        hear(visitor);
    }
}

void SocksDoor::hear(QTcpSocket *visitor)
{
    const auto turnAway = [visitor] {
        visitor->disconnect();
        visitor->abort();
        visitor->deleteLater();
    };
    if (!visitor->property("greeted").toBool()) {
        const auto begin = visitor->peek(2);
        if (begin.size() < 2 || visitor->bytesAvailable() < 2 + quint8(begin[1]))
            return;
        const auto greeting = visitor->read(2 + quint8(begin[1]));
        if (greeting[0] != version || !greeting.sliced(2).contains(noPassword))
            return turnAway();
        visitor->setProperty("greeted", true);
        visitor->write(QByteArray{} + version + noPassword);
    }
    bool wrong = false;
    const auto request = takeMessage(*visitor, wrong);
    if (wrong || (!request.isEmpty() && (m_visitor || request != message(connectCommand, m_destination))))
        return turnAway();
    if (request.isEmpty())
        return;
    visitor->disconnect(this);
    visitor->write(message(0, m_destination));
    m_visitor = visitor;
}

QTcpSocket *SocksDoor::takeVisitor()
{
    m_server.close();
    if (m_visitor)
        m_visitor->setParent(nullptr);
    return std::exchange(m_visitor, nullptr);
}

} // namespace Tertulia
