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
    if (!m_wake || *m_wake > due)
        wait();
}

/// One call at most is waited for: it finds that nothing is due any more, that it is too early (it was put off, or the
/// timer was: they come up to 5 % early), or that it is time. An older one finds that it is not waited for.
void Alarm::wait()
{
    m_wake = m_due;
    m_clock.call(std::max(*m_due - m_clock.now(), std::chrono::milliseconds(0)), m_context, [this, wake = *m_due] {
        if (m_wake != wake)
            return;
        m_wake.reset();
        if (!m_due)
            return;
        if (m_clock.now() < *m_due)
            return wait();
        m_due.reset();
        m_ring();
    });
}

} // namespace Tertulia
