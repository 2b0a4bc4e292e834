#include "app/Contacts.h"

#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>
#include <QXmppRosterManager.h>

namespace Tertulia {

namespace {

QXmppRosterManager *rosterOf(XmppClient *client)
{
    return client->client().findExtension<QXmppRosterManager>();
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
    auto *roster = rosterOf(client);
    connect(roster, &QXmppRosterManager::rosterReceived, this, [this, roster] {
        QList<Contact> contacts;
        const auto jids = roster->getRosterBareJids();
        contacts.reserve(jids.size());
        for (const auto &jid : jids) {
            if (auto contact = Translate::fromRosterItem(roster->getRosterEntry(jid)))
                contacts.append(std::move(*contact));
        }
        replaceAll(std::move(contacts));
        emit received();
    });
    const auto update = [this, roster](const QString &jid) {
        if (auto contact = Translate::fromRosterItem(roster->getRosterEntry(jid))) {
            const auto known = find(contact->jid);
            contact->asksUs = known && known->asksUs && contact->subscription != Contact::Subscription::From &&
                              contact->subscription != Contact::Subscription::Both;
            put(*contact);
        }
    };
    connect(roster, &QXmppRosterManager::itemAdded, this, update);
    connect(roster, &QXmppRosterManager::itemChanged, this, update);
    connect(roster, &QXmppRosterManager::itemRemoved, this, [this](const QString &jid) {
        if (const auto parsed = Jid::parse(jid))
            remove(parsed->bare());
    });
    connect(roster, &QXmppRosterManager::subscriptionRequestReceived, this,
            [this](const QString &jid, const QXmppPresence &presence) {
                if (const auto from = Jid::parse(jid))
                    request(from->bare(), presence.statusText());
            });
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
    auto *roster = rosterOf(m_client);
    roster->acceptSubscription(bare.toString());
    if (!contact->seesTheirPresence() && !contact->askedThem)
        roster->subscribe(bare.toString());
    contact->asksUs = false;
    put(*contact);
}

void Contacts::decline(const Jid &bare)
{
    auto contact = find(bare);
    if (!m_client || !contact)
        return;
    rosterOf(m_client)->refuseSubscription(bare.toString());
    contact->asksUs = false;
    const bool onRoster = contact->askedThem || contact->subscription != Contact::Subscription::None;
    if (onRoster || rosterOf(m_client)->getRosterBareJids().contains(bare.toString()))
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
