#include "app/Outbox.h"

#include "app/store/MessageStore.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QDomElement>
#include <QUuid>
#include <QXmppClient.h>
#include <QXmppPingIq.h>
#include <QXmppTask.h>

namespace Tertulia {

Outbox::Outbox(const Jid &account, MessageStore &store, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_store(store)
{
}

void Outbox::attach(XmppClient *client)
{
    m_client = client;
    ++m_session;
    m_underWay.clear();
    m_open = false;
}

void Outbox::pause()
{
    m_open = false;
}

void Outbox::settled()
{
    m_open = m_client && m_client->isSignedIn();
    sendWaiting();
}

void Outbox::send(const Jid &to, const QString &body)
{
    if (body.toUtf8().size() > MaxBodyBytes) {
        emit refused(to, body, {FailureKind::MessageTooLong, {}, {}, {}});
        return;
    }
    Message message;
    message.account = m_account;
    message.conversation = to.bare();
    message.outgoing = true;
    message.time = Translate::now();
    message.body = body;
    message.stanzaId = message.originId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    message.state = MessageState::Waiting;
    m_store.addOutgoing(message).then(this, [this, to, body](const Result<Message> &stored) {
        if (!stored)
            emit refused(to, body, stored.failure());
        else if (m_open)
            transmit(stored.value());
    });
}

void Outbox::reply(const Message &answered, const QString &body)
{
    send(answered.conversation, body);
}

bool Outbox::mayCorrect(const Message &message)
{
    return message.outgoing && message.state != MessageState::Failed && !message.retracted;
}

bool Outbox::mayRetract(const Message &message)
{
    return mayCorrect(message);
}

void Outbox::correct(const Message &, const QString &)
{
}

void Outbox::retract(const Message &)
{
}

void Outbox::setReactions(const Message &, const QStringList &)
{
}

void Outbox::toggleReaction(const Message &, const QString &)
{
}

void Outbox::retryAmendment(const Message &)
{
}

void Outbox::discardAmendment(const Message &)
{
}

void Outbox::retry(const Message &failedMessage)
{
    // A new stanza: the partner's or the server's memory of the failed id must not swallow it.
    m_store.remove(failedMessage.id).then(this, [this, failedMessage](const Result<Done> &removed) {
        if (removed)
            send(failedMessage.conversation, failedMessage.body);
    });
}

void Outbox::discard(const Message &failedMessage)
{
    m_store.remove(failedMessage.id);
}

void Outbox::sendWaiting()
{
    m_store.waiting(m_account).then(this, [this](const Result<QList<Message>> &waiting) {
        if (!waiting || !m_open)
            return;
        for (const auto &message : waiting.value())
            transmit(message);
    });
}

void Outbox::transmit(const Message &message)
{
    if (m_underWay.contains(message.id))
        return;
    m_underWay.insert(message.id);
    m_client->client()
        .send(Translate::toMessage(message))
        .then(this, [this, id = message.id, session = m_session](QXmpp::SendResult &&result) {
            const auto *success = std::get_if<QXmpp::SendSuccess>(&result);
            if (success && success->acknowledged)
                markSent(id);
            else if (session != m_session)
                return; // the end of a session that is over: its successor settles
            else if (success)
                confirmByPing(id);
            else
                m_underWay.remove(id); // it waits in the store
        });
}

void Outbox::confirmByPing(MessageId id)
{
    // Without stream management: stanzas are handled in order (RFC 6120 §10.1), so an answer to what was sent behind a
    // message proves that the server took the message.
    QXmppPingIq ping;
    ping.setTo(m_account.domain());
    m_client->client().sendIq(std::move(ping)).then(this, [this, id](QXmppClient::IqResult &&answer) {
        const auto *error = std::get_if<QXmppError>(&answer);
        if (!error || error->holdsType<QXmppStanza::Error>()) // an error of the server's is an answer too
            markSent(id);
    });
}

void Outbox::markSent(MessageId id)
{
    m_underWay.remove(id);
    m_store.setState({id}, MessageState::Sent);
}

} // namespace Tertulia
