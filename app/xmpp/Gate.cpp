#include "app/xmpp/Gate.h"

#include "app/Log.h"
#include "app/xmpp/Traffic.h"

#include <QNetworkProxy>
#include <QSslSocket>
#include <QUrl>
#include <QXmppClient.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

// The socket is ours to forget: it says good-bye by itself.
void sayGoodbye(QSslSocket *socket, GateOptions::Milliseconds patience)
{
    QObject::connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(patience, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
    socket->write("</stream:stream>");
    socket->disconnectFromHost();
}

void discard(QTcpSocket *socket)
{
    socket->abort();
    socket->deleteLater();
}

bool isLinkTrouble(FailureKind kind)
{
    return kind == FailureKind::ConnectionLost || kind == FailureKind::TimedOut;
}

} // namespace

Gate::Gate(QXmppClient &client, const GateOptions &options, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_options(options)
    , m_lookup(options)
    , m_dialler(options)
    , m_liveness(options)
{
    connectStages();
}

Gate::~Gate()
{
    abort();
}

void Gate::connectStages()
{
    connect(&m_lookup, &ServerLookup::failed, this, &Gate::fail);
    connect(&m_lookup, &ServerLookup::found, this, [this](const QList<ServerTarget> &targets) {
        if (enter(Stage::Connecting))
            m_dialler.start(targets, m_account.proxy);
    });
    connect(&m_dialler, &Dialler::connected, this, &Gate::onConnected);
    connect(&m_dialler, &Dialler::failed, this,
            [this](const Failure &failure) { fail(m_firstFailure.value_or(failure)); });
    connect(&m_upgrade, &TlsUpgrade::failed, this, &Gate::onTargetFailed);
    connect(&m_upgrade, &TlsUpgrade::secured, this, &Gate::onSecured);
    connect(&m_door, &GateDoor::admitted, this, &Gate::onAdmitted);
    connect(&m_liveness, &Liveness::silent, this, &Gate::silent);
    connect(&m_liveness, &Liveness::dead, this,
            [this] { fail({FailureKind::ConnectionLost, u"no byte came, not even in answer to a ping"_s, {}, {}}); });
    for (QTimer *deadline : {&m_phaseDeadline, &m_totalDeadline}) {
        deadline->setSingleShot(true);
        deadline->callOnTimeout(this, &Gate::onDeadline);
    }
}

void Gate::open(const AccountSettings &account, const QString &password, bool resuming)
{
    abort();
    m_account = account;
    m_password = password;
    m_resuming = resuming;
    m_firstFailure.reset();
    m_totalDeadline.start(std::max(m_options.total, m_options.signingIn));
    if (!enter(Stage::LookingUp))
        return;
    if (!innerSocket())
        return endLater({FailureKind::GateUnavailable, u"QXmpp has no socket that the gate could serve"_s, {}, {}});
    m_lookup.start(QString::fromLatin1(QUrl::toAce(account.jid.domain())), account.host, account.port);
}

// False: who heard of the phase closed or reopened the gate.
bool Gate::enter(Stage stage)
{
    const quint32 session = m_session;
    const Stage before = std::exchange(m_stage, stage);
    m_phaseDeadline.start(stage == Stage::SigningIn ? m_options.signingIn : m_options.phase);
    if (stage == before)
        return true;
    switch (stage) {
    case Stage::LookingUp:
        emit phaseChanged(Phase::LookingUp);
        break;
    case Stage::Connecting:
        emit phaseChanged(Phase::Connecting);
        break;
    case Stage::Securing:
        emit phaseChanged(Phase::Securing);
        break;
    case Stage::SigningIn:
        emit phaseChanged(Phase::SigningIn);
        break;
    case Stage::Idle:
    case Stage::Open:
    case Stage::Closing:
        m_phaseDeadline.stop();
        m_totalDeadline.stop();
    }
    return session == m_session;
}

void Gate::onConnected(QSslSocket *socket, const ServerTarget &target)
{
    m_target = target;
    if (!enter(Stage::Securing))
        return discard(socket);
    m_upgrade.start(socket, target, m_account.jid.domain(), m_account.pinnedSha256);
}

// A place that is no XMPP server, or says nothing, need not be the end where there are others.
void Gate::onTargetFailed(const Failure &failure)
{
    const bool otherMayDo = failure.kind == FailureKind::NotXmpp || isLinkTrouble(failure.kind);
    if (!otherMayDo)
        return fail(failure);
    qCInfo(lcGate).noquote() << m_target.host << m_target.port << failure.detail;
    if (!m_firstFailure)
        m_firstFailure = failure;
    if (m_target.guessed && failure.kind == FailureKind::NotXmpp) {
        if (enter(Stage::Connecting))
            m_dialler.again({m_target.host, m_target.port, !m_target.directTls, false});
    } else if (m_dialler.hasMore()) {
        if (enter(Stage::Connecting))
            m_dialler.next();
    } else {
        fail(*m_firstFailure);
    }
}

void Gate::onSecured(QSslSocket *socket)
{
    m_remote = socket;
    m_dialler.stop();
    const quint32 session = m_session;
    // Queued: the end may be found out within a read, before what was read is taken.
    const auto onEnd = [this, session] {
        if (session == m_session)
            onRemoteEnd();
    };
    connect(m_remote, &QAbstractSocket::disconnected, this, onEnd, Qt::QueuedConnection);
    connect(m_remote, &QAbstractSocket::errorOccurred, this, onEnd, Qt::QueuedConnection);
    if (!enter(Stage::SigningIn))
        return;
    QSslSocket *inner = innerSocket();
    if (inner && inner->state() != QAbstractSocket::UnconnectedState)
        inner->abort(); // of the session that is to be resumed
    const quint16 port = inner ? m_door.open(inner) : 0;
    if (port == 0)
        return fail({FailureKind::GateUnavailable, u"cannot listen on 127.0.0.1"_s, {}, {}});
    emit ready(port);
}

void Gate::onAdmitted(QTcpSocket *local)
{
    m_local = local;
    auto guard = std::make_unique<SignInGuard>(std::exchange(m_password, {}), m_account.strongestMechanism, m_resuming);
    m_traffic = new Traffic(m_remote, local, innerSocket(), std::move(guard), this);
    connect(m_local, &QAbstractSocket::disconnected, this, &Gate::onLocalEnd);
    connect(m_traffic, &Traffic::heard, this, &Gate::onHeard);
    connect(m_traffic, &Traffic::failed, this, &Gate::fail);
    connect(m_traffic, &Traffic::ended, this, &Gate::onServerClosedStream);
    connect(m_traffic, &Traffic::missed, this, &Gate::missed);
    connect(m_traffic, &Traffic::resumeRefused, this, [this] {
        tearDown(true);
        emit resumeRefused();
    });
    m_traffic->start();
}

void Gate::onHeard()
{
    m_liveness.heard();
    if (m_stage == Stage::Closing) // a busy server takes what we sent last before it says good-bye
        m_phaseDeadline.start(m_options.farewell);
}

void Gate::sessionOpened()
{
    if (m_stage != Stage::SigningIn)
        return;
    enter(Stage::Open);
    m_traffic->sessionOpened();
    m_liveness.start();
}

bool Gate::isProven() const
{
    return m_traffic && m_traffic->isProven();
}

bool Gate::canResume() const
{
    return m_traffic && m_traffic->canResume();
}

LinkAddresses Gate::link() const
{
    if (!m_remote)
        return {};
    const auto proxy = m_remote->proxy().type();
    const bool proxied = proxy != QNetworkProxy::NoProxy && proxy != QNetworkProxy::DefaultProxy;
    return {m_remote->localAddress(), m_remote->peerAddress(), proxied};
}

QString Gate::mechanism() const
{
    return m_traffic ? m_traffic->mechanism() : QString();
}

void Gate::checkLink()
{
    m_liveness.checkNow();
}

// The end of a link may come with the last stanzas and the reason still unread.
void Gate::onRemoteEnd()
{
    const quint32 session = m_session;
    if (m_traffic)
        m_traffic->drain();
    if (session != m_session)
        return;
    if (m_stage == Stage::Closing)
        return finishClosing();
    // With STARTTLS it has shown before that it is a chat server.
    const bool notXmpp = m_target.directTls && m_stage == Stage::SigningIn && m_traffic && !m_traffic->isXmpp() &&
                         m_remote->error() == QAbstractSocket::RemoteHostClosedError;
    fail({notXmpp ? FailureKind::NotXmpp : FailureKind::ConnectionLost, m_remote->errorString(), {}, {}});
}

void Gate::onLocalEnd()
{
    if (m_stage != Stage::Closing) // it gave its reason before, as a rule
        fail({FailureKind::Unknown, u"QXmpp ended the session"_s, {}, {}});
}

void Gate::onServerClosedStream()
{
    if (m_stage == Stage::Closing)
        finishClosing();
    else
        fail({FailureKind::ServerClosed, u"the server closed the stream"_s, {}, {}});
}

void Gate::onDeadline()
{
    switch (m_stage) {
    case Stage::LookingUp:
        return fail({FailureKind::ServerNotFound, u"no answer while looking up the server"_s, {}, {}});
    case Stage::Connecting:
        return fail({FailureKind::ServerUnreachable, u"no answer while connecting"_s, {}, {}});
    case Stage::Securing:
        m_upgrade.stop();
        if (m_totalDeadline.isActive())
            return onTargetFailed({FailureKind::TimedOut, u"no answer while securing"_s, {}, {}});
        return fail({FailureKind::TimedOut, u"no answer while securing"_s, {}, {}});
    case Stage::SigningIn:
        return fail({FailureKind::TimedOut, u"no answer while signing in"_s, {}, {}});
    case Stage::Closing:
        return finishClosing();
    case Stage::Idle:
    case Stage::Open:
        return;
    }
}

void Gate::endLater(const Failure &failure)
{
    QTimer::singleShot(0, this, [this, failure, session = m_session] {
        if (session == m_session)
            fail(failure);
    });
}

void Gate::fail(const Failure &failure)
{
    if (m_stage == Stage::Idle)
        return;
    qCInfo(lcGate) << "ended:" << int(failure.kind) << failure.detail;
    tearDown(!isLinkTrouble(failure.kind));
    emit failed(failure);
}

void Gate::close()
{
    if (m_stage == Stage::Idle)
        return;
    if (m_stage == Stage::Open) {
        enter(Stage::Closing);
        m_liveness.stop();
        m_phaseDeadline.start(m_options.farewell);
        m_totalDeadline.start(m_options.longestFarewell);
        m_client.disconnectFromServer(); // its words pass through us; the server closes then
        return;
    }
    tearDown(true);
    QTimer::singleShot(0, this, [this, session = m_session] {
        if (session == m_session)
            emit closed();
    });
}

void Gate::finishClosing()
{
    tearDown(false);
    emit closed();
}

void Gate::abort()
{
    tearDown(false);
}

void Gate::tearDown(bool politely)
{
    ++m_session;
    m_stage = Stage::Idle;
    m_password.clear();
    m_phaseDeadline.stop();
    m_totalDeadline.stop();
    m_liveness.stop();
    m_lookup.cancel();
    m_dialler.stop();
    m_upgrade.stop();
    m_door.close();
    if (m_traffic) {
        m_traffic->stop();
        m_traffic->disconnect();
        std::exchange(m_traffic, nullptr)->deleteLater();
    }
    if (m_local) {
        m_local->disconnect(this);
        discard(std::exchange(m_local, nullptr));
    }
    if (m_remote) {
        m_remote->disconnect();
        QSslSocket *remote = std::exchange(m_remote, nullptr);
        if (politely && remote->state() == QAbstractSocket::ConnectedState)
            sayGoodbye(remote, m_options.farewell);
        else
            discard(remote);
    }
}

// Looked up each time: from QXmpp 1.11 on it may be another one.
QSslSocket *Gate::innerSocket() const
{
    for (auto *socket : m_client.findChildren<QSslSocket *>()) {
        if (socket->parent() && socket->parent()->inherits("QXmppOutgoingClient"))
            return socket;
    }
    return nullptr;
}

} // namespace Tertulia
