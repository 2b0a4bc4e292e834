#pragma once

#include "app/data/Message.h"
#include "app/data/Result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTest>

namespace Tertulia::StoreTest {

inline Jid jid(QStringView text)
{
    return *Jid::parse(text);
}

inline const Jid Ana = *Jid::parse(u"ana@example.org");
inline const Jid Ben = *Jid::parse(u"ben@example.org");

inline Instant at(int second) ///< seconds after an autumn day
{
    return Instant(std::chrono::milliseconds(1'760'000'000'000 + qint64(second) * 1'000));
}

/// From Ben to Ana.
inline Message incoming(const QString &body, int second = 0, const QString &stanzaId = {})
{
    Message message;
    message.account = Ana;
    message.conversation = Ben;
    message.time = at(second);
    message.body = body;
    message.stanzaId = stanzaId;
    return message;
}

/// From Ana to Ben.
inline Message outgoing(const QString &body, int second = 0, const QString &stanzaId = {})
{
    Message message = incoming(body, second, stanzaId);
    message.outgoing = true;
    message.originId = stanzaId;
    return message;
}

inline QStringList bodies(const QList<Message> &messages)
{
    QStringList list;
    for (const Message &message : messages) {
        list.append(message.body);
    }
    return list;
}

/// The answer, with the event loop running until it is there.
template <typename T>
T await(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) {
        loop.exec();
    }
    return future.result();
}

} // namespace Tertulia::StoreTest
