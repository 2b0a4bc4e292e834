#pragma once

#include "app/FileSender.h"
#include "app/xmpp/InBandExtension.h"
#include "app/xmpp/SocksStream.h"
#include "app/xmpp/StreamInitiation.h"

#include <QPointer>

namespace Tertulia {

/// A file that one device offers in a stream. SOCKS5 where both know it; where none of their hosts can be met, the
/// stream may still come in XMPP under the same offer.
class StreamFileOffer final : public FileOffer
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
    StreamKey key() const { return {m_offer.peer, m_offer.sid}; }
    TransferMethod bestMethod() const;
    void run(TransferMethod method);
    void onUnusable(const Failure &why);
    void onClosed();
    bool end();

    QPointer<StreamInitiation> m_initiation;
    QPointer<InBandExtension> m_inBand;
    QPointer<SocksExtension> m_socks;
    StreamOffer m_offer;
    StreamRules m_rules;
    QIODevice *m_sink = nullptr;
    QPointer<ByteStream> m_stream;
    TransferMethod m_running = TransferMethod::Undecided;
    bool m_over = false;
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
