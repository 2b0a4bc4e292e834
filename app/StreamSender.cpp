#include "app/StreamSender.h"

#include "app/Presences.h"
#include "app/StreamSendJob.h"
#include "app/xmpp/XmppClient.h"

#include <QUuid>

namespace Tertulia {

namespace {

QList<TransferMethod> methodsOf(const QSet<QString> &features, qint64 size)
{
    QList<TransferMethod> methods;
    const bool inBand = features.contains(QStringLiteral("http://jabber.org/protocol/ibb"));
    // Nothing at all through SOCKS5 makes older programs wait for ever.
    if (features.contains(QStringLiteral("http://jabber.org/protocol/bytestreams")) && (size > 0 || !inBand))
        methods.append(TransferMethod::Socks5);
    if (inBand)
        methods.append(TransferMethod::InBand);
    return methods;
}

bool takesFiles(const QSet<QString> &features)
{
    return features.contains(StreamInitiation::feature()) && !methodsOf(features, 1).isEmpty();
}

} // namespace

StreamSender::StreamSender(const Presences &presences)
    : m_presences(presences)
{
}

void StreamSender::attach(XmppClient *client)
{
    m_client = client;
}

Jid StreamSender::deviceOf(const FilePeer &peer) const
{
    const auto devices = m_presences.of(peer.jid).devices; // best first
    for (const auto &device : devices) {
        const auto full = peer.jid.withResource(device.resource);
        if (takesFiles(peer.devices.value(full)))
            return full;
    }
    return {};
}

bool StreamSender::canSend(const Transfer &transfer, const FilePeer &peer) const
{
    return m_client && m_client->isSignedIn() && !peer.isRoom && transfer.size >= 0 && !deviceOf(peer).isNull();
}

SendJob *StreamSender::start(const Transfer &transfer, const FilePeer &peer, QIODevice *source, QObject *parent)
{
    StreamOffer offer;
    offer.peer = deviceOf(peer);
    offer.name = transfer.name;
    offer.type = transfer.type;
    offer.size = transfer.size;
    offer.methods = methodsOf(peer.devices.value(offer.peer), transfer.size);
    return new StreamSendJob(*m_client, offer, {m_client->link(), m_direct, m_stallLimit}, source, transfer.path,
                             m_presences, parent);
}

} // namespace Tertulia
