#include "app/xmpp/Dialler.h"

#include "app/Log.h"
#include "app/xmpp/ErrorMapping.h"

#include <QFuture>
#include <QHostInfo>
#include <QNetworkProxyQuery>
#include <QSslSocket>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qint64 ReadBuffer = 256 * 1024; // beyond that TCP holds the server back (GATE: memory stays flat)

QNetworkProxy chosenProxy(const AccountSettings::Proxy &proxy)
{
    using Kind = AccountSettings::Proxy::Kind;
    if (proxy.kind != Kind::Socks5 && proxy.kind != Kind::Http)
        return QNetworkProxy::NoProxy;
    const auto type = proxy.kind == Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return QNetworkProxy(type, proxy.host, proxy.port, proxy.user, proxy.password);
}

QNetworkProxy systemProxy(const ServerTarget &target)
{
    const QNetworkProxyQuery query(target.host, target.port, u"xmpp"_s);
    for (const QNetworkProxy &candidate : QNetworkProxyFactory::systemProxyForQuery(query)) {
        if (candidate.capabilities() & QNetworkProxy::TunnelingCapability)
            return candidate;
    }
    return QNetworkProxy::NoProxy;
}

} // namespace

Dialler::Dialler(const GateOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    m_rival.setSingleShot(true);
    m_rival.callOnTimeout(this, &Dialler::advance);
}

Dialler::~Dialler()
{
    stop();
}

void Dialler::start(const QList<ServerTarget> &targets, const AccountSettings::Proxy &proxy)
{
    stop();
    if (proxy.kind != AccountSettings::Proxy::Kind::System)
        return begin(chosenProxy(proxy), targets);
    // May run a script that it first fetches from the network (PAC): not in the window's thread.
    QtFuture::makeReadyVoidFuture()
        .then(QtFuture::Launch::Async, [target = targets.first()] { return systemProxy(target); })
        .then(this, [this, targets, run = m_run](const QNetworkProxy &found) {
            if (run == m_run)
                begin(found, targets);
        });
}

void Dialler::begin(const QNetworkProxy &proxy, const QList<ServerTarget> &targets)
{
    m_proxy = proxy;
    m_targets.append(targets);
    advance();
}

void Dialler::next()
{
    advance();
}

void Dialler::again(const ServerTarget &address)
{
    m_addresses.prepend(address);
    advance();
}

void Dialler::stop()
{
    ++m_run;
    m_rival.stop();
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(m_lookup);
    m_lookup = -1;
    m_targets.clear();
    m_addresses.clear();
    m_failure.reset();
    while (!m_attempts.isEmpty())
        drop(m_attempts.first().socket);
}

// One step: the next address, else the next name, else wait for those under way, else give up.
void Dialler::advance()
{
    if (!m_addresses.isEmpty())
        dial(m_addresses.dequeue());
    else if (m_lookup != -1)
        return;
    else if (!m_targets.isEmpty())
        resolve(m_targets.dequeue());
    else if (m_attempts.isEmpty())
        emit failed(m_failure.value_or(Failure{FailureKind::ServerUnreachable, u"nothing left to try"_s, {}, {}}));
}

void Dialler::resolve(const ServerTarget &target)
{
    if (m_proxy.type() != QNetworkProxy::NoProxy) {
        dial(target); // the proxy knows names, and our resolver need not learn whom we talk to
        return;
    }
    m_lookup = QHostInfo::lookupHost(target.host, this, [this, target](const QHostInfo &info) {
        m_lookup = -1;
        addAddresses(target, info);
        advance();
    });
}

// Both families in turn, IPv6 first (RFC 8305 §4).
void Dialler::addAddresses(const ServerTarget &target, const QHostInfo &info)
{
    if (info.error() != QHostInfo::NoError) {
        remember({FailureKind::ServerNotFound, target.host + u": "_s + info.errorString(), {}, {}});
        return;
    }
    QList<QHostAddress> six, four;
    for (const QHostAddress &address : info.addresses())
        (address.protocol() == QHostAddress::IPv6Protocol ? six : four).append(address);
    for (qsizetype i = 0; i < std::max(six.size(), four.size()); ++i) {
        for (const auto &family : {six, four}) {
            if (i < family.size())
                m_addresses.enqueue({family[i].toString(), target.port, target.directTls, target.guessed});
        }
    }
}

void Dialler::dial(const ServerTarget &address)
{
    qCInfo(lcGate).noquote() << "connecting to" << address.host << address.port
                             << (address.directTls ? "TLS" : "STARTTLS");
    auto *socket = new QSslSocket(this);
    socket->setProxy(m_proxy);
    socket->setReadBufferSize(ReadBuffer);
    m_attempts.append({socket, address});
    connect(socket, &QAbstractSocket::connected, this, [this, socket, address] { onConnected(socket, address); });
    connect(socket, &QAbstractSocket::errorOccurred, this, [this, socket, address] { onError(socket, address); });
    m_rival.start(m_options.nextAddress);
    socket->connectToHost(address.host, address.port);
}

void Dialler::onConnected(QSslSocket *socket, const ServerTarget &address)
{
    m_rival.stop();
    socket->disconnect(this);
    m_attempts.removeIf([socket](const Attempt &a) { return a.socket == socket; });
    while (!m_attempts.isEmpty()) { // they may still be good if this one is not
        m_addresses.prepend(m_attempts.last().address);
        drop(m_attempts.last().socket);
    }
    socket->setParent(nullptr);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    emit connected(socket, address);
}

void Dialler::onError(QSslSocket *socket, const ServerTarget &address)
{
    Failure failure =
        failureOf(socket->error(), u"%1 port %2: %3"_s.arg(address.host).arg(address.port).arg(socket->errorString()));
    remember(failure);
    drop(socket);
    advance();
}

void Dialler::drop(QSslSocket *socket)
{
    socket->disconnect(this);
    m_attempts.removeIf([socket](const Attempt &a) { return a.socket == socket; });
    socket->abort();
    socket->deleteLater();
}

// The first reason is about the best target; only a name that exists says more than one that does not.
void Dialler::remember(const Failure &failure)
{
    qCInfo(lcGate) << failure.detail;
    if (!m_failure || (m_failure->kind == FailureKind::ServerNotFound && failure.kind != FailureKind::ServerNotFound))
        m_failure = failure;
}

} // namespace Tertulia
