#include "app/Blocking.h"

#include "app/Log.h"
#include "app/xmpp/TaskBridge.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppBlockingManager.h>
#include <QXmppClient.h>

namespace Tertulia {

namespace {

QXmppBlockingManager *managerOf(XmppClient *client)
{
    return client->client().findExtension<QXmppBlockingManager>();
}

QSet<Jid> addresses(const QList<QString> &texts)
{
    QSet<Jid> set;
    for (const auto &text : texts) {
        if (const auto jid = Jid::parse(text))
            set.insert(*jid);
    }
    return set;
}

} // namespace

std::optional<Jid> Blocking::entryFor(const Jid &jid) const
{
    if (m_list.isEmpty() || jid.isNull())
        return {};
    for (const auto &entry : {jid, jid.bare(), Jid::parse(jid.domain()).value_or(Jid())}) {
        if (m_list.contains(entry))
            return entry;
    }
    return {};
}

void Blocking::attach(XmppClient *client)
{
    m_client = client;
    setSupport(Support::Unknown);
    if (!client)
        return;
    auto *manager = client->client().addNewExtension<QXmppBlockingManager>();
    connect(client, &XmppClient::signedIn, this, [this](bool resumed) {
        if (!resumed)
            fetch();
    });
    connect(manager, &QXmppBlockingManager::blocked, this, [this](const auto &texts) { add(addresses(texts)); });
    connect(manager, &QXmppBlockingManager::unblocked, this, [this](const auto &texts) {
        const auto entries = addresses(texts);
        if (texts.isEmpty() || !entries.isEmpty()) // an address that is none is not "everybody"
            remove(entries);
    });
}

void Blocking::fetch()
{
    managerOf(m_client)->fetchBlocklist().then(
        this, [this, client = m_client](QXmppBlockingManager::BlocklistResult &&answer) {
            if (client != m_client)
                return;
            if (const auto *error = std::get_if<QXmppError>(&answer)) {
                qCInfo(lcSession) << "no block list:" << error->description;
                const auto refusal = error->value<QXmppStanza::Error>(); // anything else is a broken link
                return setSupport(refusal ? Support::No : Support::Unknown);
            }
            replaceAll(addresses(std::get<QXmppBlocklist>(answer).entries()));
            setSupport(Support::Yes);
        });
}

QFuture<Result<Done>> Blocking::block(const Jid &bare)
{
    if (const auto why = obstacle())
        return QtFuture::makeReadyValueFuture(Result<Done>(*why));
    return toFuture(managerOf(m_client)->block(bare.toString()), m_client);
}

QFuture<Result<Done>> Blocking::unblock(const Jid &entry)
{
    if (const auto why = obstacle())
        return QtFuture::makeReadyValueFuture(Result<Done>(*why));
    return toFuture(managerOf(m_client)->unblock(entry.toString()), m_client);
}

std::optional<FailureKind> Blocking::obstacle() const
{
    if (!m_client || !m_client->isSignedIn())
        return FailureKind::NotSignedIn;
    return m_support == Support::No ? std::optional(FailureKind::NotSupported) : std::nullopt;
}

void Blocking::replaceAll(QSet<Jid> list)
{
    if (list == m_list)
        return;
    m_list = std::move(list);
    emit changed();
}

void Blocking::add(const QSet<Jid> &entries)
{
    if (m_list.size() + entries.size() > MaxEntries) {
        qCWarning(lcSession) << "more than" << MaxEntries << "blocked addresses are not kept";
        return;
    }
    auto list = m_list;
    replaceAll(list.unite(entries));
}

void Blocking::remove(const QSet<Jid> &entries)
{
    auto list = m_list;
    replaceAll(entries.isEmpty() ? QSet<Jid>() : list.subtract(entries));
}

void Blocking::setSupport(Support support)
{
    if (support == m_support)
        return;
    m_support = support;
    emit supportChanged(support);
}

} // namespace Tertulia
