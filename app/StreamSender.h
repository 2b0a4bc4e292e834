#pragma once

#include "app/FileSender.h"
#include "app/xmpp/ByteStream.h"

#include <QPointer>

namespace Tertulia {

class Presences;

/// Sends files to people who are online, in streams (XEP-0095, XEP-0096): through SOCKS5 (XEP-0065), and where no host
/// can be met in the XMPP stream itself (XEP-0047), under the same offer where they let us, else under a second one.
class StreamSender final : public FileSender
{
public:
    explicit StreamSender(const Presences &presences);

    /// Whether bytes may go straight to the other side, which tells it our address. Else our server's proxies and the
    /// XMPP stream only.
    void setSettings(const FileSettings &settings) override { m_direct = settings.direct; }
    void setStallLimit(std::chrono::milliseconds limit) { m_stallLimit = limit; }

    void attach(XmppClient *client) override;
    bool canSend(const Transfer &transfer, const FilePeer &peer) const override;
    SendJob *start(const Transfer &transfer, const FilePeer &peer, QIODevice *source, QObject *parent) override;

private:
    Jid deviceOf(const FilePeer &peer) const; ///< full; the best one that takes files; null: none does

    const Presences &m_presences;
    QPointer<XmppClient> m_client;
    bool m_direct = true;
    std::chrono::milliseconds m_stallLimit = ByteStream::StallLimit;
};

} // namespace Tertulia
