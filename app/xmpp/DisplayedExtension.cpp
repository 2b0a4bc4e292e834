#include "app/xmpp/DisplayedExtension.h"

#include "app/xmpp/PrivateNode.h"
#include "app/xmpp/RoomStanza.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

const auto nsDisplayed = u"urn:xmpp:mds:displayed:0"_s, nsIds = u"urn:xmpp:sid:0"_s;

QList<DisplayedMark> marksOf(const QDomElement &items)
{
    QList<DisplayedMark> marks;
    for (auto item = items.firstChildElement(u"item"_s); !item.isNull() && marks.size() < DisplayedExtension::MaxMarks;
         item = item.nextSiblingElement(u"item"_s)) {
        const auto displayed = RoomStanza::child(item, u"displayed", nsDisplayed);
        const auto named = RoomStanza::child(displayed, u"stanza-id", nsIds);
        const auto conversation = Jid::parse(item.attribute(u"id"_s));
        const QString id = named.attribute(u"id"_s);
        if (conversation && !id.isEmpty() && id.size() <= DisplayedExtension::MaxId)
            marks.append({*conversation, {}, id}); // ids are looked for in the conversation alone
    }
    return marks;
}

} // namespace

DisplayedExtension::DisplayedExtension(const Jid &account)
    : m_account(account)
{
}

QStringList DisplayedExtension::discoveryFeatures() const
{
    return {nsDisplayed + u"+notify"_s};
}

QFuture<Result<QList<DisplayedMark>>> DisplayedExtension::fetch()
{
    return ask<QList<DisplayedMark>>(*client(), this, PrivateNode::items(nsDisplayed),
                                     [](const QDomElement &answer) { return marksOf(PrivateNode::itemsOf(answer)); });
}

QFuture<Result<Done>> DisplayedExtension::publish(const DisplayedMark &mark)
{
    return ask(*client(), this,
               PrivateNode::publish(nsDisplayed, mark.conversation.toString(), [mark](QXmlStreamWriter &writer) {
                   writer.writeStartElement(u"displayed"_s);
                   writer.writeDefaultNamespace(nsDisplayed);
                   writer.writeStartElement(u"stanza-id"_s);
                   writer.writeDefaultNamespace(nsIds);
                   writer.writeAttribute(u"by"_s, mark.by.toString());
                   writer.writeAttribute(u"id"_s, mark.archiveId);
                   writer.writeEndElement();
                   writer.writeEndElement();
               }));
}

bool DisplayedExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    const auto news = PrivateNode::newsOf(stanza, nsDisplayed);
    if (news.isNull())
        return false;
    if (PrivateNode::isFromOurselves(stanza, m_account))
        emit published(marksOf(news));
    return true;
}

} // namespace Tertulia
