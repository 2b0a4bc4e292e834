#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Message.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <chrono>
#include <optional>

namespace Tertulia {

class Contacts;
class XmppClient;

/// Who is writing just now, and telling that we are (XEP-0085). Told only where the person wants it (TellOthers), to
/// contacts who may see our presence, and once they have shown that they know chat states (§5.1).
/// Theirs end with their message, with another state, with their going away, and by themselves after Times::expiry.
class ChatStates : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxTyping = 200;   ///< people at once; more are not remembered
    static constexpr int MaxKnown = 10'000; ///< people of whom it is remembered that they know chat states
    struct Times {
        std::chrono::milliseconds expiry{120'000};
        std::chrono::milliseconds pauseAfter{5'000}; ///< without a key
    };

    explicit ChatStates(const Contacts &contacts, QObject *parent = nullptr);
    ChatStates(const Contacts &contacts, Times times, QObject *parent = nullptr);
    ~ChatStates() override;

    bool isTyping(const Jid &bare) const { return m_typing.contains(bare); }

    void attach(XmppClient *client);
    void setTellOthers(const TellOthers &choice);

public slots:
    /// The text in the composer of this conversation was changed by the person; `empty`: nothing is left of it.
    void written(const Tertulia::Jid &to, bool empty);
    void left(const Tertulia::Jid &to); ///< the person looks at another conversation, or away
    void sent(const Tertulia::Jid &to); ///< the message itself says that we are no longer writing

signals:
    void typingChanged(const Tertulia::Jid &bare, bool typing);

private:
    enum class State { Active, Composing, Paused, Inactive };

    void hear(const Jid &bare, std::optional<State> state, bool message);
    void startTyping(const Jid &bare);
    void stopTyping(const Jid &bare);
    void tell(State state); ///< to m_to

    const Contacts &m_contacts;
    Times m_times;
    XmppClient *m_client = nullptr;
    TellOthers m_choice;
    QHash<Jid, QTimer *> m_typing;
    QSet<Jid> m_know; ///< they sent a state in this session
    Jid m_to;         ///< where we write
    State m_told = State::Active;
    QTimer m_pause;
};

} // namespace Tertulia
