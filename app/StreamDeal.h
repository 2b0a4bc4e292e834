#pragma once

#include "app/xmpp/InBandExtension.h"
#include "app/xmpp/SocksStream.h"
#include "app/xmpp/StreamInitiation.h"

#include <QPointer>

namespace Tertulia {

class XmppClient;

/// What both sides of an offered stream hold: with whom, by which rules, what carries it now, and that it ends once.
class StreamDeal
{
protected:
    StreamDeal(XmppClient &client, const StreamOffer &offer, const StreamRules &rules);
    ~StreamDeal() = default;

    StreamKey key() const { return {m_offer.peer, m_offer.sid}; }
    bool isOver() const { return m_over; }
    bool end();       ///< lets go of the stream, silently; false: it is over already
    bool endAloud();  ///< the same, and the other side hears of it
    void sayClosed(); ///< XEP-0047's <close/>, whatever carries the bytes

    QPointer<StreamInitiation> m_initiation;
    QPointer<InBandExtension> m_inBand;
    QPointer<SocksExtension> m_socks;
    StreamOffer m_offer;
    StreamRules m_rules;
    QPointer<ByteStream> m_stream;
    TransferMethod m_running = TransferMethod::Undecided;

private:
    bool m_over = false;
};

} // namespace Tertulia
