#pragma once

#include "app/Secrets.h"

#include <QHash>
#include <QPromise>

namespace Tertulia {

/// A Secret Service that can be looked into.
class MemorySecrets : public Secrets
{
public:
    QHash<Jid, QString> kept;

    QFuture<Result<Done>> available() override { return answer<Done>(Done{}); }
    QFuture<Result<QString>> read(const Jid &account) override { return answer<QString>(kept.value(account)); }
    QFuture<Result<Done>> write(const Jid &account, const QString &secret) override
    {
        kept.insert(account, secret);
        return answer<Done>(Done{});
    }
    QFuture<Result<Done>> remove(const Jid &account) override
    {
        kept.remove(account);
        return answer<Done>(Done{});
    }

private:
    template <typename T>
    static QFuture<Result<T>> answer(const T &value)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(Result<T>(value));
        promise.finish();
        return promise.future();
    }
};

} // namespace Tertulia
