#include "app/AutoAway.h"

#include "app/IdleSource.h"
#include "app/Log.h"
#include "app/xmpp/Translate.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Tertulia {

namespace {
constexpr auto AskAgain = 10min; // the desktop's service may have been restarting
}

AutoAway::AutoAway(IdleSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AutoAway::check);
}

void AutoAway::setAfter(std::chrono::milliseconds time)
{
    m_after = time;
    m_timer.stop();
    if (m_after > 0ms)
        check();
    else
        setSince({});
}

void AutoAway::check()
{
    m_source.idleTime().then(this, [this](std::optional<std::chrono::milliseconds> idle) {
        if (m_after <= 0ms)
            return;
        if (idle)
            return judge(*idle);
        qCInfo(lcWindow) << "this desktop does not tell how long nobody touched it: no automatic away";
        setSince({});
        m_timer.start(AskAgain);
    });
}

void AutoAway::judge(std::chrono::milliseconds idle)
{
    const bool away = idle >= m_after;
    if (!away)
        setSince({});
    else if (!m_since)
        setSince(Translate::now() - idle);
    m_timer.start(away ? std::min(ReturnCheck, m_after) : std::max(m_after - idle, 1ms));
}

void AutoAway::setSince(std::optional<Instant> since)
{
    if (since.has_value() == m_since.has_value())
        return;
    m_since = since;
    emit idleChanged(m_since);
}

} // namespace Tertulia
