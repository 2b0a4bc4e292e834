#include "ui/Application.h"

#include "app/Accounts.h"
#include "app/AutoAway.h"
#include "app/AvatarFiles.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Events.h"
#include "app/HistoryExport.h"
#include "app/Log.h"
#include "app/Presences.h"
#include "app/Transfers.h"
#include "app/store/AccountStore.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"
#include "ui/AccountsDesk.h"
#include "ui/AvatarBindings.h"
#include "ui/DataBindings.h"
#include "ui/DesktopIdle.h"
#include "ui/HistoryBindings.h"
#include "ui/KeychainSecrets.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBindings.h"
#include "ui/Preferences.h"
#include "ui/SignUp.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/AvatarPictures.h"
#include "ui/common/FailureText.h"
#include "ui/files/FileDesk.h"
#include "ui/login/RegistrationPage.h"
#include "ui/login/SignInPage.h"
#include "ui/tray/Notifier.h"
#include "ui/tray/Tray.h"

#include <QApplication>
#include <QFile>
#include <QTimer>
#include <QUrl>

namespace Tertulia {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto LayoutKey = "window/layout"_L1, RecentKey = "window/recentStatus"_L1,
               ShowOfflineKey = "window/showOffline"_L1, FoldedKey = "window/foldedGroups"_L1,
               EmojiKey = "window/recentEmoji"_L1, ToneKey = "window/emojiTone"_L1,
               SignUpServerKey = "signup/server"_L1;
constexpr int MaxRecent = 5;

QString firstLine(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcWindow) << "cannot read" << fileName;
        return {};
    }
    QByteArray line = file.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

/// xmpp:ana@example.org?message → ana@example.org (RFC 5122)
std::optional<Jid> addressOf(const QString &text)
{
    const auto jid = Jid::fromUserInput(QStringView(text).left(text.indexOf(u'?')));
    return jid && !jid->local().isEmpty() ? std::optional(jid->bare()) : std::nullopt;
}

} // namespace

Application::Application(QApplication &application, const Paths &paths, const StartOptions &options)
    : m_options(options)
    , m_settings(paths)
    , m_theme(application, GeneralChoice::keptIn(m_settings).theme)
    , m_database(std::make_unique<Database>(paths.data + "/tertulia.sqlite"_L1))
    , m_messages(std::make_unique<MessageStore>(*m_database))
    , m_conversations(std::make_unique<ConversationStore>(*m_database))
    , m_export(std::make_unique<HistoryExport>(*m_database))
    , m_search(std::make_unique<SearchIndex>(*m_database, *m_messages))
    , m_contacts(std::make_unique<ContactStore>(*m_database))
    , m_avatarFiles(std::make_unique<AvatarFiles>(paths.cache + "/avatars"_L1))
    , m_pictures(std::make_unique<AvatarPictures>())
    , m_secrets(std::make_unique<KeychainSecrets>())
    , m_window(std::make_unique<MainWindow>())
    , m_signUp(std::make_unique<SignUp>(*m_window->registration()))
    , m_notifier(std::make_unique<Notifier>())
    , m_idle(std::make_unique<DesktopIdle>())
    , m_away(std::make_unique<AutoAway>(*m_idle))
    , m_accounts(std::make_unique<Accounts>(*m_messages, *m_conversations, *m_contacts))
    , m_avatars(std::make_unique<AvatarBindings>(*m_accounts, *m_avatarFiles, *m_pictures))
    , m_desk(std::make_unique<AccountsDesk>(*m_accounts, *m_messages, *m_search, m_settings, *m_secrets, *m_window))
    , m_files(std::make_unique<FileDesk>(*m_window, m_picker))
    , m_tray(std::make_unique<Tray>())
    , m_preferences(std::make_unique<Preferences>(m_settings, m_theme, m_picker, options.profile))
{
    QApplication::setQuitOnLastWindowClosed(false);
    Sidebar *sidebar = m_window->sidebar();
    m_window->restoreLayout(m_settings.value(LayoutKey).toByteArray());
    sidebar->setTheme(m_theme.scheme());
    sidebar->setShowOffline(m_settings.value(ShowOfflineKey, true).toBool());
    sidebar->setFoldedGroups(m_settings.value(FoldedKey).toStringList());
    sidebar->setRecentStatusMessages(m_settings.value(RecentKey).toStringList());
    m_window->conversation()->setPasteFolder(paths.cache + "/pasted"_L1);
    m_window->conversation()->setRecentEmoji(m_settings.value(EmojiKey).toStringList());
    m_window->conversation()->setEmojiTone(m_settings.value(ToneKey).toInt());
    bindWindow();
    bindTray();
    bindPreferences();
    bindNotices();
}

Application::~Application()
{
    m_notices.clear();
    m_desk.reset();
    m_accounts.reset();
}

void Application::bindWindow()
{
    const Sidebar *sidebar = m_window->sidebar();
    connect(m_window->signIn(), &SignInPage::registrationAsked, this, &Application::showRegistration);
    connect(m_window->registration(), &RegistrationPage::left, m_window.get(), &MainWindow::showSignIn);
    connect(m_signUp.get(), &SignUp::signedUp, this, &Application::onSignedUp);
    connect(m_accounts.get(), &Accounts::added, this, [this](ChatSession *session) {
        session->contacts().setRequestRule(m_settings.requestRule());
        session->transfers().setSettings(m_settings.files());
        session->events().setChoice(m_preferences->general().events);
        session->presences().setIdleSince(m_away->idleSince());
        connect(m_away.get(), &AutoAway::idleChanged, &session->presences(), &Presences::setIdleSince);
    });
    connect(m_desk.get(), &AccountsDesk::changed, this, &Application::onAccounts);
    connect(m_desk.get(), &AccountsDesk::formShown, this, &Application::askForSecrets);
    connect(m_desk.get(), &AccountsDesk::cameIn, this, [this] {
        if (!m_address.isEmpty())
            openAddress(std::exchange(m_address, {}));
    });
    connect(m_desk.get(), &AccountsDesk::accountDeleted, this, [this](const Jid &account, bool wipe) {
        if (!wipe)
            return;
        AccountStore(*m_database).wipe(account).then(this, [this](const Result<Done> &result) {
            if (!result)
                m_window->showProblem(FailureText::sentence(result.failure()));
        });
    });
    connect(m_window.get(), &MainWindow::closed, this, &Application::onWindowClosed);
    connect(sidebar, &Sidebar::quitAsked, this, &Application::quit);
    connect(sidebar, &Sidebar::presenceChosen, this, &Application::publish);
    connect(m_window->conversation(), &ConversationPage::recentEmojiChanged, this,
            [this](const QStringList &emoji) { m_settings.setValue(EmojiKey, emoji); });
    connect(m_window->conversation(), &ConversationPage::emojiToneChanged, this,
            [this](int tone) { m_settings.setValue(ToneKey, tone); });
    connect(sidebar, &Sidebar::showOfflineChanged, this,
            [this](bool show) { m_settings.setValue(ShowOfflineKey, show); });
    connect(sidebar, &Sidebar::foldedGroupsChanged, this,
            [this](const QStringList &groups) { m_settings.setValue(FoldedKey, groups); });
}

void Application::start()
{
    openHistory();
    m_away->setAfter(m_settings.awayAfter());
    m_address = m_options.address;
    if (const auto jid = Jid::fromUserInput(m_options.account)) {
        AccountSettings account;
        account.jid = jid->bare();
        account.host = m_options.host;
        account.port = m_options.port;
        m_window->signIn()->setAccount(account);
        m_desk->signIn(account, firstLine(m_options.passwordFile));
    } else {
        m_desk->signInKept();
    }
    if (!m_desk->front())
        askForSecrets();
    if (!startsHidden())
        m_window->show();
    QTimer::singleShot(0, this, [this] { // what can wait until the window is painted
        if (!m_tray->look() && startsHidden())
            m_window->showMinimized();
    });
}

void Application::openHistory()
{
    m_history = std::make_unique<HistoryBindings>(*m_window, m_picker, *m_export);
    const Sidebar *sidebar = m_window->sidebar();
    connect(sidebar, &Sidebar::exportAllAsked, m_history.get(), &HistoryBindings::exportAll);
    connect(sidebar, &Sidebar::clearAllAsked, m_history.get(), &HistoryBindings::askToClearAll);
    connect(m_window.get(), &MainWindow::exportAsked, m_history.get(), &HistoryBindings::exportConversation);
    connect(m_window.get(), &MainWindow::clearAsked, m_history.get(), &HistoryBindings::askToClear);
    connect(m_history.get(), &HistoryBindings::clearAsked, m_messages.get(), &MessageStore::clear);
    connect(m_history.get(), &HistoryBindings::clearAllAsked, m_messages.get(), &MessageStore::clearAll);
    connect(m_messages.get(), &MessageStore::allCleared, m_history.get(), &HistoryBindings::tellCleared);
    connect(m_messages.get(), &MessageStore::clearingFailed, m_history.get(), &HistoryBindings::tellFailed);
    connect(m_database.get(), &Database::troubled, m_history.get(), &HistoryBindings::tellTrouble);
    connect(m_database.get(), &Database::recovered, m_history.get(), &HistoryBindings::tellRecovered);
    m_data = std::make_unique<DataBindings>(m_settings, *m_database, *m_messages, *m_history);
    connect(m_preferences.get(), &Preferences::windowMade, m_data.get(), &DataBindings::bind);
    m_history->tellOpening();
    m_database->open().then(m_search.get(), [this](const Result<Done> &result) {
        m_history->tellOpened();
        if (result)
            m_data->start();
        if (result)
            QTimer::singleShot(3s, m_search.get(), &SearchIndex::start); // not while somebody waits for the window
    });
}

void Application::askForSecrets()
{
    m_secrets->available().then(this, [this](const Result<Done> &result) {
        const QString reason =
            result ? QString()
                   : tr("This desktop has no password store (Secret Service), so the password cannot be kept safely.");
        m_window->signIn()->setRememberImpossible(reason);
        m_window->registration()->setRememberImpossible(reason);
    });
}

void Application::showRegistration()
{
    AccountSettings server;
    if (const auto jid = Jid::parse(m_settings.value(SignUpServerKey).toString()))
        server.jid = *jid;
    m_window->registration()->setServer(server);
    m_window->showRegistration();
}

void Application::onSignedUp(const AccountSettings &account, const QString &password)
{
    m_settings.setValue(SignUpServerKey, account.jid.domain());
    m_window->signIn()->setAccount(account); // where to go on, should signing in fail
    m_window->showSignIn();
    m_desk->signIn(account, password);
}

/// The tray shows everybody together.
void Application::onAccounts()
{
    m_tray->setSignedIn(m_desk->front() != nullptr);
    m_tray->setAvailability(m_desk->availability());
    m_tray->setUnread(m_desk->unread());
    if (m_quitting && m_desk->isQuiet())
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
}

void Application::publish(const OwnPresence &presence)
{
    m_settings.setOwnPresence(m_desk->frontAddress(), presence);
    if (presence.statusText.isEmpty())
        return;
    QStringList recent = m_settings.value(RecentKey).toStringList();
    recent.removeAll(presence.statusText);
    recent.prepend(presence.statusText);
    m_settings.setValue(RecentKey, recent.mid(0, MaxRecent));
    m_window->sidebar()->setRecentStatusMessages(recent.mid(0, MaxRecent));
}

void Application::openAddress(const QString &address)
{
    if (!m_window->isVisible() || m_window->isMinimized() || !m_window->isActiveWindow())
        m_window->raiseWindow();
    const std::optional<Jid> jid = addressOf(address);
    if (!jid)
        return;
    if (m_desk->front() && m_window->isShowingChats())
        address.section(u'?', 1).startsWith("join"_L1) ? m_desk->openLink(QUrl(address)) : m_desk->open(*jid);
    else
        m_address = address;
}

void Application::onWindowClosed()
{
    m_settings.setValue(LayoutKey, m_window->layoutState());
    if (m_options.quitOnClose || !m_tray->look()) // trays of the old kind tell nobody when they come or go
        quit();
    else
        sayWhereItWent();
}

void Application::quit()
{
    if (std::exchange(m_quitting, true))
        return;
    m_settings.setValue(LayoutKey, m_window->layoutState());
    m_window->hide();
    if (m_desk->isQuiet())
        return QCoreApplication::quit();
    QTimer::singleShot(2s, qApp, &QCoreApplication::quit);
    m_desk->signOutAll();
}

} // namespace Tertulia
