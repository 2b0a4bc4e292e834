#pragma once

#include "app/data/AccountSettings.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace Tertulia {

/// A proxy on loopback: SOCKS5 (RFC 1928, RFC 1929) or HTTP CONNECT. Whatever name it is asked for, it connects to
/// 127.0.0.1: who gets through with a name that does not exist has left its resolution to the proxy.
class TestProxy : public QObject
{
    Q_OBJECT

public:
    explicit TestProxy(AccountSettings::Proxy::Kind kind, const QByteArray &user = {}, const QByteArray &password = {});

    AccountSettings::Proxy settings() const; ///< with the right password
    QList<QByteArray> asked;                 ///< host:port

private:
    struct Guest {
        QTcpSocket *socket;
        QByteArray buffer;
        enum { Greeting, Password, Request, Passing } step = Greeting;
    };

    void serve(Guest &guest);
    bool serveHttp(Guest &guest);
    bool serveSocks(Guest &guest);
    void join(Guest &guest, quint16 port, const QByteArray &yes, const QByteArray &no);

    AccountSettings::Proxy::Kind m_kind;
    QByteArray m_user, m_password;
    QTcpServer m_server;
};

} // namespace Tertulia
