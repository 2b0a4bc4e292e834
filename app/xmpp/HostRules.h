#pragma once

#include <QHostAddress>

namespace Tertulia {

/// The addresses of the link to our server.
struct LinkAddresses {
    QHostAddress own, server; ///< null where there is no link
    bool isProxied = false;   ///< the person wants a proxy between us and the network: then nothing goes around it
};

/// Whether to connect to a host that somebody else names (XEP-0065). Public addresses and our server's own may be;
/// private and link-local ones only where an interface of ours is in that net, loopback only where our server is there
/// too: nobody sends us to knock at doors that they cannot see themselves.
bool mayConnectTo(const QHostAddress &host, const LinkAddresses &link);

} // namespace Tertulia
