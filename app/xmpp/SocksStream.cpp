#include "app/xmpp/SocksStream.h"

#include "app/Log.h"

#include <QIODevice>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr qint64 chunk = 128 * 1024, maxUnsent = 512 * 1024, maxUnread = 1024 * 1024;
constexpr auto closeGrace = 1500ms; // the word that says why a stream was closed may come after its end
constexpr auto lastGrace = 10s;     // for the last bytes to reach them, or theirs to be ours

QString asText(QHostAddress address)
{
    address.setScopeId({}); // it means nothing elsewhere
    return address.toString();
}

} // namespace

SocksSender::SocksSender(SocksExtension &extension, const StreamKey &key, const StreamRules &rules, QIODevice *source,
                         qint64 size, QObject *parent)
    : ByteStream(key, parent)
    , m_extension(&extension)
    , m_rules(rules)
    , m_destination(socksDestination(key.sid, extension.ownJid(), key.peer.toString()))
    , m_source(source)
    , m_size(size)
{
}

SocksSender::~SocksSender() = default;

void SocksSender::start()
{
    ByteStream::start();
    m_extension->proxies().then(this, [this](const QList<SocksHost> &proxies) {
        if (!isOver())
            offer(proxies);
    });
}

void SocksSender::stop()
{
    m_door.reset();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

void SocksSender::offer(const QList<SocksHost> &proxies)
{
    alive();
    m_proxies = proxies;
    QList<SocksHost> hosts = proxies;
    if (m_rules.direct && !m_rules.link.isProxied && !m_rules.link.own.isNull()) {
        m_door = std::make_unique<SocksDoor>(m_destination, nullptr);
        if (m_door->open(m_rules.link.own))
            hosts.prepend({m_extension->ownJid(), asText(m_rules.link.own), m_door->port()});
    }
    if (hosts.isEmpty())
        return fail(FailureKind::NotSupported, u"no host to meet at"_s);
    m_extension->offerHosts(key(), hosts).then(this, [this](const Result<QString> &used) {
        if (!isOver())
            onAnswer(used);
    });
}

void SocksSender::onAnswer(const Result<QString> &used)
{
    const std::unique_ptr<SocksDoor> door = std::move(m_door); // nobody comes in any more
    if (!used)
        return fail(used.failure().kind, u"they reach none of the hosts: "_s + used.failure().detail);
    if (door && used.value() == m_extension->ownJid()) {
        if (auto *visitor = door->takeVisitor())
            return begin(visitor);
    }
    const auto proxy = std::ranges::find_if(m_proxies, [&](const SocksHost &host) { return host.jid == used.value(); });
    if (proxy == m_proxies.end())
        return fail(FailureKind::NotSupported, u"they chose a host that was not offered"_s);
    callProxy(*proxy);
}

void SocksSender::callProxy(const SocksHost &proxy)
{
    auto *call = new SocksCall(proxy, m_destination, m_rules.link, this);
    connect(call, &SocksCall::failed, this, [this](const QString &why) { fail(FailureKind::ServerUnreachable, why); });
    connect(call, &SocksCall::connected, this, [this, proxy](QTcpSocket *socket) {
        socket->setParent(this);
        m_socket = socket;
        if (isOver())
            return stop();
        m_extension->activate(key(), proxy.jid).then(this, [this](const Result<Done> &activated) {
            if (isOver())
                return;
            if (activated)
                begin(m_socket);
            else
                fail(activated.failure().kind, u"the proxy does not start: "_s + activated.failure().detail);
        });
    });
    call->start();
}

void SocksSender::begin(QTcpSocket *socket)
{
    socket->setParent(this);
    m_socket = socket;
    connect(socket, &QTcpSocket::bytesWritten, this, &SocksSender::pump);
    connect(socket, &QTcpSocket::disconnected, this, &SocksSender::onDisconnected);
    setOpened();
    pump();
    if (socket->state() != QAbstractSocket::ConnectedState)
        onDisconnected();
}

void SocksSender::pump()
{
    while (!isOver() && m_read < m_size && m_socket->bytesToWrite() < maxUnsent) {
        const auto bytes = m_source->read(std::min(chunk, m_size - m_read));
        if (bytes.isEmpty())
            return fail(FailureKind::FileUnreadable, u"it ends before its size"_s);
        m_read += bytes.size();
        m_socket->write(bytes);
    }
    if (isOver())
        return;
    const auto written = m_read - m_socket->bytesToWrite();
    if (written > done())
        moved(written);
    if (!isOver() && m_read == m_size && m_socket->bytesToWrite() <= 0)
        closeHalf();
}

// Qt's own closing would throw away what they still have to say, which is that they have it all.
void SocksSender::closeHalf()
{
    if (std::exchange(m_allWritten, true))
        return;
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    QTimer::singleShot(lastGrace, this, [this] { finish(); });
}

void SocksSender::onDisconnected()
{
    if (m_allWritten)
        finish();
    else
        QTimer::singleShot(closeGrace, this,
                           [this] { fail(FailureKind::ConnectionLost, u"they closed the stream"_s); });
}

void SocksSender::peerClosed()
{
    withdraw();
}

SocksReceiver::SocksReceiver(SocksExtension &extension, const StreamKey &key, const StreamRules &rules, QIODevice *sink,
                             qint64 size, QObject *parent)
    : ByteStream(key, parent)
    , m_extension(&extension)
    , m_rules(rules)
    , m_bytes(sink, size)
{
    m_lastWait.setSingleShot(true);
    m_lastWait.setInterval(2s); // for a byte too many, or their end
    connect(&m_lastWait, &QTimer::timeout, this, [this] { finish(); });
    connect(sink, &QIODevice::bytesWritten, this, [this] {
        if (m_socket && !isOver())
            drain();
    });
}

SocksReceiver::~SocksReceiver()
{
    stop();
}

void SocksReceiver::start()
{
    ByteStream::start();
    m_extension->add(key(), this);
}

void SocksReceiver::stop()
{
    m_lastWait.stop();
    if (m_extension)
        m_extension->remove(key(), this);
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

void SocksReceiver::takeHosts(const IqRequest &request, const QList<SocksHost> &hosts)
{
    alive();
    m_request = request;
    m_hosts = hosts;
    if (m_rules.direct)
        return tryNext();
    m_extension->proxies().then(this, [this](const QList<SocksHost> &own) {
        m_hosts.removeIf([&own](const SocksHost &host) {
            return !std::ranges::any_of(own,
                                        [&](const SocksHost &o) { return o.host == host.host && o.port == host.port; });
        });
        if (!isOver())
            tryNext();
    });
}

void SocksReceiver::tryNext()
{
    alive();
    if (m_hosts.isEmpty()) {
        m_request.refuse(m_extension->xmpp(), QXmppStanza::Error::ItemNotFound); // XEP-0065 §5.3.3
        return fail(FailureKind::ServerUnreachable, u"none of their hosts can be reached"_s);
    }
    const auto host = m_hosts.takeFirst();
    const auto destination = socksDestination(key().sid, m_request.from, m_extension->ownJid());
    auto *call = new SocksCall(host, destination, m_rules.link, this);
    connect(call, &SocksCall::failed, this, [this, call](const QString &why) {
        qCInfo(lcSession) << "a host for a file cannot be used:" << why;
        call->deleteLater();
        if (!isOver())
            tryNext();
    });
    connect(call, &SocksCall::connected, this, [this, host](QTcpSocket *socket) { begin(host, socket); });
    call->start();
}

void SocksReceiver::begin(const SocksHost &host, QTcpSocket *socket)
{
    socket->setParent(this);
    m_socket = socket;
    if (isOver())
        return stop();
    m_extension->confirmHost(m_request, key().sid, host.jid);
    socket->setReadBufferSize(maxUnread);
    connect(socket, &QTcpSocket::readyRead, this, &SocksReceiver::drain);
    connect(socket, &QTcpSocket::disconnected, this, &SocksReceiver::drain);
    setOpened();
    drain();
}

void SocksReceiver::drain()
{
    const auto before = m_bytes.count();
    while (!isOver() && !m_bytes.isFull()) {
        const auto bytes = m_socket->read(chunk);
        if (bytes.isEmpty())
            break;
        const auto outcome = m_bytes.take(bytes);
        if (outcome == IncomingBytes::Outcome::TooMuch)
            return fail(FailureKind::FileDamaged, u"more than was announced"_s);
        if (outcome == IncomingBytes::Outcome::Refused)
            return; // cancel() follows
    }
    if (m_bytes.count() > before)
        moved(m_bytes.count());
    if (isOver())
        return;
    if (m_socket->state() == QAbstractSocket::UnconnectedState && m_socket->bytesAvailable() == 0)
        onEnd();
    else if (m_bytes.isComplete() && !m_lastWait.isActive())
        m_lastWait.start();
}

void SocksReceiver::onEnd()
{
    if (!m_bytes.isShort())
        finish();
    else
        QTimer::singleShot(closeGrace, this,
                           [this] { fail(FailureKind::ConnectionLost, u"they closed the stream"_s); });
}

void SocksReceiver::peerClosed()
{
    if (m_socket && !m_bytes.isShort())
        finish();
    else
        withdraw();
}

} // namespace Tertulia
