#pragma once

#include "app/data/Contact.h"
#include "app/data/Presence.h"
#include "ui/common/Theme.h"

#include <QPointer>
#include <QWidget>

class QAbstractItemModel;
class QCheckBox;
class QMenu;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace Tertulia {

class AccountButton;
class AccountsSection;
struct AccountLine;
class AddContactPanel;
class Commands;
class DirectorySearchPane;
class JoinRoomPanel;
class NewChatPanel;
class RequestsPane;
class RoomsPage;
class RowAccounts;
class RowList;
class SearchField;
class SearchResults;
class SegmentBar;
class StatusButton;
class TextLabel;

/// Who we are, whom we talk to and whom we know. Shows models it is given; choices leave by signals. ≥ 320 px wide.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int MinimumWidth = 320;
    enum Segment { Chats, Contacts, Rooms, Directory };

    explicit Sidebar(const Commands &commands, QWidget *parent = nullptr);

    /// Rows with ConversationsModel's and ContactsModel's roles; not owned. nullptr: none. The unified ones, of several
    /// accounts with AccountRole, are shown instead as long as they are there.
    void setModels(QAbstractItemModel *conversations, QAbstractItemModel *contacts);
    SearchResults *results() const { return m_results; } ///< found messages, while searching
    void setUnifiedModels(QAbstractItemModel *conversations, QAbstractItemModel *contacts);
    void setAccounts(const QList<AccountLine> &accounts); ///< lines of the menu, where there are several
    bool showsOffline() const;
    Segment segment() const;
    DirectorySearchPane *directory() const;
    AddContactPanel *addContact() const { return m_addContact; }
    JoinRoomPanel *joinRoom() const { return m_joinRoom; }
    RoomsPage *rooms() const { return m_rooms; }
    NewChatPanel *newChat() const { return m_newChat; }
    QStringList foldedGroups() const { return m_foldedGroups; }
    void showSegment(Segment segment);
    void focusSearch();
    void focusList();

public slots:
    void setAccount(const Tertulia::Jid &jid);
    void setPresence(const Tertulia::OwnPresence &shown, const Tertulia::OwnPresence &chosen); ///< Offline: signed out
    void setRecentStatusMessages(const QStringList &messages);
    void setRequests(const QList<Tertulia::ContactRequest> &requests, bool ofSeveral = false); ///< accounts
    void setUnread(int count);
    void setRoomNews(int count);      ///< rooms with something unread, and invitations
    void setArchivedCount(int count); ///< there is a way to them while there are any
    void setShowOffline(bool show);
    void setTheme(Tertulia::Theme::Scheme scheme);
    void openNewChat();
    void openJoinRoom(const QString &room = {}, const QString &password = {});
    void openAddContact(const Tertulia::Jid &jid = {}, const QString &name = {});
    void setFoldedGroups(const QStringList &groups);
    void setCurrent(const Tertulia::Jid &jid); ///< marks the open conversation in both lists, without telling

signals:
    void conversationChosen(const Tertulia::Jid &jid);
    void segmentShown(Tertulia::Sidebar::Segment segment);
    void conversationMenuAsked(const Tertulia::Jid &jid, const QPoint &globalAt);
    void presenceChosen(const Tertulia::OwnPresence &presence);
    void filterChanged(const QString &text);
    void searchLeft();                ///< by Esc: back to where one was
    void archivedToggled(bool shown); ///< the list of archived conversations instead of the others
    void showOfflineChanged(bool show);
    void groupFolded(const QString &group, bool folded);
    void foldedGroupsChanged(const QStringList &groups); ///< all of them, to be kept
    void contactMenuAsked(const Tertulia::Jid &jid, const QPoint &globalPosition);
    void addContactAsked(); ///< its panel opens
    void joinRoomOpened();
    void accepted(const Tertulia::Jid &account, const Tertulia::Jid &jid);
    void declined(const Tertulia::Jid &account, const Tertulia::Jid &jid);
    void themeChosen(Tertulia::Theme::Scheme scheme);
    void exportAllAsked();
    void clearAllAsked();
    void accountTouched(const Tertulia::Jid &account); ///< what follows is about this one, of several
    void addAccountAsked();
    void signOutAsked();
    void profileAsked(); ///< one's own
    void changePasswordAsked();
    void deleteAccountAsked();
    void quitAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead(QVBoxLayout *column, const Commands &commands);
    void buildLists(QVBoxLayout *column);
    QMenu *buildAccountMenu(const Commands &commands);
    void onSegmentChanged(int segment);
    void showModels(QAbstractItemModel *conversations, QAbstractItemModel *contacts);
    void showFound();
    void fitFound();
    void hideHeadings();
    void hideRequestRows();
    void chooseContact(const QModelIndex &index);
    void touchAccount(const Jid &account);

    AccountButton *m_account;
    StatusButton *m_status;
    SearchField *m_search;
    SegmentBar *m_segments;
    NewChatPanel *m_newChat;
    AddContactPanel *m_addContact;
    JoinRoomPanel *m_joinRoom;
    QStackedWidget *m_pages;
    RowList *m_conversations, *m_found, *m_contacts; // m_found: people, under the conversations, while searching
    TextLabel *m_foundHeading;
    SearchResults *m_results;
    RequestsPane *m_requests;
    RoomsPage *m_rooms;
    QPushButton *m_archived;
    QCheckBox *m_showOffline;
    RowAccounts *m_rowAccounts;
    AccountsSection *m_accounts = nullptr;
    QMenu *m_menu;
    QPointer<QAbstractItemModel> m_ownConversations, m_ownContacts;
    bool m_unified = false;
    Jid m_ownAccount, m_current;
    QStringList m_foldedGroups;
    int m_archivedCount = 0;
};

} // namespace Tertulia
