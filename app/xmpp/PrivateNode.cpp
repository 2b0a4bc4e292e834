#include "app/xmpp/PrivateNode.h"

#include "app/xmpp/RoomStanza.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

const auto nsPubSub = u"http://jabber.org/protocol/pubsub"_s, nsEvent = u"http://jabber.org/protocol/pubsub#event"_s,
           nsForm = u"jabber:x:data"_s;

PlainIq pubSub(QXmppIq::Type type, const PlainIq::Content &content)
{
    return {type, {}, [content](QXmlStreamWriter &writer) {
                writer.writeStartElement(u"pubsub"_s);
                writer.writeDefaultNamespace(nsPubSub);
                content(writer);
                writer.writeEndElement();
            }};
}

/// XEP-0402 §3, XEP-0490 §4: kept, for us alone.
void writeOptions(QXmlStreamWriter &writer)
{
    static const std::pair<QString, QString> options[] = {
        {u"FORM_TYPE"_s, u"http://jabber.org/protocol/pubsub#publish-options"_s},
        {u"pubsub#persist_items"_s, u"true"_s},
        {u"pubsub#max_items"_s, u"max"_s},
        {u"pubsub#send_last_published_item"_s, u"never"_s},
        {u"pubsub#access_model"_s, u"whitelist"_s}};
    writer.writeStartElement(u"publish-options"_s);
    writer.writeStartElement(u"x"_s);
    writer.writeDefaultNamespace(nsForm);
    writer.writeAttribute(u"type"_s, u"submit"_s);
    for (const auto &[name, value] : options) {
        writer.writeStartElement(u"field"_s);
        writer.writeAttribute(u"var"_s, name);
        if (&name == &options[0].first)
            writer.writeAttribute(u"type"_s, u"hidden"_s);
        writer.writeTextElement(u"value"_s, value);
        writer.writeEndElement();
    }
    writer.writeEndElement();
    writer.writeEndElement();
}

void startItem(QXmlStreamWriter &writer, const QString &item)
{
    writer.writeStartElement(u"item"_s);
    writer.writeAttribute(u"id"_s, item);
}

} // namespace

PlainIq PrivateNode::items(const QString &node)
{
    return pubSub(QXmppIq::Get, [node](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"items"_s);
        writer.writeAttribute(u"node"_s, node);
        writer.writeEndElement();
    });
}

PlainIq PrivateNode::publish(const QString &node, const QString &item, const PlainIq::Content &payload)
{
    return pubSub(QXmppIq::Set, [node, item, payload](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"publish"_s);
        writer.writeAttribute(u"node"_s, node);
        startItem(writer, item);
        payload(writer);
        writer.writeEndElement();
        writer.writeEndElement();
        writeOptions(writer);
    });
}

PlainIq PrivateNode::retract(const QString &node, const QString &item)
{
    return pubSub(QXmppIq::Set, [node, item](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"retract"_s);
        writer.writeAttribute(u"node"_s, node);
        writer.writeAttribute(u"notify"_s, u"true"_s);
        startItem(writer, item);
        writer.writeEndElement();
        writer.writeEndElement();
    });
}

QDomElement PrivateNode::itemsOf(const QDomElement &answer)
{
    return RoomStanza::child(answer, u"pubsub", nsPubSub).firstChildElement(u"items"_s);
}

QDomElement PrivateNode::newsOf(const QDomElement &stanza, const QString &node)
{
    if (stanza.tagName() != "message"_L1)
        return {};
    const auto event = RoomStanza::child(stanza, u"event", nsEvent);
    for (const auto &name : {u"items"_s, u"purge"_s}) {
        const auto news = event.firstChildElement(name);
        if (!news.isNull() && news.attribute(u"node"_s) == node)
            return news;
    }
    return {};
}

bool PrivateNode::isFromOurselves(const QDomElement &stanza, const Jid &account)
{
    const auto from = stanza.attribute(u"from"_s);
    return from.isEmpty() || Jid::parse(from) == account;
}

} // namespace Tertulia
