#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Message.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <chrono>

namespace Tertulia {

class Contacts;
class XmppClient;

/// Who is writing just now, and telling that we are (XEP-0085). Told only where the person wants it (TellOthers), to
/// contacts who may see our presence, and once they have shown that they know chat states (§5.1).
/// Theirs end with their message, with another state, with their going away, and by themselves after Expiry.
class ChatStates : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxTyping = 200; ///< people at once; more are not remembered
    static constexpr std::chrono::milliseconds Expiry{60'000};
    static constexpr std::chrono::milliseconds PauseAfter{5'000}; ///< without a key

    explicit ChatStates(const Contacts &contacts, QObject *parent = nullptr);

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
    QHash<Jid, QTimer *> m_typing;
};

} // namespace Tertulia
