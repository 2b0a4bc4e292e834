#include "app/models/RoomsModel.h"
#include "tests/ui/Names.h"
#include "ui/chats/RowList.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/rooms/InvitationsPane.h"
#include "ui/rooms/InvitePanel.h"
#include "ui/rooms/JoinRoomPanel.h"
#include "ui/rooms/MembersPanel.h"
#include "ui/rooms/RoomBrowser.h"
#include "ui/rooms/RoomSettingsPage.h"
#include "ui/rooms/RoomsPage.h"
#include "ui/rooms/TextPrompt.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

class tst_RoomPanels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init();

    void everyTroubleHasItsSentence();
    void aTroubleThatOneCanHelpSaysHow();
    void joiningNeedsARoomAndOurNickIsThere();
    void aTakenNickOffersAnotherAndKeepsTheRest();
    void aPasswordIsAskedForOnlyWhereItIsWanted();
    void membersOnlyOffersToKnockWhereTheRoomTakesRequests();
    void aRoomThatMovedLeadsToTheNewOne();
    void whatTheServiceWroteIsPlainText();
    void invitationsAreAnsweredOneByOne();
    void anInvitationIsShownOncePerRoom();
    void noNickPosesAsAnAddress();
    void nobodyFillsTheSidebarWithInvitations();
    void roomsAreChosenByClickAndByEnter();
    void publicRoomsAreJoinedByEnterAndFoundByName();
    void anotherServiceCanBeAsked();
    void contactsAreTickedToBeInvited();
    void anAddressCanBeInvitedToo();
    void membersAreTakenOffTheListThatIsShown();
    void aPromptAnswersOnceAndGoesAway();
    void theOwnersFormIsShownAndSentOnce();

private:
    static Room room(const QString &local);
    static RoomInvitation invitation(const QString &local);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
};

void tst_RoomPanels::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(700, 700);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

Room tst_RoomPanels::room(const QString &local)
{
    Room made;
    made.jid = *Jid::parse(local + u"@rooms.example.org"_s);
    made.state = Room::State::Joined;
    return made;
}

RoomInvitation tst_RoomPanels::invitation(const QString &local)
{
    return {*Jid::parse(u"ana@example.org"), room(local).jid, *Jid::parse(u"ben@example.org"), u"come"_s, {}};
}

void tst_RoomPanels::everyTroubleHasItsSentence()
{
    QSet<QString> sentences;
    for (int kind = int(RoomTrouble::None) + 1; kind <= int(RoomTrouble::Other); ++kind) {
        const QString sentence = RoomTroubleText::sentence(RoomTrouble(kind));
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(QString::number(kind)));
        sentences << sentence;
    }
    QCOMPARE(sentences.size(), int(RoomTrouble::Other));
    QVERIFY(RoomTroubleText::sentence(RoomTrouble::None).isEmpty());
}

void tst_RoomPanels::aTroubleThatOneCanHelpSaysHow()
{
    Room about = room(u"tea"_s);
    QCOMPARE(RoomTroubleText::step(about, RoomTrouble::NickTaken), RoomStep::OtherNick);
    QCOMPARE(RoomTroubleText::step(about, RoomTrouble::PasswordWrong), RoomStep::Password);
    QCOMPARE(RoomTroubleText::step(about, RoomTrouble::Gone), RoomStep::None);
    about.successor = room(u"coffee"_s).jid;
    QCOMPARE(RoomTroubleText::step(about, RoomTrouble::Gone), RoomStep::Successor);
    QCOMPARE(RoomTroubleText::step(about, RoomTrouble::NoLongerMember), RoomStep::Retry);
    about.takesRequests = true;
    QCOMPARE(RoomTroubleText::step(about, RoomTrouble::NoLongerMember), RoomStep::Knock);
    QCOMPARE(RoomTroubleText::otherNick(u"ana"_s), u"ana2"_s);
    QCOMPARE(RoomTroubleText::otherNick(u"ana2"_s), u"ana3"_s);
    QCOMPARE(RoomTroubleText::otherNick(u"ana99"_s), u"ana100"_s);
    QCOMPARE(RoomTroubleText::otherNick(u"7"_s), u"8"_s);
}

void tst_RoomPanels::joiningNeedsARoomAndOurNickIsThere()
{
    JoinRoomPanel panel(m_window.get());
    QSignalSpy asked(&panel, &JoinRoomPanel::joinAsked);
    panel.setDefaultNick(u"ana"_s);
    panel.open();
    auto *field = named<QLineEdit>(&panel, u"Room"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    QVERIFY(named<QLabel>(&panel, u"Join status"_s)->isVisible());
    field->setText(u" tea "_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return); // busy: not twice
    QCOMPARE(asked, (QList<QVariantList>{{u"tea"_s, u"ana"_s, QString()}}));
    QCOMPARE(named<QLabel>(&panel, u"Join status"_s)->text(), u"Joining…"_s);
    panel.done();
    QVERIFY(!panel.isVisible());
}

void tst_RoomPanels::aTakenNickOffersAnotherAndKeepsTheRest()
{
    JoinRoomPanel panel(m_window.get());
    QSignalSpy asked(&panel, &JoinRoomPanel::joinAsked);
    panel.setDefaultNick(u"ana"_s);
    panel.open(u"tea"_s);
    panel.submit();
    panel.showTrouble(room(u"tea"_s), RoomTrouble::NickTaken);
    auto *nick = named<QLineEdit>(&panel, u"Nickname"_s);
    QCOMPARE(nick->text(), u"ana2"_s);
    QVERIFY(nick->hasFocus());
    QTest::keyClick(nick, Qt::Key_Return);
    QCOMPARE(asked.last(), QVariantList({u"tea"_s, u"ana2"_s, QString()}));
}

void tst_RoomPanels::aPasswordIsAskedForOnlyWhereItIsWanted()
{
    JoinRoomPanel panel(m_window.get());
    QSignalSpy asked(&panel, &JoinRoomPanel::joinAsked);
    panel.setDefaultNick(u"ana"_s);
    panel.open(u"tea"_s);
    auto *password = named<QLineEdit>(&panel, u"Password"_s);
    QVERIFY(!password->isVisible());
    panel.submit();
    panel.showTrouble(room(u"tea"_s), RoomTrouble::PasswordWanted);
    QVERIFY(password->isVisible() && password->hasFocus());
    QTest::keyClicks(password, u"wrong"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QCOMPARE(asked.last(), QVariantList({u"tea"_s, u"ana"_s, u"wrong"_s}));
    panel.showTrouble(room(u"tea"_s), RoomTrouble::PasswordWrong);
    QCOMPARE(asked.size(), 2); // shown, and not tried again by itself
    QCOMPARE(named<QLabel>(&panel, u"Join status"_s)->text(), RoomTroubleText::sentence(RoomTrouble::PasswordWrong));
    QCOMPARE(password->selectedText(), u"wrong"_s);
    panel.done();
    panel.open(u"other"_s);
    QVERIFY(!password->isVisible());
    QVERIFY(password->text().isEmpty());
}

void tst_RoomPanels::membersOnlyOffersToKnockWhereTheRoomTakesRequests()
{
    JoinRoomPanel panel(m_window.get());
    QSignalSpy knocked(&panel, &JoinRoomPanel::knockAsked);
    panel.open(u"tea"_s);
    panel.submit();
    panel.showTrouble(room(u"tea"_s), RoomTrouble::MembersOnly);
    for (const auto *button : panel.findChildren<QPushButton *>())
        QVERIFY(!button->isVisible() || button->text() != u"Ask to be let in"_s);
    Room open = room(u"tea"_s);
    open.takesRequests = true;
    panel.showTrouble(open, RoomTrouble::MembersOnly);
    auto *knock = named<QPushButton>(&panel, u"Ask to be let in"_s);
    QVERIFY(knock->isVisible());
    knock->click();
    QCOMPARE(knocked.last().first().value<Jid>(), room(u"tea"_s).jid);
    panel.showTrouble(open, RoomTrouble::Knocked);
    QVERIFY(named<QLabel>(&panel, u"Join status"_s)->text().contains(u"asked to become a member"_s));
    QVERIFY(!knock->isVisible());
}

void tst_RoomPanels::aRoomThatMovedLeadsToTheNewOne()
{
    JoinRoomPanel panel(m_window.get());
    QSignalSpy asked(&panel, &JoinRoomPanel::joinAsked);
    panel.setDefaultNick(u"ana"_s);
    panel.open(u"tea"_s);
    panel.submit();
    Room gone = room(u"tea"_s);
    gone.successor = room(u"coffee"_s).jid;
    panel.showTrouble(gone, RoomTrouble::Gone);
    named<QPushButton>(&panel, u"Go to the new room"_s)->click();
    QCOMPARE(asked.last(), QVariantList({u"coffee@rooms.example.org"_s, u"ana"_s, QString()}));
}

void tst_RoomPanels::whatTheServiceWroteIsPlainText()
{
    JoinRoomPanel panel(m_window.get());
    panel.open(u"tea"_s);
    panel.showTrouble(room(u"tea"_s), RoomTrouble::Banned, u"<b>spam</b> \u202Eevil"_s);
    const auto *status = named<QLabel>(&panel, u"Join status"_s);
    QCOMPARE(status->textFormat(), Qt::PlainText);
    QVERIFY(status->text().contains(u"<b>spam</b>"_s));
    QVERIFY(!status->text().contains(QChar(0x202E)));
}

void tst_RoomPanels::invitationsAreAnsweredOneByOne()
{
    RoomsPage page(m_window.get());
    page.show();
    QSignalSpy accepted(&page, &RoomsPage::invitationAccepted), declined(&page, &RoomsPage::invitationDeclined);
    QSignalSpy touched(&page, &RoomsPage::accountTouched);
    QVERIFY(!page.invitations()->isVisible());
    page.invitations()->add(invitation(u"tea"_s));
    page.invitations()->add(invitation(u"chess"_s));
    QVERIFY(page.invitations()->isVisible());
    named<QPushButton>(&page, u"Accept"_s)->click();
    QCOMPARE(accepted.last().first().value<RoomInvitation>().room, room(u"tea"_s).jid);
    QCOMPARE(touched.last().first().value<Jid>(), invitation(u"tea"_s).account);
    QCOMPARE(page.invitations()->count(), 1);
    named<QPushButton>(&page, u"Decline"_s)->click();
    QCOMPARE(declined.last().first().value<RoomInvitation>().room, room(u"chess"_s).jid);
    QVERIFY(!page.invitations()->isVisible());
}

void tst_RoomPanels::anInvitationIsShownOncePerRoom()
{
    InvitationsPane pane(m_window.get());
    pane.add(invitation(u"tea"_s));
    pane.add(invitation(u"tea"_s));
    QCOMPARE(pane.count(), 1);
    pane.remove(invitation(u"tea"_s).account, room(u"tea"_s).jid);
    QCOMPARE(pane.count(), 0);
}

void tst_RoomPanels::noNickPosesAsAnAddress()
{
    InvitationsPane pane(m_window.get());
    RoomInvitation poser = invitation(u"tea"_s);
    poser.from = *Jid::parse(poser.room.toString() + u"/ana@example.org"_s);
    pane.add(poser);
    QStringList texts;
    for (const QLabel *label : pane.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(!texts.contains(u"ana@example.org invites you"_s));
    QVERIFY(texts.join(u'|').contains(poser.room.toString() + u"/ana@example.org invites you"_s));
}

void tst_RoomPanels::nobodyFillsTheSidebarWithInvitations()
{
    InvitationsPane pane(m_window.get());
    for (int number = 0; number < 500; ++number)
        pane.add(invitation(u"room%1"_s.arg(number)));
    QCOMPARE(pane.count(), 100);
}

void tst_RoomPanels::roomsAreChosenByClickAndByEnter()
{
    RoomsModel rooms;
    rooms.setAll({room(u"chess"_s), room(u"tea"_s)});
    RoomsPage page(m_window.get());
    page.setModel(&rooms);
    page.resize(320, 500);
    page.show();
    QSignalSpy chosen(&page, &RoomsPage::roomChosen);
    RowList *list = page.list();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(chosen.last().first().value<Jid>(), room(u"tea"_s).jid);
    page.setCurrent(room(u"chess"_s).jid, {});
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen.last().first().value<Jid>(), room(u"chess"_s).jid);
    rooms.setNews(room(u"chess"_s).jid, {3, 1, false});
    const QString spoken = list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"chess, 3 unread, you are mentioned"_s), qPrintable(spoken));
}

void tst_RoomPanels::publicRoomsAreJoinedByEnterAndFoundByName()
{
    RoomBrowser browser(m_window.get());
    QSignalSpy asked(&browser, &RoomBrowser::browseAsked), joined(&browser, &RoomBrowser::joinAsked);
    browser.start();
    QCOMPARE(asked, (QList<QVariantList>{{QString()}}));
    browser.setRooms({{room(u"chess"_s).jid, u"Chess"_s, {}, 2}, {room(u"tea"_s).jid, u"Tea"_s, {}, -1}});
    auto *list = named<RowList>(&browser, u"Public rooms"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    browser.update({room(u"tea"_s).jid, u"Tea"_s, u"All day <b>long</b>"_s, 9});
    browser.update({room(u"unknown"_s).jid, u"Unknown"_s, {}, 9});
    QCOMPARE(list->model()->rowCount(), 2);
    named<QLineEdit>(&browser, u"Find rooms"_s)->setText(u"te"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"All day <b>long</b>"_s));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(joined.size(), 0); // a click only marks
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(joined.size(), 1);
    QCOMPARE(joined.last().first().value<RoomListing>().jid, room(u"tea"_s).jid);
    QVERIFY(!browser.isVisible());
}

void tst_RoomPanels::anotherServiceCanBeAsked()
{
    RoomBrowser browser(m_window.get());
    QSignalSpy asked(&browser, &RoomBrowser::browseAsked);
    browser.start();
    browser.showProblem(u"Your server has no rooms."_s);
    auto *service = named<QLineEdit>(&browser, u"Room service"_s);
    QVERIFY(service->hasFocus());
    QCOMPARE(named<QLabel>(&browser, u"Browse status"_s)->text(), u"Your server has no rooms."_s);
    QTest::keyClicks(service, u"rooms.example.net"_s);
    QTest::keyClick(service, Qt::Key_Return);
    QCOMPARE(asked.last().first().toString(), u"rooms.example.net"_s);
}

void tst_RoomPanels::contactsAreTickedToBeInvited()
{
    InvitePanel panel(m_window.get());
    QSignalSpy asked(&panel, &InvitePanel::inviteAsked);
    Contact ana, ben;
    ana.jid = *Jid::parse(u"ana@example.org");
    ben.jid = *Jid::parse(u"ben@example.org");
    panel.ask(room(u"tea"_s), {ana, ben});
    auto *list = named<RowList>(&panel, u"Contacts to invite"_s);
    for (const int row : {0, 1})
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    named<QLineEdit>(&panel, u"Message to them"_s)->setText(u"come!"_s);
    named<QPushButton>(&panel, u"Invite"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.last().at(0).value<Jid>(), room(u"tea"_s).jid);
    QCOMPARE(asked.last().at(1).value<QList<Jid>>(), QList<Jid>{ana.jid});
    QCOMPARE(asked.last().at(2).toString(), u"come!"_s);
}

void tst_RoomPanels::anAddressCanBeInvitedToo()
{
    InvitePanel panel(m_window.get());
    panel.setOwnDomain(u"example.org"_s);
    QSignalSpy asked(&panel, &InvitePanel::inviteAsked);
    panel.ask(room(u"tea"_s), {});
    auto *field = named<QLineEdit>(&panel, u"Name or address"_s);
    field->setText(u"a@b@c"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    field->setText(u"zoe"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(asked.last().at(1).value<QList<Jid>>(), QList<Jid>{*Jid::parse(u"zoe@example.org")});
}

void tst_RoomPanels::membersAreTakenOffTheListThatIsShown()
{
    MembersPanel panel(m_window.get());
    panel.setOwnDomain(u"example.org"_s);
    QSignalSpy listed(&panel, &MembersPanel::listAsked), changed(&panel, &MembersPanel::changeAsked);
    panel.start(room(u"tea"_s));
    QCOMPARE(listed.last().at(1).value<Affiliation>(), Affiliation::Owner);
    named<QAbstractButton>(&panel, u"Banned"_s)->click();
    QCOMPARE(listed.last().at(1).value<Affiliation>(), Affiliation::Outcast);
    const Jid pest = *Jid::parse(u"pest@example.org");
    panel.setMembers(Affiliation::Owner, {{pest, {}, Affiliation::Owner, {}}}); // late, of a list left
    auto *list = named<RowList>(&panel, u"List of members"_s);
    QCOMPARE(list->model()->rowCount(), 0);
    panel.setMembers(Affiliation::Outcast, {{pest, {}, Affiliation::Outcast, u"spam"_s}});
    list->setCurrentIndex(list->model()->index(0, 0));
    named<QPushButton>(&panel, u"Remove"_s)->click();
    QCOMPARE(changed.last().at(1).value<Jid>(), pest);
    QCOMPARE(changed.last().at(2).value<Affiliation>(), Affiliation::None);
    auto *field = named<QLineEdit>(&panel, u"Name or address"_s);
    field->setText(u"zoe"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(changed.last().at(1).value<Jid>(), *Jid::parse(u"zoe@example.org"));
    QCOMPARE(changed.last().at(2).value<Affiliation>(), Affiliation::Outcast);
}

void tst_RoomPanels::aPromptAnswersOnceAndGoesAway()
{
    QStringList answers;
    TextPrompt::Question question{u"Nickname"_s, {}, u"Nickname"_s, u"ana"_s, u"Change nickname"_s};
    question.mayBeEmpty = false;
    TextPrompt::ask(m_window.get(), question, [&](const QString &text) { answers << text; });
    auto *field = named<QLineEdit>(m_window.get(), u"Nickname"_s);
    QVERIFY(field->hasFocus());
    field->clear();
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(answers.isEmpty());
    field->setText(u" anita "_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(answers, QStringList(u"anita"_s));
    QTRY_VERIFY(m_window->findChildren<TextPrompt *>().isEmpty());
}

void tst_RoomPanels::theOwnersFormIsShownAndSentOnce()
{
    RoomSettingsPage page(room(u"tea"_s), u"example.org"_s, m_window.get());
    page.resize(700, 700);
    page.show();
    QSignalSpy saved(&page, &RoomSettingsPage::saveAsked);
    auto *save = named<QPushButton>(&page, u"Save"_s);
    QVERIFY(!save->isEnabled());
    DataForm form;
    FormField field;
    field.name = u"muc#roomconfig_roomname"_s;
    field.label = u"Name"_s;
    form.fields.append(field);
    page.setForm(form);
    auto *name = named<QLineEdit>(&page, u"Name"_s);
    QTRY_VERIFY(name->isVisible());
    name->setText(u"Tea house"_s);
    save->click();
    save->click(); // busy
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.last().first().value<DataForm>().value(field.name), u"Tea house"_s);
    page.showProblem(u"The room did not take it."_s);
    QCOMPARE(name->text(), u"Tea house"_s);
    QVERIFY(save->isEnabled());
}

QTEST_MAIN(tst_RoomPanels)
#include "tst_RoomPanels.moc"
