#include "ui/chats/Sidebar.h"

#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"
#include "app/models/MergedRows.h"
#include "ui/Commands.h"
#include "ui/chats/AccountButton.h"
#include "ui/chats/AccountsSection.h"
#include "ui/chats/ContactDelegate.h"
#include "ui/chats/ConversationDelegate.h"
#include "ui/chats/NewChatPanel.h"
#include "ui/chats/RequestsPane.h"
#include "ui/chats/RowAccounts.h"
#include "ui/chats/RowList.h"
#include "ui/chats/StatusButton.h"
#include "ui/common/Icons.h"
#include "ui/common/InnerFocus.h"
#include "ui/common/SearchField.h"
#include "ui/common/SegmentBar.h"
#include "ui/common/TextLabel.h"
#include "ui/contacts/AddContactPanel.h"
#include "ui/directory/DirectorySearchPane.h"
#include "ui/find/SearchResults.h"
#include "ui/rooms/JoinRoomPanel.h"
#include "ui/rooms/RoomsPage.h"

#include <QCheckBox>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

Jid jidOf(const QModelIndex &index, int role)
{
    return index.data(role).value<Jid>();
}

/// Puts the mark on the row of `jid`, or takes it away.
void markRow(RowList *list, int role, const Jid &jid, const Jid &account)
{
    if (!list->model())
        return;
    const QModelIndex current = list->currentIndex();
    const QVariant whose = current.data(AccountRole);
    if (!jid.isNull() && jidOf(current, role) == jid && (!whose.isValid() || whose.value<Jid>() == account))
        return;
    const QModelIndex found = RowAccounts::find(list->model(), role, jid, account);
    if (found.isValid())
        list->setCurrentIndex(found);
    else
        list->selectionModel()->clear();
}

} // namespace

Sidebar::Sidebar(const Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_account(new AccountButton)
    , m_status(new StatusButton)
    , m_search(new SearchField)
    , m_segments(new SegmentBar({tr("Chats"), tr("Contacts"), tr("Rooms"), tr("Directory")}))
    , m_newChat(new NewChatPanel)
    , m_addContact(new AddContactPanel)
    , m_joinRoom(new JoinRoomPanel)
    , m_pages(new QStackedWidget)
    , m_conversations(new RowList)
    , m_found(new RowList)
    , m_contacts(new RowList)
    , m_foundHeading(new TextLabel(tr("People"), TextStyle::Caption, TextLabel::Tone::Muted))
    , m_results(new SearchResults)
    , m_requests(new RequestsPane)
    , m_rooms(new RoomsPage)
    , m_archived(new QPushButton)
    , m_showOffline(new QCheckBox(tr("Show offline")))
    , m_rowAccounts(new RowAccounts(this))
    , m_menu(buildAccountMenu(commands))
{
    setMinimumWidth(MinimumWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Space::S, 0, 0);
    column->setSpacing(Space::S);
    buildHead(column, commands);
    buildLists(column);
    m_account->setMenu(m_menu);

    connect(m_status, &StatusButton::presenceChosen, this, &Sidebar::presenceChosen);
    connect(m_segments, &SegmentBar::currentChanged, this, &Sidebar::onSegmentChanged);
    connect(m_search, &QLineEdit::textChanged, this, &Sidebar::filterChanged);
    connect(m_search, &QLineEdit::textChanged, this, &Sidebar::showFound);
    connect(m_search, &SearchField::leftDownwards, this, &Sidebar::focusList);
    connect(m_search, &SearchField::left, this, &Sidebar::searchLeft);
    connect(m_newChat, &NewChatPanel::addressChosen, this, &Sidebar::conversationChosen);
    connect(m_rooms, &RoomsPage::roomChosen, this, &Sidebar::conversationChosen);
    connect(m_rooms, &RoomsPage::joinAsked, this, [this] { openJoinRoom(); });
    connect(m_rooms, &RoomsPage::accountTouched, this, &Sidebar::touchAccount);
    connect(m_joinRoom, &JoinRoomPanel::closed, this, &Sidebar::focusList);
    connect(m_requests, &RequestsPane::accepted, this, &Sidebar::accepted);
    connect(m_requests, &RequestsPane::declined, this, &Sidebar::declined);
    connect(m_showOffline, &QCheckBox::toggled, this, &Sidebar::showOfflineChanged);
    connect(m_rowAccounts, &RowAccounts::touched, this, &Sidebar::touchAccount);
    for (RowList *list : {m_conversations, m_contacts, m_found, m_rooms->list()}) {
        m_rowAccounts->watch(list);
        connect(list, &RowList::chosen, m_rowAccounts, &RowAccounts::touch); // before what is connected below
    }
    connect(m_conversations, &RowList::chosen, this,
            [this](const QModelIndex &index) { emit conversationChosen(jidOf(index, ConversationsModel::JidRole)); });
    connect(m_conversations, &RowList::menuAsked, this, [this](const QModelIndex &index, const QPoint &at) {
        emit conversationMenuAsked(jidOf(index, ConversationsModel::JidRole), at);
    });
    for (RowList *people : {m_contacts, m_found}) {
        connect(people, &RowList::chosen, this, &Sidebar::chooseContact);
        connect(people, &RowList::menuAsked, this, [this](const QModelIndex &index, const QPoint &where) {
            if (const Jid jid = jidOf(index, ContactsModel::JidRole); !jid.isNull())
                emit contactMenuAsked(jid, where);
        });
    }
    onSegmentChanged(Chats);
    showFound();
}

void Sidebar::buildHead(QVBoxLayout *column, const Commands &commands)
{
    auto *add = new QToolButton;
    add->setIcon(Icons::icon(Icon::Plus));
    add->setIconSize({22, 22});
    add->setAccessibleName(tr("New"));
    add->setToolTip(tr("New"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto *newMenu = new QMenu(add);
    newMenu->addAction(commands.action(Commands::NewChat));
    connect(commands.action(Commands::NewChat), &QAction::triggered, this, &Sidebar::openNewChat);
    newMenu->addAction(Icons::icon(Icon::Person), tr("Add contact…"), this, [this] { openAddContact(); });
    newMenu->addAction(commands.action(Commands::JoinRoom));
    connect(commands.action(Commands::JoinRoom), &QAction::triggered, this, [this] { openJoinRoom(); });
    newMenu->addAction(commands.action(Commands::SendFile));
    add->setMenu(newMenu);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(Space::M, 0, Space::M, 0);
    head->setSpacing(Space::S);
    auto *first = new QHBoxLayout;
    first->addWidget(m_account, 1);
    first->addWidget(add);
    head->addLayout(first);
    head->addWidget(m_status);
    head->addWidget(m_search);
    head->addWidget(m_segments);
    head->addWidget(m_newChat);
    head->addWidget(m_addContact);
    head->addWidget(m_joinRoom);
    column->addLayout(head);
}

void Sidebar::buildLists(QVBoxLayout *column)
{
    m_conversations->setItemDelegate(new ConversationDelegate(m_conversations));
    m_conversations->setAccessibleName(tr("Conversations"));
    m_contacts->setItemDelegate(new ContactDelegate(m_contacts));
    m_contacts->setAccessibleName(tr("Contacts"));
    m_found->setItemDelegate(new ContactDelegate(m_found));
    m_found->setAccessibleName(tr("People"));
    m_found->setEmptyText({}, tr("Nobody of that name."));
    m_foundHeading->setContentsMargins(Space::L, Space::S, Space::L, 0);
    m_archived->setIcon(Icons::icon(Icon::Archive));
    m_archived->setCheckable(true);
    m_archived->setFlat(true);
    connect(m_archived, &QPushButton::toggled, this, &Sidebar::archivedToggled);
    connect(m_archived, &QPushButton::toggled, this, [this] { setArchivedCount(m_archivedCount); });
    setArchivedCount(0);
    m_showOffline->setAccessibleName(m_showOffline->text());
    m_showOffline->setChecked(true);

    auto *chats = new QWidget;
    auto *chatRows = new QVBoxLayout(chats);
    chatRows->setContentsMargins({});
    chatRows->setSpacing(0);
    chatRows->addWidget(m_conversations, 1);
    chatRows->addWidget(m_archived);
    chatRows->addWidget(m_foundHeading);
    chatRows->addWidget(m_found, 1);
    chatRows->addWidget(m_results, 3);
    handFocusOn(chats, m_conversations);

    auto *contacts = new QWidget;
    auto *contactRows = new QVBoxLayout(contacts);
    contactRows->setContentsMargins({});
    contactRows->setSpacing(0);
    auto *above = new QVBoxLayout;
    above->setContentsMargins(Space::M, 0, Space::M, Space::XS);
    above->addWidget(m_requests);
    auto *offline = new QHBoxLayout;
    offline->setContentsMargins(Space::XS, 0, 0, 0);
    offline->addWidget(m_showOffline);
    above->addLayout(offline);
    contactRows->addLayout(above);
    contactRows->addWidget(m_contacts, 1);
    handFocusOn(contacts, m_contacts);

    m_pages->addWidget(chats);
    m_pages->addWidget(contacts);
    m_pages->addWidget(m_rooms);
    m_pages->addWidget(new DirectorySearchPane);
    column->addWidget(m_pages, 1);
}

bool Sidebar::showsOffline() const
{
    return m_showOffline->isChecked();
}

Sidebar::Segment Sidebar::segment() const
{
    return Segment(m_segments->current());
}

DirectorySearchPane *Sidebar::directory() const
{
    return qobject_cast<DirectorySearchPane *>(m_pages->widget(Directory));
}

void Sidebar::showSegment(Segment segment)
{
    m_segments->setCurrent(segment);
}

void Sidebar::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void Sidebar::focusList()
{
    if (m_results->isHidden() || m_pages->currentIndex() != Chats)
        return m_pages->currentWidget()->setFocus();
    for (RowList *list : {m_conversations, m_found}) {
        if (!list->isHidden())
            return list->setFocus();
    }
    m_results->focusFirst();
}

void Sidebar::setAccount(const Jid &jid)
{
    m_ownAccount = jid;
    m_account->setAccount(jid);
    m_accounts->setCurrent(jid);
    m_newChat->setOwnDomain(jid.domain());
}

void Sidebar::setPresence(const OwnPresence &shown, const OwnPresence &chosen)
{
    m_account->setAvailability(shown.availability);
    m_status->setPresence(shown, chosen);
}

void Sidebar::setRecentStatusMessages(const QStringList &messages)
{
    m_status->setRecentMessages(messages);
}

void Sidebar::setRequests(const QList<ContactRequest> &requests, bool ofSeveral)
{
    m_requests->setRequests(requests, ofSeveral);
    m_segments->setCount(Contacts, int(requests.size()));
    hideRequestRows();
}

void Sidebar::setUnread(int count)
{
    m_segments->setCount(Chats, count);
}

void Sidebar::setRoomNews(int count)
{
    m_segments->setCount(Rooms, count);
}

void Sidebar::setArchivedCount(int count)
{
    m_archivedCount = count;
    if (count == 0)
        m_archived->setChecked(false); // nothing is left to look at
    m_archived->setText(m_archived->isChecked() ? tr("Back to all chats") : tr("%n archived chat(s)", nullptr, count));
    m_archived->setAccessibleName(m_archived->text());
    m_archived->setVisible(count > 0);
}

void Sidebar::setShowOffline(bool show)
{
    m_showOffline->setChecked(show);
}

void Sidebar::setTheme(Theme::Scheme scheme)
{
    for (QAction *action : m_menu->findChild<QMenu *>("theme"_L1)->actions())
        action->setChecked(action->data().toInt() == int(scheme));
}

void Sidebar::touchAccount(const Jid &account)
{
    if (account != m_ownAccount)
        emit accountTouched(account);
}

void Sidebar::chooseContact(const QModelIndex &index)
{
    if (const Jid jid = jidOf(index, ContactsModel::JidRole); !jid.isNull())
        return emit conversationChosen(jid);
    const QString group = index.data(ContactsModel::NameRole).toString();
    const bool folded = m_foldedGroups.contains(group);
    folded ? void(m_foldedGroups.removeAll(group)) : m_foldedGroups.append(group);
    emit groupFolded(group, !folded);
    emit foldedGroupsChanged(m_foldedGroups);
}

void Sidebar::setFoldedGroups(const QStringList &groups)
{
    m_foldedGroups = groups;
}

void Sidebar::openAddContact(const Jid &jid, const QString &name)
{
    m_newChat->hide();
    m_joinRoom->hide();
    emit addContactAsked();
    m_addContact->open(jid, name);
}

void Sidebar::openNewChat()
{
    m_addContact->hide();
    m_joinRoom->hide();
    m_newChat->open();
}

void Sidebar::openJoinRoom(const QString &room, const QString &password)
{
    m_newChat->hide();
    m_addContact->hide();
    m_joinRoom->open(room, password);
    emit joinRoomOpened();
}

void Sidebar::setCurrent(const Jid &jid)
{
    m_current = jid;
    markRow(m_conversations, ConversationsModel::JidRole, jid, m_ownAccount);
    markRow(m_contacts, ContactsModel::JidRole, jid, m_ownAccount);
    m_rooms->setCurrent(jid, m_ownAccount);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::colours(palette()).sidebar);
}

void Sidebar::onSegmentChanged(int segment)
{
    m_pages->setCurrentIndex(segment);
    m_search->setVisible(segment != Directory); // it has its own
    emit segmentShown(Segment(segment));
    if (segment == Contacts)
        m_search->setName(tr("Filter"), tr("Filter people"));
    else if (segment == Rooms)
        m_search->setName(tr("Filter"), tr("Filter rooms"));
    else
        m_search->setName(tr("Search"), tr("Search people and messages"));
}

/// What an empty list says depends on why it is empty; people and messages are shown below conversations while
/// searching.
void Sidebar::showFound()
{
    if (m_search->text().isEmpty()) {
        m_conversations->setEmptyText(tr("No conversations yet"),
                                      tr("Choose someone under Contacts, or press Ctrl+N and type an address."));
        m_contacts->setEmptyText(tr("No contacts yet"),
                                 tr("People you chat with will appear here once you are each other's contacts."));
    } else {
        m_contacts->setEmptyText({}, tr("Nobody of that name."));
    }
    fitFound();
}

/// While searching, conversations and people take only the room that they need, and the messages the rest.
void Sidebar::fitFound()
{
    const bool searching = !m_search->text().isEmpty();
    m_results->setVisible(searching);
    hideHeadings();
    const int room = m_pages->height() * 2 / 9; // for either: more than half is left to the messages
    for (const auto &[list, most] : {std::pair{m_conversations, 3}, {m_found, 2}}) {
        int rows = 0, height = 0;
        for (int row = 0; list->model() && row < list->model()->rowCount() && rows < most; ++row) {
            if (list->isRowHidden(row))
                continue;
            height = list->sizeHintForRow(row);
            if (++rows * height > room)
                break;
        }
        list->setVisible(searching ? rows > 0 : list == m_conversations);
        list->setMinimumHeight(searching ? rows * height : 0);
        list->setMaximumHeight(searching ? rows * height : QWIDGETSIZE_MAX);
    }
    m_foundHeading->setVisible(searching && !m_found->isHidden());
}

/// Among the few people that a search shows, names of groups would only take room.
void Sidebar::hideHeadings()
{
    constexpr int most = 500;
    const QAbstractItemModel *model = m_search->text().isEmpty() ? nullptr : m_found->model();
    for (int row = 0; model && row < std::min(most, model->rowCount()); ++row) {
        const auto kind = ContactsModel::Row(model->index(row, 0).data(ContactsModel::RowRole).toInt());
        if (kind == ContactsModel::Row::Header)
            m_found->setRowHidden(row, true);
    }
}

} // namespace Tertulia
