#pragma once

#include "ManualClock.h"
#include "StoreTest.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/NotificationRules.h"
#include "app/Presences.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QSignalSpy>

namespace Tertulia {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace StoreTest;

inline const Jid Cleo = *Jid::parse(u"cleo@example.org");

inline Jid person(int number)
{
    return *Jid::parse(u"p%1@example.org"_s.arg(number));
}

/// The rules of Ana's account, online for a while, with Ben Ito and Cleo as contacts; what they say is gathered.
class NoticeFixture : public QObject
{
    Q_OBJECT

protected:
    void start();
    void end();
    void befriend(const Jid &jid, const QString &name = {});
    void there(const Jid &jid, const QString &text = {}, Availability availability = Availability::Available);
    void gone(const Jid &jid) { there(jid, {}, Availability::Offline); }
    void receive(const Jid &from, int unread, const QString &body = u"hello"_s);
    void read(const Jid &conversation);
    void online();
    void offline() { m_rules->setState({Phase::WaitingToRetry, {}, {}}); }
    void settle(std::chrono::milliseconds time);
    QList<Notice> told();

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<ConversationStore> m_store;
    std::unique_ptr<Conversations> m_conversations;
    std::unique_ptr<Contacts> m_contacts;
    std::unique_ptr<Presences> m_presences;
    std::unique_ptr<NotificationRules> m_rules;
    std::unique_ptr<QSignalSpy> m_noticed, m_withdrawn;
    ManualClock *m_clock = nullptr;
    NotificationRules::Sight m_sight;
};

} // namespace Tertulia
