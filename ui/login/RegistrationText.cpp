#include "ui/login/RegistrationText.h"

#include "ui/common/FailureText.h"
#include "ui/timeline/DisplayText.h"

namespace Tertulia {

QString RegistrationText::sentence(RegistrationRefusal::Kind kind, const QString &server)
{
    using Kind = RegistrationRefusal::Kind;
    switch (kind) {
    case Kind::NameTaken:
        return tr("This name is taken on %1. Choose another one.").arg(server);
    case Kind::Forbidden:
        return tr("%1 does not let people sign up from here. Choose another server.").arg(server);
    case Kind::TooMany:
        return tr("Too many accounts were made from your network lately. Wait a while, or choose another server.");
    case Kind::WeakPassword:
        return tr("The password is too weak for %1. Choose a longer one.").arg(server);
    case Kind::WrongAnswer:
        return tr("That is not what the picture says. Here is another one.");
    case Kind::NotAcceptable:
        return tr("The server did not accept what was entered. Check the name and the other fields.");
    case Kind::FormExpired:
        return tr("The form had expired, so here is a fresh one. What you typed was kept: check it and try again.");
    case Kind::ServerTrouble:
        return tr("Something went wrong on the server. Try again later.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RegistrationText::serverSays(const RegistrationRefusal &refusal)
{
    const QString text = displayText(refusal.serverText).simplified();
    return text.isEmpty() ? QString() : tr("The server says: “%1”").arg(text);
}

QString RegistrationText::sentence(const Failure &failure, const QString &server)
{
    if (failure.kind == FailureKind::NotSupported || failure.kind == FailureKind::NotAllowed ||
        failure.kind == FailureKind::RecipientUnavailable)
        return tr("%1 does not let people sign up from here. Choose another server.").arg(server);
    if (failure.kind == FailureKind::ServerNotFound)
        return tr("There is no server of that name. Check it for typing mistakes.");
    return FailureText::sentence(failure);
}

} // namespace Tertulia
