#pragma once

#include "app/data/Result.h"
#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/TaskBridge.h"
#include "app/xmpp/XmppClient.h"

#include <QDomElement>
#include <QFuture>
#include <QPromise>
#include <QUuid>
#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppIq.h>
#include <functional>
#include <memory>

namespace Tertulia {

/// A request whose content is written by hand.
struct WrittenIq : QXmppIq {
    WrittenIq(Type type, const QString &to, std::function<void(QXmlStreamWriter &)> writeContent)
        : QXmppIq(type)
        , write(std::move(writeContent))
    {
        setTo(to);
        setId(QUuid::createUuid().toString(QUuid::WithoutBraces)); // nobody can guess it
    }
    void toXmlElementFromChild(QXmlStreamWriter *writer) const override { write(*writer); }

    std::function<void(QXmlStreamWriter &)> write;
};

/// Sends it and reads the answer, which QXmpp has checked to come from who was asked: exactly one result, TimedOut
/// where none comes, NotSignedIn while nobody is. `read`: const QDomElement &iq → Value.
template <typename Value, typename Read>
QFuture<Result<Value>> ask(XmppClient *client, WrittenIq &&iq, Read read)
{
    if (!client || !client->isSignedIn())
        return QtFuture::makeReadyValueFuture(Result<Value>(FailureKind::NotSignedIn));
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    const auto finish = [promise](Result<Value> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    client->client().sendIq(std::move(iq)).then(client, [finish, read](QXmppClient::IqResult &&answer) {
        if (const auto *error = std::get_if<QXmppError>(&answer))
            finish(failureOf(*error));
        else
            finish(read(std::get<QDomElement>(answer))); // its document goes when this returns
    });
    QTimer::singleShot(AnswerTimeout, client,
                       [finish] { finish({FailureKind::TimedOut, QStringLiteral("no answer")}); });
    return promise->future();
}

inline QFuture<Result<Done>> askDone(XmppClient *client, WrittenIq &&iq)
{
    return ask<Done>(client, std::move(iq), [](const QDomElement &) { return Done(); });
}

} // namespace Tertulia
