#include "app/SendingRun.h"

#include "app/FileSenders.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QByteArray sha256Of(const QString &path, const std::atomic_bool &stop)
{
    constexpr qint64 Chunk = 256 * 1024;
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return {};
    QByteArray bytes;
    do {
        bytes = file.read(Chunk);
        hash.addData(bytes);
    } while (!bytes.isEmpty() && !stop);
    return file.error() == QFile::NoError && !stop ? hash.result() : QByteArray();
}

} // namespace

SendingRun::SendingRun(FileSenders &senders, const Transfer &transfer, bool isRoom, QObject *parent)
    : TransferRun(transfer, parent)
    , m_senders(senders)
    , m_isRoom(isRoom)
{
}

SendingRun::~SendingRun()
{
    stop();
}

void SendingRun::start()
{
    if (!openSource())
        return end(TransferState::Failed, {FailureKind::FileUnreadable, u"it cannot be opened"_s, {}, {}});
    m_transfer.done = 0;
    m_transfer.method = TransferMethod::Undecided;
    hash();
    m_job = m_senders.start(m_transfer, m_isRoom, &m_source, this);
    join();
    setState(TransferState::Running);
}

/// A pipe or device of that name would block, or never end: plain files only.
bool SendingRun::openSource()
{
    const QFileInfo facts(m_transfer.path);
    m_source.setFileName(m_transfer.path);
    if (!facts.isFile() || !m_source.open(QFile::ReadOnly))
        return false;
    m_transfer.size = m_source.size();
    m_changed = facts.lastModified();
    return true;
}

void SendingRun::join()
{
    connect(m_job, &SendJob::offered, this, [this](TransferMethod method) {
        m_transfer.method = method;
        setState(TransferState::Offered);
    });
    connect(m_job, &SendJob::accepted, this, [this](TransferMethod method) {
        m_transfer.method = method;
        setState(TransferState::Running);
    });
    connect(m_job, &SendJob::progressed, this, &SendingRun::progress);
    connect(m_job, &SendJob::declined, this, [this] { end(TransferState::Declined); });
    connect(m_job, &SendJob::failed, this, [this](const Failure &why) { end(TransferState::Failed, why); });
    connect(m_job, &SendJob::finished, this, [this](const QUrl &url) {
        m_transfer.url = url;
        m_transfer.done = m_transfer.size;
        m_sent = true;
        setState(TransferState::Checking);
        settle();
    });
}

void SendingRun::hash()
{
    QThreadPool::globalInstance()->start([path = m_transfer.path, stop = m_stopHashing, self = QPointer(this)] {
        const QByteArray result = sha256Of(path, *stop);
        QMetaObject::invokeMethod(
            qApp,
            [self, result] {
                if (!self)
                    return;
                self->m_transfer.sha256 = result;
                self->m_hashed = true;
                self->settle();
            },
            Qt::QueuedConnection);
    });
}

void SendingRun::settle()
{
    if (!m_sent || !m_hashed || isOver())
        return;
    const QFileInfo facts(m_transfer.path);
    const bool same =
        !m_transfer.sha256.isEmpty() && facts.size() == m_transfer.size && facts.lastModified() == m_changed;
    if (same)
        return end(TransferState::Done);
    m_transfer.url.clear();
    end(TransferState::Failed, {FailureKind::FileUnreadable, u"it changed while it was sent"_s, {}, {}});
}

void SendingRun::stop()
{
    *m_stopHashing = true;
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
        m_job->deleteLater();
        m_job = nullptr;
    }
}

void SendingRun::cancel()
{
    stop();
    end(TransferState::Cancelled);
}

} // namespace Tertulia
