#include "ui/MainWindow.h"

#include "ui/Commands.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/ConnectionText.h"
#include "ui/common/EmptyPane.h"
#include "ui/common/MessageBar.h"
#include "ui/contacts/DetailsPane.h"
#include "ui/directory/DirectoryPage.h"
#include "ui/files/TransfersPanel.h"
#include "ui/find/FindBar.h"
#include "ui/find/QuickSwitcher.h"
#include "ui/find/ShortcutsSheet.h"
#include "ui/login/AppMark.h"
#include "ui/login/RegistrationPage.h"
#include "ui/login/SignInPage.h"
#include "ui/rooms/PeoplePane.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A short way through the states of connecting needs no words: the strip would only flicker.
constexpr auto SpeakAfter = 600ms;

/// Qt makes a context menu of the Menu key alone, which many keyboards do not have.
void openContextMenu()
{
    QWidget *at = QApplication::focusWidget();
    if (!at)
        return;
    const QPoint where = at->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, where, at->mapToGlobal(where));
    QCoreApplication::sendEvent(at, &event);
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_commands(new Commands(this))
    , m_pages(new QStackedWidget)
    , m_right(new QStackedWidget)
    , m_signIn(new SignInPage)
    , m_registration(new RegistrationPage)
    , m_chats(new QWidget)
    , m_splitter(new QSplitter)
    , m_sidebar(new Sidebar(*m_commands))
    , m_conversation(new ConversationPage)
    , m_details(new DetailsPane)
    , m_people(new PeoplePane)
    , m_directory(new DirectoryPage)
    , m_bar(new MessageBar)
    , m_task(new MessageBar)
    , m_switcher(new QuickSwitcher(this))
    , m_recipients(new QuickSwitcher(this))
    , m_transfers(new TransfersPanel(this))
    , m_shortcuts(new ShortcutsSheet(*m_commands, this))
{
    setWindowTitle(tr("Tertulia"));
    setWindowIcon(AppMark::icon());
    m_right->addWidget(new EmptyPane(Icon::Chat, tr("Choose a conversation"),
                                     tr("Pick one on the left, or press Ctrl+N to start a new chat.")));
    m_right->addWidget(m_conversation);
    m_right->addWidget(m_directory);
    m_right->setObjectName("conversation"_L1);
    m_right->setMinimumWidth(Sidebar::MinimumWidth);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_right);
    m_splitter->addWidget(m_details);
    m_splitter->addWidget(m_people);
    m_details->hide();
    m_people->hide();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({352, 680, 304, 304});

    auto *rows = new QVBoxLayout(m_chats);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_bar);
    rows->addWidget(m_task);
    m_task->setAccessibleName(tr("Task"));
    rows->addWidget(m_splitter, 1);
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(m_chats);
    m_pages->addWidget(m_registration);
    setCentralWidget(m_pages);
    resize(1040, 720);

    m_tick.setTimerType(Qt::CoarseTimer);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::sayState);
    connect(m_sidebar, &Sidebar::searchLeft, this, [this] {
        if (isShowingConversation())
            m_conversation->setFocus();
    });
    bindCommands();
}

void MainWindow::bindCommands()
{
    connect(m_sidebar, &Sidebar::segmentShown, this,
            [this](Sidebar::Segment segment) { showDirectory(segment == Sidebar::Directory); });
    connect(m_conversation, &ConversationPage::detailsAsked, this, &MainWindow::detailsAsked);
    connect(m_bar, &MessageBar::actionTriggered, this, &MainWindow::onBarAction);
    addActions(m_commands->all());
    m_recipients->setTitle(tr("Send a file"), tr("To"), tr("To whom do you want to send a file?"));
    m_commands->setSignedIn(false);
    connect(m_pages, &QStackedWidget::currentChanged, m_commands, [this] {
        m_commands->setSignedIn(isShowingChats());
        m_switcher->close();
        m_recipients->close();
        m_transfers->close();
    });
    const auto on = [this](Commands::Command command, auto act) {
        connect(m_commands->action(command), &QAction::triggered, this, act);
    };
    const auto findEverywhere = [this] {
        m_sidebar->showSegment(Sidebar::Chats);
        m_sidebar->focusSearch();
    };
    on(Commands::FindEverywhere, findEverywhere);
    on(Commands::FindHere, [this, findEverywhere] { // here is where the keyboard is
        if (isShowingConversation() && !m_sidebar->isAncestorOf(focusWidget()))
            m_conversation->findBar()->open();
        else
            findEverywhere();
    });
    on(Commands::QuickSwitcher, [this] { m_switcher->show(); });
    on(Commands::Preferences, [this] { emit preferencesAsked(); });
    on(Commands::Shortcuts, [this] { m_shortcuts->show(); });
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F10, this), &QShortcut::activated, this, &openContextMenu);
}

void MainWindow::showSignIn()
{
    m_pages->setCurrentWidget(m_signIn);
    m_signIn->focusFirstEmpty();
}

void MainWindow::showRegistration()
{
    m_pages->setCurrentWidget(m_registration);
    m_registration->start();
}

void MainWindow::showOver(QWidget *page)
{
    m_over = page;
    m_pages->addWidget(page);
    m_pages->setCurrentWidget(page);
}

void MainWindow::endOver(QWidget *page)
{
    if (m_pages->currentWidget() == page)
        showChats();
    if (m_over == page)
        m_over.clear();
    m_pages->removeWidget(page);
    page->deleteLater();
}

void MainWindow::showChats()
{
    if (isShowingChats())
        return;
    m_pages->setCurrentWidget(m_chats);
    m_sidebar->focusList();
}

bool MainWindow::isShowingChats() const
{
    return m_pages->currentWidget() == m_chats;
}

bool MainWindow::isShowingConversation() const
{
    return isShowingChats() && m_right->currentIndex() == 1;
}

void MainWindow::showConversation(bool any)
{
    m_beneath = any ? 1 : 0;
    if (any || m_right->currentWidget() != m_directory) // one that ends leaves the directory alone
        m_right->setCurrentIndex(m_beneath);
    if (any && m_sidebar->segment() == Sidebar::Directory)
        m_sidebar->showSegment(Sidebar::Chats);
}

void MainWindow::showDirectory(bool show)
{
    if (show == (m_right->currentWidget() == m_directory))
        return;
    if (show) {
        showPeople(false); // of a room that is not seen any more
        m_right->setCurrentWidget(m_directory);
    } else
        m_right->setCurrentIndex(m_beneath);
    emit activeChanged(isActiveWindow()); // whether the conversation is looked at
}

void MainWindow::showDetails(bool show)
{
    if (show == isShowingDetails())
        return;
    if (show)
        m_people->hide();
    m_details->setVisible(show);
    makeRoom();
    if (!show && isShowingConversation())
        m_conversation->setFocus();
}

bool MainWindow::isShowingDetails() const
{
    return !m_details->isHidden();
}

void MainWindow::showPeople(bool show)
{
    if (show == isShowingPeople())
        return;
    if (show)
        m_details->hide();
    m_people->setVisible(show);
    makeRoom();
    if (!show && isShowingConversation())
        m_conversation->setFocus();
}

bool MainWindow::isShowingPeople() const
{
    return !m_people->isHidden();
}

/// In a narrow window the details, or the people, stand in the conversation's place.
void MainWindow::makeRoom()
{
    const int needed = m_sidebar->minimumWidth() + m_right->minimumWidth() + m_details->minimumWidth();
    m_right->setVisible((m_details->isHidden() && m_people->isHidden()) ||
                        width() >= needed + 2 * m_splitter->handleWidth());
}

QByteArray MainWindow::layoutState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << saveGeometry() << m_splitter->saveState();
    return state;
}

void MainWindow::restoreLayout(const QByteArray &state)
{
    QByteArray geometry, splitter;
    QDataStream stream(state);
    stream >> geometry >> splitter;
    restoreGeometry(geometry);
    m_splitter->restoreState(splitter);
}

void MainWindow::showState(const ConnectionState &state)
{
    m_state = state;
    m_tick.stop();
    if (state.phase < Phase::WaitingToRetry && state.phase != Phase::Online && m_bar->isHidden())
        m_tick.start(SpeakAfter);
    else
        sayState();
}

void MainWindow::showProblem(const QString &sentence)
{
    m_problem = sentence;
    sayState();
}

void MainWindow::withdrawProblem(const QString &sentence)
{
    if (m_problem == sentence)
        showProblem({});
}

/// The strip says the one thing that matters most: what needs the person, then what they wait for.
void MainWindow::sayState()
{
    const QString text = ConnectionText::sentence(m_state);
    if (m_state.phase == Phase::WaitingToRetry) {
        m_bar->say(MessageBar::Tone::Warning, text, tr("Retry now"));
        m_tick.start(1s);
        return;
    }
    m_tick.stop();
    if (needsSignIn())
        m_bar->say(MessageBar::Tone::Danger, text, tr("Sign in again"));
    else if (!m_problem.isEmpty())
        m_bar->say(MessageBar::Tone::Danger, m_problem, tr("Close"));
    else if (text.isEmpty())
        m_bar->clear();
    else
        m_bar->say(MessageBar::Tone::Info, text);
}

bool MainWindow::needsSignIn() const
{
    return m_state.phase == Phase::NeedsYou || (m_state.phase == Phase::Offline && m_state.failure);
}

void MainWindow::onBarAction()
{
    if (m_state.phase == Phase::WaitingToRetry)
        emit retryAsked();
    else if (needsSignIn())
        emit signInAgainAsked();
    else
        showProblem({});
}

void MainWindow::raiseWindow()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    emit closed();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    emit shownChanged(true);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    emit shownChanged(false);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    makeRoom();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange)
        emit activeChanged(isActiveWindow());
    QWidget::changeEvent(event);
}

} // namespace Tertulia
