#include "app/TransferRun.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

TransferRun::TransferRun(const Transfer &transfer, QObject *parent)
    : QObject(parent)
    , m_transfer(transfer)
{
    m_stall.setSingleShot(true);
    m_stall.setInterval(StallLimit);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &TransferRun::tell);
    connect(&m_stall, &QTimer::timeout, this, [this] {
        stop();
        end(TransferState::Failed, {FailureKind::Stalled, u"no byte moved"_s, {}, {}});
    });
}

void TransferRun::setState(TransferState state)
{
    m_transfer.state = state;
    if (state == TransferState::Running)
        m_stall.start();
    else
        m_stall.stop(); // a person may take their time, and so may a disk
    m_told.start();
    m_toldDone = m_transfer.done;
    emit changed(m_transfer);
}

void TransferRun::progress(qint64 done)
{
    if (m_isOver || done == m_transfer.done)
        return;
    m_transfer.done = done;
    if (m_transfer.state == TransferState::Running)
        m_stall.start();
    if (!m_later.isActive())
        m_later.start(int(std::max<qint64>(0, m_told.isValid() ? Pace.count() - m_told.elapsed() : 0)));
}

/// The speed leans on what was, so that the number can be read.
void TransferRun::tell()
{
    if (m_isOver)
        return;
    const double seconds = double(m_told.restart()) / 1'000;
    const qint64 bytes = m_transfer.done - m_toldDone;
    m_toldDone = m_transfer.done;
    if (seconds > 0 && bytes >= 0) {
        const double now = double(bytes) / seconds;
        m_transfer.speed = m_transfer.speed > 0 ? 0.8 * m_transfer.speed + 0.2 * now : now;
    }
    emit changed(m_transfer);
}

void TransferRun::end(TransferState state, const Failure &failure)
{
    if (std::exchange(m_isOver, true))
        return;
    m_stall.stop();
    m_later.stop();
    m_transfer.state = state;
    m_transfer.failure = state == TransferState::Failed ? failure.kind : FailureKind::Unknown;
    m_transfer.speed = 0;
    emit over(m_transfer, failure);
}

} // namespace Tertulia
