#include "app/Contacts.h"

#include "app/xmpp/RosterExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QCollator>
#include <QXmppClient.h>
#include <chrono>

using namespace std::chrono_literals;

namespace Tertulia {

namespace {

RosterExtension &rosterOf(XmppClient &client)
{
    return *client.client().findExtension<RosterExtension>();
}

QFuture<Result<Done>> failure(FailureKind kind)
{
    return QtFuture::makeReadyValueFuture(Result<Done>(kind));
}

/// Group names as a server takes them: none twice, none blank, not endlessly many.
QStringList clean(const QStringList &groups)
{
    QStringList list;
    for (const QString &group : groups)
        list.append(group.simplified().left(Jid::MaxPartBytes / 4));
    list.removeAll(QString());
    list.removeDuplicates();
    return list.first(std::min<qsizetype>(list.size(), Contacts::MaxGroups));
}

} // namespace

Contacts::Contacts(const Jid &account, QObject *parent)
    : QObject(parent)
    , m_account(account)
{
}

QStringList Contacts::groups() const
{
    QSet<QString> set;
    for (const Contact &contact : m_contacts)
        set.unite(QSet(contact.groups.cbegin(), contact.groups.cend()));
    QStringList list(set.cbegin(), set.cend());
    std::ranges::sort(list, QCollator());
    return list;
}

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
        contact.requestText = contact.asksUs ? known->requestText : QString();
        put(contact);
    });
    connect(&roster, &RosterExtension::removed, this, &Contacts::remove);
    connect(&roster, &RosterExtension::subscriptionAsked, this, &Contacts::request);
    connect(&roster, &RosterExtension::subscriptionRefused, this, [this](const Jid &bare) {
        if (!m_takenBack.remove(bare) && find(bare))
            emit refused(bare);
    });
    connect(&roster, &RosterExtension::subscriptionFailed, this, [this](const Jid &bare, FailureKind why) {
        if (const auto contact = find(bare); contact && !contact->seesTheirPresence())
            emit failed(bare, why);
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
    if (isAcceptedByRule(contact)) {
        accept(bare);
        emit requestAccepted(contact);
    } else if (isNew) {
        emit requestArrived(contact);
    }
}

/// Whom we asked ourselves may see us too: that is what we asked for. Strangers as the person has chosen.
bool Contacts::isAcceptedByRule(const Contact &contact)
{
    if (!m_client || contact.jid == m_account)
        return false;
    if (contact.askedThem || contact.seesTheirPresence())
        return true;
    const bool isNeighbour = contact.jid.domain() == m_account.domain();
    if (m_rule == RequestRule::Ask || (m_rule == RequestRule::AcceptFromOwnServer && !isNeighbour))
        return false;
    if (!m_hour.isValid() || m_hour.durationElapsed() > 1h) {
        m_hour.start();
        m_acceptedByRule = 0;
    }
    return ++m_acceptedByRule <= MaxAcceptedAnHour;
}

void Contacts::replaceAll(QList<Contact> contacts)
{
    const auto before = std::exchange(m_contacts, {});
    m_contacts.reserve(contacts.size());
    for (auto &contact : contacts)
        m_contacts.insert(contact.jid, std::move(contact));
    for (const auto &old : before) { // requests stand beside the roster: the server repeats them only to new sessions
        const auto now = m_contacts.constFind(old.jid);
        if (!old.asksUs || (now != m_contacts.cend() && now->seesOurPresence()))
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

QFuture<Result<Done>> Contacts::addContact(const Jid &bare, const QString &name, const QStringList &groups,
                                           const QString &text)
{
    if (bare == m_account)
        return failure(FailureKind::NotAcceptable);
    if (!m_client || !m_client->isSignedIn())
        return failure(FailureKind::NotSignedIn);
    auto &roster = rosterOf(*m_client);
    if (roster.contains(bare))
        return failure(FailureKind::AlreadyExists);
    return roster.set(bare, name.simplified(), clean(groups)).then(&roster, [=, this, &roster](Result<Done> result) {
        if (!result)
            return result;
        if (const auto contact = find(bare); contact && contact->asksUs)
            allow(*contact);
        roster.subscribe(bare, text.left(MaxRequestText));
        return result;
    });
}

QFuture<Result<Done>> Contacts::rename(const Jid &bare, const QString &name)
{
    const auto contact = find(bare);
    if (!contact)
        return failure(FailureKind::RecipientUnknown);
    if (!m_client || !m_client->isSignedIn())
        return failure(FailureKind::NotSignedIn);
    return rosterOf(*m_client).set(bare, name.simplified(), contact->groups);
}

QFuture<Result<Done>> Contacts::setGroups(const Jid &bare, const QStringList &groups)
{
    const auto contact = find(bare);
    if (!contact)
        return failure(FailureKind::RecipientUnknown);
    if (!m_client || !m_client->isSignedIn())
        return failure(FailureKind::NotSignedIn);
    return rosterOf(*m_client).set(bare, contact->name, clean(groups));
}

QFuture<Result<Done>> Contacts::removeContact(const Jid &bare)
{
    if (!m_client || !m_client->isSignedIn())
        return failure(FailureKind::NotSignedIn);
    if (!rosterOf(*m_client).contains(bare)) // some servers would say "done"
        return failure(FailureKind::RecipientUnknown);
    return rosterOf(*m_client).remove(bare);
}

void Contacts::askAgain(const Jid &bare, const QString &text)
{
    if (!mayAsk(bare))
        return;
    m_takenBack.remove(bare);
    rosterOf(*m_client).subscribe(bare, text.left(MaxRequestText));
}

void Contacts::cancelRequest(const Jid &bare)
{
    if (!mayAsk(bare))
        return;
    m_takenBack.insert(bare);
    rosterOf(*m_client).unsubscribe(bare);
}

bool Contacts::mayAsk(const Jid &bare)
{
    const bool may = m_client && m_client->isSignedIn();
    if (!may)
        emit failed(bare, FailureKind::NotSignedIn);
    return may;
}

void Contacts::accept(const Jid &bare)
{
    auto contact = find(bare);
    if (!contact || !mayAsk(bare))
        return;
    allow(*contact);
    if (!contact->seesTheirPresence() && !contact->askedThem)
        rosterOf(*m_client).subscribe(bare);
}

void Contacts::allow(Contact contact)
{
    rosterOf(*m_client).allow(contact.jid);
    contact.asksUs = false;
    put(contact);
}

void Contacts::decline(const Jid &bare)
{
    auto contact = find(bare);
    if (!contact || !mayAsk(bare))
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
