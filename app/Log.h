#pragma once

#include <QLoggingCategory>

// One category a room: QT_LOGGING_RULES="tertulia.*.debug=true" shows all. No password, token or body is ever logged.
Q_DECLARE_LOGGING_CATEGORY(lcGate)    // tertulia.gate: bytes, TLS, admission
Q_DECLARE_LOGGING_CATEGORY(lcSession) // tertulia.session: signing in, connection, concerns
Q_DECLARE_LOGGING_CATEGORY(lcStore)   // tertulia.store: database
Q_DECLARE_LOGGING_CATEGORY(lcWindow)  // tertulia.window: widgets, tray, notifications

namespace Tertulia {

/// Lets the first few lines of a kind into the log: what a stranger can cause without end must not fill the disk.
class LogLimit
{
public:
    static constexpr int Lines = 10;
    bool allows() { return m_count < Lines && ++m_count; }

private:
    int m_count = 0;
};

} // namespace Tertulia
