#pragma once

#include "app/xmpp/PlainIq.h"

namespace Tertulia {

/// Nodes of our own account (XEP-0163) that nobody else may read: what our devices tell each other. Stanza ↔ value.
namespace PrivateNode {

PlainIq items(const QString &node);
/// Keeps every item; the node is made where it is missing. What another program made otherwise is not published into.
PlainIq publish(const QString &node, const QString &item, const PlainIq::Content &payload);
PlainIq retract(const QString &node, const QString &item);

QDomElement itemsOf(const QDomElement &answer); ///< to items(): <items/>, null where there are none

/// News of this node: <items/> or <purge/>; null: it is something else.
QDomElement newsOf(const QDomElement &stanza, const QString &node);
/// Only what our own bare address says counts (CVE-2023-28686); servers may leave it out.
bool isFromOurselves(const QDomElement &stanza, const Jid &account);

} // namespace PrivateNode
} // namespace Tertulia
