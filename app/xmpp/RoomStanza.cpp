#include "app/xmpp/RoomStanza.h"

#include "app/xmpp/Translate.h"

#include <QDateTime>
#include <QDomElement>
#include <QTimeZone>
#include <QXmppElement.h>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia::RoomStanza {

namespace {

constexpr int MaxNick = Jid::MaxPartBytes, MaxId = 1'024, MaxCodes = 20;
const auto nsOccupant = u"urn:xmpp:occupant-id:0"_s, nsDirect = u"jabber:x:conference"_s,
           nsPhoto = u"vcard-temp:x:update"_s, nsStanzas = u"urn:ietf:params:xml:ns:xmpp-stanzas"_s;

const QStringList &roles()
{
    static const QStringList names{u"none"_s, u"visitor"_s, u"participant"_s, u"moderator"_s};
    return names;
}

const QStringList &affiliations()
{
    static const QStringList names{u"outcast"_s, u"none"_s, u"member"_s, u"admin"_s, u"owner"_s};
    return names;
}

QString textOf(const QDomElement &parent, const QString &name)
{
    return parent.firstChildElement(name).text().trimmed().left(MaxText);
}

QString occupantIdOf(const QDomElement &stanza)
{
    const auto id = child(stanza, u"occupant-id", nsOccupant).attribute(u"id"_s);
    return id.size() <= MaxId ? id : QString();
}

Availability availabilityOf(const QDomElement &presence)
{
    const auto show = presence.firstChildElement(u"show"_s).text();
    return show == "chat"_L1   ? Availability::FreeToChat
           : show == "away"_L1 ? Availability::Away
           : show == "xa"_L1   ? Availability::NotAvailable
           : show == "dnd"_L1  ? Availability::DoNotDisturb
                               : Availability::Available;
}

/// 20 bytes, or none.
QByteArray photoOf(const QDomElement &presence)
{
    const auto text = child(presence, u"x", nsPhoto).firstChildElement(u"photo"_s).text().trimmed();
    const auto sha1 = QByteArray::fromHex(text.left(MaxId).toLatin1());
    return text.size() == 40 && sha1.size() == 20 ? sha1 : QByteArray();
}

void readUser(RoomPresence &presence, const QDomElement &x)
{
    const auto item = x.firstChildElement(u"item"_s);
    Occupant &occupant = presence.occupant;
    occupant.role = roleOf(item.attribute(u"role"_s));
    occupant.affiliation = affiliationOf(item.attribute(u"affiliation"_s));
    occupant.jid = Jid::parse(item.attribute(u"jid"_s)).value_or(Jid()).bare();
    presence.newNick = item.attribute(u"nick"_s).left(MaxNick);
    presence.reason = textOf(item, u"reason"_s);
    for (auto status = x.firstChildElement(u"status"_s); !status.isNull() && presence.codes.size() < MaxCodes;
         status = status.nextSiblingElement(u"status"_s))
        presence.codes.append(status.attribute(u"code"_s).toInt());
    if (const auto destroy = x.firstChildElement(u"destroy"_s); !destroy.isNull()) {
        presence.destroyed = true;
        presence.successor = Jid::parse(destroy.attribute(u"jid"_s)).value_or(Jid()).bare();
        presence.reason = textOf(destroy, u"reason"_s);
    }
}

} // namespace

QDomElement child(const QDomElement &parent, QStringView name, QStringView ns)
{
    for (auto e = parent.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        if (e.tagName() == name && e.namespaceURI() == ns)
            return e;
    }
    return {};
}

std::optional<RoomPresence> fromPresence(const QDomElement &stanza)
{
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from)
        return {};
    RoomPresence presence;
    presence.room = from->bare();
    presence.id = stanza.attribute(u"id"_s);
    presence.occupant.nick = from->resource();
    const auto type = stanza.attribute(u"type"_s);
    if (type == "error"_L1) {
        presence.kind = RoomPresence::Kind::Refused;
        presence.trouble = troubleOf(conditionOf(stanza));
        presence.text = textOf(stanza.firstChildElement(u"error"_s), u"text"_s);
        return presence;
    }
    if (!type.isEmpty() && type != "unavailable"_L1)
        return {};
    presence.kind = type.isEmpty() ? RoomPresence::Kind::Here : RoomPresence::Kind::Gone;
    presence.occupant.id = occupantIdOf(stanza);
    presence.occupant.availability = availabilityOf(stanza);
    presence.occupant.statusText = textOf(stanza, u"status"_s);
    presence.occupant.photo = photoOf(stanza);
    readUser(presence, child(stanza, u"x", nsUser));
    return presence;
}

QString conditionOf(const QDomElement &stanza)
{
    const auto error = stanza.firstChildElement(u"error"_s);
    for (auto e = error.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        if (e.namespaceURI() == nsStanzas && e.tagName() != "text"_L1)
            return e.tagName();
    }
    return {};
}

RoomTrouble putOutFor(const RoomPresence &gone)
{
    static constexpr std::pair<int, RoomTrouble> reasons[] = {{301, RoomTrouble::Banned},
                                                              {321, RoomTrouble::NoLongerMember},
                                                              {322, RoomTrouble::NoLongerMember},
                                                              {307, RoomTrouble::Kicked}};
    constexpr int technical = 333;
    const auto reason = std::ranges::find_if(reasons, [&](const auto &one) { return gone.has(one.first); });
    return reason == std::end(reasons) || gone.has(technical) ? RoomTrouble::None : reason->second;
}

RoomTrouble troubleOf(QStringView condition) // XEP-0045 §7.2 and its table of errors
{
    static const QHash<QString, RoomTrouble> troubles{
        {u"conflict"_s, RoomTrouble::NickTaken},
        {u"not-acceptable"_s, RoomTrouble::NickLocked},
        {u"not-authorized"_s, RoomTrouble::PasswordWanted},
        {u"registration-required"_s, RoomTrouble::MembersOnly},
        {u"forbidden"_s, RoomTrouble::Banned},
        {u"service-unavailable"_s, RoomTrouble::Full},
        {u"resource-constraint"_s, RoomTrouble::Full},
        {u"item-not-found"_s, RoomTrouble::NoSuchRoom},
        {u"remote-server-not-found"_s, RoomTrouble::NoSuchService},
        {u"remote-server-timeout"_s, RoomTrouble::NoAnswer},
        {u"not-allowed"_s, RoomTrouble::MayNotCreate},
        {u"gone"_s, RoomTrouble::Gone},
    };
    return troubles.value(condition.toString(), RoomTrouble::Other);
}

std::optional<RoomInvitation> invitationOf(const QDomElement &message, const Jid &account)
{
    const auto from = Jid::parse(message.attribute(u"from"_s));
    const auto type = message.attribute(u"type"_s);
    if (!from || type == "error"_L1 || type == "groupchat"_L1)
        return {};
    RoomInvitation invitation;
    invitation.account = account;
    const auto x = child(message, u"x", nsUser);
    if (const auto invite = x.firstChildElement(u"invite"_s); !invite.isNull() && from->isBare()) {
        invitation.room = *from;
        const Jid inviter = Jid::parse(invite.attribute(u"from"_s)).value_or(Jid());
        invitation.from = inviter.bare() == *from ? inviter : inviter.bare(); // in an anonymous room: an occupant
        invitation.reason = textOf(invite, u"reason"_s);
        invitation.password = x.firstChildElement(u"password"_s).text().left(MaxText);
        return invitation;
    }
    const auto direct = child(message, u"x", nsDirect);
    const auto room = Jid::parse(direct.attribute(u"jid"_s));
    if (direct.isNull() || !room || room->local().isEmpty())
        return {};
    invitation.room = room->bare();
    invitation.from = from->bare();
    invitation.reason = direct.attribute(u"reason"_s).left(MaxText);
    invitation.password = direct.attribute(u"password"_s).left(MaxText);
    return invitation;
}

std::optional<IncomingMessage> fromMessage(const QXmppMessage &stanza, const QDomElement &element, const Jid &room,
                                           IncomingMessage::Door door)
{
    const auto from = Jid::parse(stanza.from());
    if (!from || from->bare() != room || from->isBare() || stanza.type() != QXmppMessage::GroupChat)
        return {}; // what the room itself says is no news of anybody
    QXmppMessage said = stanza;
    said.setType(QXmppMessage::Chat);
    said.setTo({});
    auto incoming = Translate::fromMessage(said, room, door); // its own ids are the room's here
    if (!incoming || (incoming->message.body.isEmpty() && !incoming->amendment))
        return {};
    incoming->isOld = stanza.stamp().isValid();
    incoming->receiptFor.clear(); // neither is for everybody (XEP-0184 §5.3)
    incoming->displayedFor.clear();
    incoming->wantsReceipt = incoming->message.markable = false;
    incoming->message.conversation = room;
    incoming->message.nick = from->resource();
    incoming->message.occupant = occupantIdOf(element);
    return incoming;
}

QXmppPresence joining(const Jid &occupant, const QString &password, const HistoryWish &wish)
{
    QXmppElement x;
    x.setTagName(u"x"_s);
    x.setAttribute(u"xmlns"_s, nsRoom);
    if (!password.isEmpty()) {
        QXmppElement element;
        element.setTagName(u"password"_s);
        element.setValue(password);
        x.appendChild(element);
    }
    if (wish.maxStanzas >= 0 || wish.since) {
        QXmppElement history;
        history.setTagName(u"history"_s);
        if (wish.maxStanzas >= 0)
            history.setAttribute(u"maxstanzas"_s, QString::number(wish.maxStanzas));
        if (wish.since)
            history.setAttribute(u"since"_s,
                                 QDateTime::fromMSecsSinceEpoch(wish.since->time_since_epoch().count(), QTimeZone::UTC)
                                     .toString(Qt::ISODate));
        x.appendChild(history);
    }
    QXmppPresence presence(QXmppPresence::Available);
    presence.setTo(occupant.toString());
    presence.setExtensions(QXmppElementList{x});
    return presence;
}

QString nameOf(Affiliation affiliation)
{
    return affiliations().at(int(affiliation));
}

QString nameOf(RoomRole role)
{
    return roles().at(int(role));
}

Affiliation affiliationOf(QStringView name)
{
    const auto at = affiliations().indexOf(name);
    return at < 0 ? Affiliation::None : Affiliation(at);
}

RoomRole roleOf(QStringView name)
{
    const auto at = roles().indexOf(name);
    return at < 0 ? RoomRole::None : RoomRole(at);
}

} // namespace Tertulia::RoomStanza
