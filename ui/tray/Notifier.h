#pragma once

#include "ui/tray/NoticeCard.h"

#include <QHash>
#include <QObject>
#include <optional>

class QDBusPendingCallWatcher;

namespace Tertulia {

/// Shows cards through the desktop's notification service (org.freedesktop.Notifications): one a key, a newer one in
/// its place, never more than one call a key under way. Offers what the service can do: an answer typed into the
/// notification, or a button. Knows when the service goes and comes back; while there is none, cards are handed back.
class Notifier : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MaxShown = 200; ///< older ones stay on the desktop, but lead nowhere

    explicit Notifier(QObject *parent = nullptr);

public slots:
    void show(const Tertulia::NoticeKey &key, const Tertulia::NoticeCard &card);
    void withdraw(const Tertulia::NoticeKey &key);
    void withdrawAll(const Tertulia::Jid &account);

signals:
    void chosen(const Tertulia::NoticeKey &key, Tertulia::NoticeAction action);
    void replied(const Tertulia::NoticeKey &key, const QString &text); ///< in the notification itself
    void notShown(const Tertulia::NoticeCard &card);                   ///< there is no service

private slots:
    void onActionInvoked(uint id, const QString &action);
    void onReplied(uint id, const QString &text);
    void onClosed(uint id, uint reason);
    void onActivationToken(uint id, const QString &token);

private:
    struct Shown {
        uint id = 0;                    ///< 0: not known yet
        std::optional<NoticeCard> next; ///< still to be sent
        bool underWay = false, gone = false;
    };

    void askCapabilities();
    void onCapabilities(QDBusPendingCallWatcher *watcher);
    void onServiceChanged(bool isThere);
    void sendNext(const NoticeKey &key);
    void onShown(const NoticeKey &key, QDBusPendingCallWatcher *watcher);
    void handBack();
    void close(uint id);
    void forgetOldest();
    QVariantMap hintsOf(const NoticeCard &card) const;
    QStringList actionsOf(const NoticeCard &card) const;
    QString bodyOf(const NoticeCard &card) const;
    std::optional<NoticeKey> keyOf(uint id) const;
    bool can(QLatin1StringView capability) const;

    std::optional<QStringList> m_capabilities; // none: not known
    bool m_asking = false, m_saidAbsent = false;
    QHash<NoticeKey, Shown> m_shown;
};

} // namespace Tertulia
