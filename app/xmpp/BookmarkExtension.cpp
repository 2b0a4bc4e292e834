#include "app/xmpp/BookmarkExtension.h"

#include "app/xmpp/PlainIq.h"
#include "app/xmpp/RoomStanza.h"

#include <QDomDocument>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

const auto nsBookmarks = u"urn:xmpp:bookmarks:1"_s, nsPubSub = u"http://jabber.org/protocol/pubsub"_s,
           nsEvent = u"http://jabber.org/protocol/pubsub#event"_s, nsPrivate = u"jabber:iq:private"_s,
           nsStorage = u"storage:bookmarks"_s, nsForm = u"jabber:x:data"_s;

bool isYes(const QString &text)
{
    return text == "1"_L1 || text == "true"_L1;
}

QString xmlOf(const QDomElement &element)
{
    QString text;
    QTextStream stream(&text);
    if (!element.isNull())
        element.save(stream, -1);
    return text.size() <= BookmarkExtension::MaxExtensions ? text : QString();
}

void write(QXmlStreamWriter &writer, const QDomElement &element, const QString &ns)
{
    writer.writeStartElement(element.tagName());
    if (const QString own = element.namespaceURI(); own != ns)
        writer.writeDefaultNamespace(own);
    const auto attributes = element.attributes();
    for (int i = 0; i < attributes.size(); ++i) {
        const auto attribute = attributes.item(i).toAttr();
        if (!attribute.name().startsWith("xmlns"_L1))
            writer.writeAttribute(attribute.name(), attribute.value());
    }
    for (auto node = element.firstChild(); !node.isNull(); node = node.nextSibling()) {
        if (node.isElement())
            write(writer, node.toElement(), element.namespaceURI());
        else if (node.isText())
            writer.writeCharacters(node.toText().data());
    }
    writer.writeEndElement();
}

/// <conference/> of both kinds; `room` stands in its item's id, or in itself.
std::optional<Bookmark> fromConference(const QDomElement &conference, const QString &room)
{
    const auto jid = Jid::parse(room);
    if (conference.isNull() || !jid || !jid->isBare() || jid->local().isEmpty())
        return {};
    Bookmark bookmark;
    bookmark.room = *jid;
    bookmark.name = conference.attribute(u"name"_s).trimmed().left(RoomStanza::MaxText);
    bookmark.autojoin = isYes(conference.attribute(u"autojoin"_s));
    bookmark.nick = conference.firstChildElement(u"nick"_s).text().left(Jid::MaxPartBytes);
    bookmark.password = conference.firstChildElement(u"password"_s).text().left(RoomStanza::MaxText);
    bookmark.extensions = xmlOf(conference.firstChildElement(u"extensions"_s));
    return bookmark;
}

std::optional<Bookmark> fromItem(const QDomElement &item)
{
    return fromConference(RoomStanza::child(item, u"conference", nsBookmarks), item.attribute(u"id"_s));
}

QList<Bookmark> listOf(const QDomElement &parent, const QString &tag,
                       std::optional<Bookmark> (*read)(const QDomElement &))
{
    QList<Bookmark> list;
    for (auto e = parent.firstChildElement(tag); !e.isNull() && list.size() < BookmarkExtension::MaxBookmarks;
         e = e.nextSiblingElement(tag)) {
        if (const auto bookmark = read(e))
            list.append(*bookmark);
    }
    return list;
}

void writeConference(QXmlStreamWriter &writer, const Bookmark &bookmark)
{
    writer.writeStartElement(u"conference"_s);
    writer.writeDefaultNamespace(nsBookmarks);
    if (!bookmark.name.isEmpty())
        writer.writeAttribute(u"name"_s, bookmark.name);
    writer.writeAttribute(u"autojoin"_s, bookmark.autojoin ? u"true"_s : u"false"_s);
    if (!bookmark.nick.isEmpty())
        writer.writeTextElement(u"nick"_s, bookmark.nick);
    if (!bookmark.password.isEmpty())
        writer.writeTextElement(u"password"_s, bookmark.password);
    QDomDocument extensions;
    if (!bookmark.extensions.isEmpty() &&
        extensions.setContent(bookmark.extensions, QDomDocument::ParseOption::UseNamespaceProcessing))
        write(writer, extensions.documentElement(), nsBookmarks);
    writer.writeEndElement();
}

/// XEP-0402 §3: kept, for us alone.
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

} // namespace

BookmarkExtension::BookmarkExtension(const Jid &account)
    : m_account(account)
{
}

QStringList BookmarkExtension::discoveryFeatures() const
{
    return {nsBookmarks + u"+notify"_s};
}

QFuture<Result<QList<Bookmark>>> BookmarkExtension::fetch()
{
    const auto content = [](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"pubsub"_s);
        writer.writeDefaultNamespace(nsPubSub);
        writer.writeStartElement(u"items"_s);
        writer.writeAttribute(u"node"_s, nsBookmarks);
        writer.writeEndElement();
        writer.writeEndElement();
    };
    return ask<QList<Bookmark>>(*client(), this, PlainIq(QXmppIq::Get, {}, content), [](const QDomElement &answer) {
        const auto items = RoomStanza::child(answer, u"pubsub", nsPubSub).firstChildElement(u"items"_s);
        return listOf(items, u"item"_s, fromItem);
    });
}

QFuture<Result<QList<Bookmark>>> BookmarkExtension::fetchOld()
{
    const auto content = [](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"query"_s);
        writer.writeDefaultNamespace(nsPrivate);
        writer.writeStartElement(u"storage"_s);
        writer.writeDefaultNamespace(nsStorage);
        writer.writeEndElement();
        writer.writeEndElement();
    };
    return ask<QList<Bookmark>>(*client(), this, PlainIq(QXmppIq::Get, {}, content), [](const QDomElement &answer) {
        const auto query = RoomStanza::child(answer, u"query", nsPrivate);
        return listOf(RoomStanza::child(query, u"storage", nsStorage), u"conference"_s,
                      [](const QDomElement &e) { return fromConference(e, e.attribute(u"jid"_s)); });
    });
}

QFuture<Result<Done>> BookmarkExtension::publish(const Bookmark &bookmark)
{
    return ask(*client(), this, PlainIq(QXmppIq::Set, {}, [bookmark](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"pubsub"_s);
        writer.writeDefaultNamespace(nsPubSub);
        writer.writeStartElement(u"publish"_s);
        writer.writeAttribute(u"node"_s, nsBookmarks);
        writer.writeStartElement(u"item"_s);
        writer.writeAttribute(u"id"_s, bookmark.room.toString());
        writeConference(writer, bookmark);
        writer.writeEndElement();
        writer.writeEndElement();
        writeOptions(writer);
        writer.writeEndElement();
    }));
}

QFuture<Result<Done>> BookmarkExtension::retract(const Jid &room)
{
    return ask(*client(), this, PlainIq(QXmppIq::Set, {}, [room](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"pubsub"_s);
        writer.writeDefaultNamespace(nsPubSub);
        writer.writeStartElement(u"retract"_s);
        writer.writeAttribute(u"node"_s, nsBookmarks);
        writer.writeAttribute(u"notify"_s, u"true"_s);
        writer.writeStartElement(u"item"_s);
        writer.writeAttribute(u"id"_s, room.toString());
        writer.writeEndElement();
        writer.writeEndElement();
        writer.writeEndElement();
    }));
}

bool BookmarkExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() != "message"_L1)
        return false;
    const auto event = RoomStanza::child(stanza, u"event", nsEvent);
    const auto items = event.firstChildElement(u"items"_s), purge = event.firstChildElement(u"purge"_s);
    if (items.attribute(u"node"_s) != nsBookmarks && purge.attribute(u"node"_s) != nsBookmarks)
        return false;
    const auto from = stanza.attribute(u"from"_s);
    if (!from.isEmpty() && Jid::parse(from) != m_account)
        return true; // nobody else keeps our bookmarks
    if (!purge.isNull())
        emit purged();
    const auto bookmarks = listOf(items, u"item"_s, fromItem);
    for (const auto &bookmark : bookmarks)
        emit published(bookmark);
    for (auto e = items.firstChildElement(u"retract"_s); !e.isNull(); e = e.nextSiblingElement(u"retract"_s)) {
        if (const auto room = Jid::parse(e.attribute(u"id"_s)))
            emit retracted(*room);
    }
    return true;
}

} // namespace Tertulia
