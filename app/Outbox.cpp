#include "app/Outbox.h"

#include "app/store/MessageStore.h"
#include "app/xmpp/FileStanza.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QDomElement>
#include <QUuid>
#include <QXmppClient.h>
#include <QXmppPingIq.h>
#include <QXmppTask.h>
#include <algorithm>

namespace Tertulia {

namespace {

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

struct Outbox::Stanza {
    QXmppMessage message;
};

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
    m_held.clear();
    m_openRooms.clear();
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

void Outbox::openRoom(const Jid &room)
{
    m_openRooms.insert(room);
    m_underWay.removeIf([&](const auto &entry) { return entry.value() == room; });
    if (m_open)
        sendWaiting();
}

void Outbox::send(const Jid &to, const QString &body)
{
    post(to, body, {});
}

void Outbox::reply(const Message &answered, const QString &body)
{
    Quote quote{answered.name(), 0, false, false, {}};
    quote.show(answered);
    post(answered.conversation, body, quote.id.isEmpty() ? std::nullopt : std::optional(quote));
}

bool Outbox::refuse(const Jid &to, const QString &body)
{
    const bool tooLong = body.toUtf8().size() > MaxBodyBytes;
    if (tooLong)
        emit refused(to, body, {FailureKind::MessageTooLong, {}, {}, {}});
    return tooLong;
}

void Outbox::post(const Jid &to, const QString &body, const std::optional<Quote> &quote)
{
    if (refuse(to, body))
        return;
    Message message;
    message.account = m_account;
    message.conversation = placeOf(to);
    message.nick = nickFor(message.conversation);
    message.outgoing = true;
    message.time = Translate::now();
    message.body = body;
    message.quote = quote;
    message.stanzaId = message.originId = newId();
    message.state = MessageState::Waiting;
    m_store.addOutgoing(message).then(this, [this, to, body](const Result<Message> &stored) {
        if (!stored) {
            emit refused(to, body, stored.failure());
            return;
        }
        emit queued(placeOf(to));
        if (m_open)
            transmit(stored.value());
    });
}

/// In private to somebody in a room: they have no other address.
Jid Outbox::placeOf(const Jid &to) const
{
    return m_rooms.isRoom(to.bare()) ? to : to.bare();
}

QString Outbox::nickFor(const Jid &conversation) const
{
    return conversation.isBare() && m_rooms.isRoom(conversation) ? m_rooms.nick(conversation) : QString();
}

bool Outbox::mayCorrect(const Message &message)
{
    return mayRetract(message) && message.transfer == 0; // a file has no words of ours
}

bool Outbox::mayRetract(const Message &message)
{
    return message.outgoing && message.state != MessageState::Failed && !message.retracted && !message.name().isEmpty();
}

void Outbox::correct(const Message &original, const QString &body)
{
    if (!mayCorrect(original) || body == original.body || body.trimmed().isEmpty() ||
        refuse(original.conversation, body))
        return;
    Amendment amendment;
    amendment.kind = Amendment::Kind::Correction;
    amendment.said.body = body;
    amend(std::move(amendment), original);
}

void Outbox::retract(const Message &original)
{
    Amendment amendment;
    amendment.kind = Amendment::Kind::Retraction;
    if (mayRetract(original))
        amend(std::move(amendment), original);
}

void Outbox::setReactions(const Message &message, const QStringList &emoji)
{
    Amendment amendment;
    amendment.kind = Amendment::Kind::Reaction;
    amendment.emoji = emoji;
    if (!message.retracted)
        amend(std::move(amendment), message);
}

void Outbox::toggleReaction(const Message &message, const QString &emoji)
{
    QStringList chosen = message.reactionsOf(m_account);
    if (!chosen.removeOne(emoji))
        chosen.append(emoji);
    setReactions(message, chosen);
}

void Outbox::amend(Amendment amendment, const Message &message)
{
    amendment.said.time = Translate::now();
    amendment.said.nick = nickFor(message.conversation);
    amendment.said.stanzaId = amendment.said.originId = newId();
    m_store.addOwnAmendment(amendment, message.id)
        .then(this, [this, body = amendment.said.body, to = message.conversation](const Result<Amendment> &stored) {
            if (stored && m_open)
                transmit(stored.value());
            else if (!stored && !body.isEmpty())
                emit refused(to, body, stored.failure());
        });
}

void Outbox::retryAmendment(const Message &message)
{
    m_store.renewAmendments(message.id).then(this, [this](const Result<Done> &renewed) {
        if (renewed && m_open)
            sendWaiting();
    });
}

void Outbox::discardAmendment(const Message &message)
{
    m_store.discardAmendments(message.id);
}

/// The file has arrived, and only its message has not: the same one again. Else the file has to go first.
void Outbox::retryFile(const Message &failedMessage)
{
    const auto file = m_files ? m_files(failedMessage.transfer) : std::nullopt;
    if (!file || file->state != TransferState::Done)
        return emit fileRetried(failedMessage.transfer);
    m_store.setState({failedMessage.id}, MessageState::Waiting).then(this, [this](const Result<Done> &) {
        sendWaiting();
    });
}

void Outbox::retry(const Message &failedMessage)
{
    if (failedMessage.transfer != 0)
        return retryFile(failedMessage);
    // A new stanza: the partner's or the server's memory of the failed id must not swallow it.
    m_store.remove(failedMessage.id).then(this, [this, failedMessage](const Result<Done> &removed) {
        if (removed)
            post(failedMessage.conversation, failedMessage.body, failedMessage.quote);
    });
}

void Outbox::discard(const Message &failedMessage)
{
    m_store.remove(failedMessage.id);
}

/// Messages before what is said about them. What was edited before it left goes out as it was first, then as edited: by
/// then nobody can tell whether the server had it already.
void Outbox::sendWaiting()
{
    m_store.waiting(m_account).then(this, [this](const Result<QList<Message>> &waiting) {
        if (!waiting || !m_open)
            return;
        if (!std::exchange(m_held, {}).isEmpty())
            emit heldBackChanged();
        for (const auto &message : waiting.value())
            transmit(message);
    });
    m_store.waitingAmendments(m_account).then(this, [this](const Result<QList<Amendment>> &waiting) {
        if (!waiting || !m_open)
            return;
        for (const auto &amendment : waiting.value())
            transmit(amendment);
    });
}

void Outbox::transmit(const Message &waiting)
{
    Message message = waiting;
    if (const QString nick = nickFor(message.conversation); !nick.isEmpty())
        message.nick = nick; // a file's message has none yet
    Stanza stanza{Translate::toMessage(message, m_tellTyping)};
    if (message.transfer != 0) {
        const auto file = m_files ? m_files(message.transfer) : std::nullopt;
        if (!file || file->url.isEmpty())
            return; // it comes again when its file is there
        FileStanza::write(stanza.message, *file);
    }
    transmit({message.id, false}, message, std::move(stanza));
}

void Outbox::transmit(const Amendment &amendment)
{
    transmit({amendment.said.id, true}, amendment.said, {Translate::toAmendment(amendment)});
}

int Outbox::heldBack(const Jid &to) const
{
    return int(std::ranges::count_if(m_held.asKeyValueRange(),
                                     [&](const auto &held) { return !held.first.isAmendment && held.second == to; }));
}

/// The server would refuse what is for somebody who is blocked (XEP-0191 §3.3), and it would count as failed.
bool Outbox::mayGo(Item item, const Message &said)
{
    if (m_isBlocked(said.conversation)) {
        m_held.insert(item, said.conversation);
        emit heldBackChanged();
        return false;
    }
    const Jid room = said.conversation.bare();
    if (m_openRooms.contains(room) || (!said.isInRoom() && !m_rooms.isRoom(room)))
        return true;
    emit roomWanted(room);
    return false;
}

/// A room's echo is the proof, and it comes as a message: that the server took ours says nothing of the room.
void Outbox::transmit(Item item, const Message &said, Stanza stanza)
{
    if (m_underWay.contains(item) || !mayGo(item, said))
        return;
    m_underWay.insert(item, said.isInRoom() ? said.conversation : Jid());
    if (said.isInRoom())
        emit saidInRoom(said.conversation);
    m_client->client()
        .send(std::move(stanza.message))
        .then(this, [this, item, inRoom = said.isInRoom(), session = m_session](QXmpp::SendResult &&result) {
            const auto *success = std::get_if<QXmpp::SendSuccess>(&result);
            if (inRoom && success)
                return;
            if (success && success->acknowledged)
                markSent(item);
            else if (session != m_session)
                return; // the end of a session that is over: its successor settles
            else if (success)
                confirmByPing(item);
            else
                m_underWay.remove(item); // it waits in the store
        });
}

void Outbox::confirmByPing(Item item)
{
    // Without stream management: stanzas are handled in order (RFC 6120 §10.1), so an answer to what was sent behind a
    // message proves that the server took the message.
    QXmppPingIq ping;
    ping.setTo(m_account.domain());
    m_client->client().sendIq(std::move(ping)).then(this, [this, item](QXmppClient::IqResult &&answer) {
        const auto *error = std::get_if<QXmppError>(&answer);
        if (!error || error->holdsType<QXmppStanza::Error>()) // an error of the server's is an answer too
            markSent(item);
    });
}

void Outbox::markSent(Item item)
{
    m_underWay.remove(item);
    if (item.isAmendment)
        m_store.setAmendmentState(item.id, MessageState::Sent);
    else
        m_store.setState({item.id}, MessageState::Sent);
}

} // namespace Tertulia
