#include "app/StreamReceiver.h"

#include "app/Log.h"
#include "app/xmpp/InBandStream.h"
#include "app/xmpp/XmppClient.h"

namespace Tertulia {

StreamFileOffer::StreamFileOffer(XmppClient &client, const StreamOffer &offer, const StreamRules &rules)
    : StreamDeal(client, offer, rules)
{
    m_inBand->watch(key(), [this] { onClosed(); });
}

StreamFileOffer::~StreamFileOffer()
{
    end();
}

FileOffer::What StreamFileOffer::what() const
{
    return {m_offer.peer, m_offer.name, m_offer.type, m_offer.size, m_offer.md5, bestMethod()};
}

// Where our address is to stay with us, the stream in XMPP is the one that always works.
TransferMethod StreamFileOffer::bestMethod() const
{
    const bool hidden = !m_rules.direct || m_rules.link.isProxied;
    const auto wanted = hidden ? TransferMethod::InBand : TransferMethod::Socks5;
    return m_offer.methods.contains(wanted) ? wanted : m_offer.methods.constFirst();
}

void StreamFileOffer::accept(QIODevice *sink)
{
    if (isOver() || m_sink || !m_initiation)
        return;
    m_sink = sink;
    const auto method = bestMethod();
    run(method);
    m_initiation->accept(m_offer, method);
}

void StreamFileOffer::reject()
{
    if (end() && m_initiation)
        m_initiation->refuse(m_offer);
}

void StreamFileOffer::cancel()
{
    endAloud();
}

void StreamFileOffer::lose()
{
    if (end())
        emit failed({FailureKind::ConnectionLost, {}, {}, {}});
}

void StreamFileOffer::run(TransferMethod method)
{
    m_running = method;
    if (method == TransferMethod::Socks5)
        m_stream = new SocksReceiver(*m_socks, key(), m_rules, m_sink, m_offer.size, this);
    else
        m_stream = new InBandReceiver(*m_inBand, key(), m_sink, m_offer.size, this);
    const auto *stream = m_stream.data();
    connect(stream, &ByteStream::opened, this, [this] { emit started(m_running); });
    connect(stream, &ByteStream::progressed, this, &FileOffer::progressed);
    connect(stream, &ByteStream::unusable, this, &StreamFileOffer::onUnusable);
    connect(stream, &ByteStream::finished, this, [this] {
        if (end())
            emit finished();
    });
    connect(stream, &ByteStream::withdrawn, this, [this] {
        if (end())
            emit withdrawn();
    });
    connect(stream, &ByteStream::failed, this, [this](const Failure &why) {
        if (endAloud())
            emit failed(why);
    });
    m_stream->setStallLimit(m_rules.stallLimit);
    m_stream->start();
}

void StreamFileOffer::onUnusable(const Failure &why)
{
    m_stream->deleteLater();
    if (m_running == TransferMethod::Socks5 && m_offer.methods.contains(TransferMethod::InBand))
        return run(TransferMethod::InBand);
    if (!endAloud())
        return;
    const auto kind = why.kind == FailureKind::Stalled ? why.kind : FailureKind::RecipientUnavailable;
    emit failed({kind, why.detail, {}, {}});
}

void StreamFileOffer::onClosed()
{
    if (m_stream)
        return m_stream->peerClosed();
    if (end())
        emit withdrawn();
}

void StreamReceiver::attach(XmppClient *client)
{
    loseAll();
    m_client = client;
    if (!client)
        return;
    connect(client->client().findExtension<StreamInitiation>(), &StreamInitiation::offered, this,
            &StreamReceiver::onOffered);
    connect(&client->client(), &QXmppClient::disconnected, this, &StreamReceiver::loseAll);
}

void StreamReceiver::loseAll()
{
    for (const auto &offer : std::exchange(m_offers, {})) {
        if (offer)
            offer->lose();
    }
}

void StreamReceiver::onOffered(const StreamOffer &offer)
{
    m_offers.removeIf([](auto it) { return it.value().isNull(); });
    const StreamKey key{offer.peer, offer.sid};
    if (m_offers.contains(key)) // the same stream twice would mix their bytes
        return IqRequest{offer.peer.toString(), offer.request}.refuse(m_client->client(), QXmppStanza::Error::Conflict);
    auto *fileOffer = new StreamFileOffer(*m_client, offer, {m_client->link(), m_direct, m_stallLimit});
    m_offers.insert(key, fileOffer);
    emit offered(fileOffer);
}

} // namespace Tertulia
