#include "app/models/OccupantsModel.h"
#include "tests/ui/Names.h"
#include "tests/ui/SomeMessages.h"
#include "ui/chat/Composer.h"
#include "ui/chat/ConversationHeader.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chat/NickCompletion.h"
#include "ui/chats/RowList.h"
#include "ui/common/AvatarPictures.h"
#include "ui/common/Theme.h"
#include "ui/rooms/OccupantMenu.h"
#include "ui/rooms/PeoplePane.h"
#include "ui/rooms/RoomMenu.h"
#include "ui/rooms/RoomWords.h"
#include "ui/timeline/MessageLayout.h"
#include "ui/timeline/MessageWords.h"

#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Tertulia;
using namespace Qt::StringLiterals;

class tst_RoomTalk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void theHeaderShowsSubjectAndPeople();
    void aPersonsHeaderHasNoRoomButtons();
    void aSubjectIsPlainTextOfOneLine();
    void theFirstOfAGroupSaysWhoSpeaks();
    void everythingOfARoomsRowStaysWithinIt_data();
    void everythingOfARoomsRowStaysWithinIt();
    void ownMessagesNeedNoNick();
    void screenReadersHearTheNick();
    void tabCompletesNicksAndTakesTheNext();
    void tabWithoutANickIsTab();
    void nicksWithSpacesAreCompletedToo();
    void peopleAreListedAndSpoken();
    void fiveThousandPeopleAreShownAtOnce();
    void onlyThoseWhoShowAPictureAreAskedForIt();
    void theMenuOffersOnlyWhatOurRoleAllows();
    void nobodyModeratesThoseAboveThem();
    void theRoomsMenuFitsOurState();
    void whatStandsAboveTheConversationIsTheTruth();

private:
    static Room room();
    static Message by(const QString &nick, const QString &body);
    static Occupant occupant(const QString &nick, RoomRole role, Affiliation affiliation = Affiliation::None,
                             const QString &address = {});
    static QStringList texts(const QMenu *menu);

    std::unique_ptr<Theme> m_theme;
};

Room tst_RoomTalk::room()
{
    Room made;
    made.jid = *Jid::parse(u"tea@rooms.example.org");
    made.nick = u"ana"_s;
    made.state = Room::State::Joined;
    made.role = RoomRole::Participant;
    made.subject = u"Cake"_s;
    made.people = 3;
    return made;
}

Message tst_RoomTalk::by(const QString &nick, const QString &body)
{
    Message message = SomeMessages::said(body);
    message.conversation = room().jid;
    message.nick = nick;
    return message;
}

Occupant tst_RoomTalk::occupant(const QString &nick, RoomRole role, Affiliation affiliation, const QString &address)
{
    Occupant one;
    one.nick = nick;
    one.role = role;
    one.affiliation = affiliation;
    if (!address.isEmpty())
        one.jid = *Jid::parse(address);
    return one;
}

QStringList tst_RoomTalk::texts(const QMenu *menu)
{
    QStringList list;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            list << action->text();
        if (action->menu())
            list << texts(action->menu());
    }
    return list;
}

void tst_RoomTalk::theHeaderShowsSubjectAndPeople()
{
    ConversationHeader header;
    header.setPerson(room().jid, u"The tea house"_s);
    header.setRoom(room());
    header.show();
    QCOMPARE(header.accessibleName(), u"The tea house"_s);
    QVERIFY(header.accessibleDescription().contains(u"Cake"_s));
    QVERIFY(header.accessibleDescription().contains(u"3"_s));
    QSignalSpy people(&header, &ConversationHeader::peopleAsked), menu(&header, &ConversationHeader::roomMenuAsked);
    named<QToolButton>(&header, u"People"_s)->click();
    named<QToolButton>(&header, u"Room menu"_s)->click();
    QCOMPARE(people.size(), 1);
    QCOMPARE(menu.size(), 1);
    QSignalSpy subject(&header, &ConversationHeader::subjectAsked);
    QTest::mouseDClick(&header, Qt::LeftButton, {}, {100, 20});
    QCOMPARE(subject.size(), 0); // participants may not, here
    Room mine = room();
    mine.role = RoomRole::Moderator;
    header.setRoom(mine);
    QTest::mouseDClick(&header, Qt::LeftButton, {}, {100, 20});
    QCOMPARE(subject.size(), 1);
}

void tst_RoomTalk::aPersonsHeaderHasNoRoomButtons()
{
    ConversationHeader header;
    header.setRoom(room());
    header.setRoom({});
    header.show();
    QVERIFY(!named<QToolButton>(&header, u"People"_s)->isVisible());
    QVERIFY(!named<QToolButton>(&header, u"Room menu"_s)->isVisible());
    QVERIFY(named<QToolButton>(&header, u"Conversation details"_s)->isVisible());
}

void tst_RoomTalk::aSubjectIsPlainTextOfOneLine()
{
    ConversationHeader header;
    Room hostile = room();
    hostile.subject = u"<img src=x>\none \u202Etwo"_s;
    header.setRoom(hostile);
    QVERIFY(!header.accessibleDescription().contains(u'\n'));
    QVERIFY(!header.accessibleDescription().contains(QChar(0x202E)));
    QVERIFY(header.toolTip().contains(u"&lt;img"_s));
}

void tst_RoomTalk::theFirstOfAGroupSaysWhoSpeaks()
{
    const MessageFonts fonts(QApplication::font());
    MessageRow row{by(u"ben"_s, u"hello"_s), u"Tea"_s};
    const MessageLayout first(row, fonts, 600, QDate::currentDate());
    QCOMPARE(first.speakerText, u"ben"_s);
    QVERIFY(!first.nick.isEmpty() && !first.picture.isEmpty());
    row.startsGroup = false;
    const MessageLayout next(row, fonts, 600, QDate::currentDate());
    QVERIFY(next.nick.isEmpty() && next.picture.isEmpty());
    QCOMPARE(next.bubble.left(), first.bubble.left()); // one under the other
}

void tst_RoomTalk::everythingOfARoomsRowStaysWithinIt_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {200, 320, 700, 1800})
        QTest::addRow("%d", width) << width;
}

void tst_RoomTalk::everythingOfARoomsRowStaysWithinIt()
{
    QFETCH(const int, width);
    const MessageFonts fonts(QApplication::font());
    Message message =
        by(QString(300, u'w'), u"a message of some length that has to be broken where there is no room"_s);
    message.mentionsUs = true;
    message.reactions = {{u"👍"_s, {room().jid}}};
    const MessageLayout layout({message, u"Tea"_s}, fonts, width, QDate::currentDate());
    const QRect whole(0, 0, layout.width, layout.height);
    for (const QRect &part : {layout.picture, layout.bubble, layout.nick, layout.text, layout.stamp})
        QVERIFY(whole.contains(part));
    for (const MessageAction &action : layout.actions)
        QVERIFY(whole.contains(action.rects.first()));
    QVERIFY(layout.bubble.contains(layout.nick));
    QVERIFY(!layout.picture.intersects(layout.bubble));
    QVERIFY(!layout.nick.intersects(layout.text));
}

void tst_RoomTalk::ownMessagesNeedNoNick()
{
    Message own = by(u"ana"_s, u"me"_s);
    own.outgoing = true;
    const MessageLayout layout({own, u"Tea"_s}, MessageFonts(QApplication::font()), 600, QDate::currentDate());
    QVERIFY(layout.nick.isEmpty() && layout.picture.isEmpty());
    QCOMPARE(layout.lead, 0);
}

void tst_RoomTalk::screenReadersHearTheNick()
{
    QVERIFY(MessageWords::accessible({by(u"ben"_s, u"hello"_s), u"Tea"_s}).startsWith(u"ben, "_s));
    QVERIFY(MessageWords::copied(by(u"ben"_s, u"hello"_s), u"Tea"_s, u"hello"_s, false).startsWith(u"ben, "_s));
}

void tst_RoomTalk::tabCompletesNicksAndTakesTheNext()
{
    ConversationPage page;
    page.showConversation(room().jid);
    page.setRoom(room());
    page.nicks()->setSource([] { return QStringList{u"Bruno"_s, u"bea"_s, u"zoe"_s}; });
    auto *composer = page.findChild<Composer *>();
    QTest::keyClicks(composer, u"b"_s);
    QTest::keyClick(composer, Qt::Key_Tab);
    QCOMPARE(composer->toPlainText(), u"bea: "_s);
    QTest::keyClick(composer, Qt::Key_Tab);
    QCOMPARE(composer->toPlainText(), u"Bruno: "_s);
    QTest::keyClick(composer, Qt::Key_Tab);
    QCOMPARE(composer->toPlainText(), u"bea: "_s);
    QTest::keyClicks(composer, u"hello @Z"_s);
    QTest::keyClick(composer, Qt::Key_Tab);
    QCOMPARE(composer->toPlainText(), u"bea: hello @zoe "_s);
}

void tst_RoomTalk::tabWithoutANickIsTab()
{
    ConversationPage page;
    page.showConversation(room().jid);
    page.setRoom(room());
    page.nicks()->setSource([] { return QStringList{u"bea"_s}; });
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *composer = page.findChild<Composer *>();
    composer->setFocus();
    QTest::keyClicks(composer, u"hello x"_s);
    QTest::keyClick(composer, Qt::Key_Tab);
    QCOMPARE(composer->toPlainText(), u"hello x"_s);
    QVERIFY(!composer->hasFocus());
}

void tst_RoomTalk::nicksWithSpacesAreCompletedToo()
{
    ConversationPage page;
    page.showConversation(room().jid);
    page.setRoom(room());
    page.nicks()->setSource([] { return QStringList{u"Bruno Keller"_s, u"ken"_s}; });
    auto *composer = page.findChild<Composer *>();
    QTest::keyClicks(composer, u"ask bruno ke"_s);
    QTest::keyClick(composer, Qt::Key_Tab);
    QCOMPARE(composer->toPlainText(), u"ask Bruno Keller "_s);
}

void tst_RoomTalk::peopleAreListedAndSpoken()
{
    OccupantsModel people;
    people.setAll({occupant(u"mia"_s, RoomRole::Moderator, Affiliation::Owner, u"mia@example.org"_s),
                   occupant(u"ana"_s, RoomRole::Participant)});
    people.setOwnNick(u"ana"_s);
    PeoplePane pane;
    pane.setModel(&people);
    pane.setRoom(room());
    pane.show();
    const auto spoken = [&](int row) {
        return pane.list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken(0), u"Moderators · 1"_s);
    QCOMPARE(spoken(1), u"mia, Available, owner · mia@example.org"_s);
    QVERIFY(spoken(3).startsWith(u"ana, you"_s));
    QSignalSpy chosen(&pane, &PeoplePane::occupantChosen);
    pane.list()->setCurrentIndex(pane.list()->model()->index(1, 0));
    QTest::keyClick(pane.list(), Qt::Key_Return);
    QCOMPARE(chosen.last().first().toString(), u"mia"_s);
    named<QLineEdit>(&pane, u"Find people"_s)->setText(u"an"_s);
    QCOMPARE(pane.list()->model()->rowCount(), 2);
}

void tst_RoomTalk::onlyThoseWhoShowAPictureAreAskedForIt()
{
    AvatarPictures pictures;
    QSignalSpy wanted(&pictures, &AvatarPictures::wanted);
    Occupant ben = occupant(u"ben"_s, RoomRole::Participant), cleo = occupant(u"cleo"_s, RoomRole::Participant);
    ben.photo = QByteArray(20, 'x');
    OccupantsModel model;
    model.setRoom(room().jid);
    model.setAll({ben, cleo});
    PeoplePane pane;
    pane.resize(300, 400);
    pane.setModel(&model);
    const QImage initials = pane.grab().toImage();
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<Jid>(), room().jid.withResource(u"ben"_s));
    QImage red(40, 40, QImage::Format_RGB32);
    red.fill(Qt::red);
    QByteArray png;
    QBuffer buffer(&png);
    red.save(&buffer, "PNG");
    QSignalSpy changed(&pictures, &AvatarPictures::changed);
    pictures.put(room().jid.withResource(u"ben"_s), png);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(pane.grab().toImage() != initials);
    pane.setModel(nullptr);
}

void tst_RoomTalk::fiveThousandPeopleAreShownAtOnce()
{
    OccupantsModel people;
    PeoplePane pane;
    pane.setModel(&people);
    pane.resize(300, 700);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QList<Occupant> crowd;
    for (int number = 0; number < 5'000; ++number)
        crowd << occupant(u"guest%1"_s.arg(number), RoomRole::Participant);
    QElapsedTimer clock;
    clock.start();
    people.setAll(crowd);
    pane.grab();
    const qint64 all = clock.restart();
    people.put({occupant(u"guest77"_s, RoomRole::Moderator)});
    pane.grab();
    const qint64 one = clock.elapsed();
    qInfo("5,000 people: %lld ms to be seen, %lld ms for one more", all, one);
    QVERIFY(all < 2'000); // measured: see the log; this is a machine at rest ten times over
    QVERIFY(one < 500);
}

void tst_RoomTalk::theMenuOffersOnlyWhatOurRoleAllows()
{
    const Occupant ben = occupant(u"ben"_s, RoomRole::Participant, Affiliation::None, u"ben@example.org"_s);
    const OccupantMenu plain(ben, room(), nullptr);
    QCOMPARE(texts(&plain), QStringList({u"Private message"_s, u"Mention"_s, u"Details"_s, u"Add contact…"_s}));
    Room moderated = room();
    moderated.role = RoomRole::Moderator;
    const OccupantMenu moderator(ben, moderated, nullptr);
    QVERIFY(texts(&moderator).contains(u"Kick…"_s) && texts(&moderator).contains(u"Revoke voice"_s));
    QVERIFY(!texts(&moderator).contains(u"Ban…"_s) && !texts(&moderator).contains(u"Make moderator"_s));
    moderated.affiliation = Affiliation::Owner;
    OccupantMenu owner(ben, moderated, nullptr);
    for (const QString &entry : {u"Ban…"_s, u"Make moderator"_s, u"owner"_s, u"member"_s})
        QVERIFY2(texts(&owner).contains(entry), qPrintable(entry));
    QSignalSpy chosen(&owner, &OccupantMenu::affiliationChosen);
    for (QAction *action : owner.actions()) {
        if (action->text() == u"Ban…"_s)
            action->trigger();
    }
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.last().at(1).value<Affiliation>(), Affiliation::Outcast);
    const OccupantMenu self(occupant(u"ana"_s, RoomRole::Moderator), moderated, nullptr);
    QVERIFY(texts(&self).isEmpty());
}

void tst_RoomTalk::nobodyModeratesThoseAboveThem()
{
    Room moderated = room();
    moderated.role = RoomRole::Moderator;
    moderated.affiliation = Affiliation::Admin;
    const Occupant boss = occupant(u"boss"_s, RoomRole::Moderator, Affiliation::Owner, u"boss@example.org"_s);
    const OccupantMenu menu(boss, moderated, nullptr);
    QVERIFY(!texts(&menu).contains(u"Kick…"_s) && !texts(&menu).contains(u"Ban…"_s));
}

void tst_RoomTalk::theRoomsMenuFitsOurState()
{
    const RoomMenu plain(room(), RoomNotices::All, true, nullptr);
    QVERIFY(texts(&plain).contains(u"Leave"_s) && texts(&plain).contains(u"Invite…"_s));
    QVERIFY(!texts(&plain).contains(u"Join"_s) && !texts(&plain).contains(u"Room settings"_s));
    Room mine = room();
    mine.affiliation = Affiliation::Owner;
    const RoomMenu owner(mine, RoomNotices::All, true, nullptr);
    QVERIFY(texts(&owner).contains(u"Room settings"_s) && texts(&owner).contains(u"Destroy room…"_s));
    Room left = room();
    left.state = Room::State::Left;
    RoomMenu away(left, RoomNotices::None, false, nullptr);
    QVERIFY(texts(&away).contains(u"Join"_s) && !texts(&away).contains(u"Leave"_s));
    QSignalSpy chosen(&away, &RoomMenu::noticesChosen);
    for (QAction *action : away.findChildren<QAction *>()) {
        if (action->text() == "Only when I am mentioned"_L1)
            action->trigger();
    }
    QCOMPARE(chosen.last().first().value<RoomNotices>(), RoomNotices::Mentions);
}

void tst_RoomTalk::whatStandsAboveTheConversationIsTheTruth()
{
    Room now = room();
    QVERIFY(RoomWords::state(now).isEmpty());
    now.role = RoomRole::Visitor;
    QVERIFY(RoomWords::state(now).contains(u"voice"_s));
    now.state = Room::State::Left;
    QVERIFY(RoomWords::state(now).contains(u"not in this room"_s));
    now.state = Room::State::Failed;
    now.trouble = RoomTrouble::Kicked;
    now.reason = u"too \u202Eloud"_s;
    QVERIFY(RoomWords::state(now).contains(u"put you out"_s));
    QVERIFY(RoomWords::state(now).contains(u"\u201ctoo loud\u201d"_s));
}

QTEST_MAIN(tst_RoomTalk)
#include "tst_RoomTalk.moc"
