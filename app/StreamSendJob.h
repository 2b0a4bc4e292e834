#pragma once

#include "app/FileSender.h"
#include "app/xmpp/InBandExtension.h"
#include "app/xmpp/SocksStream.h"
#include "app/xmpp/StreamInitiation.h"

#include <QPointer>

namespace Tertulia {

class Presences;
class XmppClient;

/// One file on its way to one device: offered, then sent by the way that they choose.
class StreamSendJob final : public SendJob
{
    Q_OBJECT

public:
    /// `offer`: to whom, its name, type and size, and the methods that both sides know.
    StreamSendJob(XmppClient &client, const StreamOffer &offer, const StreamRules &rules, QIODevice *source,
                  const Presences &presences, QObject *parent);
    ~StreamSendJob() override;

    void cancel() override;

private:
    StreamKey key() const { return {m_offer.peer, m_offer.sid}; }
    void offer();
    void onAnswer(const Result<TransferMethod> &answer);
    void run(TransferMethod method);
    void joinStream();
    void onUnusable(const Failure &why);
    void onClosed();
    void lookWhetherTheyAreThere();
    bool end(); ///< false: it is over already

    QPointer<StreamInitiation> m_initiation;
    QPointer<InBandExtension> m_inBand;
    QPointer<SocksExtension> m_socks;
    StreamOffer m_offer;
    StreamRules m_rules;
    QIODevice *m_source;
    const Presences &m_presences;
    QPointer<ByteStream> m_stream;
    TransferMethod m_chosen = TransferMethod::Undecided; ///< by them
    TransferMethod m_running = TransferMethod::Undecided;
    bool m_over = false;
};

} // namespace Tertulia
