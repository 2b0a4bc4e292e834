#pragma once

#include "app/data/Presence.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace Tertulia {

class TrayIcon;

/// Our place in the desktop's tray, as long as the desktop has one: trays come late at a session's start and go when a
/// panel restarts. Remembers what the icon is to show.
class Tray : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Grace{8'000}; ///< a restarting panel needs a few seconds

    explicit Tray(QObject *parent = nullptr); ///< shows nothing before look()
    ~Tray() override;

    bool isThere() const { return m_icon != nullptr; }
    bool look(); ///< whether there is a tray now; puts the icon there, or lets go of it

    void setAvailability(Availability availability);
    void setSignedIn(bool signedIn);
    void setUnread(int count);
    void setWindowShown(bool shown);
    void say(const QString &title, const QString &text); ///< where there is no notification service

signals:
    void came();
    void went(); ///< and has not come back for a while

    void toggleAsked();
    void availabilityChosen(Tertulia::Availability availability);
    void preferencesAsked();
    void signOutAsked();
    void quitAsked();

private:
    void put();

    std::unique_ptr<TrayIcon> m_icon;
    QTimer m_grace;
    Availability m_availability = Availability::Offline;
    bool m_signedIn = false, m_windowShown = false;
    int m_unread = 0;
};

} // namespace Tertulia
