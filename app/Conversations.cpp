#include "app/Conversations.h"

#include "app/Log.h"
#include "app/store/ConversationStore.h"
#include "app/store/MessageStore.h"

#include <QTimer>
#include <algorithm>

namespace Tertulia {

namespace {

bool isOlder(const Message &a, const Message &b)
{
    return std::pair(a.time, a.id) < std::pair(b.time, b.id);
}

} // namespace

Conversations::Conversations(const Jid &account, MessageStore &messages, ConversationStore &store, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_messages(messages)
    , m_store(store)
{
    connect(&messages, &MessageStore::changed, this, &Conversations::apply);
    connect(&messages, &MessageStore::conversationCleared, this, [this](const Jid &whose, const Jid &jid) {
        if (whose == m_account && m_table.contains(jid)) {
            rowOf(jid).last.reset();
            rowOf(jid).unread = rowOf(jid).mentions = 0;
            announce(jid);
            emit cleared(jid);
        }
    });
    connect(&messages, &MessageStore::trimmed, this, [this](const Jid &whose, const Jid &jid) {
        if (const auto row = find(jid); whose == m_account && row && row->last)
            forget(*row->last);
    });
    connect(&messages, &MessageStore::renewed, this, &Conversations::reload);
    connect(&messages, &MessageStore::messageRemoved, this, &Conversations::forget);
}

std::optional<Conversation> Conversations::find(const Jid &jid) const
{
    const auto it = m_table.constFind(jid);
    return it == m_table.cend() ? std::nullopt : std::optional(*it);
}

int Conversations::unread() const
{
    int sum = 0;
    for (const Conversation &conversation : m_table) {
        sum += conversation.unread;
    }
    return sum;
}

void Conversations::load()
{
    m_store.all(m_account).then(this, [this](const Result<QList<Conversation>> &answer) {
        if (!answer) {
            qCWarning(lcStore) << "cannot read the conversations:" << answer.failure().detail;
            return;
        }
        const auto before = std::exchange(m_table, {});
        for (const Conversation &conversation : answer.value()) {
            m_table.insert(conversation.jid, conversation);
        }
        for (const Conversation &conversation : before) { // opened or written in meanwhile
            Conversation &row = rowOf(conversation.jid);
            row.draft = conversation.draft.isEmpty() ? row.draft : conversation.draft;
        }
        emit reset();
        if (!m_shown.isNull()) {
            markRead(rowOf(m_shown));
        }
    });
}

/// Another file is behind the store: what was typed goes into it, what was read from the other one does not count.
void Conversations::reload()
{
    for (const Conversation &conversation : std::as_const(m_table)) {
        if (!conversation.draft.isEmpty()) {
            m_store.setDraft(m_account, conversation.jid, conversation.draft);
        }
    }
    load();
}

Conversation &Conversations::rowOf(const Jid &jid)
{
    Conversation &row = m_table[jid];
    row.account = m_account;
    row.jid = jid;
    return row;
}

void Conversations::open(const Jid &jid)
{
    if (!m_table.contains(jid)) {
        rowOf(jid);
        announce(jid);
    }
}

void Conversations::setShown(const Jid &jid)
{
    m_shown = jid;
    if (const auto it = m_table.find(jid); it != m_table.end()) {
        markRead(*it);
    }
}

void Conversations::setDraft(const Jid &jid, const QString &draft)
{
    Conversation &row = rowOf(jid);
    if (row.draft != draft) {
        row.draft = draft;
        m_store.setDraft(m_account, jid, draft);
        announce(jid);
    }
}

void Conversations::setPinned(const Jid &jid, bool pinned)
{
    setFlag(jid, &Conversation::pinned, ConversationStore::Flag::Pinned, pinned);
}

void Conversations::setMuted(const Jid &jid, bool muted)
{
    setFlag(jid, &Conversation::muted, ConversationStore::Flag::Muted, muted);
}

void Conversations::setArchived(const Jid &jid, bool archived)
{
    setFlag(jid, &Conversation::archived, ConversationStore::Flag::Archived, archived);
}

void Conversations::setRoom(const Jid &jid)
{
    setFlag(jid, &Conversation::isRoom, ConversationStore::Flag::Room, true);
}

void Conversations::setNotices(const Jid &room, RoomNotices notices)
{
    Conversation &row = rowOf(room);
    if (row.notices != notices) {
        row.notices = notices;
        m_store.setNotices(m_account, room, notices);
        announce(room);
    }
}

void Conversations::setFlag(const Jid &jid, bool Conversation::*field, ConversationStore::Flag flag, bool on)
{
    Conversation &row = rowOf(jid);
    if (row.*field != on) {
        row.*field = on;
        m_store.setFlag(m_account, jid, flag, on);
        announce(jid);
    }
}

void Conversations::markRead(const Jid &jid)
{
    if (const auto it = m_table.find(jid); it != m_table.end()) {
        markRead(*it);
    }
}

void Conversations::markUnread(const Jid &jid)
{
    m_store.markUnread(m_account, jid).then(this, [this, jid](const Result<int> &unread) {
        if (unread) {
            rowOf(jid).unread = unread.value();
            announce(jid);
        }
    });
}

void Conversations::clear(const Jid &jid)
{
    m_messages.clear(m_account, jid);
}

void Conversations::apply(const MessageChange &change)
{
    for (const Message &message : change.added + change.updated) {
        if (message.account != m_account) {
            continue;
        }
        Conversation &row = rowOf(message.conversation);
        if (!row.last || !isOlder(message, *row.last)) {
            row.last = message;
            announce(row.jid);
        }
    }
    for (const UnreadCount &count : change.unread) {
        if (count.account == m_account) {
            Conversation &row = rowOf(count.conversation);
            row.unread = count.count;
            row.mentions = count.mentions;
            announce(row.jid);
            if (row.jid == m_shown) {
                markRead(row);
            }
        }
    }
    QList<Message> news;
    std::ranges::copy_if(change.added, std::back_inserter(news), [this](const Message &message) {
        return message.account == m_account && !message.outgoing && message.state != MessageState::Read &&
               m_table.value(message.conversation).unread > 0;
    });
    for (const Message &message : std::as_const(news)) {
        setArchived(message.conversation, false);
    }
    if (!news.isEmpty()) {
        emit messagesArrived(news);
    }
}

void Conversations::forget(const Message &message)
{
    const auto it = m_table.constFind(message.conversation);
    if (message.account != m_account || it == m_table.cend() || !it->last || it->last->id != message.id) {
        return;
    }
    m_messages.newest(m_account, message.conversation, 1)
        .then(this, [this, jid = message.conversation](const Result<QList<Message>> &answer) {
            if (answer) {
                rowOf(jid).last = answer.value().isEmpty() ? std::nullopt : std::optional(answer.value().first());
                announce(jid);
            }
        });
}

void Conversations::markRead(Conversation &conversation)
{
    if (conversation.unread > 0 && conversation.last) {
        conversation.unread = conversation.mentions = 0;
        m_store.setRead(m_account, conversation.jid, conversation.last->id)
            .then(this, [this](const Result<std::optional<Message>> &newest) {
                if (newest && newest.value()) {
                    emit readUpTo(*newest.value());
                }
            });
        announce(conversation.jid);
    }
}

void Conversations::announce(const Jid &jid)
{
    if (m_changed.isEmpty()) {
        QTimer::singleShot(0, this, [this] { emit changed(std::exchange(m_changed, {})); });
    }
    m_changed.insert(jid);
}

} // namespace Tertulia
