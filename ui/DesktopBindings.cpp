// The part of Application that meets the desktop: tray, notifications, preferences.
#include "app/Accounts.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Events.h"
#include "app/Presences.h"
#include "app/Transfers.h"
#include "ui/AccountsDesk.h"
#include "ui/Application.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBindings.h"
#include "ui/Preferences.h"
#include "ui/chats/Sidebar.h"
#include "ui/tray/Notifier.h"
#include "ui/tray/Tray.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {
constexpr auto TrayToldKey = "tray/told"_L1;
}

void Application::bindTray()
{
    connect(m_tray.get(), &Tray::toggleAsked, this,
            [this] { m_window->isVisible() && !m_window->isMinimized() ? m_window->hide() : m_window->raiseWindow(); });
    connect(m_tray.get(), &Tray::quitAsked, this, &Application::quit);
    connect(m_tray.get(), &Tray::signOutAsked, this, [this] {
        m_window->raiseWindow();
        m_desk->signOutFront();
    });
    connect(m_tray.get(), &Tray::availabilityChosen, this, [this](Availability availability) {
        for (ChatSession *session : m_accounts->all()) {
            const OwnPresence presence{availability, session->presences().own().statusText};
            m_settings.setOwnPresence(session->account().jid, presence);
            session->presences().publish(presence);
        }
    });
    connect(m_tray.get(), &Tray::came, this, [this] { // later than we, at a session's start
        if (startsHidden() && m_window->isMinimized())
            m_window->hide();
    });
    connect(m_tray.get(), &Tray::went, this, [this] { // nobody would find it any more
        if (!m_window->isVisible())
            m_window->showMinimized();
    });
    connect(m_window.get(), &MainWindow::shownChanged, m_tray.get(), &Tray::setWindowShown);
    connect(m_notifier.get(), &Notifier::notShown, m_tray.get(),
            [this](const NoticeCard &card) { m_tray->say(card.title, card.body); });
}

void Application::bindPreferences()
{
    const Sidebar *sidebar = m_window->sidebar();
    connect(m_window.get(), &MainWindow::preferencesAsked, m_preferences.get(), &Preferences::show);
    connect(m_tray.get(), &Tray::preferencesAsked, m_preferences.get(), &Preferences::show);
    connect(sidebar, &Sidebar::themeChosen, m_preferences.get(), &Preferences::setTheme);
    connect(m_preferences.get(), &Preferences::problem, m_window.get(), &MainWindow::showProblem);
    connect(m_preferences.get(), &Preferences::generalChanged, this, [this](const GeneralChoice &choice) {
        m_window->sidebar()->setTheme(choice.theme);
        for (ChatSession *session : m_accounts->all())
            session->events().setChoice(choice.events);
    });
    connect(m_preferences.get(), &Preferences::notificationsChanged, this,
            [this](const NotificationSettings &settings) {
                for (const auto &[session, notices] : m_notices)
                    notices->setSettings(settings);
            });
    connect(m_preferences.get(), &Preferences::filesChanged, this, [this](const FileSettings &settings) {
        for (ChatSession *session : m_accounts->all())
            session->transfers().setSettings(settings);
    });
    connect(m_preferences.get(), &Preferences::requestRuleChanged, this, [this](RequestRule rule) {
        for (ChatSession *session : m_accounts->all())
            session->contacts().setRequestRule(rule);
    });
    connect(m_preferences.get(), &Preferences::privacyChanged, this, [this](const TellOthers &choice) {
        for (ChatSession *session : m_accounts->all())
            session->setTellOthers(choice);
    });
}

void Application::bindNotices()
{
    connect(m_accounts.get(), &Accounts::added, this, [this](ChatSession *session) {
        auto notices = std::make_unique<NoticeBindings>(*session, *m_window, *m_notifier);
        notices->setInFront([this, session] { return m_desk->front() == session; });
        notices->setSettings(m_preferences->notifications());
        session->setTellOthers(m_settings.tellOthers());
        connect(notices.get(), &NoticeBindings::chosen, m_desk.get(),
                [this, session] { m_desk->bring(session->account().jid); });
        connect(notices.get(), &NoticeBindings::conversationChosen, m_desk.get(), &AccountsDesk::open);
        m_notices[session] = std::move(notices);
    });
    connect(m_accounts.get(), &Accounts::leaving, this, [this](ChatSession *session) { m_notices.erase(session); });
}

/// Somebody who has to sign in needs a window, unless it was said otherwise on the command line.
bool Application::startsHidden() const
{
    return m_options.minimized || (m_preferences->general().startInTray && m_window->isShowingChats());
}

void Application::sayWhereItWent()
{
    if (m_settings.value(TrayToldKey, false).toBool())
        return;
    m_settings.setValue(TrayToldKey, true);
    NoticeCard card;
    card.title = tr("Tertulia is still running");
    card.body = tr("Its symbol in the tray brings the window back. To end it, choose Quit there.");
    m_notifier->show({}, card);
}

} // namespace Tertulia
