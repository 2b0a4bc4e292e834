#include "app/xmpp/InBandExtension.h"

#include <QXmppIbbIq.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsInBand = "http://jabber.org/protocol/ibb"_L1;
constexpr int largestBlock = 65'535; // XEP-0047 §2.1

StreamKey keyOf(const QDomElement &stanza, const QDomElement &child)
{
    return {Jid::parse(stanza.attribute(u"from"_s)).value_or(Jid()), child.attribute(u"sid"_s)};
}

} // namespace

void InBandExtension::add(const StreamKey &key, InBandParty *party)
{
    m_parties.insert(key, party);
}

void InBandExtension::remove(const StreamKey &key, InBandParty *party)
{
    if (m_parties.value(key) == party)
        m_parties.remove(key);
}

void InBandExtension::watch(const StreamKey &key, std::function<void()> closed)
{
    m_watchers.insert(key, std::move(closed));
}

void InBandExtension::forget(const StreamKey &key)
{
    m_watchers.remove(key);
}

void InBandExtension::sendClose(const StreamKey &key)
{
    QXmppIbbCloseIq iq;
    iq.setTo(key.peer.toString());
    iq.setSid(key.sid);
    client()->sendIq(std::move(iq));
}

QStringList InBandExtension::discoveryFeatures() const
{
    return {nsInBand};
}

bool InBandExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() == "iq"_L1)
        return stanza.attribute(u"type"_s) == "set"_L1 && handleRequest(stanza);
    if (stanza.tagName() != "message"_L1 || stanza.attribute(u"type"_s) == "error"_L1)
        return false;
    const auto data = childOf(stanza, "data"_L1, nsInBand);
    if (data.isNull())
        return false;
    handleData(data, keyOf(stanza, data), {});
    return true;
}

bool InBandExtension::handleRequest(const QDomElement &iq)
{
    const auto child = iq.firstChildElement();
    if (child.namespaceURI() != nsInBand)
        return false;
    const auto key = keyOf(iq, child);
    const auto request = IqRequest::of(iq);
    if (child.tagName() == "open"_L1)
        handleOpen(child, key, request);
    else if (child.tagName() == "data"_L1)
        handleData(child, key, request);
    else if (child.tagName() == "close"_L1)
        handleClose(key, request);
    else
        return false;
    return true;
}

void InBandExtension::handleOpen(const QDomElement &open, const StreamKey &key, const IqRequest &request)
{
    const auto blockSize = open.attribute(u"block-size"_s).toInt();
    const auto party = m_parties.value(key);
    if (!party)
        request.refuse(*client(), QXmppStanza::Error::NotAcceptable); // nobody agreed to this one
    else if (blockSize < 1 || blockSize > largestBlock)
        request.refuse(*client(), QXmppStanza::Error::BadRequest, QXmppStanza::Error::Modify);
    else
        party->open(request, blockSize);
}

void InBandExtension::handleClose(const StreamKey &key, const IqRequest &request)
{
    const auto closed = m_watchers.value(key);
    if (!closed)
        return request.refuse(*client(), QXmppStanza::Error::ItemNotFound);
    request.confirm(*client());
    closed();
}

void InBandExtension::handleData(const QDomElement &data, const StreamKey &key, const IqRequest &request)
{
    const auto party = m_parties.value(key);
    if (!party) {
        if (!request.id.isEmpty())
            request.refuse(*client(), QXmppStanza::Error::ItemNotFound);
        return;
    }
    const auto bytes = QByteArray::fromBase64Encoding(data.text().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    bool isNumber = false;
    const auto sequence = data.attribute(u"seq"_s).toUShort(&isNumber);
    party->take(
        {request, sequence, bytes.decoded, isNumber && bytes.decodingStatus == QByteArray::Base64DecodingStatus::Ok});
}

} // namespace Tertulia
