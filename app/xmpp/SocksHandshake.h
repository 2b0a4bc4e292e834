#pragma once

#include "app/xmpp/HostRules.h"

#include <QHostInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace Tertulia {

/// One place where a SOCKS5 bytestream could be met (XEP-0065 <streamhost/>).
struct SocksHost {
    QString jid, host;
    quint16 port = 0;

    friend bool operator==(const SocksHost &, const SocksHost &) = default;
};

/// XEP-0065 §5.3.2: what stands in for the address: hex SHA-1 of stream id, who opens it and whom it is for.
QByteArray socksDestination(const QString &sid, const QString &requester, const QString &target);

/// Calls one host, as far as HostRules let it, and asks it for a destination (RFC 1928 with XEP-0065 §5). Ends in
/// exactly one of connected() and failed(), not from within start(). The socket is given away with connected().
class SocksCall : public QObject
{
    Q_OBJECT

public:
    static constexpr auto Timeout = std::chrono::seconds(6);

    SocksCall(const SocksHost &host, const QByteArray &destination, const LinkAddresses &link, QObject *parent);
    void start();

signals:
    void connected(QTcpSocket *socket); ///< without a parent: whoever listens owns it
    void failed(const QString &why);

private:
    void dial(const QHostInfo &info);
    void onReadyRead();
    void end(const QString &why);

    SocksHost m_host;
    QByteArray m_destination;
    LinkAddresses m_link;
    QTcpSocket *m_socket = nullptr;
    QTimer m_deadline;
    bool m_greeted = false, m_over = false;
};

/// A SOCKS5 server for one destination, on one address, as long as this object lives: who does not know the
/// destination is turned away.
class SocksDoor : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxVisitors = 8;
    static constexpr auto Timeout = std::chrono::seconds(6);

    SocksDoor(const QByteArray &destination, QObject *parent);

    bool open(const QHostAddress &address);
    quint16 port() const { return m_server.serverPort(); }
    QTcpSocket *takeVisitor(); ///< who said the right word; null where nobody did. Closes the door; the caller owns it

private:
    void admit();
    void hear(QTcpSocket *visitor);

    QByteArray m_destination;
    QTcpServer m_server;
    QTcpSocket *m_visitor = nullptr;
    int m_visitors = 0;
};

} // namespace Tertulia
