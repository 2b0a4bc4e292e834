#pragma once

#include "app/data/ConnectionState.h"
#include "app/data/Transfer.h"
#include "ui/files/FileAction.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace Tertulia {

class Commands;
class ConversationPage;
class DetailsPane;
class DirectoryPage;
class MessageBar;
class PeoplePane;
class QuickSwitcher;
class RegistrationPage;
class ShortcutsSheet;
class Sidebar;
class TransfersPanel;
class SignInPage;

/// The one window: signing in, or sidebar | conversation under a strip that says how the connection stands.
/// Owns its parts and hands them out to Bindings; knows no session.
class MainWindow : public QMainWindow // to a screen reader a bare QWidget is no window
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    SignInPage *signIn() const { return m_signIn; }
    RegistrationPage *registration() const { return m_registration; }
    Sidebar *sidebar() const { return m_sidebar; }
    ConversationPage *conversation() const { return m_conversation; }
    DetailsPane *details() const { return m_details; }
    PeoplePane *people() const { return m_people; }
    DirectoryPage *directory() const { return m_directory; }
    QuickSwitcher *quickSwitcher() const { return m_switcher; }
    QuickSwitcher *recipients() const { return m_recipients; } ///< whom to send a file
    TransfersPanel *transfers() const { return m_transfers; }
    Commands &commands() const { return *m_commands; }

    MessageBar *task() const { return m_task; } ///< a strip for one thing that takes long, with its way out

    void showSignIn();
    void showRegistration();
    void showOver(QWidget *page); ///< in place of the chats until showChats(); owned from now on
    bool isShowingOver() const { return m_over; }
    void endOver(QWidget *page); ///< back to the chats where it is shown
    void showChats();
    bool isShowingChats() const;
    bool isShowingConversation() const;
    void showDetails(bool show); ///< beside the conversation, or in its place where there is no room for both
    bool isShowingDetails() const;
    void showPeople(bool show); ///< of the room that is open: where the details stand, and instead of them
    bool isShowingPeople() const;
    void showConversation(bool any); ///< the conversation, or what to do while none is chosen
    void showDirectory(bool show);   ///< in the conversation's place, which stays as it is

    QByteArray layoutState() const; ///< geometry and splitter, to be given to restoreLayout() at the next start
    void restoreLayout(const QByteArray &state);

public slots:
    void showState(const Tertulia::ConnectionState &state);
    void showProblem(const QString &sentence);     ///< until the person has read it
    void withdrawProblem(const QString &sentence); ///< it is over; another one stays
    void raiseWindow();

signals:
    void exportAsked(const Tertulia::Jid &account, const Tertulia::Jid &conversation);
    void clearAsked(const Tertulia::Jid &account, const Tertulia::Jid &conversation);
    void retryAsked();
    void detailsAsked(); ///< of the conversation's partner
    void preferencesAsked();
    void fileAsked(const Tertulia::Transfer &transfer, Tertulia::FileAction action); ///< one that lies here
    void signInAgainAsked();                                                         ///< from NeedsYou
    void activeChanged(bool active);                                                 ///< whether the person looks at it
    void shownChanged(bool shown);                                                   ///< on the desktop or not
    void closed();                                                                   ///< by the person

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();
    void bindCommands();
    void sayState();
    void onBarAction();
    bool needsSignIn() const;

    Commands *m_commands;
    QStackedWidget *m_pages, *m_right;
    QPointer<QWidget> m_over;
    SignInPage *m_signIn;
    RegistrationPage *m_registration;
    QWidget *m_chats;
    QSplitter *m_splitter;
    Sidebar *m_sidebar;
    ConversationPage *m_conversation;
    DetailsPane *m_details;
    PeoplePane *m_people;
    DirectoryPage *m_directory;
    MessageBar *m_bar, *m_task;
    QuickSwitcher *m_switcher, *m_recipients;
    TransfersPanel *m_transfers;
    ShortcutsSheet *m_shortcuts;
    ConnectionState m_state;
    QString m_problem;
    int m_beneath = 0; ///< which of m_right it is, but for the directory
    QTimer m_tick;     // while the bar counts seconds, or waits before it speaks
};

} // namespace Tertulia
