#pragma once

#include "app/Clock.h"

#include <QPointer>
#include <map>

namespace Tertulia {

/// Time stands still until it is told to pass. Calls come as early as Qt's coarse timers may: 5 %.
class ManualClock : public Clock
{
public:
    std::chrono::milliseconds now() const override { return m_now; }

    void call(std::chrono::milliseconds after, QObject *context, std::function<void()> what) override
    {
        m_calls.emplace(m_now + after - after / 20, Call{context, std::move(what)});
    }

    void pass(std::chrono::milliseconds time)
    {
        const auto end = m_now + time;
        while (!m_calls.empty() && m_calls.begin()->first <= end) {
            const auto next = m_calls.extract(m_calls.begin());
            m_now = std::max(m_now, next.key());
            if (next.mapped().context)
                next.mapped().what();
        }
        m_now = end;
    }

private:
    struct Call {
        QPointer<QObject> context;
        std::function<void()> what;
    };

    std::multimap<std::chrono::milliseconds, Call> m_calls;
    std::chrono::milliseconds m_now{1'000'000};
};

} // namespace Tertulia
