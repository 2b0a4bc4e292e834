#include "ui/RoomBindings.h"

#include "app/ChatSession.h"
#include "app/Conversations.h"
#include "app/RoomDirectory.h"
#include "app/Rooms.h"
#include "app/models/RoomsModel.h"
#include "ui/MainWindow.h"
#include "ui/RoomTalkBindings.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/rooms/InvitationsPane.h"
#include "ui/rooms/JoinRoomPanel.h"
#include "ui/rooms/RoomBrowser.h"
#include "ui/rooms/RoomsPage.h"

namespace Tertulia {

RoomBindings::RoomBindings(ChatSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
    , m_rooms(session.rooms())
    , m_model(std::make_unique<RoomsModel>())
    , m_browser(std::make_unique<RoomBrowser>(&window))
    , m_talk(std::make_unique<RoomTalkBindings>(session, window))
{
    m_model->follow(m_rooms, session.conversations());
    window.sidebar()->rooms()->setModel(m_model.get());
    window.sidebar()->joinRoom()->setDefaultNick(m_rooms.defaultNick());
    bindList();
    bindJoining();
    bindBrowsing();
    bindInvitations();
    showNews();
}

RoomBindings::~RoomBindings()
{
    m_window.sidebar()->rooms()->setModel(nullptr);
    m_window.sidebar()->joinRoom()->hide();
}

void RoomBindings::bindList()
{
    const RoomsPage *page = m_window.sidebar()->rooms();
    connect(page, &RoomsPage::menuAsked, m_talk.get(), &RoomTalkBindings::showMenu);
    connect(page, &RoomsPage::browseAsked, m_browser.get(), &RoomBrowser::start);
    connect(m_window.sidebar(), &Sidebar::filterChanged, m_model.get(), &RoomsModel::setFilter);
    connect(m_talk.get(), &RoomTalkBindings::openAsked, this, &RoomBindings::openAsked);
    connect(m_talk.get(), &RoomTalkBindings::detailsAsked, this, &RoomBindings::detailsAsked);
    connect(m_talk.get(), &RoomTalkBindings::browseAsked, m_browser.get(), &RoomBrowser::start);
    connect(m_talk.get(), &RoomTalkBindings::joinAsked, this, &RoomBindings::join);
    connect(m_talk.get(), &RoomTalkBindings::helpAsked, this, [this](const Room &room) {
        m_window.sidebar()->openJoinRoom(room.jid.toString());
        m_window.sidebar()->joinRoom()->showTrouble(room, room.trouble, room.reason);
    });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model.get(), change, this, &RoomBindings::showNews);
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this, &RoomBindings::showNews);
    connect(m_model.get(), &QAbstractItemModel::modelReset, this, &RoomBindings::showNews);
}

void RoomBindings::bindJoining()
{
    JoinRoomPanel *panel = m_window.sidebar()->joinRoom();
    connect(panel, &JoinRoomPanel::joinAsked, this, &RoomBindings::onJoinAsked);
    connect(panel, &JoinRoomPanel::knockAsked, this, [this](const Jid &room) {
        m_joining = room;
        m_rooms.knock(room);
    });
    connect(panel, &JoinRoomPanel::browseAsked, m_browser.get(), &RoomBrowser::start);
    connect(&m_rooms, &Rooms::joined, this, &RoomBindings::onJoined);
    connect(&m_rooms, &Rooms::troubled, this, &RoomBindings::onTroubled);
    connect(m_window.sidebar(), &Sidebar::joinRoomOpened, this, [this, panel] {
        m_rooms.directory().ownService().then(panel, [panel](const Result<Jid> &service) {
            if (service)
                panel->setService(service.value().toString());
        });
    });
}

void RoomBindings::join(const QString &room, const QString &nick, const QString &password)
{
    m_window.sidebar()->openJoinRoom(room, password);
    m_window.sidebar()->joinRoom()->submit(nick);
}

void RoomBindings::onJoinAsked(const QString &typed, const QString &nick, const QString &password)
{
    m_joining = {};
    m_rooms.address(typed).then(this, [=, this](const Result<Jid> &room) {
        if (!room) {
            const FailureKind kind = room.failure().kind;
            return m_window.sidebar()->joinRoom()->showProblem(
                kind == FailureKind::InvalidAddress     ? tr("This is no room's address. It looks like "
                                                                 "room@rooms.example.org, or enter a name alone.")
                : kind == FailureKind::RecipientUnknown ? tr("Your server has no rooms. Enter the whole address of a "
                                                             "room elsewhere.")
                                                        : FailureText::sentence(room.failure()));
        }
        m_joining = room.value();
        m_rooms.join(m_joining, nick, password);
    });
}

void RoomBindings::onJoined(const Jid &room, bool created)
{
    if (room != m_joining)
        return;
    m_joining = {};
    m_window.sidebar()->joinRoom()->done();
    emit openAsked(room);
    m_talk->sayJoined(created);
}

/// What the panel waits for is said there, all else above the conversation.
void RoomBindings::onTroubled(const Jid &room, RoomTrouble trouble, const QString &text)
{
    if (room != m_joining)
        return m_talk->sayTrouble(room, trouble);
    m_joining = {};
    Room about = m_rooms.find(room).value_or(Room());
    about.jid = room;
    m_window.sidebar()->joinRoom()->showTrouble(about, trouble, text);
}

void RoomBindings::bindBrowsing()
{
    RoomBrowser *browser = m_browser.get();
    connect(browser, &RoomBrowser::browseAsked, this, [this, browser](const QString &typed) {
        const int now = ++m_asked;
        if (!typed.isEmpty()) {
            const auto service = Jid::parse(typed);
            return service ? browse(service->bare())
                           : browser->showProblem(tr("This is no room service's address. It looks like "
                                                     "rooms.example.org."));
        }
        m_rooms.directory().ownService().then(this, [this, browser, now](const Result<Jid> &service) {
            if (now != m_asked)
                return;
            if (service)
                browse(service.value());
            else if (service.failure().kind == FailureKind::RecipientUnknown)
                browser->showProblem(tr("Your server has no rooms. Enter another room service below."));
            else
                browser->showProblem(FailureText::sentence(service.failure()));
        });
    });
    connect(&m_rooms.directory(), &RoomDirectory::listed, browser, &RoomBrowser::update);
    connect(browser, &RoomBrowser::joinAsked, this,
            [this](const RoomListing &room) { join(room.jid.toString(), {}, {}); });
}

void RoomBindings::browse(const Jid &service)
{
    const int now = ++m_asked;
    m_browser->setService(service);
    m_rooms.directory().browse(service).then(this, [this, now](const Result<QList<RoomListing>> &rooms) {
        if (now != m_asked)
            return;
        if (rooms)
            m_browser->setRooms(rooms.value());
        else if (rooms.failure().kind == FailureKind::NotSupported)
            m_browser->showProblem(tr("There are no rooms at that address. Enter another room service."));
        else
            m_browser->showProblem(FailureText::sentence(rooms.failure()));
    });
}

void RoomBindings::bindInvitations()
{
    connect(m_window.sidebar()->rooms()->invitations(), &InvitationsPane::changed, this, &RoomBindings::showNews);
    connect(&m_rooms, &Rooms::declined, this, [this](const Jid &room, const Jid &person) {
        m_window.showProblem(tr("%1 does not want to come to %2.").arg(person.toString(), nameOf(room)));
    });
}

void RoomBindings::setPartner(const Jid &jid)
{
    m_talk->setRoom(m_rooms.isRoom(jid) && jid.isBare() ? jid : Jid());
}

void RoomBindings::showPeople(const Jid &room)
{
    emit openAsked(room);
    m_window.showPeople(true);
}

bool RoomBindings::isRoom(const Jid &jid) const
{
    return m_rooms.isRoom(jid);
}

QString RoomBindings::nameOf(const Jid &jid) const
{
    if (!m_rooms.isRoom(jid))
        return {};
    Room room = m_rooms.find(jid.bare()).value_or(Room());
    room.jid = jid.bare();
    return jid.isBare() ? room.displayName() : tr("%1 in %2", "a nick, a room").arg(jid.resource(), room.displayName());
}

void RoomBindings::showNews()
{
    m_window.sidebar()->setRoomNews(m_model->unread() + m_window.sidebar()->rooms()->invitations()->count());
}

} // namespace Tertulia
