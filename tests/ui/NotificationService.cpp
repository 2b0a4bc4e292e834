#include "tests/ui/NotificationService.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

SessionBus::SessionBus()
{
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nosyslog"_s, u"--print-address=1"_s});
    if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
        qFatal("dbus-daemon does not start");
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
}

SessionBus::~SessionBus()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

NotificationService::NotificationService(const QString &bus, const QStringList &capabilities, uint firstId)
    : m_name(u"service-%1-%2"_s.arg(quintptr(this)).arg(firstId))
    , m_capabilities(capabilities)
    , m_next(firstId)
{
    QDBusConnection connection = QDBusConnection::connectToBus(bus, m_name);
    if (!connection.registerObject(u"/org/freedesktop/Notifications"_s, this,
                                   QDBusConnection::ExportScriptableContents) ||
        !connection.registerService(u"org.freedesktop.Notifications"_s))
        qFatal("somebody else is the notification service");
}

NotificationService::~NotificationService()
{
    QDBusConnection::disconnectFromBus(m_name);
}

uint NotificationService::Notify(const QString &, uint replaces, const QString &, const QString &title,
                                 const QString &body, const QStringList &actions, const QVariantMap &hints, int)
{
    const uint id = replaces ? replaces : m_next++;
    shown.append({id, replaces, title, body, actions, hints});
    return id;
}

void NotificationService::CloseNotification(uint id)
{
    closed.append(id);
    emit NotificationClosed(id, 3);
}

} // namespace Tertulia
