#pragma once

#include "app/data/Failure.h"
#include "app/data/Transfer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <chrono>

namespace Tertulia {

/// One transfer while it runs: its bytes, their pace, and that it does not stand still for ever. Ends in over(), or by
/// stop() or cancel(). Whoever made it deletes it, with deleteLater().
class TransferRun : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Pace{100}, StallLimit{60'000};

    explicit TransferRun(const Transfer &transfer, QObject *parent = nullptr);

    const Transfer &transfer() const { return m_transfer; }
    void setStallLimit(std::chrono::milliseconds limit) { m_stall.setInterval(limit); }

    virtual void start() = 0;
    virtual void stop() = 0;   ///< the link is gone, or the program ends: what can go on later is kept
    virtual void cancel() = 0; ///< for good; the other side is told where the way knows how to

signals:
    void changed(const Tertulia::Transfer &transfer); ///< a state, or progress; the latter once every Pace
    void over(const Tertulia::Transfer &transfer, const Tertulia::Failure &failure);

protected:
    void setState(TransferState state);
    void progress(qint64 done);
    void end(TransferState state, const Failure &failure = {});
    bool isOver() const { return m_isOver; }

    Transfer m_transfer;

private:
    void tell();

    QTimer m_stall, m_later;
    QElapsedTimer m_told;
    qint64 m_toldDone = 0;
    bool m_isOver = false;
};

} // namespace Tertulia
