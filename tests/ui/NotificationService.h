#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QProcess>
#include <QVariantMap>

namespace Tertulia {

/// A session bus of its own; every program's own and ours, if made before anything asks for it.
class SessionBus
{
public:
    SessionBus();
    ~SessionBus();

    QString address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

/// org.freedesktop.Notifications as some desktop has it; each one is a process of its own to the bus.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint id = 0, replaces = 0;
        QString title, body;
        QStringList actions;
        QVariantMap hints;
    };

    NotificationService(const QString &bus, const QStringList &capabilities, uint firstId = 1);
    ~NotificationService() override;

    QList<Shown> shown;
    QList<uint> closed;

public slots:
    Q_SCRIPTABLE QStringList GetCapabilities() { return m_capabilities; }
    Q_SCRIPTABLE uint Notify(const QString &program, uint replaces, const QString &icon, const QString &title,
                             const QString &body, const QStringList &actions, const QVariantMap &hints, int timeout);
    Q_SCRIPTABLE void CloseNotification(uint id);

signals:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString &action);
    Q_SCRIPTABLE void NotificationReplied(uint id, const QString &text);
    Q_SCRIPTABLE void NotificationClosed(uint id, uint reason);
    Q_SCRIPTABLE void ActivationToken(uint id, const QString &token);

private:
    QString m_name;
    QStringList m_capabilities;
    uint m_next;
};

} // namespace Tertulia
