#pragma once

#include "app/data/Failure.h"
#include "app/data/Jid.h"
#include "app/xmpp/HostRules.h"

#include <QHashFunctions>
#include <QObject>
#include <QTimer>
#include <chrono>

class QIODevice;

namespace Tertulia {

/// Which stream: the id alone means nothing, another sender may use it too.
struct StreamKey {
    Jid peer; ///< full
    QString sid;

    friend bool operator==(const StreamKey &, const StreamKey &) = default;
    friend size_t qHash(const StreamKey &key, size_t seed = 0) { return qHashMulti(seed, key.peer, key.sid); }
};

/// One agreed stream of bytes, in one direction, with one peer. Ends in exactly one of finished(), unusable(),
/// withdrawn() and failed(), or by cancel(); nothing is emitted after that, and the device is touched no more. Fails
/// where nothing moves for a minute. Nothing is emitted from within start(). Delete it with deleteLater().
class ByteStream : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds StallLimit = std::chrono::seconds(60);

    ByteStream(const StreamKey &key, QObject *parent);

    const StreamKey &key() const { return m_key; }
    bool isOver() const { return m_over; }
    qint64 done() const { return m_done; }

    void setStallLimit(std::chrono::milliseconds limit) { m_stall.setInterval(limit); } ///< before start()
    virtual void start();
    void cancel();             ///< lets go of everything, at once and silently
    virtual void peerClosed(); ///< they said that it is over (XEP-0047 <close/>)

signals:
    void opened(); ///< from here on no other way will do
    void progressed(qint64 done);
    void finished();
    void unusable(const Tertulia::Failure &why); ///< no byte was carried: another way may
    void withdrawn();
    void failed(const Tertulia::Failure &why);

protected:
    virtual void stop() = 0; ///< the end: sockets, timers, registrations. Also called where start() was not

    void moved(qint64 done); ///< something moves: counts and starts the minute anew
    void alive() { m_stall.start(); }
    void setOpened();
    void finish();
    void fail(FailureKind kind, const QString &detail = {}); ///< unusable() where it was not opened yet
    void withdraw();

private:
    bool end();

    StreamKey m_key;
    QTimer m_stall;
    qint64 m_done = 0;
    bool m_opened = false, m_over = false;
};

/// What a stream may use of us, and how long it may stand still.
struct StreamRules {
    LinkAddresses link;
    bool direct = true; ///< false: our address is shown to nobody but our own server: its proxies only
    std::chrono::milliseconds stallLimit = ByteStream::StallLimit;
};

/// What comes, on its way into the sink: held to what was announced.
class IncomingBytes
{
public:
    IncomingBytes(QIODevice *sink, qint64 size)
        : m_sink(sink)
        , m_size(size)
    {
    }

    enum class Outcome {
        Taken,
        TooMuch, ///< more than was announced: nothing of it was taken
        Refused, ///< the sink takes no more, and whoever owns it knows
    };
    Outcome take(const QByteArray &bytes);
    QIODevice *sink() const { return m_sink; }
    qint64 count() const { return m_count; }
    bool isComplete() const { return m_count == m_size; }
    bool isShort() const { return m_size >= 0 && m_count < m_size; }
    bool isFull() const; ///< wait for the sink's bytesWritten()

private:
    QIODevice *m_sink;
    qint64 m_size, m_count = 0;
};

} // namespace Tertulia
