#include "app/ChatStates.h"

#include "app/Contacts.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>
#include <QXmppTask.h>

namespace Tertulia {

ChatStates::ChatStates(const Contacts &contacts, QObject *parent)
    : ChatStates(contacts, Times(), parent)
{
}

ChatStates::ChatStates(const Contacts &contacts, Times times, QObject *parent)
    : QObject(parent)
    , m_contacts(contacts)
    , m_times(times)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { tell(State::Paused); });
}

ChatStates::~ChatStates() = default;

void ChatStates::attach(XmppClient *client)
{
    m_client = client;
    m_know.clear();
    m_told = State::Active;
    m_pause.stop();
    const auto typing = m_typing.keys();
    for (const Jid &bare : typing)
        stopTyping(bare);
    if (!client)
        return;
    // Only what is said now: neither copies of what we do elsewhere nor what lay in a store for hours.
    connect(&client->client(), &QXmppClient::messageReceived, this, [this](const QXmppMessage &stanza) {
        const bool chat = stanza.type() == QXmppMessage::Chat || stanza.type() == QXmppMessage::Normal;
        const auto from = Jid::parse(stanza.from());
        if (!chat || stanza.isCarbonForwarded() || stanza.stamp().isValid() || !from)
            return;
        const auto said = stanza.state();
        const auto state = said == QXmppMessage::None        ? std::nullopt
                           : said == QXmppMessage::Composing ? std::optional(State::Composing)
                                                             : std::optional(State::Active);
        hear(from->bare(), state, !stanza.body().isEmpty());
    });
    connect(&client->client(), &QXmppClient::presenceReceived, this, [this](const QXmppPresence &presence) {
        if (const auto from = Jid::parse(presence.from()); from && presence.type() == QXmppPresence::Unavailable)
            stopTyping(from->bare());
    });
}

void ChatStates::setTellOthers(const TellOthers &choice)
{
    if (!choice.typing)
        tell(State::Active); // nobody is left waiting for what we were writing
    m_choice = choice;
}

void ChatStates::hear(const Jid &bare, std::optional<State> state, bool message)
{
    if (state && m_know.size() < MaxKnown)
        m_know.insert(bare);
    if (state == State::Composing)
        startTyping(bare);
    else if (state || message)
        stopTyping(bare);
}

void ChatStates::startTyping(const Jid &bare)
{
    QTimer *&timer = m_typing[bare];
    if (!timer) {
        if (m_typing.size() > MaxTyping) {
            m_typing.remove(bare);
            return;
        }
        timer = new QTimer(this);
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this, bare] { stopTyping(bare); });
        emit typingChanged(bare, true);
    }
    m_typing.value(bare)->start(m_times.expiry);
}

void ChatStates::stopTyping(const Jid &bare)
{
    if (QTimer *timer = m_typing.take(bare)) {
        timer->deleteLater();
        emit typingChanged(bare, false);
    }
}

void ChatStates::written(const Jid &to, bool empty)
{
    if (to != m_to) {
        left(m_to);
        m_to = to;
        m_told = State::Active;
    }
    if (empty) {
        m_pause.stop();
        tell(State::Active);
    } else {
        m_pause.start(m_times.pauseAfter);
        tell(State::Composing);
    }
}

void ChatStates::left(const Jid &to)
{
    if (to == m_to && m_told != State::Active) {
        m_pause.stop();
        tell(State::Inactive);
    }
}

void ChatStates::sent(const Jid &to)
{
    if (to == m_to) {
        m_pause.stop();
        m_told = State::Active;
    }
}

/// §5.3: never the same twice. Who does not see our presence does not learn from this that we are there.
void ChatStates::tell(State state)
{
    const auto contact = m_contacts.find(m_to);
    const bool may = m_choice.typing && contact && contact->seesOurPresence() && m_know.contains(m_to);
    if (state == m_told || !may || !m_client || !m_client->isSignedIn())
        return;
    static constexpr QXmppMessage::State states[] = {QXmppMessage::Active, QXmppMessage::Composing,
                                                     QXmppMessage::Paused, QXmppMessage::Inactive};
    m_told = state;
    m_client->client().send(Translate::toState(m_to, states[int(state)]));
}

} // namespace Tertulia
