#pragma once

#include "app/data/Jid.h"
#include "app/data/Result.h"

#include <QFuture>

namespace Tertulia {

/// Where passwords are kept: the desktop's Secret Service and nowhere else. A port: ui/ has the real one, over
/// QtKeychain. Answers arrive on the GUI thread.
class Secrets
{
public:
    virtual ~Secrets() = default;

    /// SecretsUnavailable with a detail where there is no service, or it stays locked.
    virtual QFuture<Result<Done>> available() = 0;
    virtual QFuture<Result<QString>> read(const Jid &account) = 0; ///< an empty password: none is kept
    virtual QFuture<Result<Done>> write(const Jid &account, const QString &password) = 0;
    virtual QFuture<Result<Done>> remove(const Jid &account) = 0;
};

} // namespace Tertulia
