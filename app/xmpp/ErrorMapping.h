#pragma once

#include "app/data/Failure.h"

#include <QAbstractSocket>
#include <QXmppStanza.h>

struct QXmppError;

namespace Tertulia {

/// What went wrong, as a kind a person can act upon. `detail` is for the log.
Failure failureOf(QAbstractSocket::SocketError error, const QString &detail); ///< while connecting
Failure failureOf(const QXmppError &error); ///< of a request, or of signing in as far as QXmpp itself judges

FailureKind failureKindOf(const QXmppStanza::Error &error); ///< RFC 6120 §8.3.3

/// An error element's defined condition and its text: of <stream:error/> and of SASL's <failure/>.
struct ErrorCondition {
    QString name; ///< e.g. "not-authorized"; empty where there is none
    QString text;
};
ErrorCondition conditionOf(const QByteArray &element);

Failure failureOfSasl(const ErrorCondition &condition);                  ///< RFC 6120 §6.5
Failure failureOfStream(const ErrorCondition &condition, bool signedIn); ///< RFC 6120 §4.9.3

} // namespace Tertulia
