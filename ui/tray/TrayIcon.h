#pragma once

#include "app/data/Presence.h"

#include <QSystemTrayIcon>
#include <memory>

class QAction;
class QMenu;

namespace Tertulia {

/// Presence and unread state in the desktop's tray; a click shows or hides the window.
class TrayIcon : public QSystemTrayIcon
{
    Q_OBJECT

public:
    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

public slots:
    void setAvailability(Tertulia::Availability availability);
    void setUnread(int count);
    void setWindowShown(bool shown);

signals:
    void toggleAsked();
    void quitAsked();

private:
    void redraw();

    std::unique_ptr<QMenu> m_menu;
    QAction *m_toggle;
    Availability m_availability = Availability::Offline;
    int m_unread = 0;
};

} // namespace Tertulia
