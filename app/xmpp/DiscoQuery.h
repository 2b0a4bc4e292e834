#pragma once

#include <QXmppDiscoveryIq.h>
#include <functional>
#include <optional>

class QObject;
class QXmppClient;

namespace Tertulia {

/// Asks somebody what they can (InfoQuery) or have (ItemsQuery; XEP-0030). Answered once, after AnswerTimeout with
/// nothing; not at all where `context` goes first.
void askDisco(QXmppClient &client, const QString &jid, QXmppDiscoveryIq::QueryType what, QObject *context,
              std::function<void(const std::optional<QXmppDiscoveryIq> &)> answered);

} // namespace Tertulia
