#include "app/xmpp/Liveness.h"

namespace Tertulia {

Liveness::Liveness(const GateOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &Liveness::onTimeout);
}

void Liveness::start()
{
    m_asked = false;
    m_sinceHeard.start();
    m_timer.start(m_options.silence);
}

void Liveness::stop()
{
    m_timer.stop();
}

void Liveness::heard()
{
    m_sinceHeard.start();
    if (m_asked && m_timer.isActive())
        start();
}

void Liveness::checkNow()
{
    if (m_timer.isActive())
        ask(m_options.wakeAnswer);
}

void Liveness::onTimeout()
{
    if (m_asked) {
        emit dead();
        return;
    }
    const GateOptions::Milliseconds left = m_options.silence - GateOptions::Milliseconds(m_sinceHeard.elapsed());
    if (left > GateOptions::Milliseconds(0))
        m_timer.start(left);
    else
        ask(m_options.pingAnswer);
}

void Liveness::ask(GateOptions::Milliseconds patience)
{
    m_asked = true;
    m_timer.start(patience);
    emit silent();
}

} // namespace Tertulia
