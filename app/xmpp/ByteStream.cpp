#include "app/xmpp/ByteStream.h"

#include <QIODevice>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qint64 maxUnwritten = 4 * 1024 * 1024;

} // namespace

ByteStream::ByteStream(const StreamKey &key, QObject *parent)
    : QObject(parent)
    , m_key(key)
{
    m_stall.setSingleShot(true);
    m_stall.setInterval(StallLimit);
    connect(&m_stall, &QTimer::timeout, this, [this] { fail(FailureKind::Stalled); });
}

void ByteStream::start()
{
    m_stall.start();
}

bool ByteStream::end()
{
    if (std::exchange(m_over, true))
        return false;
    m_stall.stop();
    stop();
    return true;
}

void ByteStream::cancel()
{
    end();
}

void ByteStream::peerClosed()
{
    withdraw();
}

void ByteStream::moved(qint64 done)
{
    m_done = done;
    m_stall.start();
    emit progressed(done);
}

void ByteStream::setOpened()
{
    m_stall.start();
    if (!std::exchange(m_opened, true))
        emit opened();
}

void ByteStream::finish()
{
    if (end())
        emit finished();
}

void ByteStream::fail(FailureKind kind, const QString &detail)
{
    if (!end())
        return;
    const Failure why{kind, detail, {}, {}};
    if (m_opened)
        emit failed(why);
    else
        emit unusable(why);
}

void ByteStream::withdraw()
{
    if (end())
        emit withdrawn();
}

IncomingBytes::Outcome IncomingBytes::take(const QByteArray &bytes)
{
    if (m_size >= 0 && bytes.size() > m_size - m_count)
        return Outcome::TooMuch;
    if (m_sink->write(bytes) != bytes.size())
        return Outcome::Refused;
    m_count += bytes.size();
    return Outcome::Taken;
}

bool IncomingBytes::isFull() const
{
    return m_sink->bytesToWrite() > maxUnwritten;
}

} // namespace Tertulia
