#include "app/xmpp/SocksExtension.h"

#include "app/xmpp/TaskBridge.h"

#include <QXmlStreamWriter>
#include <QXmppConfiguration.h>
#include <QXmppDiscoveryManager.h>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsSocks = "http://jabber.org/protocol/bytestreams"_L1;
constexpr auto proxiesTimeout = std::chrono::seconds(5);
constexpr int maxItems = 40;

/// <query/> with what is set.
struct QueryIq : QXmppIq {
    QString sid, activate, used;
    QList<SocksHost> hosts;

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override
    {
        writer->writeStartElement("query"_L1);
        writer->writeDefaultNamespace(nsSocks);
        if (!sid.isEmpty())
            writer->writeAttribute("sid"_L1, sid);
        if (!hosts.isEmpty())
            writer->writeAttribute("mode"_L1, "tcp"_L1);
        for (const auto &host : hosts) {
            writer->writeEmptyElement("streamhost"_L1);
            writer->writeAttribute("jid"_L1, host.jid);
            writer->writeAttribute("host"_L1, host.host);
            writer->writeAttribute("port"_L1, QString::number(host.port));
        }
        if (!activate.isEmpty())
            writer->writeTextElement("activate"_L1, activate);
        if (!used.isEmpty()) {
            writer->writeEmptyElement("streamhost-used"_L1);
            writer->writeAttribute("jid"_L1, used);
        }
        writer->writeEndElement();
    }
};

QList<SocksHost> hostsIn(const QDomElement &query)
{
    QList<SocksHost> hosts;
    for (auto e = query.firstChildElement(u"streamhost"_s); !e.isNull(); e = e.nextSiblingElement(u"streamhost"_s)) {
        const SocksHost host{e.attribute(u"jid"_s), e.attribute(u"host"_s), e.attribute(u"port"_s).toUShort()};
        if (!host.jid.isEmpty() && !host.host.isEmpty() && host.port && hosts.size() < SocksExtension::MaxHosts)
            hosts.append(host);
    }
    return hosts;
}

} // namespace

void SocksExtension::add(const StreamKey &key, SocksParty *party)
{
    m_parties.insert(key, party);
}

void SocksExtension::remove(const StreamKey &key, SocksParty *party)
{
    if (m_parties.value(key) == party)
        m_parties.remove(key);
}

QString SocksExtension::ownJid() const
{
    return client()->configuration().jid();
}

QFuture<QList<SocksHost>> SocksExtension::proxies()
{
    m_waiting.emplace_back().start();
    const auto future = m_waiting.back().future();
    if (m_known)
        tellProxies();
    else if (!std::exchange(m_asked, true)) {
        QTimer::singleShot(proxiesTimeout, this, &SocksExtension::tellProxies);
        auto *discovery = client()->findExtension<QXmppDiscoveryManager>();
        ++m_open;
        discovery->requestDiscoItems(client()->configuration().domain()).then(this, [this](auto &&answer) {
            if (const auto *items = std::get_if<QList<QXmppDiscoveryIq::Item>>(&answer)) {
                for (const auto &item : items->first(std::min<qsizetype>(items->size(), maxItems)))
                    ask(item.jid());
            }
            answered();
        });
    }
    return future;
}

void SocksExtension::ask(const QString &item)
{
    ++m_open;
    client()->findExtension<QXmppDiscoveryManager>()->requestDiscoInfo(item).then(this, [this, item](auto &&answer) {
        if (const auto *info = std::get_if<QXmppDiscoveryIq>(&answer)) {
            const auto identities = info->identities();
            if (std::ranges::any_of(identities, [](const auto &identity) {
                    return identity.category() == "proxy"_L1 && identity.type() == "bytestreams"_L1;
                }))
                askAddress(item);
        }
        answered();
    });
}

void SocksExtension::askAddress(const QString &proxy)
{
    ++m_open;
    QueryIq iq;
    iq.setType(QXmppIq::Get);
    iq.setTo(proxy);
    client()->sendIq(std::move(iq)).then(this, [this, proxy](QXmppClient::IqResult &&answer) {
        if (const auto *stanza = std::get_if<QDomElement>(&answer)) {
            for (auto &host : hostsIn(childOf(*stanza, "query"_L1, nsSocks))) {
                host.jid = proxy;
                if (m_proxies.size() < MaxProxies)
                    m_proxies.append(host);
            }
        }
        answered();
    });
}

void SocksExtension::answered()
{
    if (--m_open > 0)
        return;
    m_known = true;
    tellProxies();
}

void SocksExtension::tellProxies()
{
    for (auto &promise : std::exchange(m_waiting, {})) {
        promise.addResult(m_proxies);
        promise.finish();
    }
}

QFuture<Result<QString>> SocksExtension::offerHosts(const StreamKey &key, const QList<SocksHost> &hosts)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QueryIq iq;
    iq.setType(QXmppIq::Set);
    iq.setTo(key.peer.toString());
    iq.sid = key.sid;
    iq.hosts = hosts;
    client()->sendIq(std::move(iq)).then(this, [promise](QXmppClient::IqResult &&answer) {
        if (const auto *error = std::get_if<QXmppError>(&answer)) {
            promise->addResult(failureOf(*error));
        } else {
            const auto query = childOf(std::get<QDomElement>(answer), "query"_L1, nsSocks);
            promise->addResult(query.firstChildElement(u"streamhost-used"_s).attribute(u"jid"_s));
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<Done>> SocksExtension::activate(const StreamKey &key, const QString &proxy)
{
    QueryIq iq;
    iq.setType(QXmppIq::Set);
    iq.setTo(proxy);
    iq.sid = key.sid;
    iq.activate = key.peer.toString();
    return toFuture(client()->sendIq(std::move(iq)), this);
}

void SocksExtension::confirmHost(const IqRequest &request, const QString &sid, const QString &host)
{
    QueryIq iq;
    iq.setType(QXmppIq::Result);
    iq.setTo(request.from);
    iq.setId(request.id);
    iq.sid = sid;
    iq.used = host;
    client()->sendPacket(iq);
}

QStringList SocksExtension::discoveryFeatures() const
{
    return {nsSocks};
}

bool SocksExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() != "iq"_L1 || stanza.attribute(u"type"_s) != "set"_L1)
        return false;
    const auto query = childOf(stanza, "query"_L1, nsSocks);
    if (query.isNull())
        return false;
    const auto request = IqRequest::of(stanza);
    const StreamKey key{Jid::parse(request.from).value_or(Jid()), query.attribute(u"sid"_s)};
    if (auto *party = m_parties.take(key))
        party->takeHosts(request, hostsIn(query));
    else
        request.refuse(*client(), QXmppStanza::Error::NotAcceptable, QXmppStanza::Error::Auth);
    return true;
}

} // namespace Tertulia
