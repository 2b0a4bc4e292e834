#pragma once

#include <QList>

class QHostAddress;

namespace Tertulia::HostRule {

/// An address of the open internet. What a stranger names and is none of these may be a machine behind our own
/// firewall, or this one: loopback, private, link-local, shared (RFC 6598), multicast, reserved, and IPv6 forms that
/// carry such an IPv4 address inside.
bool isPublic(const QHostAddress &address);
bool arePublic(const QList<QHostAddress> &addresses); ///< all, and at least one

} // namespace Tertulia::HostRule
