#pragma once

#include "app/data/Jid.h"
#include "app/xmpp/TaskBridge.h"

#include <QDomElement>
#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppIq.h>
#include <functional>

namespace Tertulia {

/// A request that QXmpp has no class for, or none that we want: what stands in it is written by a function.
class PlainIq : public QXmppIq
{
public:
    using Content = std::function<void(QXmlStreamWriter &)>;

    PlainIq(Type type, const Jid &to, Content content)
        : QXmppIq(type)
        , m_content(std::move(content))
    {
        setTo(to.toString());
    }

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override { m_content(*writer); }

private:
    Content m_content;
};

/// Asks, and reads the answer: exactly one result, TimedOut where none comes. QXmpp takes an answer only from the one
/// who was asked. `context` must outlive the answer; where it goes first, the future is cancelled.
template <typename Value>
QFuture<Result<Value>> ask(QXmppClient &client, QObject *context, PlainIq &&iq,
                           std::function<Result<Value>(const QDomElement &)> read)
{
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    const auto finish = [promise](Result<Value> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    client.sendIq(std::move(iq)).then(context, [finish, read](QXmppClient::IqResult &&answer) {
        if (const auto *error = std::get_if<QXmppError>(&answer))
            finish(failureOf(*error));
        else
            finish(read(std::get<QDomElement>(answer)));
    });
    QTimer::singleShot(AnswerTimeout, context,
                       [finish] { finish({FailureKind::TimedOut, QStringLiteral("no answer")}); });
    return promise->future();
}

inline QFuture<Result<Done>> ask(QXmppClient &client, QObject *context, PlainIq &&iq)
{
    return ask<Done>(client, context, std::move(iq), [](const QDomElement &) { return Done(); });
}

} // namespace Tertulia
