#include "ui/Application.h"

#include "app/AutoAway.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/HistoryExport.h"
#include "app/Log.h"
#include "app/Outbox.h"
#include "app/OwnAccount.h"
#include "app/Presences.h"
#include "app/store/AccountStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"
#include "ui/AccountPages.h"
#include "ui/Bindings.h"
#include "ui/DesktopIdle.h"
#include "ui/HistoryBindings.h"
#include "ui/KeychainSecrets.h"
#include "ui/MainWindow.h"
#include "ui/SignUp.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/login/RegistrationPage.h"
#include "ui/login/SignInPage.h"
#include "ui/tray/Notifier.h"
#include "ui/tray/TrayIcon.h"

#include <QApplication>
#include <QFile>
#include <QTimer>

namespace Tertulia {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto LayoutKey = "window/layout"_L1, ThemeKey = "window/theme"_L1, RecentKey = "window/recentStatus"_L1,
               ShowOfflineKey = "window/showOffline"_L1, FoldedKey = "window/foldedGroups"_L1,
               EmojiKey = "window/recentEmoji"_L1, SignUpServerKey = "signup/server"_L1;
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
    , m_theme(application, Theme::Scheme(m_settings.value(ThemeKey, int(Theme::Scheme::System)).toInt()))
    , m_database(std::make_unique<Database>(paths.data + "/tertulia.sqlite"_L1))
    , m_messages(std::make_unique<MessageStore>(*m_database))
    , m_conversations(std::make_unique<ConversationStore>(*m_database))
    , m_export(std::make_unique<HistoryExport>(*m_database))
    , m_search(std::make_unique<SearchIndex>(*m_database, *m_messages))
    , m_secrets(std::make_unique<KeychainSecrets>())
    , m_window(std::make_unique<MainWindow>())
    , m_signUp(std::make_unique<SignUp>(*m_window->registration()))
    , m_notifier(std::make_unique<Notifier>())
    , m_idle(std::make_unique<DesktopIdle>())
    , m_away(std::make_unique<AutoAway>(*m_idle))
{
    QApplication::setQuitOnLastWindowClosed(false);
    Sidebar *sidebar = m_window->sidebar();
    m_window->restoreLayout(m_settings.value(LayoutKey).toByteArray());
    sidebar->setTheme(m_theme.scheme());
    sidebar->setShowOffline(m_settings.value(ShowOfflineKey, true).toBool());
    sidebar->setFoldedGroups(m_settings.value(FoldedKey).toStringList());
    sidebar->setRecentStatusMessages(m_settings.value(RecentKey).toStringList());
    m_window->conversation()->setRecentEmoji(m_settings.value(EmojiKey).toStringList());
    bindWindow();
}

Application::~Application()
{
    m_accountPages.reset();
    m_bindings.reset();
    m_session.reset();
}

void Application::bindWindow()
{
    const Sidebar *sidebar = m_window->sidebar();
    connect(m_window->signIn(), &SignInPage::signInAsked, this,
            [this](const AccountSettings &account, const QString &password) { signIn(account, password); });
    connect(m_window->signIn(), &SignInPage::registrationAsked, this, &Application::showRegistration);
    connect(m_window->registration(), &RegistrationPage::left, m_window.get(), &MainWindow::showSignIn);
    connect(m_signUp.get(), &SignUp::signedUp, this, &Application::onSignedUp);
    connect(m_window.get(), &MainWindow::signInAgainAsked, this, [this] {
        m_window->showSignIn();
        if (m_session)
            m_window->signIn()->showState(m_session->state());
    });
    connect(m_window.get(), &MainWindow::closed, this, &Application::onWindowClosed);
    connect(m_notifier.get(), &Notifier::opened, this, [this](const Jid &jid) { openAddress(jid.toString()); });
    connect(sidebar, &Sidebar::signOutAsked, this, &Application::signOut);
    connect(sidebar, &Sidebar::quitAsked, this, &Application::quit);
    connect(sidebar, &Sidebar::presenceChosen, this, &Application::publish);
    connect(sidebar, &Sidebar::themeChosen, this, [this](Theme::Scheme scheme) {
        m_theme.setScheme(scheme);
        m_settings.setValue(ThemeKey, int(scheme));
    });
    connect(m_window->conversation(), &ConversationPage::recentEmojiChanged, this,
            [this](const QStringList &emoji) { m_settings.setValue(EmojiKey, emoji); });
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
        signIn(account, firstLine(m_options.passwordFile));
    } else {
        signInByItself();
    }
    if (!m_session)
        askForSecrets();
    if (!m_options.minimized)
        m_window->show();
    QTimer::singleShot(0, this, &Application::makeTray); // what can wait until the window is painted
}

void Application::openHistory()
{
    m_history = std::make_unique<HistoryBindings>(*m_window, m_picker, *m_export);
    const Sidebar *sidebar = m_window->sidebar();
    connect(sidebar, &Sidebar::exportAllAsked, m_history.get(), &HistoryBindings::exportAll);
    connect(sidebar, &Sidebar::clearAllAsked, m_history.get(), &HistoryBindings::askToClearAll);
    connect(m_history.get(), &HistoryBindings::clearAllAsked, m_messages.get(), &MessageStore::clearAll);
    connect(m_messages.get(), &MessageStore::allCleared, m_history.get(), &HistoryBindings::tellCleared);
    connect(m_messages.get(), &MessageStore::clearingFailed, m_history.get(), &HistoryBindings::tellFailed);
    connect(m_database.get(), &Database::troubled, m_history.get(), &HistoryBindings::tellTrouble);
    connect(m_database.get(), &Database::recovered, m_history.get(), &HistoryBindings::tellRecovered);
    m_database->open().then(m_search.get(), [this](const Result<Done> &result) {
        if (result)
            QTimer::singleShot(3s, m_search.get(), &SearchIndex::start); // not while somebody waits for the window
    });
}

void Application::signInByItself()
{
    const QList<AccountSettings> accounts = m_settings.accounts();
    if (accounts.isEmpty())
        return m_window->showSignIn();
    const AccountSettings account = accounts.constFirst();
    m_window->signIn()->setAccount(account);
    if (!account.remember)
        return m_window->showSignIn();
    m_window->sidebar()->setAccount(account.jid);
    m_window->showChats();
    m_secrets->read(account.jid).then(this, [this, account](const Result<QString> &password) {
        if (password && !password.value().isEmpty())
            return signIn(account, password.value(), Credentials::Kept);
        m_window->showSignIn();
        askForSecrets();
        if (!password)
            m_window->signIn()->showState({Phase::Offline, {}, password.failure()});
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
    signIn(account, password);
}

void Application::makeTray()
{
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = std::make_unique<TrayIcon>();
        const auto toggle = [this] {
            m_window->isVisible() && !m_window->isMinimized() ? m_window->hide() : m_window->raiseWindow();
        };
        connect(m_tray.get(), &TrayIcon::toggleAsked, this, toggle);
        connect(m_tray.get(), &TrayIcon::quitAsked, this, &Application::quit);
        connect(m_window.get(), &MainWindow::shownChanged, m_tray.get(), &TrayIcon::setWindowShown);
        m_tray->setWindowShown(m_window->isVisible());
        m_tray->show();
        if (m_session)
            onState(m_session->state());
    } else if (m_options.minimized) {
        m_window->showMinimized();
    }
}

void Application::signIn(AccountSettings account, const QString &password, Credentials credentials)
{
    if (m_session && m_session->account().jid == account.jid) { // e.g. a certificate trusted just now
        account.pinnedSha256 = m_session->account().pinnedSha256;
        account.strongestMechanism = m_session->account().strongestMechanism;
    }
    endSession();
    m_password = password;
    m_session = std::make_unique<ChatSession>(account, *m_messages, *m_conversations);
    m_bindings = std::make_unique<Bindings>(*m_session, *m_messages, *m_search, *m_window, *m_notifier);
    connect(m_session.get(), &ChatSession::stateChanged, this, &Application::onState);
    connect(m_session.get(), &ChatSession::signedIn, this, &Application::onSignedIn);
    connect(m_session.get(), &ChatSession::accountChanged, this, [this](const AccountSettings &changed) {
        if (m_window->isShowingChats()) // one that never signed in is not kept
            m_settings.putAccount(changed);
    });
    bindAccountPages();
    connect(m_bindings.get(), &Bindings::unreadChanged, this, [this](int count) {
        if (m_tray)
            m_tray->setUnread(count);
    });
    m_session->contacts().setRequestRule(m_settings.requestRule());
    m_session->presences().publish(m_settings.ownPresence());
    m_session->presences().setIdleSince(m_away->idleSince());
    connect(m_away.get(), &AutoAway::idleChanged, &m_session->presences(), &Presences::setIdleSince);
    m_session->signIn(password, credentials == Credentials::Kept);
}

void Application::onState(const ConnectionState &state)
{
    const bool signedIn = state.phase == Phase::Synchronising || state.phase == Phase::Online;
    if (m_tray)
        m_tray->setAvailability(signedIn ? m_session->presences().published().availability : Availability::Offline);
    if (m_quitting && state.phase == Phase::Offline)
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
}

void Application::onSignedIn()
{
    const AccountSettings account = m_session->account();
    m_settings.putAccount(account);
    const QString password = std::exchange(m_password, {});
    if (account.remember && !password.isEmpty())
        keepPassword(account.jid, password);
    if (!m_accountPages->isShown())
        m_window->showChats();
    if (!m_address.isEmpty())
        openAddress(std::exchange(m_address, {}));
}

void Application::keepPassword(const Jid &account, const QString &password)
{
    m_secrets->write(account, password).then(this, [this](const Result<Done> &result) {
        if (!result)
            m_window->showProblem(FailureText::sentence(result.failure()));
    });
}

void Application::bindAccountPages()
{
    m_accountPages = std::make_unique<AccountPages>(m_session->ownAccount(), m_session->account().jid, *m_window);
    const AccountPages *pages = m_accountPages.get();
    const Sidebar *sidebar = m_window->sidebar();
    connect(sidebar, &Sidebar::changePasswordAsked, pages, &AccountPages::changePassword);
    connect(sidebar, &Sidebar::deleteAccountAsked, pages, &AccountPages::deleteAccount);
    connect(pages, &AccountPages::passwordChanged, this, [this](const QString &password) {
        if (m_session->account().remember)
            keepPassword(m_session->account().jid, password);
    });
    connect(pages, &AccountPages::accountDeleted, this, &Application::onAccountDeleted, Qt::QueuedConnection);
}

void Application::onAccountDeleted(bool wipe)
{
    const Jid jid = m_session->account().jid;
    endSession();
    m_settings.removeAccount(jid);
    m_secrets->remove(jid);
    if (wipe) {
        AccountStore(*m_database).wipe(jid).then(this, [this](const Result<Done> &result) {
            if (!result)
                m_window->showProblem(FailureText::sentence(result.failure()));
        });
    }
    m_window->signIn()->setAccount({});
    m_window->signIn()->reset();
    m_window->signIn()->tell(
        wipe ? tr("The account %1 was deleted, and its messages on this computer too.").arg(jid.toString())
             : tr("The account %1 was deleted.").arg(jid.toString()));
    m_window->showSignIn();
    askForSecrets();
}

void Application::signOut()
{
    if (!m_session)
        return;
    AccountSettings account = m_session->account();
    account.remember = false;
    m_settings.putAccount(account);
    m_secrets->remove(account.jid);
    connect(m_session.get(), &ChatSession::signedOut, this,
            [this] { QTimer::singleShot(0, this, &Application::endSession); });
    m_session->signOut();
    m_window->signIn()->setAccount(account);
    m_window->signIn()->reset();
    m_window->showSignIn();
    askForSecrets();
}

void Application::endSession()
{
    m_accountPages.reset();
    m_bindings.reset();
    if (m_session)
        m_session.release()->deleteLater(); // we may be inside one of its signals
    m_password.clear();
    if (m_tray) {
        m_tray->setUnread(0);
        m_tray->setAvailability(Availability::Offline);
    }
}

void Application::publish(const OwnPresence &presence)
{
    m_settings.setOwnPresence(presence);
    if (m_tray && m_session)
        m_tray->setAvailability(presence.availability);
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
    if (m_bindings && m_window->isShowingChats())
        m_bindings->open(*jid);
    else
        m_address = address;
}

void Application::onWindowClosed()
{
    m_settings.setValue(LayoutKey, m_window->layoutState());
    if (m_options.quitOnClose || !m_tray)
        quit();
}

void Application::quit()
{
    if (std::exchange(m_quitting, true))
        return;
    m_settings.setValue(LayoutKey, m_window->layoutState());
    m_window->hide();
    if (!m_session || m_session->state().phase == Phase::Offline)
        return QCoreApplication::quit();
    QTimer::singleShot(2s, qApp, &QCoreApplication::quit);
    m_session->signOut();
}

} // namespace Tertulia
