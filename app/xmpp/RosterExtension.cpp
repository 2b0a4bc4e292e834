#include "app/xmpp/RosterExtension.h"

#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/TaskBridge.h"
#include "app/xmpp/Translate.h"

#include <QDomElement>
#include <QUuid>
#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppConfiguration.h>
#include <QXmppIq.h>
#include <QXmppPresence.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsRoster = "jabber:iq:roster"_L1;

struct RosterQuery : QXmppIq {
    void toXmlElementFromChild(QXmlStreamWriter *writer) const override
    {
        writer->writeStartElement("query"_L1);
        writer->writeDefaultNamespace(nsRoster);
        writer->writeEndElement();
    }
};

struct RosterSet : QXmppIq {
    Jid jid;
    QString name;
    QStringList groups;
    bool isRemoval = false;

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override
    {
        writer->writeStartElement("query"_L1);
        writer->writeDefaultNamespace(nsRoster);
        writer->writeStartElement("item"_L1);
        writer->writeAttribute("jid"_L1, jid.toString());
        if (isRemoval)
            writer->writeAttribute("subscription"_L1, "remove"_L1);
        else if (!name.isEmpty())
            writer->writeAttribute("name"_L1, name);
        for (const QString &group : groups)
            writer->writeTextElement("group"_L1, group);
        writer->writeEndElement();
        writer->writeEndElement();
    }
};

QDomElement queryIn(const QDomElement &parent)
{
    const auto query = parent.firstChildElement(u"query"_s);
    return query.namespaceURI() == nsRoster ? query : QDomElement();
}

void sendPresence(QXmppClient &client, QXmppPresence::Type type, const Jid &to, const QString &text = {})
{
    QXmppPresence presence(type);
    presence.setTo(to.toString());
    presence.setStatusText(text);
    client.sendPacket(presence);
}

} // namespace

void RosterExtension::onRegistered(QXmppClient *client)
{
    connect(client, &QXmppClient::connected, this, [this, client] {
        if (client->streamManagementState() != QXmppClient::ResumedStream)
            request();
    });
    connect(client, &QXmppClient::presenceReceived, this, &RosterExtension::takePresence);
}

void RosterExtension::takePresence(const QXmppPresence &presence)
{
    const auto from = Jid::parse(presence.from());
    if (!from)
        return;
    if (presence.type() == QXmppPresence::Subscribe)
        emit subscriptionAsked(from->bare(), presence.statusText());
    else if (presence.type() == QXmppPresence::Unsubscribed)
        emit subscriptionRefused(from->bare());
    else if (presence.type() == QXmppPresence::Error)
        emit subscriptionFailed(from->bare(), failureKindOf(presence.error()));
}

void RosterExtension::request()
{
    RosterQuery iq;
    iq.setType(QXmppIq::Get);
    iq.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    m_requestId = iq.id();
    m_arriving.clear();
    client()->sendIq(std::move(iq)).then(this, [this](QXmppClient::IqResult &&answer) {
        m_requestId.clear();
        auto contacts = std::exchange(m_arriving, {});
        if (const auto *error = std::get_if<QXmppError>(&answer)) {
            qCWarning(lcSession) << "the roster did not come:" << failureOf(*error).detail;
            return;
        }
        m_arriving.swap(contacts);
        readItems(queryIn(std::get<QDomElement>(answer)));
        contacts = std::exchange(m_arriving, {});
        m_subscriptions.clear();
        m_subscriptions.reserve(contacts.size());
        for (const Contact &contact : std::as_const(contacts))
            m_subscriptions.insert(contact.jid, contact.subscription);
        m_received = true;
        emit received(contacts);
    });
}

bool RosterExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() == "part"_L1) { // the gate's own: no server's reaches us within a session
        const auto query = queryIn(stanza);
        if (!m_requestId.isEmpty() && stanza.attribute(u"of"_s) == m_requestId)
            readItems(query);
        return !query.isNull(); // else it is of a directory
    }
    return stanza.tagName() == "iq"_L1 && stanza.attribute(u"type"_s) == "set"_L1 && takePush(stanza);
}

void RosterExtension::readItems(const QDomElement &query)
{
    for (auto item = query.firstChildElement(u"item"_s); !item.isNull(); item = item.nextSiblingElement(u"item"_s)) {
        if (auto contact = Translate::fromRosterItem(item))
            m_arriving.append(std::move(*contact));
    }
}

bool RosterExtension::takePush(const QDomElement &iq)
{
    const auto query = queryIn(iq);
    if (query.isNull())
        return false;
    const auto from = iq.attribute(u"from"_s);
    if (!from.isEmpty() && from != client()->configuration().jidBare()) {
        if (m_forgeries.allows())
            qCWarning(lcSession) << "a roster push that is not from our own account was dropped, from" << from;
        return true; // unanswered: it tells a stranger nothing (RFC 6121 §2.1.6)
    }
    QXmppIq done(QXmppIq::Result);
    done.setId(iq.attribute(u"id"_s));
    done.setTo(from);
    client()->sendPacket(done);
    const auto item = query.firstChildElement(u"item"_s); // exactly one
    const auto contact = Translate::fromRosterItem(item);
    if (!contact)
        return true;
    if (item.attribute(u"subscription"_s) == "remove"_L1) {
        m_subscriptions.remove(contact->jid);
        emit removed(contact->jid);
    } else {
        m_subscriptions.insert(contact->jid, contact->subscription);
        emit changed(*contact);
    }
    return true;
}

QFuture<Result<Done>> RosterExtension::set(const Jid &bare, const QString &name, const QStringList &groups)
{
    RosterSet iq;
    iq.setType(QXmppIq::Set);
    iq.jid = bare;
    iq.name = name;
    iq.groups = groups;
    return toFuture(client()->sendIq(std::move(iq)), this);
}

QFuture<Result<Done>> RosterExtension::remove(const Jid &bare)
{
    RosterSet iq;
    iq.setType(QXmppIq::Set);
    iq.jid = bare;
    iq.isRemoval = true;
    return toFuture(client()->sendIq(std::move(iq)), this);
}

void RosterExtension::subscribe(const Jid &bare, const QString &text)
{
    sendPresence(*client(), QXmppPresence::Subscribe, bare, text);
}

void RosterExtension::unsubscribe(const Jid &bare)
{
    sendPresence(*client(), QXmppPresence::Unsubscribe, bare);
}

void RosterExtension::allow(const Jid &bare)
{
    sendPresence(*client(), QXmppPresence::Subscribed, bare);
}

void RosterExtension::refuse(const Jid &bare)
{
    sendPresence(*client(), QXmppPresence::Unsubscribed, bare);
}

} // namespace Tertulia
