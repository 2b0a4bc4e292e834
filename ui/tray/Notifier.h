#pragma once

#include "app/data/Jid.h"

#include <QHash>
#include <QObject>

class QDBusPendingCallWatcher;

namespace Tertulia {

/// Desktop notifications of direct messages, over org.freedesktop.Notifications: one a conversation, a newer one in
/// its place. What they say comes from the network and is escaped. Says nothing where there is no such service.
class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QObject *parent = nullptr);

public slots:
    void notify(const Tertulia::Jid &conversation, const QString &title, const QString &text);
    void withdraw(const Tertulia::Jid &conversation); ///< it is being looked at
    void withdrawAll();

signals:
    void opened(const Tertulia::Jid &conversation); ///< the person clicked it

private slots:
    void onActionInvoked(uint id, const QString &action);
    void onNotificationClosed(uint id, uint reason);

private:
    struct Shown {
        uint id = 0;         ///< 0: the service has not answered yet
        QString title, text; ///< what came meanwhile
        bool again = false, gone = false;
    };

    void send(const Jid &conversation, const QString &title, const QString &text, uint replaces);
    void onShown(const Jid &conversation, QDBusPendingCallWatcher *watcher);
    void close(uint id);

    QHash<Jid, Shown> m_shown;
};

} // namespace Tertulia
