#pragma once

#include "app/FileSender.h"
#include "app/StreamDeal.h"

namespace Tertulia {

/// A file that one device offers in a stream. SOCKS5 where both know it; where none of their hosts can be met, the
/// stream may still come in XMPP under the same offer.
class StreamFileOffer final : public FileOffer, private StreamDeal
{
    Q_OBJECT

public:
    StreamFileOffer(XmppClient &client, const StreamOffer &offer, const StreamRules &rules);
    ~StreamFileOffer() override;

    What what() const override;
    void accept(QIODevice *sink) override;
    void reject() override;
    void cancel() override;

    void lose(); ///< the session is over

private:
    TransferMethod bestMethod() const;
    void run(TransferMethod method);
    void onUnusable(const Failure &why);
    void onClosed();

    QIODevice *m_sink = nullptr;
};

/// Takes in the offers of streams (XEP-0095, XEP-0096).
class StreamReceiver final : public FileReceiver
{
    Q_OBJECT

public:
    using FileReceiver::FileReceiver;

    void setSettings(const FileSettings &settings) override { m_direct = settings.direct; }
    void setStallLimit(std::chrono::milliseconds limit) { m_stallLimit = limit; }
    void attach(XmppClient *client) override;

private:
    void loseAll();
    void onOffered(const StreamOffer &offer);

    QPointer<XmppClient> m_client;
    QHash<StreamKey, QPointer<StreamFileOffer>> m_offers;
    bool m_direct = true;
    std::chrono::milliseconds m_stallLimit = ByteStream::StallLimit;
};

} // namespace Tertulia
