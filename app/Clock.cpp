#include "app/Clock.h"

#include <QTimer>

namespace Tertulia {

void SystemClock::call(std::chrono::milliseconds after, QObject *context, std::function<void()> what)
{
    QTimer::singleShot(after, context, std::move(what));
}

Alarm::Alarm(Clock &clock, QObject *context, std::function<void()> ring)
    : m_clock(clock)
    , m_context(context)
    , m_ring(std::move(ring))
{
}

void Alarm::set(std::chrono::milliseconds due)
{
    m_due = due;
    wait();
}

/// Calls of earlier settings cannot be taken back: they find that it is too early, or that nothing is due.
void Alarm::wait()
{
    m_clock.call(*m_due - m_clock.now(), m_context, [this] {
        if (!m_due || m_clock.now() < *m_due)
            return;
        m_due.reset();
        m_ring();
    });
}

} // namespace Tertulia
