// Pictures of everything about rooms, to be looked at: screenshots_rooms FOLDER writes them.
#include "app/models/OccupantsModel.h"
#include "app/models/RoomsModel.h"
#include "tests/ui/Names.h"
#include "tests/ui/SampleRows.h"
#include "tests/ui/SomeMessages.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/rooms/InvitationsPane.h"
#include "ui/rooms/InvitePanel.h"
#include "ui/rooms/JoinRoomPanel.h"
#include "ui/rooms/MembersPanel.h"
#include "ui/rooms/OccupantMenu.h"
#include "ui/rooms/PeoplePane.h"
#include "ui/rooms/RoomBrowser.h"
#include "ui/rooms/RoomMenu.h"
#include "ui/rooms/RoomSettingsPage.h"
#include "ui/rooms/RoomsPage.h"
#include "ui/rooms/TextPrompt.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTest>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

Jid jid(const QString &text)
{
    return *Jid::parse(text);
}

Room room(const QString &local, const QString &name, const QString &subject, int people,
          Room::State state = Room::State::Joined)
{
    Room made;
    made.jid = jid(local + u"@rooms.example.org"_s);
    made.name = name;
    made.subject = subject;
    made.people = people;
    made.state = state;
    made.nick = u"gabriela"_s;
    made.role = RoomRole::Moderator;
    made.affiliation = Affiliation::Owner;
    return made;
}

Room tea()
{
    return room(u"tea"_s, u"The tea house"_s, u"Thursday, half past eight: the second chapter, and who brings cake?"_s,
                7);
}

QList<Room> someRooms()
{
    Room banned = room(u"chess"_s, {}, {}, 0, Room::State::Failed);
    banned.trouble = RoomTrouble::MembersOnly;
    return {tea(),
            room(u"book-club"_s, u"Book club"_s, {}, 23),
            banned,
            room(u"garden"_s, u"Garden neighbours of the long street behind the old station"_s,
                 u"Plums! Come and take some"_s, 112),
            room(u"attic"_s, {}, {}, 0, Room::State::Left),
            room(u"kde-connect-and-friends"_s, {}, u"Be kind"_s, 4812)};
}

Occupant occupant(const QString &nick, RoomRole role, Affiliation affiliation, const QString &address = {},
                  Availability availability = Availability::Available, const QString &status = {})
{
    Occupant one;
    one.nick = nick;
    one.role = role;
    one.affiliation = affiliation;
    one.availability = availability;
    one.statusText = status;
    if (!address.isEmpty())
        one.jid = jid(address);
    return one;
}

QList<Occupant> someOccupants()
{
    using enum RoomRole;
    return {occupant(u"gabriela"_s, Moderator, Affiliation::Owner, u"gabriela@example.org"_s),
            occupant(u"Bruno Keller"_s, Moderator, Affiliation::Admin, u"bruno@example.org"_s, Availability::Away,
                     u"Back at three"_s),
            occupant(u"ana"_s, Participant, Affiliation::Member, u"ana@example.org"_s),
            occupant(u"Marta"_s, Participant, Affiliation::None, {}, Availability::DoNotDisturb),
            occupant(u"Wilhelmina Fitzgerald-Montgomery"_s, Participant, Affiliation::None,
                     u"wilhelmina.fitzgerald@chat.kensington.example.org"_s),
            occupant(u"读书人"_s, Participant, Affiliation::None),
            occupant(u"lurker"_s, Visitor, Affiliation::None)};
}

QList<Occupant> crowd(int count)
{
    QList<Occupant> people;
    for (int number = 0; number < count; ++number)
        people << occupant(u"guest-%1"_s.arg(number), number % 40 ? RoomRole::Participant : RoomRole::Moderator,
                           number % 9 ? Affiliation::None : Affiliation::Member,
                           number % 3 ? QString() : u"user%1@example.org"_s.arg(number));
    return people;
}

Message by(const QString &nick, const QString &body, int minute)
{
    Message message = SomeMessages::said(body, nick == "gabriela"_L1, minute);
    message.conversation = tea().jid;
    message.nick = nick;
    message.mentionsUs = body.contains("gabriela"_L1);
    return message;
}

QList<Message> talk()
{
    QList<Message> rows{by(u"Bruno Keller"_s, u"Good evening everybody. Has anyone seen the programme?"_s, 0),
                        by(u"Bruno Keller"_s, u"I cannot find it"_s, 1),
                        by(u"ana"_s, u"It is at https://example.org/tertulia"_s, 2),
                        by(u"Marta"_s, u"gabriela: will you bring the book?"_s, 3),
                        by(u"gabriela"_s, u"Yes, and cake"_s, 4),
                        by(u"gabriela"_s, u"Two kinds"_s, 4),
                        by(u"读书人"_s, u"👍"_s, 5),
                        by(u"Wilhelmina Fitzgerald-Montgomery"_s,
                           u"How lovely. I shall take the early train then and be there long before it begins, so that "
                           u"there is time for a walk along the river."_s,
                           6),
                        by(u"ana"_s, u"See you there"_s, 20)};
    rows[3].reactions = {{u"😊"_s, {tea().jid.withResource(u"ana"_s)}}};
    return rows;
}

QList<RoomListing> listings()
{
    return {{tea().jid, u"The tea house"_s, u"Talk about books, on Thursdays"_s, 7, false, false},
            {jid(u"chess@rooms.example.org"_s), u"Chess"_s, {}, 12, true, false},
            {jid(u"attic@rooms.example.org"_s), {}, {}, -1, false, true},
            {jid(u"garden@rooms.example.org"_s), u"Garden"_s, u"Neighbours of the long street"_s, 112, false, false}};
}

struct Scene {
    Scene()
        : chats(sampleConversations())
        , contacts(sampleContacts())
    {
        rooms.setAll(someRooms());
        rooms.setNews(someRooms().at(1).jid, {12, 0, false});
        rooms.setNews(someRooms().at(3).jid, {3, 1, false});
        rooms.setNews(someRooms().at(5).jid, {999, 0, true});
        occupants.setAll(someOccupants());
        occupants.setOwnNick(u"gabriela"_s);
        messages.append(talk());
        window.sidebar()->setModels(chats.get(), contacts.get());
        window.sidebar()->rooms()->setModel(&rooms);
        window.sidebar()->setAccount(jid(u"gabriela@example.org"_s));
        const OwnPresence own{Availability::Available, {}};
        window.sidebar()->setPresence(own, own);
        window.sidebar()->joinRoom()->setDefaultNick(u"gabriela"_s);
        window.sidebar()->joinRoom()->setService(u"rooms.example.org"_s);
        window.sidebar()->setRoomNews(2);
        window.people()->setModel(&occupants);
        window.people()->setRoom(tea());
        window.conversation()->setMessages(&messages);
        window.showChats();
        window.sidebar()->showSegment(Sidebar::Rooms);
        window.conversation()->showConversation(tea().jid);
        window.conversation()->setName(tea().displayName());
        window.conversation()->setRoom(tea());
        window.conversation()->setOpened(true);
        window.sidebar()->rooms()->setCurrent(tea().jid, {});
        window.showConversation(true);
        window.resize(1240, 800);
        window.show();
    }

    std::unique_ptr<QStandardItemModel> chats, contacts;
    RoomsModel rooms;
    OccupantsModel occupants;
    SomeMessages messages;
    MainWindow window;
};

DataForm settings()
{
    using Type = FormField::Type;
    DataForm form;
    const auto add = [&](Type type, const QString &label, const QStringList &values) {
        FormField field;
        field.type = type;
        field.name = label;
        field.label = label;
        field.values = values;
        field.options = {{u"Anyone"_s, u"a"_s}, {u"Moderators"_s, u"m"_s}};
        form.fields.append(field);
    };
    add(Type::TextSingle, u"Natural-Language Room Name"_s, {u"The tea house"_s});
    add(Type::Boolean, u"Make Room Persistent?"_s, {u"1"_s});
    add(Type::ListSingle, u"Who may see real addresses?"_s, {u"m"_s});
    return form;
}

using Save = std::function<void(const QString &)>;

void takeSidebar(Scene &scene, const Save &save)
{
    MainWindow &window = scene.window;
    save(u"room"_s);
    window.showPeople(true);
    window.conversation()->roomBar()->say(MessageBar::Tone::Info, u"Joined."_s);
    save(u"people"_s);
    window.conversation()->roomBar()->say(
        MessageBar::Tone::Warning, u"You are not in this room. What you write is sent as soon as you have joined."_s,
        u"Join"_s);
    scene.occupants.setAll(crowd(1'000));
    save(u"people-1000"_s);
    window.conversation()->roomBar()->clear();
    window.showPeople(false);
    scene.occupants.setAll(someOccupants());

    InvitationsPane *invitations = window.sidebar()->rooms()->invitations();
    invitations->add({jid(u"gabriela@example.org"_s),
                      jid(u"poetry@rooms.example.net"_s),
                      jid(u"bruno@example.org"_s),
                      u"We read Machado tonight, come along!"_s,
                      {}});
    save(u"invitation"_s);
    invitations->forget(jid(u"gabriela@example.org"_s));
    window.sidebar()->openJoinRoom();
    named<QLineEdit>(window.sidebar()->joinRoom(), u"Room"_s)->setText(u"tea"_s);
    save(u"join"_s);
    const auto trouble = [&](RoomTrouble kind, const QString &name) {
        window.sidebar()->joinRoom()->showTrouble(tea(), kind, {});
        save(name);
    };
    trouble(RoomTrouble::NickTaken, u"join-nick"_s);
    trouble(RoomTrouble::PasswordWrong, u"join-password"_s);
    trouble(RoomTrouble::MembersOnly, u"join-members"_s);
    window.sidebar()->joinRoom()->done();
}

void takeCards(Scene &scene, const Save &save)
{
    MainWindow &window = scene.window;
    RoomBrowser browser(&window);
    browser.start();
    browser.setService(jid(u"rooms.example.org"_s));
    browser.setRooms(listings());
    save(u"browser"_s);
    browser.close();
    InvitePanel invite(&window);
    QList<Contact> contacts;
    for (const QString &name : {u"ana"_s, u"bruno"_s, u"marta"_s}) {
        Contact contact;
        contact.jid = jid(name + u"@example.org"_s);
        contact.name = name.left(1).toUpper() + name.mid(1);
        contacts << contact;
    }
    invite.ask(tea(), contacts);
    save(u"invite"_s);
    invite.close();
    MembersPanel members(&window);
    members.start(tea());
    members.setMembers(Affiliation::Owner, {{jid(u"gabriela@example.org"_s), {}, Affiliation::Owner, {}},
                                            {jid(u"bruno@example.org"_s), u"Bruno"_s, Affiliation::Owner, {}}});
    save(u"members"_s);
    members.close();
    TextPrompt::Question question{
        u"Kick Marta?"_s, u"They are put out of the room and may come back."_s, u"Reason"_s, {}, u"Kick"_s};
    question.isDanger = true;
    TextPrompt::ask(&window, question, [](const QString &) {});
    save(u"prompt"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    auto *page = new RoomSettingsPage(tea(), u"example.org"_s);
    window.showOver(page);
    page->setForm(settings());
    save(u"settings"_s);
    window.endOver(page);
}

void takeMenus(Scene &scene, const QDir &folder, const QString &look)
{
    auto *menu = new RoomMenu(tea(), RoomNotices::All, true, &scene.window);
    menu->popup({0, 0});
    menu->grab().save(folder.filePath(u"rooms-menu-%1.png"_s.arg(look)));
    menu->close();
    auto *who = new OccupantMenu(someOccupants().at(2), tea(), &scene.window);
    who->popup({0, 0});
    who->grab().save(folder.filePath(u"rooms-occupantmenu-%1.png"_s.arg(look)));
    who->close();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QDir folder(QApplication::arguments().value(1, u"screenshots"_s));
    folder.mkpath(u"."_s);
    Theme theme(application);
    const QFont base = QApplication::font();
    for (const auto &[scheme, look] : {std::pair{Theme::Scheme::Light, u"light"_s}, {Theme::Scheme::Dark, u"dark"_s}}) {
        theme.setScheme(scheme);
        for (const auto &[name, size, percent] :
             {std::tuple{u"wide"_s, QSize(1240, 800), 100}, {u"small"_s, QSize(680, 560), 150}}) {
            QFont font = base;
            font.setPointSizeF(base.pointSizeF() * percent / 100);
            QApplication::setFont(font);
            Scene scene;
            scene.window.resize(size);
            const auto save = [&](const QString &what) {
                QTest::qWait(80);
                scene.window.grab().save(folder.filePath(u"rooms-%1-%2-%3.png"_s.arg(what, look, name)));
            };
            takeSidebar(scene, save);
            takeCards(scene, save);
            if (percent == 100)
                takeMenus(scene, folder, look);
        }
    }
}
