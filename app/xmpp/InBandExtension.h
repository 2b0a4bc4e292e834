#pragma once

#include "app/xmpp/ByteStream.h"
#include "app/xmpp/IqAnswer.h"

#include <QHash>
#include <QXmppClientExtension.h>
#include <functional>

namespace Tertulia {

/// One of their data blocks (XEP-0047 §2.2). `request` is empty where it came in a message: nothing to answer.
struct InBandBlock {
    IqRequest request;
    quint16 sequence = 0;
    QByteArray bytes;
    bool isValid = false; ///< false: no number, or no base64
};

/// Who takes what a peer asks of a stream. It answers each request itself.
class InBandParty
{
public:
    virtual void open(const IqRequest &request, int blockSize) = 0; ///< blockSize is 1 … 65,535
    virtual void take(const InBandBlock &block) = 0;

protected:
    ~InBandParty() = default;
};

/// XEP-0047's requests, given to the stream that they are for: only sender and stream id together count. What is for
/// no stream is refused. <close/> also ends transfers that use other bytes, or none yet: between two of us it is the
/// word for "I took it back", for which XEP-0096 has none.
class InBandExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    void add(const StreamKey &key, InBandParty *party);
    void remove(const StreamKey &key, InBandParty *party);
    void watch(const StreamKey &key, std::function<void()> closed); ///< until forget()
    void forget(const StreamKey &key);

    void sendClose(const StreamKey &key); ///< whatever they answer
    QXmppClient &xmpp() const { return *client(); }

    QStringList discoveryFeatures() const override;
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

private:
    bool handleRequest(const QDomElement &iq);
    void handleOpen(const QDomElement &open, const StreamKey &key, const IqRequest &request);
    void handleClose(const StreamKey &key, const IqRequest &request);
    void handleData(const QDomElement &data, const StreamKey &key, const IqRequest &request);

    QHash<StreamKey, InBandParty *> m_parties;
    QHash<StreamKey, std::function<void()>> m_watchers;
};

} // namespace Tertulia
