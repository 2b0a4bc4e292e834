#pragma once

#include "app/data/Conversation.h"
#include "app/store/ConversationStore.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Tertulia {

class MessageStore;
struct MessageChange;

/// The chat list of one account: last message, unread count and draft of every conversation. Follows MessageStore;
/// writes read marks and drafts through ConversationStore.
class Conversations : public QObject
{
    Q_OBJECT

public:
    Conversations(const Jid &account, MessageStore &messages, ConversationStore &store, QObject *parent = nullptr);

    QList<Conversation> all() const { return m_table.values(); }
    std::optional<Conversation> find(const Jid &jid) const;
    int unread() const; ///< of all together

    void load();                   ///< from the store; reset() when it is there
    void open(const Jid &jid);     ///< a row for it, even without a message
    void setShown(const Jid &jid); ///< the one being looked at (null: none): its messages count as read
    void setDraft(const Jid &jid, const QString &draft);
    void setPinned(const Jid &jid, bool pinned);
    void setMuted(const Jid &jid, bool muted);
    void setRoom(const Jid &jid); ///< it is one, and stays in the list
    void setNotices(const Jid &room, RoomNotices notices);
    void setArchived(const Jid &jid, bool archived); ///< out of the list until something new comes in
    void markRead(const Jid &jid);                   ///< all of it
    void markUnread(const Jid &jid);                 ///< their last message, so that it is not forgotten
    void clear(const Jid &jid); ///< forgets every message here, for good; the archive does not bring them back

signals:
    void readUpTo(const Tertulia::Message &message); ///< the person has seen this one of theirs, and all before it
    void cleared(const Tertulia::Jid &jid);
    void reset();
    void changed(const QSet<Tertulia::Jid> &jids);                  ///< once per turn of the event loop
    void messagesArrived(const QList<Tertulia::Message> &messages); ///< incoming, new, not looked at

private:
    void reload();
    Conversation &rowOf(const Jid &jid); // made where it is missing
    void setFlag(const Jid &jid, bool Conversation::*field, ConversationStore::Flag flag, bool on);
    void apply(const MessageChange &change);
    void forget(const Message &message);
    void announce(const Jid &jid);
    void markRead(Conversation &conversation);

    Jid m_account;
    MessageStore &m_messages;
    ConversationStore &m_store;
    QHash<Jid, Conversation> m_table;
    QSet<Jid> m_changed;
    Jid m_shown;
};

} // namespace Tertulia
