#pragma once

#include "app/data/Presence.h"

#include <QSystemTrayIcon>
#include <memory>

class QAction;
class QMenu;

namespace Tertulia {

/// Presence and unread state in the desktop's tray; a click shows or hides the window, the menu does what is needed
/// without it.
class TrayIcon : public QSystemTrayIcon
{
    Q_OBJECT

public:
    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

public slots:
    void setAvailability(Tertulia::Availability availability); ///< Offline: not signed in at this moment
    void setSignedIn(bool signedIn);                           ///< whether there is an account in use
    void setUnread(int count);
    void setWindowShown(bool shown);

signals:
    void toggleAsked();
    void availabilityChosen(Tertulia::Availability availability);
    void preferencesAsked();
    void signOutAsked();
    void quitAsked();

private:
    void addStatusMenu();
    void redraw();
    QPixmap drawn(int side) const;

    std::unique_ptr<QMenu> m_menu;
    QAction *m_toggle, *m_signOut;
    QMenu *m_status;
    Availability m_availability = Availability::Offline;
    int m_unread = 0;
};

} // namespace Tertulia
