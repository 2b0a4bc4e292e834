#include "app/UserSearch.h"

#include "app/xmpp/UserSearchExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QPromise>
#include <QSet>
#include <QXmppClient.h>

namespace Tertulia {

namespace {

template <typename T>
QFuture<Result<T>> refused(FailureKind why)
{
    return QtFuture::makeReadyValueFuture(Result<T>(why));
}

} // namespace

struct UserSearch::Run {
    QPromise<Result<DirectoryAnswer>> promise;
    QList<DirectoryForm> left;
    qsizetype awaited = 0;
    DirectoryAnswer answer;
    QSet<Jid> seen;
    std::optional<Failure> failure;
    bool anyAnswer = false;

    void unite(Result<DirectoryAnswer> &&result)
    {
        if (!result) {
            failure = result.failure();
            return;
        }
        anyAnswer = true;
        if (answer.columns.isEmpty())
            answer.columns = result.value().columns;
        answer.complete = answer.complete && result.value().complete;
        for (DirectoryEntry &entry : result.value().entries) {
            if (seen.contains(entry.jid))
                continue;
            seen.insert(entry.jid);
            answer.entries.append(std::move(entry));
        }
    }

    void finish()
    {
        if (!anyAnswer || (failure && failure->kind == FailureKind::Cancelled))
            promise.addResult(failure.value_or(Failure()));
        else
            promise.addResult(std::move(answer));
        promise.finish();
    }
};

UserSearch::UserSearch(const Jid &account)
    : m_account(account)
{
}

void UserSearch::attach(XmppClient *client)
{
    m_client = client;
    m_extension = client ? client->client().findExtension<UserSearchExtension>() : nullptr;
    if (m_extension)
        connect(m_extension, &UserSearchExtension::arriving, this, &UserSearch::arriving);
}

bool UserSearch::canAsk() const
{
    return m_client && m_extension && m_client->isSignedIn();
}

QFuture<Result<QList<Jid>>> UserSearch::services(const Jid &server)
{
    if (!canAsk())
        return refused<QList<Jid>>(FailureKind::NotSignedIn);
    const Jid asked = server.isNull() ? Jid::parse(m_account.domain()).value_or(Jid()) : server;
    return m_extension->services(asked).then(this, [](const Result<QList<Jid>> &found) -> Result<QList<Jid>> {
        if (found && found.value().isEmpty())
            return FailureKind::NotSupported;
        return found;
    });
}

QFuture<Result<DirectoryForm>> UserSearch::form(const Jid &service)
{
    return canAsk() ? m_extension->form(service) : refused<DirectoryForm>(FailureKind::NotSignedIn);
}

QFuture<Result<DirectoryAnswer>> UserSearch::search(const QList<DirectoryForm> &questions)
{
    if (!canAsk())
        return refused<DirectoryAnswer>(FailureKind::NotSignedIn);
    if (questions.isEmpty())
        return refused<DirectoryAnswer>(FailureKind::NotAcceptable);
    auto run = std::make_shared<Run>();
    run->promise.start();
    run->awaited = questions.size();
    for (const DirectoryForm &question : questions) {
        m_extension->ask(question).then(this, [run](Result<DirectoryAnswer> result) {
            run->unite(std::move(result));
            if (--run->awaited == 0)
                run->finish();
        });
    }
    return run->promise.future();
}

QFuture<Result<DirectoryAnswer>> UserSearch::firstOf(const QList<DirectoryForm> &questions)
{
    if (!canAsk())
        return refused<DirectoryAnswer>(FailureKind::NotSignedIn);
    auto run = std::make_shared<Run>();
    run->promise.start();
    run->left = questions;
    next(run);
    return run->promise.future();
}

void UserSearch::next(const std::shared_ptr<Run> &run)
{
    const bool stopped = run->failure && run->failure->kind == FailureKind::Cancelled;
    if (run->left.isEmpty() || !run->answer.entries.isEmpty() || stopped || !canAsk())
        return run->finish();
    m_extension->ask(run->left.takeFirst()).then(this, [this, run](Result<DirectoryAnswer> result) {
        run->unite(std::move(result));
        next(run);
    });
}

void UserSearch::cancel()
{
    if (m_extension)
        m_extension->cancel();
}

} // namespace Tertulia
