#include "app/xmpp/Translate.h"

#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/FileStanza.h"

#include <QDateTime>
#include <QDomElement>
#include <QTimeZone>
#include <QXmppElement.h>
#include <QXmppMessageReaction.h>
#include <algorithm>

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

constexpr auto nsRetract = "urn:xmpp:message-retract:1"_L1;
const auto nsReply = u"urn:xmpp:reply:0"_s;

QString retractedId(const QXmppMessage &stanza)
{
    const auto elements = stanza.extensions();
    for (const auto &element : elements) {
        if (element.tagName() == "retract"_L1 && element.attribute(u"xmlns"_s) == nsRetract)
            return element.attribute(u"id"_s);
    }
    return {};
}

std::optional<Amendment> amendmentOf(const QXmppMessage &stanza)
{
    if (const auto id = retractedId(stanza); !id.isEmpty())
        return Amendment{Amendment::Kind::Retraction, id, {}, {}};
    if (const auto reaction = stanza.reaction())
        return Amendment{Amendment::Kind::Reaction, reaction->messageId(), reaction->emojis(), {}};
    if (!stanza.replaceId().isEmpty())
        return Amendment{Amendment::Kind::Correction, stanza.replaceId(), {}, {}};
    return {};
}

/// "> " before each line, as people quote by hand, and the part of the body that it is.
void addQuote(QXmppMessage &stanza, const Message &message)
{
    const auto &quote = *message.quote;
    const Jid said = !quote.nick.isEmpty() ? message.conversation.withResource(quote.nick)
                     : quote.outgoing      ? message.account
                                           : message.conversation;
    stanza.setReply(QXmpp::Reply{said.toString(), quote.id});
    if (quote.excerpt.isEmpty())
        return;
    const auto quoted = u"> "_s + quote.excerpt + u'\n';
    stanza.setBody(quoted + message.body);
    const QXmppFallback::Range range{0, uint32_t(quoted.toUcs4().size())};
    stanza.setFallbackMarkers({QXmppFallback(nsReply, {{QXmppFallback::Body, range}})});
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
    message.markable = stanza.isMarkable();
    incoming.amendment = amendmentOf(stanza);
    if (const auto reply = stanza.reply(); reply && !reply->id.isEmpty()) {
        message.quote = Quote{reply->id, 0, false, false, {}};
        message.body = withoutFallback(message.body, stanza.fallbackMarkers(), nsReply);
    }
    const auto told = FileStanza::read(stanza, message.body);
    incoming.files = told.files;
    incoming.hasWords = told.files.isEmpty() || !told.words.isEmpty();
    message.body = incoming.hasWords ? told.words : told.files.constFirst().name; // what people look for
    incoming.receiptFor = stanza.receiptId();
    incoming.wantsReceipt = stanza.isReceiptRequested();
    if (stanza.marker() == QXmppMessage::Displayed)
        incoming.displayedFor = stanza.markedId();
    return incoming;
}

QString withoutFallback(const QString &body, const QVector<QXmppFallback> &markers, QStringView ns)
{
    auto points = body.toUcs4();
    QList<QXmppFallback::Range> ranges;
    for (const auto &marker : markers) {
        for (const auto &reference : marker.references()) {
            if (marker.forNamespace() == ns && reference.element == QXmppFallback::Body && reference.range)
                ranges.append(*reference.range);
        }
    }
    std::ranges::sort(ranges, std::greater(), &QXmppFallback::Range::start); // from behind: places stay true
    qsizetype end = points.size();
    for (const auto &range : std::as_const(ranges)) {
        if (range.start > range.end || qsizetype(range.end) > end)
            return body;
        points.remove(range.start, range.end - range.start);
        end = range.start;
    }
    const auto text = QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
    return text.trimmed().isEmpty() ? body : text;
}

QXmppMessage toMessage(const Message &message, bool withState)
{
    QXmppMessage stanza({}, message.conversation.toString(), message.body);
    stanza.setType(message.isInRoom() ? QXmppMessage::GroupChat : QXmppMessage::Chat);
    stanza.setId(message.stanzaId);
    stanza.setOriginId(message.originId);
    if (!message.isInRoom()) {
        stanza.setReceiptRequested(true);
        stanza.setMarkable(true);
        if (withState)
            stanza.setState(QXmppMessage::Active);
    }
    if (message.quote)
        addQuote(stanza, message);
    return stanza;
}

QXmppMessage toAmendment(const Amendment &amendment)
{
    const auto &said = amendment.said;
    QXmppMessage stanza({}, said.conversation.toString(), said.body);
    stanza.setType(said.isInRoom() ? QXmppMessage::GroupChat : QXmppMessage::Chat);
    stanza.setId(said.stanzaId);
    stanza.setOriginId(said.originId);
    stanza.addHint(QXmppMessage::Store); // a body alone would, but not all have one (XEP-0334)
    switch (amendment.kind) {
    case Amendment::Kind::Correction:
        stanza.setReplaceId(amendment.target);
        stanza.setMarkable(!said.isInRoom());
        break;
    case Amendment::Kind::Retraction: {
        QXmppElement retract;
        retract.setTagName(u"retract"_s);
        retract.setAttribute(u"xmlns"_s, nsRetract);
        retract.setAttribute(u"id"_s, amendment.target);
        stanza.setExtensions(QXmppElementList{retract});
        stanza.setBody(u"/me retracted a previous message, but this client does not support that."_s);
        stanza.setFallbackMarkers({QXmppFallback(nsRetract, {})});
        break;
    }
    case Amendment::Kind::Reaction: {
        QXmppMessageReaction reaction;
        reaction.setMessageId(amendment.target);
        reaction.setEmojis(amendment.emoji);
        stanza.setReaction(reaction);
        break;
    }
    }
    return stanza;
}

QXmppMessage toMarker(const Jid &to, const QString &stanzaId)
{
    QXmppMessage stanza;
    stanza.setType(QXmppMessage::Chat);
    stanza.setTo(to.toString());
    stanza.setMarker(QXmppMessage::Displayed);
    stanza.setMarkerId(stanzaId);
    stanza.addHint(QXmppMessage::Store); // our other devices know by it what was read
    return stanza;
}

QXmppMessage toState(const Jid &to, QXmppMessage::State state)
{
    QXmppMessage stanza;
    stanza.setType(QXmppMessage::Chat);
    stanza.setTo(to.toString());
    stanza.setState(state);
    stanza.addHint(QXmppMessage::NoStore);
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
    if (const auto idle = stanza.lastUserInteraction(); idle.isValid()) // nobody is idle since tomorrow
        device.idleSince = std::min(Instant(std::chrono::milliseconds(idle.toMSecsSinceEpoch())), now());
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
    if (presence.idleSince)
        stanza.setLastUserInteraction(
            QDateTime::fromMSecsSinceEpoch(presence.idleSince->time_since_epoch().count(), QTimeZone::UTC));
    if (presence.photo) {
        stanza.setVCardUpdateType(presence.photo->isEmpty() ? QXmppPresence::VCardUpdateNoPhoto
                                                            : QXmppPresence::VCardUpdateValidPhoto);
        stanza.setPhotoHash(*presence.photo);
    }
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
