#include "app/SignIn.h"

namespace Tertulia {

NextStep nextStep(FailureKind kind, bool workedBefore)
{
    const auto network = workedBefore ? NextStep::Retry : NextStep::Stop;
    switch (kind) {
    case FailureKind::InvalidAddress:
    case FailureKind::WrongCredentials:
    case FailureKind::CertificateNotTrusted:
    case FailureKind::AccountDisabled:
    case FailureKind::AddressChanged:
    case FailureKind::ReplacedElsewhere: // two devices taking the session from each other for ever help nobody
        return NextStep::AskPerson;
    case FailureKind::NoEncryption: // what could be an attack on this network may be over on the next one
    case FailureKind::ServerNotProven:
    case FailureKind::NoCommonMechanism:
    case FailureKind::WrongDomain:
    case FailureKind::NotXmpp:
    case FailureKind::ServerNotFound:
    case FailureKind::ServerUnreachable:
    case FailureKind::ProxyFailed:
    case FailureKind::TimedOut:
    case FailureKind::TryLater:
    case FailureKind::ConnectionLost:
    case FailureKind::BrokenStream:
    case FailureKind::ServerClosed:
    case FailureKind::Unknown:
        return network;
    case FailureKind::GateUnavailable:
    case FailureKind::NotSignedIn:
    case FailureKind::MessageTooLong:
    case FailureKind::RecipientUnknown:
    case FailureKind::RecipientUnavailable:
    case FailureKind::NotAllowed:
    case FailureKind::NotSupported:
    case FailureKind::AlreadyExists:
    case FailureKind::NotAcceptable:
    case FailureKind::StoreUnavailable:
    case FailureKind::StoreLocked:
    case FailureKind::StoreReadOnly:
    case FailureKind::StoreDamaged:
    case FailureKind::StoreTooNew:
    case FailureKind::FileUnreadable:
    case FailureKind::FileTooLarge:
    case FailureKind::FileDamaged:
    case FailureKind::FileNotSaved:
    case FailureKind::FileGone:
    case FailureKind::NoWayToSend:
    case FailureKind::Stalled:
    case FailureKind::DiskFull:
    case FailureKind::SecretsUnavailable:
    case FailureKind::Cancelled:
        return NextStep::Stop;
    }
    Q_UNREACHABLE_RETURN(NextStep::Stop);
}

} // namespace Tertulia
