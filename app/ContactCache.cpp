#include "app/ContactCache.h"

#include "app/Contacts.h"
#include "app/Log.h"
#include "app/store/ContactStore.h"

namespace Tertulia {

namespace {

/// Somebody who only asks is not on the roster.
bool isOnRoster(const Contact &contact)
{
    return !contact.asksUs || contact.askedThem || contact.subscription != Contact::Subscription::None ||
           !contact.name.isEmpty();
}

void report(const Result<Done> &result)
{
    if (!result)
        qCWarning(lcSession) << "the contacts were not kept:" << result.failure().detail;
}

} // namespace

ContactCache::ContactCache(const Jid &account, Contacts &contacts, ContactStore &store, QObject *parent)
    : QObject(parent)
    , m_account(account.bare())
    , m_contacts(contacts)
    , m_store(store)
{
    connect(&contacts, &Contacts::received, this, &ContactCache::keepAll);
    connect(&contacts, &Contacts::changed, this, &ContactCache::keep);
    connect(&contacts, &Contacts::removed, this, &ContactCache::forget);
}

void ContactCache::load()
{
    m_store.all(m_account).then(this, [this](const Result<QList<Contact>> &contacts) {
        if (!contacts)
            qCWarning(lcSession) << "the contacts of the last time cannot be read:" << contacts.failure().detail;
        else if (!m_isReal && !contacts.value().isEmpty())
            m_contacts.replaceAll(contacts.value());
    });
}

void ContactCache::keepAll()
{
    m_isReal = true;
    auto contacts = m_contacts.all();
    contacts.removeIf([](const Contact &contact) { return !isOnRoster(contact); });
    m_store.replaceAll(m_account, contacts).then(this, &report);
}

void ContactCache::keep(const QSet<Jid> &changed)
{
    if (!m_isReal)
        return;
    QList<Contact> kept;
    for (const Jid &jid : changed) {
        if (const auto contact = m_contacts.find(jid); contact && isOnRoster(*contact))
            kept.append(*contact);
    }
    if (!kept.isEmpty())
        m_store.change(m_account, kept, {}).then(this, &report);
}

void ContactCache::forget(const QSet<Jid> &removed)
{
    if (m_isReal)
        m_store.change(m_account, {}, removed.values()).then(this, &report);
}

} // namespace Tertulia
