#include "NoticeFixture.h"

namespace Tertulia {

void NoticeFixture::start()
{
    m_database = std::make_unique<Database>(u":memory:"_s);
    await(m_database->open());
    m_messages = std::make_unique<MessageStore>(*m_database);
    m_store = std::make_unique<ConversationStore>(*m_database);
    m_conversations = std::make_unique<Conversations>(Ana, *m_messages, *m_store);
    m_contacts = std::make_unique<Contacts>();
    m_presences = std::make_unique<Presences>();
    auto clock = std::make_unique<ManualClock>();
    m_clock = clock.get();
    m_rules = std::make_unique<NotificationRules>(Ana, *m_contacts, *m_presences, *m_conversations, std::move(clock));
    m_sight = {};
    m_rules->setSight([this] { return m_sight; });
    m_noticed = std::make_unique<QSignalSpy>(m_rules.get(), &NotificationRules::noticed);
    m_withdrawn = std::make_unique<QSignalSpy>(m_rules.get(), &NotificationRules::withdrawn);
    befriend(Ben, u"Ben Ito"_s);
    befriend(Cleo);
    online();
}

void NoticeFixture::end()
{
    m_rules.reset();
    m_conversations.reset();
    m_store.reset();
    m_messages.reset();
    m_database.reset();
}

void NoticeFixture::befriend(const Jid &jid, const QString &name)
{
    Contact contact;
    contact.jid = jid;
    contact.name = name;
    contact.subscription = Contact::Subscription::Both;
    m_contacts->put(contact);
}

void NoticeFixture::there(const Jid &jid, const QString &text, Availability availability)
{
    m_presences->put(jid.withResource(u"desk"_s), {{}, availability, text, 0});
    QCoreApplication::processEvents();
}

void NoticeFixture::receive(const Jid &from, int unread, const QString &body)
{
    Message message = incoming(body, unread);
    message.id = unread;
    message.conversation = from;
    emit m_messages->changed({{message}, {}, {{Ana, from, unread}}});
}

void NoticeFixture::read(const Jid &conversation)
{
    m_conversations->setShown(conversation);
    m_conversations->setShown({});
    QCoreApplication::processEvents();
}

void NoticeFixture::online()
{
    m_rules->setState({Phase::Synchronising, {}, {}});
    m_rules->setState({Phase::Online, {}, {}});
    settle(PresenceNews::Quiet + 1s);
}

void NoticeFixture::settle(std::chrono::milliseconds time)
{
    QCoreApplication::processEvents();
    m_clock->pass(time);
}

QList<Notice> NoticeFixture::told()
{
    QList<Notice> notices;
    for (const auto &one : std::as_const(*m_noticed))
        notices.append(one.first().value<Notice>());
    m_noticed->clear();
    return notices;
}

} // namespace Tertulia
