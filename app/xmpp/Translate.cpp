#include "app/xmpp/Translate.h"

#include "app/xmpp/ErrorMapping.h"

#include <QDateTime>
#include <QDomElement>

using namespace Qt::StringLiterals;

namespace Tertulia::Translate {

namespace {

constexpr int MaxGroups = 100; // of one contact

QString archiveIdOf(const QXmppMessage &stanza, const Jid &ownAccount)
{
    const auto ids = stanza.stanzaIds();
    const auto own = std::ranges::find(ids, ownAccount.toString(), &QXmppStanzaId::by);
    return own == ids.cend() ? QString() : own->id;
}

bool isChat(const QXmppMessage &stanza)
{
    return stanza.type() == QXmppMessage::Chat || stanza.type() == QXmppMessage::Normal;
}

} // namespace

std::optional<IncomingMessage> fromMessage(const QXmppMessage &stanza, const Jid &ownAccount,
                                           IncomingMessage::Door door)
{
    const auto from = Jid::parse(stanza.from()), to = Jid::parse(stanza.to());
    if ((!from && !stanza.from().isEmpty()) || (!to && !stanza.to().isEmpty()))
        return {};

    IncomingMessage incoming;
    incoming.door = door;
    incoming.from = from.value_or(Jid());
    incoming.to = to.value_or(Jid());
    auto &message = incoming.message;
    message.time =
        stanza.stamp().isValid() ? Instant(std::chrono::milliseconds(stanza.stamp().toMSecsSinceEpoch())) : now();
    message.stanzaId = stanza.id();
    message.originId = stanza.originId();
    message.archiveId = archiveIdOf(stanza, ownAccount);
    if (stanza.type() == QXmppMessage::Error) {
        incoming.error = failureKindOf(stanza.error());
        return incoming;
    }
    if (!isChat(stanza))
        return {}; // rooms and headlines have doors of their own
    message.body = stanza.body();
    incoming.receiptFor = stanza.receiptId();
    incoming.wantsReceipt = stanza.isReceiptRequested();
    if (stanza.marker() == QXmppMessage::Displayed)
        incoming.displayedFor = stanza.markedId();
    return incoming;
}

QXmppMessage toMessage(const Message &message)
{
    QXmppMessage stanza({}, message.conversation.toString(), message.body);
    stanza.setType(QXmppMessage::Chat);
    stanza.setId(message.stanzaId);
    stanza.setOriginId(message.originId);
    stanza.setReceiptRequested(true);
    return stanza;
}

QXmppMessage toReceipt(const Jid &to, const QString &stanzaId)
{
    QXmppMessage stanza;
    stanza.setType(QXmppMessage::Chat);
    stanza.setTo(to.toString());
    stanza.setReceiptId(stanzaId);
    stanza.addHint(QXmppMessage::Store); // so that our other devices and their archive know it too (XEP-0334)
    return stanza;
}

std::optional<Contact> fromRosterItem(const QDomElement &item)
{
    const auto jid = Jid::parse(item.attribute(u"jid"_s));
    if (!jid)
        return {};
    Contact contact;
    contact.jid = jid->bare();
    contact.name = item.attribute(u"name"_s).left(Jid::MaxPartBytes);
    for (auto group = item.firstChildElement(u"group"_s); !group.isNull() && contact.groups.size() < MaxGroups;
         group = group.nextSiblingElement(u"group"_s)) {
        if (const auto name = group.text().trimmed().left(Jid::MaxPartBytes); !name.isEmpty())
            contact.groups.append(name);
    }
    contact.groups.sort();
    contact.groups.removeDuplicates();
    const auto subscription = item.attribute(u"subscription"_s);
    contact.subscription = subscription == "both"_L1   ? Contact::Subscription::Both
                           : subscription == "to"_L1   ? Contact::Subscription::To
                           : subscription == "from"_L1 ? Contact::Subscription::From
                                                       : Contact::Subscription::None;
    contact.askedThem = item.attribute(u"ask"_s) == "subscribe"_L1;
    return contact;
}

DevicePresence fromPresence(const QXmppPresence &stanza)
{
    DevicePresence device;
    device.resource = Jid::parse(stanza.from()).value_or(Jid()).resource();
    device.statusText = stanza.statusText();
    device.priority = stanza.priority();
    if (stanza.type() != QXmppPresence::Available)
        return device;
    switch (stanza.availableStatusType()) {
    case QXmppPresence::Chat:
        device.availability = Availability::FreeToChat;
        break;
    case QXmppPresence::Away:
        device.availability = Availability::Away;
        break;
    case QXmppPresence::XA:
        device.availability = Availability::NotAvailable;
        break;
    case QXmppPresence::DND:
        device.availability = Availability::DoNotDisturb;
        break;
    case QXmppPresence::Online:
    case QXmppPresence::Invisible:
        device.availability = Availability::Available;
        break;
    }
    return device;
}

QXmppPresence toPresence(const OwnPresence &presence)
{
    QXmppPresence stanza(QXmppPresence::Available);
    stanza.setStatusText(presence.statusText);
    switch (presence.availability) {
    case Availability::FreeToChat:
        stanza.setAvailableStatusType(QXmppPresence::Chat);
        break;
    case Availability::Away:
        stanza.setAvailableStatusType(QXmppPresence::Away);
        break;
    case Availability::NotAvailable:
        stanza.setAvailableStatusType(QXmppPresence::XA);
        break;
    case Availability::DoNotDisturb:
        stanza.setAvailableStatusType(QXmppPresence::DND);
        break;
    case Availability::Available:
    case Availability::Offline: // going offline is Connection's: it ends the session
        break;
    }
    return stanza;
}

Instant now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace Tertulia::Translate
