#include "ui/KeychainSecrets.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPromise>
#include <memory>
#include <qt6keychain/keychain.h>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Service = "im.tertulia.Tertulia"_L1; // what the password store files our entries under

Failure failureOf(const QKeychain::Job &job)
{
    return {FailureKind::SecretsUnavailable, job.errorString(), {}, {}};
}

/// Starts `job`, and answers with what `value` makes of it when it is finished.
template <typename T, typename Job, typename Value>
QFuture<Result<T>> run(Job *job, QObject *context, Value value)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QObject::connect(job, &QKeychain::Job::finished, context, [promise, job, value](QKeychain::Job *) {
        promise->addResult(value(*job));
        promise->finish();
    });
    job->setInsecureFallback(false);
    job->start();
    return promise->future();
}

Result<Done> doneUnless(const QKeychain::Job &job, bool failed)
{
    if (failed)
        return failureOf(job);
    return Done{};
}

} // namespace

/// Whether the session bus has a store, running or ready to be started. Asks the bus itself, so that nothing is
/// unlocked, and nobody is asked for anything, before there is a password to keep.
QFuture<Result<Done>> KeychainSecrets::available()
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    auto pending = std::make_shared<int>(2);
    for (const QString &method : {u"ListNames"_s, u"ListActivatableNames"_s}) {
        const auto call = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                         u"org.freedesktop.DBus"_s, method);
        auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [promise, pending, watcher] {
            watcher->deleteLater();
            const QDBusPendingReply<QStringList> reply = *watcher;
            const QStringList names = reply.isValid() ? reply.value() : QStringList();
            if (*pending == 0)
                return;
            const bool found = names.contains("org.freedesktop.secrets"_L1) || names.contains("org.kde.kwalletd6"_L1);
            if (!found && --*pending > 0)
                return;
            *pending = 0;
            promise->addResult(found ? Result<Done>(Done{})
                                     : Result<Done>(FailureKind::SecretsUnavailable, u"no store on the session bus"_s));
            promise->finish();
        });
    }
    return promise->future();
}

QFuture<Result<QString>> KeychainSecrets::read(const Jid &account)
{
    auto *job = new QKeychain::ReadPasswordJob(Service, this);
    job->setKey(account.toString());
    return run<QString>(job, this, [](const QKeychain::ReadPasswordJob &done) -> Result<QString> {
        if (done.error() == QKeychain::EntryNotFound)
            return QString();
        if (done.error() != QKeychain::NoError)
            return failureOf(done);
        return done.textData();
    });
}

QFuture<Result<Done>> KeychainSecrets::write(const Jid &account, const QString &password)
{
    auto *job = new QKeychain::WritePasswordJob(Service, this);
    job->setKey(account.toString());
    job->setTextData(password);
    return run<Done>(job, this,
                     [](const QKeychain::Job &done) { return doneUnless(done, done.error() != QKeychain::NoError); });
}

QFuture<Result<Done>> KeychainSecrets::remove(const Jid &account)
{
    auto *job = new QKeychain::DeletePasswordJob(Service, this);
    job->setKey(account.toString());
    return run<Done>(job, this, [](const QKeychain::Job &done) {
        return doneUnless(done, done.error() != QKeychain::NoError && done.error() != QKeychain::EntryNotFound);
    });
}

} // namespace Tertulia
