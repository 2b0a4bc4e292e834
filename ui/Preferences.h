#pragma once

#include "app/Autostart.h"
#include "app/NotificationSettings.h"
#include "app/data/AccountSettings.h"
#include "app/data/Contact.h"
#include "app/data/FileSettings.h"
#include "ui/settings/GeneralChoice.h"

#include <QFont>
#include <memory>

namespace Tertulia {

class FilePicker;
class PreferencesWindow;
class Settings;

/// Keeps what the person prefers and applies it at once: look and start by itself, the rest by telling. Owns the
/// window while it is open.
class Preferences : public QObject
{
    Q_OBJECT

public:
    /// `profile`: the folder given by --profile, or empty; what starts at login is this program with it.
    Preferences(Settings &settings, Theme &theme, FilePicker &picker, const QString &profile);
    ~Preferences() override;

    const GeneralChoice &general() const { return m_general; }
    NotificationSettings notifications() const;

public slots:
    void show();
    void setTheme(Tertulia::Theme::Scheme scheme);

signals:
    void generalChanged(const Tertulia::GeneralChoice &choice);
    void notificationsChanged(const Tertulia::NotificationSettings &settings);
    void requestRuleChanged(Tertulia::RequestRule rule);
    void filesChanged(const Tertulia::FileSettings &settings);
    void privacyChanged(const Tertulia::TellOthers &choice);
    void windowMade(Tertulia::PreferencesWindow *window); ///< for pages of others
    void problem(const QString &sentence);

private:
    void makeWindow();
    void bindFiles();
    void change(GeneralChoice choice);
    void apply();

    Settings &m_settings;
    Theme &m_theme;
    FilePicker &m_picker;
    Autostart m_autostart;
    QFont m_desktopFont;
    GeneralChoice m_general;
    std::unique_ptr<PreferencesWindow> m_window;
};

} // namespace Tertulia
