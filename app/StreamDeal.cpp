#include "app/StreamDeal.h"

#include "app/xmpp/XmppClient.h"

#include <utility>

namespace Tertulia {

StreamDeal::StreamDeal(XmppClient &client, const StreamOffer &offer, const StreamRules &rules)
    : m_initiation(client.client().findExtension<StreamInitiation>())
    , m_inBand(client.client().findExtension<InBandExtension>())
    , m_socks(client.client().findExtension<SocksExtension>())
    , m_offer(offer)
    , m_rules(rules)
{
}

bool StreamDeal::end()
{
    if (std::exchange(m_over, true))
        return false;
    if (m_inBand)
        m_inBand->forget(key());
    if (m_stream)
        m_stream->cancel();
    return true;
}

bool StreamDeal::endAloud()
{
    const bool ended = end();
    if (ended)
        sayClosed();
    return ended;
}

void StreamDeal::sayClosed()
{
    if (m_inBand && !m_offer.sid.isEmpty()) // else it was not even offered
        m_inBand->sendClose(key());
}

} // namespace Tertulia
