#include "app/Accounts.h"

#include "app/ChatSession.h"

#include <algorithm>

namespace Tertulia {

Accounts::Accounts(MessageStore &messages, ConversationStore &conversations, ContactStore &people, QObject *parent)
    : QObject(parent)
    , m_messages(messages)
    , m_conversations(conversations)
    , m_people(people)
{
}

Accounts::~Accounts() = default;

ChatSession &Accounts::add(const AccountSettings &account)
{
    remove(account.jid);
    m_sessions.push_back(std::make_unique<ChatSession>(account, m_messages, m_conversations, m_people));
    ChatSession &session = *m_sessions.back();
    emit added(&session);
    emit changed();
    return session;
}

void Accounts::remove(const Jid &account)
{
    const auto it = std::ranges::find_if(m_sessions, [&](const auto &one) { return one->account().jid == account; });
    if (it == m_sessions.end())
        return;
    emit leaving(it->get());
    it->release()->deleteLater();
    m_sessions.erase(it);
    emit changed();
}

void Accounts::clear()
{
    m_sessions.clear();
}

ChatSession *Accounts::find(const Jid &account) const
{
    const auto it = std::ranges::find_if(m_sessions, [&](const auto &one) { return one->account().jid == account; });
    return it == m_sessions.end() ? nullptr : it->get();
}

QList<ChatSession *> Accounts::all() const
{
    QList<ChatSession *> sessions;
    for (const auto &session : m_sessions)
        sessions.append(session.get());
    return sessions;
}

} // namespace Tertulia
