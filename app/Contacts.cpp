#include "app/Contacts.h"

#include "app/xmpp/RosterExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

namespace Tertulia {

namespace {

RosterExtension &rosterOf(XmppClient &client)
{
    return *client.client().findExtension<RosterExtension>();
}

} // namespace

std::optional<Contact> Contacts::find(const Jid &bare) const
{
    const auto it = m_contacts.constFind(bare);
    return it == m_contacts.cend() ? std::nullopt : std::optional(*it);
}

void Contacts::attach(XmppClient *client)
{
    m_client = client;
    if (!client)
        return;
    const auto &roster = rosterOf(*client);
    connect(&roster, &RosterExtension::received, this, [this](const QList<Contact> &contacts) {
        replaceAll(contacts);
        emit received();
    });
    connect(&roster, &RosterExtension::changed, this, [this](Contact contact) {
        const auto known = find(contact.jid);
        contact.asksUs = known && known->asksUs && !contact.seesOurPresence();
        put(contact);
    });
    connect(&roster, &RosterExtension::removed, this, &Contacts::remove);
    connect(&roster, &RosterExtension::subscriptionAsked, this, &Contacts::request);
}

void Contacts::request(const Jid &bare, const QString &text)
{
    auto contact = find(bare).value_or(Contact());
    contact.jid = bare;
    const auto waiting = std::ranges::count_if(m_contacts, &Contact::asksUs);
    if (!contact.asksUs && waiting >= MaxRequests) {
        if (m_overflow.allows())
            qCWarning(lcSession) << "more than" << MaxRequests
                                 << "contact requests wait; the rest is left to the server";
        return;
    }
    const bool isNew = !contact.asksUs;
    contact.asksUs = true;
    contact.requestText = text.left(MaxRequestText);
    put(contact);
    if (isNew)
        emit requestArrived(contact);
}

void Contacts::replaceAll(QList<Contact> contacts)
{
    const auto before = std::exchange(m_contacts, {});
    m_contacts.reserve(contacts.size());
    for (auto &contact : contacts)
        m_contacts.insert(contact.jid, std::move(contact));
    for (const auto &old : before) { // requests stand beside the roster: the server repeats them only to new sessions
        if (!old.asksUs)
            continue;
        auto &contact = m_contacts[old.jid];
        contact.jid = old.jid;
        contact.asksUs = true;
        contact.requestText = old.requestText;
    }
    m_changed.clear();
    m_removed.clear();
    emit reset();
}

void Contacts::put(const Contact &contact)
{
    m_contacts.insert(contact.jid, contact);
    m_removed.remove(contact.jid);
    announce(m_changed, contact.jid);
}

void Contacts::remove(const Jid &bare)
{
    if (!m_contacts.remove(bare))
        return;
    m_changed.remove(bare);
    announce(m_removed, bare);
}

void Contacts::accept(const Jid &bare)
{
    auto contact = find(bare);
    if (!m_client || !contact)
        return;
    auto &roster = rosterOf(*m_client);
    roster.allow(bare);
    if (!contact->seesTheirPresence() && !contact->askedThem)
        roster.subscribe(bare);
    contact->asksUs = false;
    put(*contact);
}

void Contacts::decline(const Jid &bare)
{
    auto contact = find(bare);
    if (!m_client || !contact)
        return;
    auto &roster = rosterOf(*m_client);
    roster.refuse(bare);
    contact->asksUs = false;
    if (roster.contains(bare))
        put(*contact);
    else
        remove(bare);
}

void Contacts::announce(QSet<Jid> &set, const Jid &jid)
{
    if (m_changed.isEmpty() && m_removed.isEmpty())
        QMetaObject::invokeMethod(this, &Contacts::flush, Qt::QueuedConnection);
    set.insert(jid);
}

void Contacts::flush()
{
    if (const auto set = std::exchange(m_removed, {}); !set.isEmpty())
        emit removed(set);
    if (const auto set = std::exchange(m_changed, {}); !set.isEmpty())
        emit changed(set);
}

} // namespace Tertulia
