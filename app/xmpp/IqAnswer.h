#pragma once

#include <QDomElement>
#include <QXmppClient.h>
#include <QXmppIq.h>

namespace Tertulia {

/// A request that is still to be answered (RFC 6120 §8.2.3).
struct IqRequest {
    QString from, id;

    static IqRequest of(const QDomElement &iq)
    {
        return {iq.attribute(QStringLiteral("from")), iq.attribute(QStringLiteral("id"))};
    }

    void confirm(QXmppClient &client) const
    {
        QXmppIq answer(QXmppIq::Result);
        answer.setTo(from);
        answer.setId(id);
        client.sendPacket(answer);
    }

    void refuse(QXmppClient &client, QXmppStanza::Error::Condition condition,
                QXmppStanza::Error::Type type = QXmppStanza::Error::Cancel) const
    {
        QXmppIq answer(QXmppIq::Error);
        answer.setTo(from);
        answer.setId(id);
        answer.setError({type, condition});
        client.sendPacket(answer);
    }
};

inline QDomElement childOf(const QDomElement &parent, QLatin1StringView name, QLatin1StringView ns)
{
    for (auto e = parent.firstChildElement(name); !e.isNull(); e = e.nextSiblingElement(name)) {
        if (e.namespaceURI() == ns)
            return e;
    }
    return {};
}

} // namespace Tertulia
