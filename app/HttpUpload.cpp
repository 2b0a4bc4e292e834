#include "app/HttpUpload.h"

#include "app/Log.h"
#include "app/UploadJob.h"
#include "app/Web.h"
#include "app/xmpp/DiscoQuery.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>
#include <QXmppConfiguration.h>
#include <QXmppDataForm.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

const auto nsUpload = u"urn:xmpp:http:upload:0"_s;

qint64 largestOf(const QXmppDiscoveryIq &info)
{
    const auto fields = info.form().fields();
    for (const auto &field : fields) {
        bool isNumber = false;
        if (const qint64 bytes = field.value().toString().toLongLong(&isNumber);
            field.key() == "max-file-size"_L1 && isNumber && bytes > 0)
            return bytes;
    }
    return -1;
}

} // namespace

HttpUpload::HttpUpload(Web &web, QObject *parent)
    : QObject(parent)
    , m_web(web)
{
}

void HttpUpload::attach(XmppClient *client)
{
    m_client = client;
    ++m_session;
    m_service.clear();
    m_largest = -1;
    m_asked = 1;
    if (!client)
        return;
    connect(client, &XmppClient::signedIn, this, [this, client](bool resumed) {
        if (!resumed && client == m_client)
            search();
    });
}

void HttpUpload::search()
{
    const QString domain = m_client->client().configuration().domain();
    ask(domain); // some servers are the service themselves. What m_asked began with stands for the items
    askDisco(m_client->client(), domain, QXmppDiscoveryIq::ItemsQuery, this,
             [this, session = m_session](const std::optional<QXmppDiscoveryIq> &items) {
                 if (session != m_session)
                     return;
                 const auto found = items
                                        ? items->items().first(std::min<qsizetype>(items->items().size(), MaxServices))
                                        : QList<QXmppDiscoveryIq::Item>();
                 for (const auto &item : found) {
                     if (item.node().isEmpty())
                         ask(item.jid());
                 }
                 answered();
             });
}

void HttpUpload::ask(const QString &jid)
{
    ++m_asked;
    askDisco(m_client->client(), jid, QXmppDiscoveryIq::InfoQuery, this,
             [this, jid, session = m_session](const std::optional<QXmppDiscoveryIq> &info) {
                 if (session != m_session)
                     return;
                 if (info && m_service.isEmpty() && info->features().contains(nsUpload)) {
                     m_service = jid;
                     m_largest = largestOf(*info);
                     m_web.addOwnHost(jid);
                     m_asked = 1; // others do not matter any more
                     ++m_session;
                     qCInfo(lcSession) << "files go by" << jid << "up to" << m_largest << "bytes";
                 }
                 answered();
             });
}

void HttpUpload::answered()
{
    if (--m_asked == 0)
        emit known();
}

/// What is too large for it is tried too: that says why, should no other way be left.
bool HttpUpload::canSend(const Transfer &, const FilePeer &) const
{
    return m_client && m_client->isSignedIn() && (!isKnown() || !m_service.isEmpty());
}

SendJob *HttpUpload::start(const Transfer &transfer, const FilePeer &, QIODevice *source, QObject *parent)
{
    return new UploadJob(*this, m_web, transfer, source, parent);
}

} // namespace Tertulia
