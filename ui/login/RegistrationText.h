#pragma once

#include "app/data/Failure.h"
#include "app/data/RegistrationForm.h"

#include <QCoreApplication>

namespace Tertulia {

/// What a person reads when a server makes no account, or does not change a password. Plain text.
class RegistrationText
{
    Q_DECLARE_TR_FUNCTIONS(RegistrationText)

public:
    static QString sentence(RegistrationRefusal::Kind kind, const QString &server);
    static QString serverSays(const RegistrationRefusal &refusal); ///< its own words, or nothing
    static QString sentence(const Failure &failure, const QString &server);
};

} // namespace Tertulia
