#pragma once

#include "app/data/Result.h"
#include "app/xmpp/ByteStream.h"
#include "app/xmpp/IqAnswer.h"
#include "app/xmpp/SocksHandshake.h"

#include <QFuture>
#include <QHash>
#include <QPromise>
#include <QXmppClientExtension.h>
#include <vector>

namespace Tertulia {

/// Who waits for the hosts that a peer offers (XEP-0065 §5.3.1), and answers itself: each once.
class SocksParty
{
public:
    virtual void takeHosts(const IqRequest &request, const QList<SocksHost> &hosts) = 0;

protected:
    ~SocksParty() = default;
};

/// XEP-0065's stanzas. Knows our server's proxies, which it looks for when first asked; their hosts count only as
/// answers of the server that we use.
class SocksExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    static constexpr int MaxHosts = 5, MaxProxies = 2;

    void add(const StreamKey &key, SocksParty *party);
    void remove(const StreamKey &key, SocksParty *party);

    QFuture<QList<SocksHost>> proxies(); ///< waits 5 s at most
    QFuture<Result<QString>> offerHosts(const StreamKey &key,
                                        const QList<SocksHost> &hosts); ///< JID of the one they use
    QFuture<Result<Done>> activate(const StreamKey &key, const QString &proxy);
    void confirmHost(const IqRequest &request, const QString &sid, const QString &host);
    QString ownJid() const; ///< full

    QStringList discoveryFeatures() const override;
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

    QXmppClient &xmpp() const { return *client(); }

private:
    void ask(const QString &item);
    void askAddress(const QString &proxy);
    void answered();
    void tellProxies();

    QHash<StreamKey, SocksParty *> m_parties;
    QList<SocksHost> m_proxies;
    std::vector<QPromise<QList<SocksHost>>> m_waiting;
    int m_open = 0; ///< questions
    bool m_asked = false, m_known = false;
};

} // namespace Tertulia
