#include "app/Web.h"

#include "app/Log.h"

#include <QCryptographicHash>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

class NoCookies : public QNetworkCookieJar
{
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

FailureKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return FailureKind::NotAllowed;
    case 404:
    case 410:
        return FailureKind::FileGone;
    case 413:
        return FailureKind::FileTooLarge;
    case 429:
    case 503:
        return FailureKind::TryLater;
    }
    return status >= 500 ? FailureKind::TryLater : FailureKind::NotAcceptable;
}

FailureKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return FailureKind::ServerNotFound;
    case QNetworkReply::ConnectionRefusedError:
        return FailureKind::ServerUnreachable;
    case QNetworkReply::SslHandshakeFailedError:
        return FailureKind::CertificateNotTrusted;
    case QNetworkReply::TimeoutError:
        return FailureKind::TimedOut;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return FailureKind::ProxyFailed;
    default:
        return FailureKind::ConnectionLost;
    }
}

} // namespace

Web::Web(const AccountSettings &account)
{
    setAccount(account);
    m_network.setCookieJar(new NoCookies); // the network owns it
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setStrictTransportSecurityEnabled(false);
}

void Web::setAccount(const AccountSettings &account)
{
    using Kind = AccountSettings::Proxy::Kind;
    m_account = account;
    const auto &proxy = account.proxy;
    if (proxy.kind == Kind::System)
        m_network.setProxy(QNetworkProxy::DefaultProxy);
    else if (proxy.kind == Kind::None)
        m_network.setProxy(QNetworkProxy::NoProxy);
    else
        m_network.setProxy({proxy.kind == Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                            proxy.host, proxy.port, proxy.user, proxy.password});
}

bool Web::usesProxy() const
{
    using Kind = AccountSettings::Proxy::Kind;
    return m_account.proxy.kind == Kind::Socks5 || m_account.proxy.kind == Kind::Http;
}

QNetworkRequest Web::request(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Tertulia"_s);
    request.setRawHeader("Accept-Encoding", "identity"); // bytes as they lie there, and nothing that swells
    return request;
}

void Web::watch(QNetworkReply *reply) const
{
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [this, reply](const QList<QSslError> &errors) {
        const auto shown = reply->sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256);
        if (!m_account.pinnedSha256.isEmpty() && shown == m_account.pinnedSha256 && isOwnHost(reply->url().host()))
            return reply->ignoreSslErrors(errors);
        for (const QSslError &error : errors)
            qCWarning(lcSession) << "file host" << reply->url().host() << error.errorString();
    });
}

bool Web::isOwnHost(const QString &host) const
{
    const QString domain = m_account.jid.domain();
    return host == domain || host.endsWith(u'.' + domain) || m_ownHosts.contains(host);
}

void Web::addOwnHost(const QString &host)
{
    if (!host.isEmpty())
        m_ownHosts.insert(host);
}

Failure Web::failureOf(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString detail =
        u"%1 %2: HTTP %3, %4"_s.arg(reply.url().host(), reply.url().scheme()).arg(status).arg(int(reply.error()));
    if (status >= 300)
        return {kindOfStatus(status), detail, {}, {}};
    return {kindOf(reply.error()), detail, {}, {}};
}

} // namespace Tertulia
