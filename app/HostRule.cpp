#include "app/HostRule.h"

#include <QHostAddress>
#include <algorithm>
#include <array>

namespace Tertulia {

namespace {

struct Net {
    const char *address;
    int prefix;
};

bool isIn(const QHostAddress &address, const Net &net)
{
    return address.isInSubnet(QHostAddress(QLatin1StringView(net.address)), net.prefix);
}

bool isPublic4(const QHostAddress &address)
{
    static constexpr std::array nets{
        Net{"0.0.0.0", 8},      Net{"10.0.0.0", 8},    Net{"100.64.0.0", 10},   Net{"127.0.0.0", 8},
        Net{"169.254.0.0", 16}, Net{"172.16.0.0", 12}, Net{"192.0.0.0", 24},    Net{"192.0.2.0", 24},
        Net{"192.168.0.0", 16}, Net{"198.18.0.0", 15}, Net{"198.51.100.0", 24}, Net{"203.0.113.0", 24},
        Net{"224.0.0.0", 3},
    };
    return std::ranges::none_of(nets, [&](const Net &net) { return isIn(address, net); });
}

quint32 lastFour(const QHostAddress &address, int from)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    quint32 value = 0;
    for (int i = from; i < from + 4; ++i)
        value = value << 8 | bytes[i];
    return value;
}

} // namespace

bool HostRule::isPublic(const QHostAddress &address)
{
    bool mapped = false;
    if (const quint32 four = address.toIPv4Address(&mapped); mapped)
        return isPublic4(QHostAddress(four));
    if (isIn(address, {"64:ff9b::", 96})) // NAT64
        return isPublic4(QHostAddress(lastFour(address, 12)));
    if (isIn(address, {"2002::", 16})) // 6to4
        return isPublic4(QHostAddress(lastFour(address, 2)));
    return isIn(address, {"2000::", 3}) && !isIn(address, {"2001::", 23}) && !isIn(address, {"2001:db8::", 32});
}

bool HostRule::arePublic(const QList<QHostAddress> &addresses)
{
    return !addresses.isEmpty() && std::ranges::all_of(addresses, isPublic);
}

} // namespace Tertulia
