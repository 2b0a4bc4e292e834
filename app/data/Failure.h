#pragma once

#include "app/data/CertificateDetails.h"

#include <QMetaType>
#include <QString>
#include <chrono>
#include <optional>

namespace Tertulia {

/// What can go wrong, as kinds a person can act upon. ui/common/FailureText turns a kind into a sentence; switches
/// over it have no default, so that a new kind is said everywhere or does not compile.
enum class FailureKind {
    // signing in
    InvalidAddress,        ///< what was typed is no address
    WrongCredentials,      ///< not-authorized
    ServerNotFound,        ///< no such name (DNS)
    ServerUnreachable,     ///< refused, no route, or no answer while connecting
    ProxyFailed,           ///< the user's proxy refused or did not answer
    TimedOut,              ///< connected, but a phase of signing in did not end in its time
    NoEncryption,          ///< the server offers no TLS, or cleartext came where TLS must be
    CertificateNotTrusted, ///< see Failure::certificate
    AccountDisabled,       ///< account-disabled, credentials-expired
    TryLater,              ///< temporary-auth-failure, resource-constraint; see Failure::retryAfter
    NoCommonMechanism,     ///< no sign-in method that is safe and known to both
    ServerNotProven,       ///< the server could not prove that it knows the password (SCRAM signature, iterations)
    WrongDomain,           ///< host-unknown: this server does not serve that domain
    NotXmpp,               ///< something else answers at that port
    AddressChanged,        ///< the server bound another bare address than the one that signed in
    // during a session
    ConnectionLost,    ///< link died, server went away, or stopped answering
    ReplacedElsewhere, ///< conflict: the same resource signed in elsewhere
    BrokenStream,      ///< what came is not well-formed XMPP
    ServerClosed,      ///< the server ended the session (shutdown, policy)
    GateUnavailable,   ///< the gate could not attach to QXmpp: we refuse to connect
    // messages and requests
    NotSignedIn,
    MessageTooLong,
    RecipientUnknown,     ///< item-not-found, remote-server-not-found
    RecipientUnavailable, ///< service-unavailable, recipient-unavailable
    NotAllowed,           ///< forbidden, not-allowed, registration-required, subscription-required
    NotSupported,         ///< feature-not-implemented
    AlreadyExists,        ///< conflict
    NotAcceptable,        ///< not-acceptable, bad-request, jid-malformed
    // files
    FileUnreadable, ///< ours: no plain file, gone, or it changed while it was sent
    FileTooLarge,   ///< for their server, or for what we take
    FileDamaged,    ///< what came is not what was announced: length or hash
    FileNotSaved,   ///< the folder for received files cannot be written
    FileGone,       ///< theirs: it is no longer where they said, or the offer is over
    NoWayToSend,    ///< the server takes no files, and they cannot take one now either
    Stalled,        ///< no byte moved for a minute
    // this machine
    StoreUnavailable, ///< the database cannot be opened, read or written
    StoreLocked,      ///< another program holds it
    StoreReadOnly,    ///< its file, folder or disk may not be written
    StoreDamaged,     ///< it was set aside, and a fresh one took its place
    StoreTooNew,      ///< a newer program wrote it: likewise
    DiskFull,
    SecretsUnavailable, ///< no Secret Service, or it is locked
    Cancelled,
    Unknown,
};

/// A failure on its way up. `detail` is for the log, in English, without passwords, tokens or bodies.
struct Failure {
    FailureKind kind = FailureKind::Unknown;
    QString detail;
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<CertificateDetails> certificate;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::Failure)
