#pragma once

#include "app/data/AccountSettings.h"

#include <QObject>
#include <memory>
#include <vector>

namespace Tertulia {

class ChatSession;
class ContactStore;
class ConversationStore;
class MessageStore;

/// The sessions that are side by side in this window, in the order in which they came. Owns them; signing in and out is
/// each one's own business, and so is everything they show.
class Accounts : public QObject
{
    Q_OBJECT

public:
    Accounts(MessageStore &messages, ConversationStore &conversations, ContactStore &people, QObject *parent = nullptr);
    ~Accounts() override;

    ChatSession &add(const AccountSettings &account); ///< one that has the same address goes first
    void remove(const Jid &account);                  ///< as soon as nobody is within one of its signals
    void clear();                                     ///< all of them, at once
    ChatSession *find(const Jid &account) const;      ///< nullptr: none
    ChatSession *first() const { return m_sessions.empty() ? nullptr : m_sessions.front().get(); }
    QList<ChatSession *> all() const;
    int count() const { return int(m_sessions.size()); }

signals:
    void added(Tertulia::ChatSession *session);
    void leaving(Tertulia::ChatSession *session); ///< it is still whole
    void changed();                               ///< one more, or one less

private:
    MessageStore &m_messages;
    ConversationStore &m_conversations;
    ContactStore &m_people;
    std::vector<std::unique_ptr<ChatSession>> m_sessions;
};

} // namespace Tertulia
