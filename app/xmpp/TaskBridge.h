#pragma once

#include "app/data/Result.h"
#include "app/xmpp/ErrorMapping.h"

#include <QFuture>
#include <QPromise>
#include <QTimer>
#include <QXmppError.h>
#include <QXmppTask.h>
#include <chrono>
#include <memory>

namespace Tertulia {

/// QXmpp waits for an answer for ever; a person does not.
inline constexpr auto AnswerTimeout = std::chrono::seconds(30);

/// A request that is answered with "done" or an error, as the future that the rest of the program speaks of: exactly
/// one result, TimedOut where no answer comes. `context` must outlive the answer; where it goes first, the future is
/// cancelled.
template <typename Value>
QFuture<Result<Done>> toFuture(QXmppTask<std::variant<Value, QXmppError>> task, QObject *context)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    const auto finish = [promise](Result<Done> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    task.then(context, [finish](std::variant<Value, QXmppError> &&answer) {
        if (const auto *error = std::get_if<QXmppError>(&answer))
            finish(failureOf(*error));
        else
            finish(Done());
    });
    QTimer::singleShot(AnswerTimeout, context,
                       [finish] { finish({FailureKind::TimedOut, QStringLiteral("no answer")}); });
    return promise->future();
}

} // namespace Tertulia
