#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <chrono>
#include <functional>
#include <optional>

namespace Tertulia {

/// Time that passes, and being called after some of it: replaceable, so that what waits can be tested without waiting.
/// Not the time of day.
class Clock
{
public:
    virtual ~Clock() = default;

    virtual std::chrono::milliseconds now() const = 0; ///< since some beginning; never goes back
    /// Once, later, on the caller's thread; never where `context` is gone by then.
    virtual void call(std::chrono::milliseconds after, QObject *context, std::function<void()> what) = 0;
};

class SystemClock : public Clock
{
public:
    SystemClock() { m_since.start(); }

    std::chrono::milliseconds now() const override { return std::chrono::milliseconds(m_since.elapsed()); }
    void call(std::chrono::milliseconds after, QObject *context, std::function<void()> what) override;

private:
    QElapsedTimer m_since;
};

/// One moment to be waited for; setting it again moves it.
class Alarm
{
public:
    Alarm(Clock &clock, QObject *context, std::function<void()> ring);

    bool isSet() const { return m_due.has_value(); }
    void set(std::chrono::milliseconds due); ///< by the clock's now()
    void stop() { m_due.reset(); }

private:
    void wait();

    Clock &m_clock;
    QObject *m_context;
    std::function<void()> m_ring;
    std::optional<std::chrono::milliseconds> m_due, m_wake;
};

} // namespace Tertulia
