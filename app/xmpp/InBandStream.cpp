#include "app/xmpp/InBandStream.h"

#include "app/xmpp/ErrorMapping.h"

#include <QIODevice>
#include <QXmppError.h>
#include <QXmppIbbIq.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr qint64 quick = 250, slow = 1'000; // milliseconds from a block to its answer

std::optional<QXmppStanza::Error> stanzaError(const QXmppClient::IqResult &answer)
{
    const auto *error = std::get_if<QXmppError>(&answer);
    return error ? error->value<QXmppStanza::Error>() : std::nullopt;
}

} // namespace

InBandSender::InBandSender(InBandExtension &extension, const StreamKey &key, QIODevice *source, qint64 size,
                           QObject *parent)
    : ByteStream(key, parent)
    , m_extension(&extension)
    , m_source(source)
    , m_size(size)
{
}

InBandSender::~InBandSender() = default;

void InBandSender::start()
{
    ByteStream::start();
    m_clock.start();
    open(BlockSize);
}

void InBandSender::open(int blockSize)
{
    m_blockSize = blockSize;
    QXmppIbbOpenIq iq;
    iq.setTo(key().peer.toString());
    iq.setSid(key().sid);
    iq.setBlockSize(blockSize);
    m_extension->xmpp().sendIq(std::move(iq)).then(this, [this](QXmppClient::IqResult &&answer) {
        onOpenAnswer(answer);
    });
}

void InBandSender::onOpenAnswer(const QXmppClient::IqResult &answer)
{
    if (isOver())
        return;
    const auto error = stanzaError(answer);
    if (error && error->condition() == QXmppStanza::Error::ResourceConstraint && m_blockSize > SmallBlockSize)
        return open(SmallBlockSize); // §2.1: "prefer a smaller block-size"
    if (const auto *failure = std::get_if<QXmppError>(&answer))
        return fail(failureOf(*failure).kind, failureOf(*failure).detail);
    setOpened();
    pump();
}

void InBandSender::pump()
{
    while (!isOver() && m_underWay.size() < m_window && m_read < m_size) {
        if (!sendBlock())
            return;
    }
    if (!isOver() && m_underWay.isEmpty() && m_read == m_size)
        close();
}

bool InBandSender::sendBlock()
{
    const auto bytes = m_source->read(std::min<qint64>(m_blockSize, m_size - m_read));
    if (bytes.isEmpty()) {
        fail(FailureKind::FileUnreadable, u"it ends before its size"_s);
        return false;
    }
    m_read += bytes.size();
    QXmppIbbDataIq iq;
    iq.setTo(key().peer.toString());
    iq.setSid(key().sid);
    iq.setSequence(m_sequence++);
    iq.setPayload(bytes);
    m_underWay.enqueue({m_clock.elapsed(), bytes.size()});
    m_extension->xmpp().sendIq(std::move(iq)).then(this, [this](QXmppClient::IqResult &&answer) { onAnswer(answer); });
    return true;
}

void InBandSender::onAnswer(const QXmppClient::IqResult &answer)
{
    if (isOver())
        return;
    if (const auto *error = std::get_if<QXmppError>(&answer)) {
        const auto condition = stanzaError(answer);
        if (condition && condition->condition() == QXmppStanza::Error::ItemNotFound)
            return withdraw(); // they no longer know the stream
        return fail(failureOf(*error).kind, failureOf(*error).detail);
    }
    const auto block = m_underWay.dequeue(); // a server keeps the order between two addresses (RFC 6120 §10.1)
    adaptWindow(m_clock.elapsed() - block.sentAt);
    m_answered += block.size;
    moved(m_answered);
    pump();
}

void InBandSender::adaptWindow(qint64 milliseconds)
{
    if (milliseconds < quick)
        m_window = std::min(m_window + 1, MaxWindow);
    else if (milliseconds > slow)
        m_window = std::max(m_window / 2, 1);
}

void InBandSender::close()
{
    if (std::exchange(m_closing, true))
        return;
    QXmppIbbCloseIq iq;
    iq.setTo(key().peer.toString());
    iq.setSid(key().sid);
    // All blocks are answered: whatever they say to this, the file is there.
    m_extension->xmpp().sendIq(std::move(iq)).then(this, [this](QXmppClient::IqResult &&) { finish(); });
    QTimer::singleShot(5s, this, [this] { finish(); });
}

void InBandSender::peerClosed()
{
    if (m_answered == m_size)
        finish();
    else
        withdraw();
}

void InBandSender::stop()
{
}

InBandReceiver::InBandReceiver(InBandExtension &extension, const StreamKey &key, QIODevice *sink, qint64 size,
                               QObject *parent)
    : ByteStream(key, parent)
    , m_extension(&extension)
    , m_bytes(sink, size)
{
    m_lastWait.setSingleShot(true);
    m_lastWait.setInterval(3s);
    connect(&m_lastWait, &QTimer::timeout, this, [this] {
        m_extension->sendClose(this->key());
        finish();
    });
    connect(sink, &QIODevice::bytesWritten, this, &InBandReceiver::answer);
}

InBandReceiver::~InBandReceiver()
{
    stop();
}

void InBandReceiver::start()
{
    ByteStream::start();
    m_extension->add(key(), this);
}

void InBandReceiver::stop()
{
    m_lastWait.stop();
    m_unanswered.clear();
    if (m_extension)
        m_extension->remove(key(), this);
}

void InBandReceiver::open(const IqRequest &request, int blockSize)
{
    auto &client = m_extension->xmpp();
    if (m_blockSize > 0)
        return request.refuse(client, QXmppStanza::Error::NotAcceptable);
    if (blockSize > MaxBlockSize)
        return request.refuse(client, QXmppStanza::Error::ResourceConstraint, QXmppStanza::Error::Modify);
    m_blockSize = blockSize;
    request.confirm(client);
    setOpened();
    if (m_bytes.isComplete())
        m_lastWait.start();
}

void InBandReceiver::take(const InBandBlock &block)
{
    const auto &request = block.request;
    if (m_blockSize == 0)
        return refuse(request, QXmppStanza::Error::ItemNotFound, u"data before open"_s);
    if (!block.isValid || block.bytes.size() > m_blockSize)
        return refuse(request, QXmppStanza::Error::BadRequest, u"a bad or too large block"_s);
    if (block.sequence != m_expected)
        return refuse(request, QXmppStanza::Error::UnexpectedRequest, u"a block out of order"_s);
    const auto outcome = m_bytes.take(block.bytes);
    if (outcome == IncomingBytes::Outcome::TooMuch)
        return refuse(request, QXmppStanza::Error::NotAcceptable, u"more than was announced"_s);
    if (outcome == IncomingBytes::Outcome::Refused)
        return; // cancel() follows
    ++m_expected;
    if (!request.id.isEmpty())
        m_unanswered.append(request);
    answer();
    moved(m_bytes.count());
    if (m_bytes.isComplete() && !isOver())
        m_lastWait.start();
}

void InBandReceiver::answer()
{
    if (isOver() || m_bytes.isFull())
        return;
    for (const auto &request : std::exchange(m_unanswered, {}))
        request.confirm(m_extension->xmpp());
}

void InBandReceiver::refuse(const IqRequest &request, QXmppStanza::Error::Condition condition, const QString &why)
{
    if (!request.id.isEmpty())
        request.refuse(m_extension->xmpp(), condition);
    m_extension->sendClose(key()); // §2.2: such a block ends the stream
    fail(FailureKind::FileDamaged, why);
}

void InBandReceiver::peerClosed()
{
    if (m_bytes.isShort() || m_blockSize == 0)
        withdraw();
    else
        finish();
}

} // namespace Tertulia
