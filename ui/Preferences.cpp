#include "ui/Preferences.h"

#include "app/ReceivedFiles.h"
#include "app/Settings.h"
#include "ui/common/FilePicker.h"
#include "ui/settings/ConnectionPage.h"
#include "ui/settings/FilesPage.h"
#include "ui/settings/GeneralPage.h"
#include "ui/settings/NotificationsPage.h"
#include "ui/settings/PreferencesWindow.h"
#include "ui/settings/PrivacyPage.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QString autostartName(const QString &profile)
{
    const QString name = QGuiApplication::desktopFileName();
    if (profile.isEmpty())
        return name;
    const QByteArray folder = QDir(profile).absolutePath().toUtf8();
    return name + u'-' +
           QString::fromLatin1(QCryptographicHash::hash(folder, QCryptographicHash::Sha1).toHex().first(16));
}

QStringList autostartCommand(const QString &profile)
{
    QStringList command{QCoreApplication::applicationFilePath()};
    if (!profile.isEmpty())
        command << u"--profile"_s << QDir(profile).absolutePath();
    return command;
}

} // namespace

Preferences::Preferences(Settings &settings, Theme &theme, FilePicker &picker, const QString &profile)
    : m_settings(settings)
    , m_theme(theme)
    , m_picker(picker)
    , m_autostart(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation), autostartName(profile),
                  autostartCommand(profile))
    , m_desktopFont(QApplication::font())
    , m_general(GeneralChoice::keptIn(settings))
{
    m_general.startAtLogin = m_autostart.isOn();
    apply();
}

Preferences::~Preferences() = default;

NotificationSettings Preferences::notifications() const
{
    return NotificationSettings::keptIn(m_settings);
}

void Preferences::show()
{
    if (!m_window)
        makeWindow();
    m_general.startAtLogin = m_autostart.isOn(); // the desktop's own settings change it too
    m_window->general()->set(m_general);
    m_window->notifications()->set(notifications());
    m_window->privacy()->set(m_settings.tellOthers(), m_settings.requestRule());
    m_window->files()->set(m_settings.files(), ReceivedFiles::usualFolder());
    m_window->connection()->set(m_settings.files().direct, m_settings.accounts());
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Preferences::makeWindow()
{
    m_window = std::make_unique<PreferencesWindow>();
    m_window->setWindowIcon(QApplication::windowIcon());
    connect(m_window->general(), &GeneralPage::changed, this, &Preferences::change);
    connect(m_window->notifications(), &NotificationsPage::changed, this, [this](const NotificationSettings &settings) {
        settings.keepIn(m_settings);
        emit notificationsChanged(settings);
    });
    connect(m_window->privacy(), &PrivacyPage::changed, this, [this](const TellOthers &choice) {
        m_settings.setTellOthers(choice);
        emit privacyChanged(choice);
    });
    connect(m_window->privacy(), &PrivacyPage::requestRuleChanged, this, [this](RequestRule rule) {
        m_settings.setRequestRule(rule);
        emit requestRuleChanged(rule);
    });
    bindFiles();
    emit windowMade(m_window.get());
}

void Preferences::bindFiles()
{
    FilesPage *files = m_window->files();
    const auto keep = [this](const FileSettings &settings) {
        m_settings.setFiles(settings);
        emit filesChanged(settings);
    };
    connect(files, &FilesPage::changed, this, [this, keep](FileSettings settings) {
        settings.direct = m_settings.files().direct; // the other page's
        keep(settings);
    });
    connect(m_window->connection(), &ConnectionPage::directChanged, this, [this, keep](bool direct) {
        FileSettings settings = m_settings.files();
        settings.direct = direct;
        keep(settings);
    });
    connect(files, &FilesPage::folderAsked, this, [this, files] {
        m_picker.chooseFolder(m_window.get(), tr("Folder for received files"),
                              [files](const QString &folder) { files->setFolder(folder); });
    });
}

void Preferences::setTheme(Theme::Scheme scheme)
{
    GeneralChoice choice = m_general;
    choice.theme = scheme;
    change(choice);
    if (m_window)
        m_window->general()->set(m_general);
}

void Preferences::change(GeneralChoice choice)
{
    if (choice.startAtLogin != m_general.startAtLogin && !m_autostart.set(choice.startAtLogin)) {
        emit problem(tr("The desktop's autostart folder cannot be written, so nothing was changed there."));
        choice.startAtLogin = m_general.startAtLogin;
        m_window->general()->set(choice);
    }
    m_general = choice;
    m_general.keepIn(m_settings);
    apply();
    emit generalChanged(m_general);
}

void Preferences::apply()
{
    if (m_theme.scheme() != m_general.theme)
        m_theme.setScheme(m_general.theme);
    QFont font = m_desktopFont;
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() * m_general.fontPercent / 100);
    else
        font.setPointSizeF(font.pointSizeF() * m_general.fontPercent / 100);
    if (QApplication::font() != font)
        QApplication::setFont(font);
}

} // namespace Tertulia
