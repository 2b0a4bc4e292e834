#include "app/xmpp/AvatarExtension.h"

#include "app/xmpp/AvatarStanza.h"

#include <QDomElement>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsEvent = "http://jabber.org/protocol/pubsub#event"_L1;

QDomElement eventOf(const QDomElement &message)
{
    for (auto e = message.firstChildElement(u"event"_s); !e.isNull(); e = e.nextSiblingElement(u"event"_s)) {
        if (e.namespaceURI() == nsEvent)
            return e;
    }
    return {};
}

} // namespace

QStringList AvatarExtension::discoveryFeatures() const
{
    return {AvatarStanza::MetadataNode + u"+notify"_s};
}

bool AvatarExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() != "message"_L1)
        return false;
    const QDomElement items = eventOf(stanza).firstChildElement(u"items"_s);
    if (items.attribute(u"node"_s) != AvatarStanza::MetadataNode)
        return false;
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from || !from->isBare() || from->local().isEmpty()) {
        if (m_forgeries.allows())
            qCWarning(lcSession) << "news of an avatar that is nobody's own was dropped, from"
                                 << stanza.attribute(u"from"_s);
        return true;
    }
    if (const auto sha1 = AvatarStanza::announced(items))
        emit announced(*from, *sha1);
    return true;
}

} // namespace Tertulia
