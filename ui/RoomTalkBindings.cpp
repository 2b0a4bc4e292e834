#include "ui/RoomTalkBindings.h"

#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/RoomMembers.h"
#include "app/RoomVoice.h"
#include "app/Rooms.h"
#include "app/models/OccupantsModel.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationHeader.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chat/NickCompletion.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/common/MessageBar.h"
#include "ui/rooms/InvitePanel.h"
#include "ui/rooms/MembersPanel.h"
#include "ui/rooms/OccupantMenu.h"
#include "ui/rooms/PeoplePane.h"
#include "ui/rooms/RoomTroubleText.h"
#include "ui/rooms/RoomWords.h"
#include "ui/rooms/TextPrompt.h"
#include "ui/timeline/DisplayText.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>

namespace Tertulia {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto NewsTime = 8s;

} // namespace

RoomTalkBindings::RoomTalkBindings(ChatSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
    , m_rooms(session.rooms())
    , m_members(session.rooms().members())
    , m_voice(session.rooms().voice())
    , m_occupants(std::make_unique<OccupantsModel>())
    , m_invite(std::make_unique<InvitePanel>(&window))
    , m_lists(std::make_unique<MembersPanel>(&window))
{
    m_newsOver.setSingleShot(true);
    connect(&m_newsOver, &QTimer::timeout, this, [this] {
        m_news.clear();
        refresh();
    });
    window.people()->setModel(m_occupants.get());
    m_invite->setOwnDomain(session.account().jid.domain());
    m_lists->setOwnDomain(session.account().jid.domain());
    bindPage();
    bindPeople();
    bindPanels();
}

RoomTalkBindings::~RoomTalkBindings()
{
    m_window.people()->setModel(nullptr);
    m_window.showPeople(false);
}

void RoomTalkBindings::bindPage()
{
    connect(&m_rooms, &Rooms::changed, this, [this](const Jid &room) {
        if (room == m_room)
            refresh();
    });
    connect(&m_rooms, &Rooms::reset, this, &RoomTalkBindings::refresh);
    connect(&m_voice, &RoomVoice::changed, this, [this](const Jid &room) {
        if (room == m_room)
            refresh();
    });
    connect(&m_voice, &RoomVoice::refused, this, [this](const Jid &room) {
        m_window.showProblem(tr("%1 takes no requests to speak, or not so soon again. Write to one of its moderators.")
                                 .arg(RoomWords::name(known(room))));
    });
    const ConversationPage *page = m_window.conversation();
    connect(page->header(), &ConversationHeader::peopleAsked, this,
            [this] { m_window.showPeople(!m_window.isShowingPeople()); });
    connect(page->header(), &ConversationHeader::roomMenuAsked, this,
            [this](const QPoint &where) { showMenu(m_room, where); });
    connect(page->header(), &ConversationHeader::subjectAsked, this, [this] { askSubject(known(m_room)); });
    connect(page->roomBar(), &MessageBar::actionTriggered, this, &RoomTalkBindings::takeStep);
}

void RoomTalkBindings::bindPeople()
{
    connect(&m_rooms, &Rooms::occupantsChanged, this, [this](const Jid &room, const OccupantChange &change) {
        if (room != m_room)
            return;
        if (change.all)
            return m_occupants->setAll(m_rooms.occupants(room));
        m_occupants->remove(change.left.values());
        QList<Occupant> news;
        for (const QSet<QString> *nicks : {&change.joined, &change.changed}) {
            for (const QString &nick : *nicks) {
                if (const auto occupant = m_rooms.occupant(room, nick))
                    news << *occupant;
            }
        }
        m_occupants->put(news);
    });
    const PeoplePane *people = m_window.people();
    connect(people, &PeoplePane::menuAsked, this, &RoomTalkBindings::showOccupantMenu);
    connect(people, &PeoplePane::occupantChosen, this,
            [this](const QString &nick) { showOccupantMenu(nick, QCursor::pos()); });
    connect(people, &PeoplePane::closeAsked, this, [this] { m_window.showPeople(false); });
    connect(people, &PeoplePane::inviteAsked, this, [this] { obey(RoomMenu::Ask::Invite, known(m_room)); });
}

void RoomTalkBindings::bindPanels()
{
    connect(m_invite.get(), &InvitePanel::inviteAsked, this,
            [this](const Jid &room, const QList<Jid> &people, const QString &reason) {
                for (const Jid &person : people)
                    m_rooms.invite(room, person, reason);
            });
    connect(m_lists.get(), &MembersPanel::listAsked, this, &RoomTalkBindings::listMembers);
    connect(m_lists.get(), &MembersPanel::changeAsked, this,
            [this](const Jid &room, const Jid &person, Affiliation to) {
                m_members.setAffiliation(room, person, to).then(this, [this, room](const Result<Done> &result) {
                    if (!result)
                        m_lists->showProblem(FailureText::sentence(result.failure()));
                    else if (room == m_lists->room())
                        listMembers(room, m_lists->shown());
                });
            });
}

Room RoomTalkBindings::known(const Jid &jid) const
{
    Room room = m_rooms.find(jid).value_or(Room());
    room.jid = jid;
    return room;
}

void RoomTalkBindings::setRoom(const Jid &room)
{
    const bool another = m_room != room;
    m_room = room;
    if (another) {
        m_newsOver.stop();
        m_news.clear();
        m_occupants->setRoom(room);
        m_occupants->setAll(room.isNull() ? QList<Occupant>() : m_rooms.occupants(room));
    }
    if (room.isNull()) {
        m_window.showPeople(false);
        return m_window.conversation()->setRoom({});
    }
    m_window.showDetails(false); // they are a person's
    m_window.conversation()->nicks()->setSource([this] {
        QStringList nicks = m_occupants->nicks();
        nicks.removeAll(known(m_room).nick);
        return nicks;
    });
    refresh();
}

/// How we and the room stand, above the conversation; what has just happened
/// comes first.
void RoomTalkBindings::refresh()
{
    if (m_room.isNull())
        return;
    const Room room = known(m_room);
    m_occupants->setOwnNick(room.nick);
    m_window.people()->setRoom(room);
    m_window.conversation()->setName(room.displayName());
    m_window.conversation()->setRoom(room);
    MessageBar *bar = m_window.conversation()->roomBar();
    if (!m_news.isEmpty())
        return bar->say(MessageBar::Tone::Info, m_news);
    if (sayVoice(room))
        return;
    const QString state = RoomWords::state(room);
    if (state.isEmpty())
        return bar->clear();
    const bool failed = room.state == Room::State::Failed;
    const RoomStep step = room.state == Room::State::Left ? RoomStep::Retry
                          : failed                        ? RoomTroubleText::step(room, room.trouble)
                                                          : RoomStep::None;
    const QString action = room.state == Room::State::Left ? tr("Join") : RoomTroubleText::label(step);
    const bool waits = room.state == Room::State::Joining || (failed && room.trouble == RoomTrouble::Knocked);
    bar->say(waits    ? MessageBar::Tone::Info
             : failed ? MessageBar::Tone::Danger
                      : MessageBar::Tone::Warning,
             state, action);
}

/// In a moderated room: who may not speak can ask to, and moderators answer.
bool RoomTalkBindings::sayVoice(const Room &room)
{
    if (room.state != Room::State::Joined)
        return false;
    MessageBar *bar = m_window.conversation()->roomBar();
    const QStringList waiting = m_voice.waiting(m_room);
    if (!waiting.isEmpty())
        bar->say(
            MessageBar::Tone::Info,
            tr("“%1” may only read here and asks to speak.", "a nick").arg(displayText(waiting.first()).simplified()),
            tr("Answer…"));
    else if (room.role == RoomRole::Visitor && m_voice.hasAsked(m_room))
        bar->say(MessageBar::Tone::Info, tr("You have asked to speak. A moderator decides."));
    else if (room.role == RoomRole::Visitor)
        bar->say(MessageBar::Tone::Warning, RoomWords::state(room), tr("Ask to speak"));
    else
        return false;
    return true;
}

void RoomTalkBindings::takeStep()
{
    const Room room = known(m_room);
    if (room.state == Room::State::Joined)
        return room.role == RoomRole::Visitor ? m_voice.ask(m_room) : showVoiceMenu();
    if (room.state != Room::State::Failed)
        return emit joinAsked(room.jid.toString(), room.nick, room.password);
    switch (RoomTroubleText::step(room, room.trouble)) {
    case RoomStep::OtherNick:
    case RoomStep::Password:
        return emit helpAsked(room);
    case RoomStep::Knock:
        return m_rooms.knock(room.jid);
    case RoomStep::Successor:
        return emit joinAsked(room.successor.toString());
    case RoomStep::OtherRoom:
        return emit browseAsked();
    case RoomStep::Retry:
    case RoomStep::None:
        return emit joinAsked(room.jid.toString(), room.nick, room.password);
    }
}

void RoomTalkBindings::sayJoined(bool created)
{
    m_news = created ? tr("Created. You own this room: choose who may come in "
                          "under Room settings.")
                     : tr("Joined.");
    m_newsOver.start(NewsTime);
    refresh();
}

void RoomTalkBindings::sayTrouble(const Jid &room, RoomTrouble trouble)
{
    const Room about = known(room);
    if ((about.state == Room::State::Failed && about.trouble == trouble) || trouble == RoomTrouble::None)
        return; // refresh() says so
    if (trouble == RoomTrouble::NickTaken && room == m_room && about.state == Room::State::Joined)
        return askNick(about, RoomTroubleText::otherNick(about.nick));
    m_window.showProblem(
        tr("%1: %2", "a room, what went wrong there").arg(RoomWords::name(about), RoomTroubleText::sentence(trouble)));
}

void RoomTalkBindings::showMenu(const Jid &jid, const QPoint &where)
{
    const Room room = known(jid);
    Conversations *conversations = &m_session.conversations();
    const auto conversation = conversations->find(jid);
    const auto notices = conversation ? conversation->notices : RoomNotices::All;
    auto *menu = new RoomMenu(room, notices, jid == m_room && m_window.isShowingConversation(), &m_window);
    connect(menu, &RoomMenu::asked, this, [this, room](RoomMenu::Ask what) { obey(what, room); });
    connect(menu, &RoomMenu::bookmarkChosen, &m_rooms, [this, jid](bool on) { m_rooms.setBookmarked(jid, on); });
    connect(menu, &RoomMenu::autojoinChosen, &m_rooms, [this, jid](bool on) { m_rooms.setAutojoin(jid, on); });
    connect(menu, &RoomMenu::noticesChosen, conversations,
            [conversations, jid](RoomNotices choice) { conversations->setNotices(jid, choice); });
    menu->popup(where);
}

void RoomTalkBindings::obey(RoomMenu::Ask what, const Room &room)
{
    switch (what) {
    case RoomMenu::Ask::Open:
    case RoomMenu::Ask::Details:
        return emit openAsked(room.jid);
    case RoomMenu::Ask::Join:
        return emit joinAsked(room.jid.toString(), room.nick, room.password);
    case RoomMenu::Ask::Leave:
        return m_rooms.leave(room.jid);
    case RoomMenu::Ask::Invite:
        return m_invite->ask(room, m_session.contacts().all());
    case RoomMenu::Ask::People:
        emit openAsked(room.jid);
        return m_window.showPeople(true);
    case RoomMenu::Ask::ChangeNick:
        return askNick(room, room.nick);
    case RoomMenu::Ask::ChangeSubject:
        return askSubject(room);
    case RoomMenu::Ask::Rename:
        return TextPrompt::ask(&m_window,
                               {tr("Rename %1").arg(RoomWords::name(room)), tr("Only you see this name."), tr("Name"),
                                room.name, tr("Rename")},
                               [this, jid = room.jid](const QString &name) { m_rooms.rename(jid, name); });
    case RoomMenu::Ask::CopyAddress:
        return QGuiApplication::clipboard()->setText(room.jid.toString());
    case RoomMenu::Ask::Settings:
    case RoomMenu::Ask::Members:
    case RoomMenu::Ask::Destroy:
        return askOwning(what, room);
    }
}

void RoomTalkBindings::showOccupantMenu(const QString &nick, const QPoint &where)
{
    const auto occupant = m_rooms.occupant(m_room, nick);
    if (!occupant)
        return;
    auto *menu = new OccupantMenu(*occupant, known(m_room), &m_window);
    connect(menu, &OccupantMenu::messageAsked, this, [this](const QString &to) {
        if (const Jid jid = m_room.withResource(to); !jid.isNull())
            emit openAsked(jid);
    });
    connect(menu, &OccupantMenu::mentionAsked, m_window.conversation()->nicks(), &NickCompletion::mention);
    connect(menu, &OccupantMenu::detailsAsked, this, &RoomTalkBindings::detailsAsked);
    connect(menu, &OccupantMenu::addAsked, m_window.sidebar(),
            [this](const Jid &person) { m_window.sidebar()->openAddContact(person); });
    connect(menu, &OccupantMenu::kickAsked, this, &RoomTalkBindings::askKick);
    connect(menu, &OccupantMenu::affiliationChosen, this, &RoomTalkBindings::askAffiliation);
    connect(menu, &OccupantMenu::roleChosen, this, [this](const QString &whose, RoomRole role) {
        tell(m_members.setRole(m_room, whose, role),
             tr("The role of %1 could not be changed.").arg(displayText(whose)));
    });
    menu->popup(where);
}

} // namespace Tertulia
