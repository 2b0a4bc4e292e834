#include "app/ReceivedFile.h"

#include "app/ReceivedFiles.h"

#include <QCryptographicHash>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

/// On the thread. The first error stays and makes the rest do nothing.
class ReceivedFile::Writer : public QObject
{
public:
    Writer(int fd, const QByteArray &md5)
        : m_fd(fd)
        , m_toldMd5(md5)
    {
    }
    ~Writer() override { ::close(m_fd); }
    Q_DISABLE_COPY_MOVE(Writer)

    std::optional<Failure> failure;
    qint64 size = 0;

    void readWhatIsThere()
    {
        QByteArray chunk(256 * 1024, Qt::Uninitialized);
        ::lseek(m_fd, 0, SEEK_SET);
        for (ssize_t got = 0; (got = ::read(m_fd, chunk.data(), size_t(chunk.size()))) > 0;) {
            addData(QByteArrayView(chunk.constData(), got));
        }
    }

    void empty()
    {
        m_hash.reset();
        m_md5.reset();
        size = 0;
        if (::ftruncate(m_fd, 0) != 0 || ::lseek(m_fd, 0, SEEK_SET) != 0)
            fail(errno);
    }

    void write(const QByteArray &bytes)
    {
        for (qsizetype at = 0; at < bytes.size() && !failure;) {
            const auto written = ::write(m_fd, bytes.constData() + at, size_t(bytes.size() - at));
            if (written < 0 && errno != EINTR)
                fail(errno);
            at += std::max<qsizetype>(written, 0);
        }
        addData(bytes);
    }

    void sync()
    {
        if (!failure && ::fsync(m_fd) != 0)
            fail(errno);
    }

    QByteArray sha256() const { return m_hash.result(); }
    bool isWhatWasTold(const QByteArray &toldSha256) const
    {
        return (toldSha256.isEmpty() || sha256() == toldSha256) && (m_toldMd5.isEmpty() || m_md5.result() == m_toldMd5);
    }

private:
    void addData(QByteArrayView bytes)
    {
        m_hash.addData(bytes);
        if (!m_toldMd5.isEmpty())
            m_md5.addData(bytes);
        size += bytes.size();
    }

    void fail(int error)
    {
        const bool full = error == ENOSPC || error == EDQUOT;
        failure = Failure{full ? FailureKind::DiskFull : FailureKind::FileNotSaved,
                          QString::fromLocal8Bit(std::strerror(error)),
                          {},
                          {}};
    }

    int m_fd;
    QByteArray m_toldMd5;
    QCryptographicHash m_hash{QCryptographicHash::Sha256}, m_md5{QCryptographicHash::Md5};
};

ReceivedFile::ReceivedFile(QObject *parent)
    : QIODevice(parent)
{
    m_thread.setObjectName("received file"_L1);
}

ReceivedFile::~ReceivedFile()
{
    m_thread.quit();
    m_thread.wait(); // at most MaxUnwritten bytes are still to be written
    delete m_writer;
}

std::optional<Failure> ReceivedFile::begin(const Order &order)
{
    m_order = order;
    m_part = order.part;
    m_taken = std::max<qint64>(ReceivedFiles::sizeOf(m_part), 0);
    const qint64 room = ReceivedFiles::room(order.folder);
    const qint64 wanted = std::max<qint64>(order.declared, 1) - m_taken;
    if (order.largest >= 0 && order.declared > order.largest)
        return Failure{FailureKind::FileTooLarge, u"more than is allowed"_s, {}, {}};
    if (room < wanted)
        return Failure{FailureKind::DiskFull, u"not enough room"_s, {}, {}};
    m_cap = std::min({order.declared >= 0 ? order.declared : std::numeric_limits<qint64>::max(),
                      order.largest >= 0 ? order.largest : std::numeric_limits<qint64>::max(), m_taken + room});
    int fd = ReceivedFiles::openPart(m_part);
    if (fd < 0) {
        const auto part = ReceivedFiles::createPart(order.folder, order.name);
        if (!part)
            return part.failure();
        m_part = part.value();
        m_taken = 0;
        fd = ReceivedFiles::openPart(m_part);
    }
    if (fd < 0)
        return Failure{FailureKind::FileNotSaved, u"the part is not ours"_s, {}, {}};
    m_writer = new Writer(fd, order.md5);
    m_writer->moveToThread(&m_thread);
    m_thread.start();
    post([](Writer &writer) { writer.readWhatIsThere(); });
    open(WriteOnly | Unbuffered);
    return {};
}

void ReceivedFile::post(std::function<void(Writer &)> job)
{
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, job = std::move(job)] { job(*writer); }, Qt::QueuedConnection);
}

void ReceivedFile::expect(qint64 bytes)
{
    if (bytes > m_cap || (m_order.declared >= 0 && bytes != m_order.declared))
        breakOff(tooMuch());
}

bool ReceivedFile::restart()
{
    if (!isOpen() || m_failure)
        return false;
    m_taken = 0;
    post([](Writer &writer) { writer.empty(); });
    return true;
}

qint64 ReceivedFile::writeData(const char *data, qint64 size)
{
    if (m_failure)
        return -1;
    if (size > m_cap - m_taken) {
        breakOff(tooMuch());
        return -1;
    }
    m_taken += size;
    m_queued += size;
    post([this, bytes = QByteArray(data, size)](Writer &writer) {
        writer.write(bytes);
        QMetaObject::invokeMethod(
            this,
            [this, count = bytes.size(), failure = writer.failure] {
                onWritten(count);
                if (failure)
                    breakOff(*failure);
            },
            Qt::QueuedConnection);
    });
    return size;
}

Failure ReceivedFile::tooMuch() const
{
    const auto kind = m_order.declared >= 0      ? FailureKind::FileDamaged
                      : m_cap == m_order.largest ? FailureKind::FileTooLarge
                                                 : FailureKind::DiskFull;
    return {kind, u"not as many bytes as may be"_s, {}, {}};
}

void ReceivedFile::onWritten(qint64 bytes)
{
    m_queued -= bytes;
    emit bytesWritten(bytes);
}

/// Told once, and never from within write().
void ReceivedFile::breakOff(const Failure &failure)
{
    if (m_failure)
        return;
    m_failure = failure;
    QMetaObject::invokeMethod(this, [this, failure] { emit broken(failure); }, Qt::QueuedConnection);
}

void ReceivedFile::settle(const QByteArray &sha256)
{
    if (m_failure)
        return;
    if (m_order.declared >= 0 && m_taken != m_order.declared)
        return breakOff({FailureKind::FileDamaged, u"fewer bytes came than were told"_s, {}, {}});
    post([this, sha256, order = m_order, part = m_part](Writer &writer) {
        writer.sync();
        const QByteArray real = writer.sha256();
        std::optional<Failure> failure = writer.failure;
        if (!failure && !writer.isWhatWasTold(sha256))
            failure = Failure{FailureKind::FileDamaged, u"another hash than was told"_s, {}, {}};
        const auto path = failure ? Result<QString>(*failure) : ReceivedFiles::settle(part, order.folder, order.name);
        QMetaObject::invokeMethod(
            this,
            [this, path, real] {
                if (m_failure)
                    return;
                if (path)
                    emit settled(path.value(), real);
                else
                    breakOff(path.failure());
            },
            Qt::QueuedConnection);
    });
}

void ReceivedFile::discard()
{
    disconnect();
    m_failure = Failure{FailureKind::Cancelled, {}, {}, {}};
    close();
    ReceivedFiles::removePart(m_part);
}

} // namespace Tertulia
