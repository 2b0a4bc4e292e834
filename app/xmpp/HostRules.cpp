#include "app/xmpp/HostRules.h"

#include <QNetworkInterface>

namespace Tertulia {

namespace {

QHostAddress plain(const QHostAddress &address) // ::ffff:127.0.0.1 is 127.0.0.1
{
    bool isFour = false;
    const auto four = address.toIPv4Address(&isFour);
    return isFour ? QHostAddress(four) : address;
}

bool isSharedNet(const QHostAddress &host)
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const auto &interface : interfaces) {
        if (interface.flags().testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const auto entries = interface.addressEntries();
        for (const auto &entry : entries) {
            if (entry.prefixLength() > 0 && host.isInSubnet(entry.ip(), entry.prefixLength()))
                return true;
        }
    }
    return false;
}

} // namespace

bool mayConnectTo(const QHostAddress &named, const LinkAddresses &link)
{
    static const auto carrierNet = QHostAddress::parseSubnet(QStringLiteral("100.64.0.0/10")); // RFC 6598
    const auto host = plain(named), own = plain(link.own);
    if (link.isProxied || host.isNull() || host.isMulticast() || host.isBroadcast())
        return false;
    if (host.isLoopback())
        return own.isLoopback();
    if (host == plain(link.server))
        return true;
    const bool isPublic = host.isGlobal() && !host.isPrivateUse() && !host.isInSubnet(carrierNet);
    return isPublic || ((host.isPrivateUse() || host.isLinkLocal() || host.isSiteLocal()) && isSharedNet(host));
}

} // namespace Tertulia
