#include "ui/Bindings.h"

#include "app/Blocking.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Outbox.h"
#include "app/Presences.h"
#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"
#include "app/models/TimelineRows.h"
#include "ui/DirectoryBindings.h"
#include "ui/FileBindings.h"
#include "ui/FindBindings.h"
#include "ui/MainWindow.h"
#include "ui/NewChatBindings.h"
#include "ui/PeopleBindings.h"
#include "ui/ProfileBindings.h"
#include "ui/RoomBindings.h"
#include "ui/TalkBindings.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chat/TimelineJoin.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/login/SignInPage.h"

#include <QDesktopServices>
#include <QUrl>
#include <QUrlQuery>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

bool isSignedIn(const ConnectionState &state)
{
    return state.phase == Phase::Synchronising || state.phase == Phase::Online;
}

} // namespace

Bindings::Bindings(ChatSession &session, MessageStore &messages, SearchIndex &search, MainWindow &window)
    : m_session(session)
    , m_window(window)
    , m_contacts(std::make_unique<ContactsModel>(session.contacts(), session.presences(), session.blocking()))
    , m_conversations(
          std::make_unique<ConversationsModel>(session.conversations(), session.contacts(), session.presences()))
    , m_timeline(std::make_unique<TimelineWindow>(messages))
    , m_rows(std::make_unique<TimelineRows>(*m_timeline, session.events()))
    , m_people(std::make_unique<PeopleBindings>(session, window))
    , m_profiles(std::make_unique<ProfileBindings>(session, window))
    , m_rooms(std::make_unique<RoomBindings>(session, window))
    , m_talk(std::make_unique<TalkBindings>(session, *m_timeline, window))
    , m_directory(std::make_unique<DirectoryBindings>(session, window))
    , m_newChat(std::make_unique<NewChatBindings>(session, window))
{
    m_conversations->setRooms(session.rooms());
    window.sidebar()->setAccount(session.account().jid);
    m_contacts->setShowOffline(window.sidebar()->showsOffline());
    const QStringList folded = window.sidebar()->foldedGroups();
    for (const QString &group : folded)
        m_contacts->setFolded(group, true);
    window.sidebar()->setModels(m_conversations.get(), m_contacts.get());
    joinTimeline(*window.conversation(), *m_timeline, m_rows.get());
    bindConnection();
    bindPeople();
    bindConversations();
    bindOpenConversation();
    m_find = std::make_unique<FindBindings>(
        FindBindings::Parts{session.account().jid, search, session.contacts(), session.conversations(), session.rooms(),
                            *m_conversations, *m_timeline, [this](const Jid &jid) { open(jid); }},
        window);
    m_files = std::make_unique<FileBindings>(
        session, window,
        FileBindings::Ways{[this](const Jid &jid) { open(jid); }, [this] { return m_find->people(); }});
    showUnread();
}

Bindings::~Bindings()
{
    m_window.conversation()->showConversation({});
    m_window.showConversation(false);
    m_window.conversation()->setMessages(nullptr);
    m_window.sidebar()->setModels(nullptr, nullptr);
}

void Bindings::bindConnection()
{
    const auto showPresence = [this] {
        OwnPresence shown = m_session.presences().published();
        if (!isSignedIn(m_session.state()))
            shown.availability = Availability::Offline;
        m_window.sidebar()->setPresence(shown, m_session.presences().own());
    };
    connect(&m_session, &ChatSession::stateChanged, &m_window, &MainWindow::showState);
    connect(&m_session, &ChatSession::stateChanged, m_window.signIn(), &SignInPage::showState);
    connect(&m_session, &ChatSession::stateChanged, this, showPresence);
    connect(&m_session.presences(), &Presences::ownChanged, this, showPresence);
    connect(m_window.signIn(), &SignInPage::cancelAsked, &m_session, &ChatSession::signOut);
    connect(m_window.signIn(), &SignInPage::certificateTrusted, &m_session, &ChatSession::trustCertificate);
    connect(&m_window, &MainWindow::retryAsked, &m_session, &ChatSession::retryNow);
    showPresence();
}

void Bindings::bindPeople()
{
    Contacts &contacts = m_session.contacts();
    const Sidebar *sidebar = m_window.sidebar();
    connect(&contacts, &Contacts::changed, this, [this](const QSet<Jid> &people) {
        if (people.contains(m_open))
            showPartner();
    });
    connect(&m_session.presences(), &Presences::changed, this, [this](const QSet<Jid> &people) {
        if (people.contains(m_open))
            showPartner();
    });
    connect(sidebar, &Sidebar::presenceChosen, &m_session.presences(), &Presences::publish);
    connect(m_people.get(), &PeopleBindings::openAsked, this, &Bindings::open);
    connect(m_directory.get(), &DirectoryBindings::openAsked, this, &Bindings::open);
    connect(m_directory.get(), &DirectoryBindings::detailsAsked, m_people.get(), &PeopleBindings::showDetails);
    connect(m_directory.get(), &DirectoryBindings::menuAsked, m_people.get(), &PeopleBindings::showMenu);
    connect(m_rooms.get(), &RoomBindings::openAsked, this, &Bindings::open);
    connect(m_rooms.get(), &RoomBindings::detailsAsked, m_people.get(), &PeopleBindings::showDetails);
    connect(sidebar, &Sidebar::groupFolded, m_contacts.get(), &ContactsModel::setFolded);
    connect(sidebar, &Sidebar::showOfflineChanged, m_contacts.get(), &ContactsModel::setShowOffline);
    connect(sidebar, &Sidebar::filterChanged, m_contacts.get(), &ContactsModel::setFilter);
    connect(sidebar, &Sidebar::filterChanged, m_conversations.get(), &ConversationsModel::setFilter);
    connect(sidebar, &Sidebar::archivedToggled, m_conversations.get(), &ConversationsModel::setArchivedShown);
}

void Bindings::bindConversations()
{
    const Conversations &conversations = m_session.conversations();
    connect(&conversations, &Conversations::reset, this, &Bindings::showUnread);
    connect(&conversations, &Conversations::changed, this, &Bindings::showUnread);
    connect(m_window.sidebar(), &Sidebar::conversationChosen, this, &Bindings::open);
    connect(m_talk.get(), &TalkBindings::closeAsked, this, &Bindings::close);
    connect(m_talk.get(), &TalkBindings::detailsAsked, this, [this](const Jid &jid) {
        m_rooms->isRoom(jid) && jid.isBare() ? m_rooms->showPeople(jid) : m_people->showDetails(jid);
    });
    connect(&m_window, &MainWindow::activeChanged, this, &Bindings::lookedAt);
}

void Bindings::bindOpenConversation()
{
    const ConversationPage *page = m_window.conversation();
    Outbox &outbox = m_session.outbox();
    connect(page, &ConversationPage::messageWritten, &outbox, &Outbox::send);
    connect(page, &ConversationPage::draftChanged, &m_session.conversations(), &Conversations::setDraft);
    connect(page, &ConversationPage::retryAsked, &outbox, [this, &outbox](MessageId id) {
        withMessage(id, [&outbox](const Message &message) { outbox.retry(message); });
    });
    connect(page, &ConversationPage::deleteAsked, &outbox, [this, &outbox](MessageId id) {
        withMessage(id, [&outbox](const Message &message) { outbox.discard(message); });
    });
    connect(page, &ConversationPage::linkActivated, this, [this](const QUrl &url) {
        url.scheme() == "xmpp"_L1 ? openLink(url) : void(QDesktopServices::openUrl(url));
    });
    connect(&outbox, &Outbox::refused, this, [this](const Jid &to, const QString &body, const Failure &failure) {
        if (to == m_open) // nothing typed is lost: it goes back to where it was written
            m_window.conversation()->showConversation(to, body);
        else
            m_session.conversations().setDraft(to, body);
        m_window.showProblem(FailureText::sentence(failure));
    });
}

void Bindings::open(const Jid &jid)
{
    if (jid == m_open && m_window.isShowingConversation())
        return m_window.conversation()->setFocus();
    m_open = jid;
    Conversations &conversations = m_session.conversations();
    const std::optional<Conversation> known = conversations.find(jid);
    conversations.open(jid);
    m_window.conversation()->showConversation(jid, known ? known->draft : QString());
    m_timeline->open(m_session.account().jid, jid, known ? known->unread : 0);
    m_talk->setPartner(jid);
    showPartner();
    m_window.showConversation(true);
    m_window.sidebar()->setCurrent(jid);
    m_people->setPartner(jid);
    m_rooms->setPartner(jid);
    lookedAt(m_window.isActiveWindow());
}

void Bindings::join(const RoomInvitation &invitation)
{
    m_rooms->join(invitation.room.toString(), {}, invitation.password);
}

void Bindings::openLink(const QUrl &address)
{
    const auto jid = Jid::fromUserInput(address.path());
    if (!jid || jid->local().isEmpty())
        return;
    const QString query = address.query(QUrl::FullyDecoded).replace(u';', u'&');
    if (query.section(u'&', 0, 0) == "join"_L1)
        m_rooms->join(jid->bare().toString(), {}, QUrlQuery(query).queryItemValue(u"password"_s));
    else
        open(jid->bare());
}

void Bindings::close()
{
    m_open = {};
    m_talk->setPartner({});
    m_people->setPartner({});
    m_rooms->setPartner({});
    m_window.conversation()->showConversation({});
    m_window.showConversation(false);
    m_timeline->close();
    m_window.sidebar()->setCurrent({});
    lookedAt(false);
}

void Bindings::showPartner()
{
    m_window.conversation()->setName(nameOf(m_open));
    m_window.conversation()->setPresence(m_session.presences().of(m_open));
}

void Bindings::showUnread()
{
    const int unread = m_session.conversations().unread();
    m_window.sidebar()->setUnread(unread);
    emit unreadChanged(unread);
}

/// What is being looked at counts as read.
void Bindings::lookedAt(bool active)
{
    const bool looks = active && m_window.isShowingConversation();
    m_session.conversations().setShown(looks ? m_open : Jid());
}

void Bindings::withMessage(MessageId id, const std::function<void(const Message &)> &act) const
{
    for (int row = m_timeline->rowCount() - 1; row >= 0; --row) { // at most 400, and failed ones are near the end
        if (m_timeline->at(row).id == id)
            return act(Message(m_timeline->at(row)));
    }
}

QString Bindings::nameOf(const Jid &jid) const
{
    if (const QString room = m_rooms->nameOf(jid); !room.isEmpty())
        return room;
    const auto contact = m_session.contacts().find(jid);
    return contact ? contact->displayName() : jid.local().isEmpty() ? jid.domain() : jid.local();
}

} // namespace Tertulia
