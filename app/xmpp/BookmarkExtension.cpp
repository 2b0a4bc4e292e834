#include "app/xmpp/BookmarkExtension.h"

#include "app/xmpp/PrivateNode.h"
#include "app/xmpp/RoomStanza.h"

#include <QDomDocument>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

const auto nsBookmarks = u"urn:xmpp:bookmarks:1"_s, nsPrivate = u"jabber:iq:private"_s,
           nsStorage = u"storage:bookmarks"_s;

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
    return ask<QList<Bookmark>>(*client(), this, PrivateNode::items(nsBookmarks), [](const QDomElement &answer) {
        return listOf(PrivateNode::itemsOf(answer), u"item"_s, fromItem);
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
    return ask(*client(), this,
               PrivateNode::publish(nsBookmarks, bookmark.room.toString(),
                                    [bookmark](QXmlStreamWriter &writer) { writeConference(writer, bookmark); }));
}

QFuture<Result<Done>> BookmarkExtension::retract(const Jid &room)
{
    return ask(*client(), this, PrivateNode::retract(nsBookmarks, room.toString()));
}

bool BookmarkExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    const auto news = PrivateNode::newsOf(stanza, nsBookmarks);
    if (news.isNull())
        return false;
    if (!PrivateNode::isFromOurselves(stanza, m_account))
        return true; // nobody else keeps our bookmarks
    if (news.tagName() == "purge"_L1)
        emit purged();
    const auto bookmarks = listOf(news, u"item"_s, fromItem);
    for (const auto &bookmark : bookmarks)
        emit published(bookmark);
    for (auto e = news.firstChildElement(u"retract"_s); !e.isNull(); e = e.nextSiblingElement(u"retract"_s)) {
        if (const auto room = Jid::parse(e.attribute(u"id"_s)))
            emit retracted(*room);
    }
    return true;
}

} // namespace Tertulia
