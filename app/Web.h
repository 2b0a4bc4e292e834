#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Failure.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSet>

class QNetworkReply;

namespace Tertulia {

/// How one account speaks HTTP: https only, by its proxy, certificates checked (the one that the person pinned counts
/// for our own server's names), no cookies, no redirects but those that Download checks.
class Web
{
public:
    explicit Web(const AccountSettings &account);

    void setAccount(const AccountSettings &account); ///< another proxy, or a certificate was pinned

    QNetworkAccessManager &network() { return m_network; }
    QNetworkRequest request(const QUrl &url) const;
    void watch(QNetworkReply *reply) const; ///< right after it was made

    bool usesProxy() const;
    /// Our own server's names may lie anywhere, also in our own house; all others only in the open internet.
    bool isOwnHost(const QString &host) const;
    void addOwnHost(const QString &host);

    static Failure failureOf(const QNetworkReply &reply); ///< of one that is finished and went wrong

private:
    QNetworkAccessManager m_network;
    AccountSettings m_account;
    QSet<QString> m_ownHosts;
};

} // namespace Tertulia
