#include "app/xmpp/SenderRules.h"

#include "app/xmpp/RosterExtension.h"

#include <QDomElement>
#include <QXmppClient.h>
#include <QXmppConfiguration.h>
#include <QXmppIq.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsCarbons = "urn:xmpp:carbons:2"_L1;

/// A stranger who has our full address may offer a file (XEP-0095): the person is asked. What belongs to a stream that
/// nobody agreed to is refused by its extension.
bool isOfFiles(const QDomElement &iq)
{
    const auto ns = iq.firstChildElement().namespaceURI();
    return ns == "http://jabber.org/protocol/si"_L1 || ns == "http://jabber.org/protocol/ibb"_L1 ||
           ns == "http://jabber.org/protocol/bytestreams"_L1;
}

} // namespace

SenderRules::SenderRules(const RosterExtension &roster)
    : m_roster(roster)
{
}

bool SenderRules::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    const auto name = stanza.tagName();
    if (name == "message"_L1)
        return refuseCarbon(stanza);
    if (name == "presence"_L1)
        return refusePresence(stanza);
    if (name == "iq"_L1)
        return refuseRequest(stanza);
    return false;
}

bool SenderRules::isOurs(const Jid &from) const
{
    const auto &account = client()->configuration(); // the gate has made sure that the server left it as it was
    return from.bare().toString() == account.jidBare() || from.toString() == account.domain();
}

bool SenderRules::mayAsk(const Jid &from) const
{
    using enum Contact::Subscription;
    const auto subscription = m_roster.subscriptionOf(from.bare());
    return subscription == From || subscription == Both;
}

/// The same program, time and abilities for all; nothing that changes anything, nor how long we have been away.
bool SenderRules::mayAskInRoom(const Jid &from, const QDomElement &iq) const
{
    static const QSet<QString> questions{u"jabber:iq:version"_s, u"urn:xmpp:time"_s, u"urn:xmpp:ping"_s,
                                         u"http://jabber.org/protocol/disco#info"_s};
    return m_areIn && iq.attribute(u"type"_s) == "get"_L1 && !from.isBare() && m_areIn(from.bare()) &&
           questions.contains(iq.firstChildElement().namespaceURI());
}

bool SenderRules::refuseCarbon(const QDomElement &message)
{
    const auto isCarbon = [](const QDomElement &e) { return e.namespaceURI() == nsCarbons; };
    bool carbon = false;
    for (auto e = message.firstChildElement(); !e.isNull() && !carbon; e = e.nextSiblingElement())
        carbon = isCarbon(e);
    if (!carbon || message.attribute(u"from"_s) == client()->configuration().jidBare())
        return false;
    if (m_forgeries.allows())
        qCWarning(lcSession) << "a carbon that is not from our own account was dropped (XEP-0280 §11), from"
                             << message.attribute(u"from"_s);
    return true;
}

bool SenderRules::refusePresence(const QDomElement &presence) const
{
    const auto type = presence.attribute(u"type"_s);
    if (!type.isEmpty() && type != "unavailable"_L1)
        return false;
    const auto from = Jid::parse(presence.attribute(u"from"_s));
    if (!from)
        return true;
    return !isOurs(*from) && m_roster.isReceived() && !m_roster.contains(from->bare());
}

bool SenderRules::refuseRequest(const QDomElement &iq)
{
    const auto type = iq.attribute(u"type"_s), fromText = iq.attribute(u"from"_s);
    if ((type != "get"_L1 && type != "set"_L1) || fromText.isEmpty())
        return false;
    const auto from = Jid::parse(fromText);
    const bool isOfRoom = from && m_areIn && m_areIn(from->bare()); // whose occupants send files through it
    if (from && (isOurs(*from) || mayAsk(*from) || mayAskInRoom(*from, iq) || (!isOfRoom && isOfFiles(iq))))
        return false;
    // The answer a server gives for somebody who is not there (RFC 6121 §8.5.1): it tells a stranger nothing.
    QXmppIq answer(QXmppIq::Error);
    answer.setId(iq.attribute(u"id"_s));
    answer.setTo(fromText);
    answer.setError({QXmppStanza::Error::Cancel, QXmppStanza::Error::ServiceUnavailable});
    client()->sendPacket(answer);
    return true;
}

} // namespace Tertulia
