#pragma once

#include "app/Settings.h"
#include "app/data/AccountSettings.h"
#include "app/data/ConnectionState.h"
#include "ui/StartOptions.h"
#include "ui/common/FilePicker.h"
#include "ui/common/Theme.h"

#include <map>
#include <memory>

namespace Tertulia {

class Accounts;
class AccountsDesk;
class AutoAway;
class AvatarBindings;
class AvatarFiles;
class AvatarPictures;
class ChatSession;
class ContactStore;
class ConversationStore;
class Database;
class DataBindings;
class FileDesk;
class HistoryBindings;
class HistoryExport;
class DesktopIdle;
class KeychainSecrets;
class MainWindow;
class MessageStore;
class NoticeBindings;
class Notifier;
class Preferences;
class SearchIndex;
class SignUp;
class Tray;

/// Everything put together: owns settings, history, the window, the tray, and the accounts that are signed in.
class Application : public QObject
{
    Q_OBJECT

public:
    Application(QApplication &application, const Paths &paths, const StartOptions &options);
    ~Application() override;

    void start();
    void openAddress(const QString &address); ///< xmpp: address, or empty: just raises the window

public slots:
    void quit(); ///< signs out in order, for two seconds at most

private:
    void bindWindow();
    void bindTray();
    void bindPreferences();
    void bindNotices();
    void sayWhereItWent();
    bool startsHidden() const;
    void askForSecrets();
    void openHistory();
    void showRegistration();
    void onSignedUp(const AccountSettings &account, const QString &password);
    void onAccounts();
    void publish(const OwnPresence &presence);
    void onWindowClosed();

    StartOptions m_options;
    SystemFilePicker m_picker;
    Settings m_settings;
    Theme m_theme;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<ConversationStore> m_conversations;
    std::unique_ptr<HistoryExport> m_export;
    std::unique_ptr<SearchIndex> m_search;
    std::unique_ptr<ContactStore> m_contacts;
    std::unique_ptr<AvatarFiles> m_avatarFiles;
    std::unique_ptr<AvatarPictures> m_pictures;
    std::unique_ptr<KeychainSecrets> m_secrets;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SignUp> m_signUp;
    std::unique_ptr<HistoryBindings> m_history; // of m_export
    std::unique_ptr<DataBindings> m_data;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<DesktopIdle> m_idle;
    std::unique_ptr<AutoAway> m_away;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<AvatarBindings> m_avatars;
    std::unique_ptr<AccountsDesk> m_desk;
    QString m_address; // to be opened as soon as somebody is signed in
    std::unique_ptr<FileDesk> m_files;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<Preferences> m_preferences;
    std::map<ChatSession *, std::unique_ptr<NoticeBindings>> m_notices; // of each account
    bool m_quitting = false;
};

} // namespace Tertulia
