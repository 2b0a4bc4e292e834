#pragma once

#include "app/Secrets.h"

#include <QObject>

namespace Tertulia {

/// Secrets over QtKeychain: the desktop's Secret Service (or KWallet), never its plain-text fallback.
class KeychainSecrets : public QObject, public Secrets
{
    Q_OBJECT

public:
    using QObject::QObject;

    QFuture<Result<Done>> available() override;
    QFuture<Result<QString>> read(const Jid &account) override;
    QFuture<Result<Done>> write(const Jid &account, const QString &password) override;
    QFuture<Result<Done>> remove(const Jid &account) override;
};

} // namespace Tertulia
