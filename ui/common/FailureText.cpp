#include "ui/common/FailureText.h"

namespace Tertulia {

namespace {

QString tryLater(const Failure &failure)
{
    if (!failure.retryAfter)
        return FailureText::tr("The server is busy and asks to come back later. Try again in a few minutes.");
    return FailureText::tr("The server is busy and asks to come back in %n second(s).", nullptr,
                           int(failure.retryAfter->count()));
}

QString ofTheStore(FailureKind kind)
{
    if (kind == FailureKind::StoreLocked)
        return FailureText::tr(
            "Another program holds your messages on this computer. Close it: Tertulia goes on by itself then.");
    if (kind == FailureKind::StoreReadOnly)
        return FailureText::tr("Your messages cannot be saved: their file, folder or disk is read-only. Make it "
                               "writable: Tertulia goes on by itself then.");
    if (kind == FailureKind::StoreDamaged)
        return FailureText::tr("Your history on this computer was damaged. It was set aside, and a fresh one is being "
                               "filled from your server. Check the disk for errors.");
    if (kind == FailureKind::StoreTooNew)
        return FailureText::tr(
            "Your history on this computer was written by a newer Tertulia. It was set aside, and a "
            "fresh one is being filled from your server. Update Tertulia to read the old one again.");
    return FailureText::tr("Your messages on this computer cannot be read or written. Check that the disk is not full "
                           "or read-only, then start again.");
}

QString ofFiles(FailureKind kind)
{
    if (kind == FailureKind::FileUnreadable)
        return FailureText::tr("The file cannot be read, or it changed while it was sent. Check it and send it again.");
    if (kind == FailureKind::FileTooLarge)
        return FailureText::tr("The file is too large. Send it in parts, or by another way.");
    if (kind == FailureKind::FileDamaged)
        return FailureText::tr(
            "What came is not the file that was announced, so it was thrown away. Ask for it to be sent again.");
    if (kind == FailureKind::FileNotSaved)
        return FailureText::tr(
            "The file cannot be saved in the folder for received files. Choose another one in Preferences.");
    if (kind == FailureKind::FileGone)
        return FailureText::tr("The file is no longer there. Ask for it to be sent again.");
    if (kind == FailureKind::NoWayToSend)
        return FailureText::tr("Your server takes no such files, and they cannot take one directly now. Try again when "
                               "they are online.");
    return FailureText::tr("Nothing moved for a minute, so it was given up. Try again.");
}

} // namespace

QString FailureText::sentence(const Failure &failure)
{
    // clang-format off: a table
    switch (failure.kind) {
    case FailureKind::InvalidAddress: return tr("This is not a complete address. It looks like you@example.org.");
    case FailureKind::WrongCredentials: return tr("The address or the password is wrong. Check both and try again.");
    case FailureKind::ServerNotFound:
        return tr("There is no server of that name. Check the part after the @, or enter the host under Connection "
                  "settings.");
    case FailureKind::ServerUnreachable:
        return tr("The server does not answer. Check your network or try again later.");
    case FailureKind::ProxyFailed: return tr("The proxy does not let us through. Check it under Connection settings.");
    case FailureKind::TimedOut: return tr("The server took too long to answer. Try again.");
    case FailureKind::NoEncryption:
        return tr("The server offers no encryption, so your password was not sent. Ask its operator to turn on TLS, or "
                  "use another server.");
    case FailureKind::CertificateNotTrusted:
        return tr("The server could not prove who it is: its certificate is not trusted. Your password was not sent.");
    case FailureKind::AccountDisabled: return tr("This account is disabled. Ask the operator of your server why.");
    case FailureKind::TryLater: return tryLater(failure);
    case FailureKind::NoCommonMechanism:
        return tr("The server knows no safe way of signing in that we know too. Ask its operator to turn on SCRAM.");
    case FailureKind::ServerNotProven:
        return tr("The server could not prove that it knows your password: it may be an impostor. You were not signed "
                  "in.");
    case FailureKind::WrongDomain: return tr("This server does not serve that address. Check the part after the @.");
    case FailureKind::NotXmpp: return tr("No chat server answers there. Check host and port under Connection settings.");
    case FailureKind::AddressChanged:
        return tr("The server gave you another address than the one you asked for, so you were signed out again. Ask "
                  "its operator why.");
    case FailureKind::ConnectionLost: return tr("The connection was lost.");
    case FailureKind::ReplacedElsewhere: return tr("You signed in elsewhere. Sign in again to come back here.");
    case FailureKind::BrokenStream: return tr("The server sent nonsense, so the connection was closed. Try again.");
    case FailureKind::ServerClosed: return tr("The server ended the connection. Try again in a moment.");
    case FailureKind::GateUnavailable:
        return tr("The connection could not be guarded, so none was made. Start the program again; if that does not "
                  "help, reinstall it.");
    case FailureKind::NotSignedIn: return tr("You are not signed in. Try again when you are.");
    case FailureKind::MessageTooLong: return tr("The message is too long for the server. Shorten it and send again.");
    case FailureKind::RecipientUnknown: return tr("There is nobody at this address. Check it for typing mistakes.");
    case FailureKind::RecipientUnavailable:
        return tr("They cannot be reached now and their server keeps no messages for them. Try again later.");
    case FailureKind::NotAllowed: return tr("You are not allowed to do this. Ask for permission, then try again.");
    case FailureKind::NotSupported: return tr("The other side cannot do this. Use another way.");
    case FailureKind::AlreadyExists: return tr("This exists already. Choose another name.");
    case FailureKind::NotAcceptable: return tr("The server did not accept what was entered. Check it and try again.");
    case FailureKind::FileUnreadable: case FailureKind::FileTooLarge: case FailureKind::FileDamaged:
    case FailureKind::FileNotSaved: case FailureKind::FileGone: case FailureKind::NoWayToSend:
    case FailureKind::Stalled: return ofFiles(failure.kind);
    case FailureKind::StoreUnavailable: case FailureKind::StoreLocked: case FailureKind::StoreReadOnly:
    case FailureKind::StoreDamaged: case FailureKind::StoreTooNew: return ofTheStore(failure.kind);
    case FailureKind::DiskFull: return tr("The disk is full. Free some space: Tertulia goes on by itself then.");
    case FailureKind::SecretsUnavailable:
        return tr("Your system's password store cannot be used. Unlock it, or type the password at each start.");
    case FailureKind::Cancelled: return tr("Cancelled.");
    case FailureKind::Unknown: return tr("Something unexpected went wrong. Try again; the log says more.");
    }
    // clang-format on
    Q_UNREACHABLE_RETURN({});
}

QString FailureText::problem(CertificateDetails::Problem problem)
{
    using Problem = CertificateDetails::Problem;
    switch (problem) {
    case Problem::SelfSigned:
        return tr("Nobody vouches for it: the server issued it to itself.");
    case Problem::UnknownIssuer:
        return tr("It was issued by someone whom this computer does not know.");
    case Problem::Expired:
        return tr("It has expired.");
    case Problem::NotYetValid:
        return tr("It is not valid yet. Check this computer's clock.");
    case Problem::WrongName:
        return tr("It was made for another server.");
    case Problem::Revoked:
        return tr("It was withdrawn by its issuer.");
    case Problem::Weak:
        return tr("Its cryptography is too weak.");
    case Problem::Other:
        return tr("It could not be checked.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Tertulia
