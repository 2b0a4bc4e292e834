#include "app/Presences.h"

#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>
#include <algorithm>

namespace Tertulia {

namespace {

bool mayBecomeAway(Availability availability)
{
    return availability == Availability::Available || availability == Availability::FreeToChat;
}

} // namespace

void Presences::attach(XmppClient *client)
{
    m_client = client;
    clear(); // what the last session knew is void
    if (!client)
        return;
    client->setPresence(published());
    connect(&client->client(), &QXmppClient::presenceReceived, this, [this](const QXmppPresence &stanza) {
        if (stanza.type() != QXmppPresence::Available && stanza.type() != QXmppPresence::Unavailable)
            return;
        if (const auto from = Jid::parse(stanza.from()))
            put(*from, Translate::fromPresence(stanza));
    });
}

void Presences::put(const Jid &full, const DevicePresence &device)
{
    const auto bare = full.bare();
    const bool gone = device.availability == Availability::Offline;
    auto it = m_table.find(bare);
    if (it == m_table.end()) {
        if (gone)
            return;
        if (m_table.size() >= MaxAddresses) {
            if (m_overflow.allows())
                qCWarning(lcSession) << "presence of" << MaxAddresses << "addresses is kept; the rest is not";
            return;
        }
        it = m_table.insert(bare, {});
    }
    auto &devices = it->devices;
    devices.removeIf([&](const DevicePresence &d) { return full.isBare() || d.resource == full.resource(); });
    if (!gone && devices.size() < MaxDevices) {
        auto kept = device;
        kept.resource = full.resource();
        kept.statusText.truncate(MaxStatusLength);
        const auto better = [](const DevicePresence &a, const DevicePresence &b) {
            return std::pair(a.availability, -a.priority) < std::pair(b.availability, -b.priority);
        };
        devices.insert(std::ranges::upper_bound(devices, kept, better), kept);
    }
    // The status text of a leave-taking ("gone fishing") still speaks for somebody with no device left.
    it->availability = devices.isEmpty() ? Availability::Offline : devices.constFirst().availability;
    it->statusText = devices.isEmpty() ? device.statusText.left(MaxStatusLength) : devices.constFirst().statusText;
    if (devices.isEmpty() && it->statusText.isEmpty())
        m_table.erase(it);
    announce(bare);
}

void Presences::clear()
{
    const auto before = std::exchange(m_table, {});
    for (auto it = before.keyBegin(); it != before.keyEnd(); ++it)
        announce(*it);
}

void Presences::publish(const OwnPresence &own)
{
    m_own = own;
    m_own.statusText.truncate(MaxStatusLength);
    tell();
}

void Presences::setIdleSince(std::optional<Instant> since)
{
    if (since == m_idleSince)
        return;
    m_idleSince = since;
    if (mayBecomeAway(m_own.availability))
        tell();
}

void Presences::repeat()
{
    tell();
}

void Presences::setPhoto(const std::optional<QByteArray> &sha1)
{
    if (sha1 == m_photo)
        return;
    m_photo = sha1;
    tell();
}

OwnPresence Presences::published() const
{
    OwnPresence presence = m_own;
    presence.photo = m_photo;
    if (m_idleSince && mayBecomeAway(m_own.availability)) {
        presence.availability = Availability::Away;
        presence.idleSince = m_idleSince;
    }
    return presence;
}

void Presences::tell()
{
    if (m_client)
        m_client->setPresence(published());
    emit ownChanged(published());
}

void Presences::announce(const Jid &bare)
{
    if (m_changed.isEmpty()) {
        QMetaObject::invokeMethod(this, [this] { emit changed(std::exchange(m_changed, {})); }, Qt::QueuedConnection);
    }
    m_changed.insert(bare);
}

} // namespace Tertulia
