#include "app/xmpp/RoomExtension.h"

#include "app/xmpp/FormStanza.h"

#include <QDomElement>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

bool settingsChangedIn(const QDomElement &x)
{
    constexpr int first = 170, last = 174, other = 104; // what a room tells of its settings, live (XEP-0045 §15.6.2)
    for (auto e = x.firstChildElement(u"status"_s); !e.isNull(); e = e.nextSiblingElement(u"status"_s)) {
        const int code = e.attribute(u"code"_s).toInt();
        if (code == other || (code >= first && code <= last))
            return true;
    }
    return false;
}

std::optional<DataForm> voiceRequestIn(const QDomElement &message)
{
    const auto x = RoomStanza::child(message, u"x", u"jabber:x:data");
    if (!FormStanza::isForm(x))
        return {};
    auto form = FormStanza::parse(x);
    return form.value(u"FORM_TYPE") == RoomStanza::nsRequest ? std::optional(std::move(form)) : std::nullopt;
}

} // namespace

RoomExtension::RoomExtension(const Jid &account)
    : m_account(account)
{
}

bool RoomExtension::follow(const Jid &room)
{
    if (m_rooms.size() >= MaxRooms && !m_rooms.contains(room))
        return false;
    m_rooms.insert(room);
    return true;
}

bool RoomExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    const auto name = stanza.tagName();
    return name == "presence"_L1 ? takePresence(stanza) : name == "message"_L1 && takeMessage(stanza);
}

bool RoomExtension::takePresence(const QDomElement &stanza)
{
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from || !m_rooms.contains(from->bare()))
        return false;
    if (const auto presence = RoomStanza::fromPresence(stanza))
        emit presenceArrived(*presence);
    return true;
}

bool RoomExtension::takeMessage(const QDomElement &stanza)
{
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from)
        return false;
    if (m_rooms.contains(from->bare()) && takeFromRoom(stanza, *from))
        return true;
    if (const auto invitation = RoomStanza::invitationOf(stanza, m_account)) {
        emit invited(*invitation);
        return true;
    }
    if (stanza.attribute(u"type"_s) != "groupchat"_L1)
        return false;
    if (m_strays.allows())
        qCWarning(lcSession) << "a message of a room that we are not in was dropped";
    return true;
}

bool RoomExtension::takeFromRoom(const QDomElement &stanza, const Jid &from)
{
    const auto type = stanza.attribute(u"type"_s);
    if (type == "error"_L1)
        return takeError(stanza, from.bare());
    const auto x = RoomStanza::child(stanza, u"x", RoomStanza::nsUser);
    if (from.isBare() && settingsChangedIn(x))
        emit settingsChanged(from);
    if (type == "groupchat"_L1) {
        takeGroupChat(stanza, from);
        return true;
    }
    if (const auto form = from.isBare() ? voiceRequestIn(stanza) : std::nullopt) {
        emit voiceAsked(from, *form);
        return true;
    }
    if (const auto decline = x.firstChildElement(u"decline"_s); !decline.isNull() && from.isBare()) {
        const auto person = Jid::parse(decline.attribute(u"from"_s)).value_or(Jid());
        emit declined(from, person.bare(),
                      decline.firstChildElement(u"reason"_s).text().trimmed().left(RoomStanza::MaxText));
        return true;
    }
    return false;
}

/// A message to all that came back because the room does not know us (XEP-0045 §7.4) did not fail: we come in again,
/// and it goes out then. Everything else is the business of those who wait for it.
bool RoomExtension::takeError(const QDomElement &stanza, const Jid &room)
{
    const auto condition = RoomStanza::conditionOf(stanza);
    if (!stanza.firstChildElement(u"subject"_s).isNull() && stanza.firstChildElement(u"body"_s).isNull()) {
        emit refused(
            room, RoomTrouble::NotAllowed,
            stanza.firstChildElement(u"error"_s).firstChildElement(u"text"_s).text().left(RoomStanza::MaxText));
        return true;
    }
    if (condition != "not-acceptable"_L1 || !Jid::parse(stanza.attribute(u"from"_s))->isBare())
        return false;
    emit notInRoom(room);
    return true;
}

/// A subject is one only without a body (XEP-0045 §8.1): else everybody could set it.
void RoomExtension::takeGroupChat(const QDomElement &stanza, const Jid &from)
{
    const auto subject = stanza.firstChildElement(u"subject"_s);
    if (!subject.isNull() && stanza.firstChildElement(u"body"_s).isNull() &&
        stanza.firstChildElement(u"thread"_s).isNull()) {
        emit subjectSet(from.bare(), from.resource(), subject.text().trimmed().left(RoomStanza::MaxText));
        return;
    }
    QXmppMessage message;
    message.parse(stanza);
    if (const auto incoming = RoomStanza::fromMessage(message, stanza, from.bare(), IncomingMessage::Door::Live))
        emit said(from.bare(), *incoming);
}

} // namespace Tertulia
