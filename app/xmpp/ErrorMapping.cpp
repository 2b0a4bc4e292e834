#include "app/xmpp/ErrorMapping.h"

#include <QHash>
#include <QXmlStreamReader>
#include <QXmppAuthenticationError.h>
#include <QXmppBindError.h>
#include <QXmppError.h>
#include <QXmppStreamError.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

FailureKind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return FailureKind::ServerNotFound;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return FailureKind::ProxyFailed;
    default: // refused, no route, network down, time-out: all of them mean that nobody answered
        return FailureKind::ServerUnreachable;
    }
}

FailureKind kindOf(const QXmpp::AuthenticationError &error)
{
    switch (error.type) {
    case QXmpp::AuthenticationError::NotAuthorized:
        return FailureKind::WrongCredentials;
    case QXmpp::AuthenticationError::AccountDisabled:
    case QXmpp::AuthenticationError::CredentialsExpired:
        return FailureKind::AccountDisabled;
    case QXmpp::AuthenticationError::EncryptionRequired:
    case QXmpp::AuthenticationError::MechanismMismatch:
    case QXmpp::AuthenticationError::RequiredTasks:
        return FailureKind::NoCommonMechanism;
    case QXmpp::AuthenticationError::ProcessingError:
        return FailureKind::ServerNotProven;
    }
    return FailureKind::Unknown;
}

// RFC 6120 §7.7.2: too many resources, resource in use, not allowed.
FailureKind kindOf(const QXmpp::BindError &error)
{
    switch (error.stanzaError.condition()) {
    case QXmppStanza::Error::Conflict:
        return FailureKind::ReplacedElsewhere;
    case QXmppStanza::Error::ResourceConstraint:
        return FailureKind::TryLater;
    default:
        return failureKindOf(error.stanzaError);
    }
}

} // namespace

FailureKind failureKindOf(const QXmppStanza::Error &error)
{
    using Condition = QXmppStanza::Error;
    switch (error.condition()) {
    case Condition::ItemNotFound:
    case Condition::RemoteServerNotFound:
    case Condition::JidMalformed:
    case Condition::Gone:
    case Condition::Redirect:
        return FailureKind::RecipientUnknown;
    case Condition::ServiceUnavailable:
    case Condition::RecipientUnavailable:
    case Condition::RemoteServerTimeout:
        return FailureKind::RecipientUnavailable;
    case Condition::Forbidden:
    case Condition::NotAllowed:
    case Condition::NotAuthorized:
    case Condition::RegistrationRequired:
    case Condition::SubscriptionRequired:
    case Condition::PolicyViolation:
        return FailureKind::NotAllowed;
    case Condition::FeatureNotImplemented:
        return FailureKind::NotSupported;
    case Condition::Conflict:
        return FailureKind::AlreadyExists;
    case Condition::BadRequest:
    case Condition::NotAcceptable:
        return FailureKind::NotAcceptable;
    case Condition::ResourceConstraint:
        return FailureKind::TryLater;
    default: // internal, undefined, unexpected, and what RFC 6120 took back
        return FailureKind::Unknown;
    }
}

Failure failureOf(QAbstractSocket::SocketError error, const QString &detail)
{
    return {kindOf(error), detail, {}, {}};
}

Failure failureOf(const QXmppError &error)
{
    FailureKind kind = FailureKind::Unknown;
    if (const auto authentication = error.value<QXmpp::AuthenticationError>())
        kind = kindOf(*authentication);
    else if (const auto bind = error.value<QXmpp::BindError>())
        kind = kindOf(*bind);
    else if (const auto answer = error.value<QXmppStanza::Error>())
        kind = failureKindOf(*answer);
    else if (error.holdsType<QXmpp::StreamError>())
        kind = FailureKind::BrokenStream; // the server's own are read in the gate: this is QXmpp's dislike
    return {kind, error.description, {}, {}};
}

ErrorCondition conditionOf(const QByteArray &element)
{
    ErrorCondition condition;
    QXmlStreamReader reader(element);
    reader.setNamespaceProcessing(false); // <stream:error/> comes without its root's declarations
    reader.readNextStartElement();
    while (reader.readNextStartElement()) {
        if (reader.name() == "text"_L1) {
            condition.text = reader.readElementText(QXmlStreamReader::IncludeChildElements).left(500);
            continue;
        }
        if (condition.name.isEmpty())
            condition.name = reader.name().toString();
        reader.skipCurrentElement();
    }
    return condition;
}

Failure failureOfSasl(const ErrorCondition &condition)
{
    static const QHash<QString, FailureKind> kinds{
        {u"not-authorized"_s, FailureKind::WrongCredentials},
        {u"invalid-authzid"_s, FailureKind::WrongCredentials},
        {u"malformed-request"_s, FailureKind::WrongCredentials}, // what Prosody says to names that cannot exist
        {u"incorrect-encoding"_s, FailureKind::WrongCredentials},
        {u"account-disabled"_s, FailureKind::AccountDisabled},
        {u"credentials-expired"_s, FailureKind::AccountDisabled},
        {u"temporary-auth-failure"_s, FailureKind::TryLater},
        {u"invalid-mechanism"_s, FailureKind::NoCommonMechanism},
        {u"mechanism-too-weak"_s, FailureKind::NoCommonMechanism},
        {u"encryption-required"_s, FailureKind::NoCommonMechanism},
    };
    return {kinds.value(condition.name, FailureKind::Unknown),
            u"SASL: "_s + condition.name + u" "_s + condition.text,
            {},
            {}};
}

Failure failureOfStream(const ErrorCondition &condition, bool signedIn)
{
    const FailureKind tooMuch = signedIn ? FailureKind::ServerClosed : FailureKind::TryLater;
    const QHash<QString, FailureKind> kinds{
        {u"conflict"_s, FailureKind::ReplacedElsewhere},
        {u"host-unknown"_s, FailureKind::WrongDomain},
        {u"host-gone"_s, FailureKind::WrongDomain},
        {u"not-authorized"_s, FailureKind::WrongCredentials}, // in a session: the account or its password is gone
        {u"policy-violation"_s, tooMuch},                     // ejabberd, after too many wrong passwords
        {u"resource-constraint"_s, tooMuch},
        {u"connection-timeout"_s, FailureKind::ConnectionLost},
        {u"bad-format"_s, FailureKind::BrokenStream},
        {u"bad-namespace-prefix"_s, FailureKind::BrokenStream},
        {u"invalid-namespace"_s, FailureKind::BrokenStream},
        {u"invalid-xml"_s, FailureKind::BrokenStream},
        {u"not-well-formed"_s, FailureKind::BrokenStream},
        {u"restricted-xml"_s, FailureKind::BrokenStream},
    };
    return {kinds.value(condition.name, FailureKind::ServerClosed),
            u"stream error: "_s + condition.name + u" "_s + condition.text,
            {},
            {}};
}

} // namespace Tertulia
