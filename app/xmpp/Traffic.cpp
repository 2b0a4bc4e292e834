#include "app/xmpp/Traffic.h"

#include "app/xmpp/ErrorMapping.h"

#include <QElapsedTimer>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qsizetype BatchBytes = 64 * 1024;
constexpr qsizetype HeldBytes = 256 * 1024;
constexpr qint64 SliceMs = 8;
constexpr int HandOverMs = 1'000; // loopback within one process: microseconds

} // namespace

Traffic::Traffic(QSslSocket *remote, QTcpSocket *local, QSslSocket *inner, std::unique_ptr<SignInGuard> guard,
                 QObject *parent)
    : QObject(parent)
    , m_remote(remote)
    , m_local(local)
    , m_inner(inner)
    , m_guard(std::move(guard))
{
}

void Traffic::start()
{
    connect(m_remote, &QIODevice::readyRead, this, &Traffic::pumpIn);
    listenForBytes();
    connect(m_local, &QIODevice::readyRead, this, &Traffic::pumpOut);
    pumpOut();
    pumpIn();
}

// On a slow link a TLS record of 16 kB takes its time: what counts as life is the bytes below TLS, which only the
// socket within the QSslSocket knows of.
void Traffic::listenForBytes()
{
    const auto *below = m_remote->findChild<QTcpSocket *>();
    connect(below ? below : m_remote.get(), &QIODevice::readyRead, this, &Traffic::heard);
}

void Traffic::pumpOut()
{
    if (m_stopped || !m_local || !m_remote)
        return;
    const QByteArray bytes = m_local->readAll();
    if (bytes.isEmpty())
        return;
    if (!m_open && m_guard->clientSends(bytes) == SignInGuard::Action::Refuse)
        return fail(m_guard->failure());
    m_remote->write(bytes);
}

void Traffic::pumpIn()
{
    if (m_pumping || m_stopped)
        return;
    m_pumping = true;
    const bool more = pumpSlice();
    m_pumping = false;
    if (more && !m_stopped)
        QMetaObject::invokeMethod(this, &Traffic::pumpIn, Qt::QueuedConnection);
}

void Traffic::drain()
{
    if (m_pumping) // from a slot of QXmpp's: the slice that is running goes on
        return;
    m_pumping = true;
    while (!m_stopped && pumpSlice()) {
    }
    m_pumping = false;
}

bool Traffic::pumpSlice()
{
    QElapsedTimer slice;
    slice.start();
    while (!m_stopped) {
        if (slice.elapsed() >= SliceMs)
            return handOver();
        if (auto element = m_splitter.next()) {
            take(std::move(*element));
        } else if (m_splitter.fault() != StreamSplitter::Fault::None) {
            handOver();
            fail({m_isXmpp ? FailureKind::BrokenStream : FailureKind::NotXmpp, m_splitter.faultText(), {}, {}});
        } else if (m_remote && m_remote->bytesAvailable() > 0) {
            m_splitter.feed(m_remote->read(BatchBytes));
        } else {
            handOver();
            return false;
        }
    }
    return false;
}

void Traffic::take(StreamElement element)
{
    using Kind = StreamElement::Kind;
    if (element.refusal != StreamElement::Refusal::None && m_oddities.allows())
        qCWarning(lcGate) << "an odd" << element.name.left(100) << "was replaced:" << int(element.refusal);
    if (element.kind == Kind::StreamError) {
        handOver();
        fail(failureOfStream(conditionOf(element.bytes), m_open));
    } else if (element.kind == Kind::StreamClose) {
        // Not told to QXmpp, which would do no more than throw away what it needs to resume.
        handOver();
        if (!m_stopped)
            emit ended();
    } else if (m_open) {
        takeOpen(element);
    } else if (element.kind != Kind::Part) { // nobody asked yet
        takeSigningIn(element);
    }
}

void Traffic::takeOpen(const StreamElement &element)
{
    const bool passes = element.isStanza() || element.kind == StreamElement::Kind::Part ||
                        element.is("r", "urn:xmpp:sm:3") || element.is("a", "urn:xmpp:sm:3");
    if (!passes) {
        if (m_oddities.allows())
            qCWarning(lcGate) << "dropped within a session:" << element.name.left(100) << element.xmlns.left(100);
        return; // QXmpp would begin anew, or end the session
    }
    m_batch += element.bytes;
    if (m_batch.size() >= BatchBytes)
        handOver();
}

void Traffic::takeSigningIn(StreamElement &element)
{
    if (element.kind == StreamElement::Kind::StreamOpen)
        m_isXmpp = true;
    switch (m_guard->serverSends(element)) {
    case SignInGuard::Action::Pass:
        break;
    case SignInGuard::Action::Hold:
        return hold(element);
    case SignInGuard::Action::Drop:
        return;
    case SignInGuard::Action::Refuse:
        return fail(m_guard->failure());
    case SignInGuard::Action::RefuseResume:
        m_stopped = true;
        emit resumeRefused();
        return;
    }
    if (element.is("success", "urn:ietf:params:xml:ns:xmpp-sasl"))
        m_splitter.restart();
    // Each alone: whether the session is open after it decides about the next.
    m_batch += element.bytes;
    if (handOver() && m_open)
        release();
}

void Traffic::hold(const StreamElement &element)
{
    if (m_held.size() + element.bytes.size() > HeldBytes) {
        ++m_lostCount;
        return;
    }
    m_held += element.bytes;
    ++m_heldCount;
}

// On <enabled/> both sides begin to count: what came before is not counted by the server, and QXmpp would ("handled
// count too high"). The archive has it.
void Traffic::release()
{
    if (m_guard->isLegacyEnabled())
        m_lostCount += m_heldCount;
    else
        m_batch += m_held;
    m_held.clear();
    if (m_lostCount > 0)
        emit missed(m_lostCount);
}

void Traffic::sessionOpened()
{
    m_open = true;
}

// QXmpp decodes and parses each read by itself, so each must hold whole elements and nothing else: its socket is filled
// behind its back, and only then is it told.
bool Traffic::handOver()
{
    if (m_batch.isEmpty() || m_stopped)
        return !m_stopped;
    const QByteArray batch = std::exchange(m_batch, {});
    if (!m_inner || !m_local || m_inner->state() != QAbstractSocket::ConnectedState)
        return false; // QXmpp went; the gate hears of it from its socket
    {
        const QSignalBlocker silence(m_inner);
        m_local->write(batch);
        while (m_inner->bytesAvailable() < batch.size()) {
            m_local->flush();
            if (!m_inner->waitForReadyRead(HandOverMs))
                break;
        }
    }
    if (m_inner->bytesAvailable() == batch.size())
        emit m_inner->readyRead();
    if (m_stopped)
        return false;
    if (m_inner && m_inner->bytesAvailable() == 0) {
        m_handedOver = true;
        return true;
    }
    fail({m_handedOver ? FailureKind::ConnectionLost : FailureKind::GateUnavailable,
          u"QXmpp did not take what it was given"_s,
          {},
          {}});
    return false;
}

void Traffic::fail(const Failure &failure)
{
    if (std::exchange(m_stopped, true))
        return;
    emit failed(failure);
}

} // namespace Tertulia
