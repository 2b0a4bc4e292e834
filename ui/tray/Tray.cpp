#include "ui/tray/Tray.h"

#include "app/Log.h"
#include "ui/tray/TrayIcon.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QGuiApplication>

namespace Tertulia {

using namespace Qt::StringLiterals;

Tray::Tray(QObject *parent)
    : QObject(parent)
{
    m_grace.setSingleShot(true);
    m_grace.setInterval(Grace);
    connect(&m_grace, &QTimer::timeout, this, &Tray::went);
    auto *watcher = new QDBusServiceWatcher(u"org.kde.StatusNotifierWatcher"_s, QDBusConnection::sessionBus(),
                                            QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &Tray::look);
}

Tray::~Tray() = default;

bool Tray::look()
{
    const bool available = QSystemTrayIcon::isSystemTrayAvailable();
    if (available && !m_icon) {
        put();
    } else if (!available && m_icon) {
        qCInfo(lcWindow) << "the tray went";
        m_icon.reset();
        m_grace.start();
    }
    return m_icon != nullptr;
}

void Tray::put()
{
    m_grace.stop();
    m_icon = std::make_unique<TrayIcon>();
    m_icon->setAvailability(m_availability);
    m_icon->setSignedIn(m_signedIn);
    m_icon->setUnread(m_unread);
    m_icon->setWindowShown(m_windowShown);
    connect(m_icon.get(), &TrayIcon::toggleAsked, this, &Tray::toggleAsked);
    connect(m_icon.get(), &TrayIcon::availabilityChosen, this, &Tray::availabilityChosen);
    connect(m_icon.get(), &TrayIcon::preferencesAsked, this, &Tray::preferencesAsked);
    connect(m_icon.get(), &TrayIcon::signOutAsked, this, &Tray::signOutAsked);
    connect(m_icon.get(), &TrayIcon::quitAsked, this, &Tray::quitAsked);
    m_icon->show();
    emit came();
}

void Tray::setAvailability(Availability availability)
{
    m_availability = availability;
    if (m_icon)
        m_icon->setAvailability(availability);
}

void Tray::setSignedIn(bool signedIn)
{
    m_signedIn = signedIn;
    if (m_icon)
        m_icon->setSignedIn(signedIn);
}

void Tray::setUnread(int count)
{
    m_unread = count;
    qGuiApp->setBadgeNumber(count); // on docks that show numbers
    if (m_icon)
        m_icon->setUnread(count);
}

void Tray::setWindowShown(bool shown)
{
    m_windowShown = shown;
    if (m_icon)
        m_icon->setWindowShown(shown);
}

void Tray::say(const QString &title, const QString &text)
{
    if (m_icon && QSystemTrayIcon::supportsMessages())
        m_icon->showMessage(title, text);
}

} // namespace Tertulia
