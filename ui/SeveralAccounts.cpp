#include "ui/SeveralAccounts.h"

#include "app/Accounts.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Presences.h"
#include "app/Rooms.h"
#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"
#include "app/models/MergedRows.h"
#include "app/models/RoomsModel.h"
#include "ui/MainWindow.h"
#include "ui/chats/AccountsSection.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/ConnectionText.h"
#include "ui/rooms/InvitationsPane.h"
#include "ui/rooms/RoomsPage.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

/// The models of one account's lists, for as long as there is another one.
struct SeveralAccounts::Lists {
    explicit Lists(ChatSession &session)
        : account(session.account().jid)
        , chats(session.conversations(), session.contacts(), session.presences())
        , contacts(session.contacts(), session.presences(), session.blocking())
    {
        chats.setRooms(session.rooms());
        rooms.follow(session.rooms(), session.conversations());
    }

    Jid account;
    ConversationsModel chats;
    ContactsModel contacts;
    RoomsModel rooms;
};

/// What its line in the menu says beside its presence: what is wrong, or who waits for an answer.
static QString wordsFor(const ChatSession &session)
{
    if (const QString state = ConnectionText::sentence(session.state()); !state.isEmpty())
        return state;
    const QList<Contact> people = session.contacts().all();
    const auto asking = std::ranges::count_if(people, &Contact::asksUs);
    return asking ? SeveralAccounts::tr("%n contact request(s)", nullptr, int(asking)) : QString();
}

SeveralAccounts::SeveralAccounts(Accounts &accounts, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_window(window)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &SeveralAccounts::tellMenu);
    connect(&accounts, &Accounts::added, this, &SeveralAccounts::watch);
    connect(&accounts, &Accounts::leaving, this, &SeveralAccounts::forget);
    connect(&accounts, &Accounts::changed, this, &SeveralAccounts::update);
    answerRequests();
}

SeveralAccounts::~SeveralAccounts()
{
    m_window.sidebar()->setUnifiedModels(nullptr, nullptr);
    m_window.sidebar()->rooms()->setUnifiedModel(nullptr);
}

void SeveralAccounts::watch(ChatSession *session)
{
    const auto soon = [this] { m_soon.start(); };
    connect(session, &ChatSession::stateChanged, this, soon);
    connect(&session->presences(), &Presences::ownChanged, this, soon);
    connect(&session->contacts(), &Contacts::requestArrived, this, soon);
    connect(&session->contacts(), &Contacts::reset, this, soon);
    connect(&session->contacts(), &Contacts::changed, this, soon);
    connect(&session->contacts(), &Contacts::removed, this, soon);
    connect(&session->conversations(), &Conversations::changed, this, soon);
    connect(&session->conversations(), &Conversations::reset, this, soon);
    InvitationsPane *invitations = m_window.sidebar()->rooms()->invitations();
    const auto answered = [invitations, account = session->account().jid](const Jid &room) {
        invitations->remove(account, room); // also in a notification, or by coming in otherwise
    };
    connect(&session->rooms(), &Rooms::invited, invitations, &InvitationsPane::add);
    connect(&session->rooms(), &Rooms::joined, invitations, answered);
    connect(&session->rooms(), &Rooms::invitationDeclined, invitations, answered);
}

void SeveralAccounts::forget(ChatSession *session)
{
    session->disconnect(this);
    session->presences().disconnect(this);
    session->contacts().disconnect(this);
    session->conversations().disconnect(this);
    const Jid account = session->account().jid;
    session->rooms().disconnect(m_window.sidebar()->rooms()->invitations());
    m_window.sidebar()->rooms()->invitations()->forget(account);
    if (m_chats) {
        m_chats->remove(account);
        m_contacts->remove(account);
        m_rooms->remove(account);
    }
    std::erase_if(m_lists, [&](const auto &lists) { return lists->account == account; });
}

void SeveralAccounts::update()
{
    m_soon.start();
    if (m_accounts.count() < 2) {
        m_window.sidebar()->setUnifiedModels(nullptr, nullptr);
        m_window.sidebar()->rooms()->setUnifiedModel(nullptr);
        m_chats.reset();
        m_contacts.reset();
        m_rooms.reset();
        m_lists.clear();
        return;
    }
    const bool first = !m_chats;
    if (first) {
        m_chats = std::make_unique<MergedRows>(MergedRows::Kind::Chats);
        m_contacts = std::make_unique<MergedRows>(MergedRows::Kind::Contacts);
        m_rooms = std::make_unique<MergedRows>(MergedRows::Kind::Rooms);
    }
    for (ChatSession *session : m_accounts.all())
        show(session);
    if (first) {
        m_window.sidebar()->setUnifiedModels(m_chats.get(), m_contacts.get());
        m_window.sidebar()->rooms()->setUnifiedModel(m_rooms.get());
    }
}

void SeveralAccounts::show(ChatSession *session)
{
    const Jid account = session->account().jid;
    if (std::ranges::any_of(m_lists, [&](const auto &lists) { return lists->account == account; }))
        return;
    m_lists.push_back(std::make_unique<Lists>(*session));
    Lists &lists = *m_lists.back();
    const Sidebar *sidebar = m_window.sidebar();
    lists.contacts.setShowOffline(sidebar->showsOffline());
    for (const QString &group : sidebar->foldedGroups())
        lists.contacts.setFolded(group, true);
    connect(sidebar, &Sidebar::groupFolded, &lists.contacts, &ContactsModel::setFolded);
    connect(sidebar, &Sidebar::showOfflineChanged, &lists.contacts, &ContactsModel::setShowOffline);
    connect(sidebar, &Sidebar::filterChanged, &lists.contacts, &ContactsModel::setFilter);
    connect(sidebar, &Sidebar::filterChanged, &lists.chats, &ConversationsModel::setFilter);
    connect(sidebar, &Sidebar::archivedToggled, &lists.chats, &ConversationsModel::setArchivedShown);
    m_chats->add(account, &lists.chats);
    connect(sidebar, &Sidebar::filterChanged, &lists.rooms, &RoomsModel::setFilter);
    m_contacts->add(account, &lists.contacts);
    m_rooms->add(account, &lists.rooms);
}

int SeveralAccounts::unread() const
{
    int count = 0;
    for (const ChatSession *session : m_accounts.all())
        count += session->conversations().unread();
    return count;
}

/// Of all accounts: who is in front or not, they wait.
void SeveralAccounts::tellRequests()
{
    QList<ContactRequest> requests;
    for (const ChatSession *session : m_accounts.all()) {
        for (const Contact &contact : session->contacts().all()) {
            if (contact.asksUs)
                requests.append({session->account().jid, contact});
        }
    }
    std::ranges::sort(requests, {}, [](const ContactRequest &one) { return one.contact.jid; });
    m_window.sidebar()->setRequests(requests, m_accounts.count() > 1);
}

void SeveralAccounts::answerRequests()
{
    const Sidebar *sidebar = m_window.sidebar();
    connect(sidebar, &Sidebar::accepted, this, [this](const Jid &account, const Jid &jid) {
        if (const ChatSession *session = m_accounts.find(account))
            session->contacts().accept(jid);
    });
    connect(sidebar, &Sidebar::declined, this, [this](const Jid &account, const Jid &jid) {
        if (const ChatSession *session = m_accounts.find(account))
            session->contacts().decline(jid);
    });
    connect(sidebar->rooms(), &RoomsPage::invitationDeclined, this, [this](const RoomInvitation &invitation) {
        if (const ChatSession *session = m_accounts.find(invitation.account))
            session->rooms().decline(invitation);
    });
}

void SeveralAccounts::tellMenu()
{
    emit unreadChanged();
    tellRequests();
    if (m_accounts.count() < 2)
        return m_window.sidebar()->setAccounts({});
    QList<AccountLine> lines;
    for (const ChatSession *session : m_accounts.all()) {
        const ConnectionState &state = session->state();
        const bool signedIn = state.phase == Phase::Synchronising || state.phase == Phase::Online;
        lines.append({session->account().jid,
                      signedIn ? session->presences().published().availability : Availability::Offline,
                      wordsFor(*session), state.phase == Phase::NeedsYou});
    }
    m_window.sidebar()->setAccounts(lines);
    m_window.sidebar()->setUnread(unread());
}

} // namespace Tertulia
