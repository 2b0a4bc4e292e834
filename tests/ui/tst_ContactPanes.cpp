#include "app/models/ContactsModel.h"
#include "tests/ui/Names.h"
#include "tests/ui/SampleRows.h"
#include "ui/MainWindow.h"
#include "ui/chats/RowList.h"
#include "ui/chats/Sidebar.h"
#include "ui/contacts/AddContactPanel.h"
#include "ui/contacts/ContactMenu.h"
#include "ui/contacts/DetailsPane.h"

#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

class tst_ContactPanes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init();

    void aNewContactKeepsWhatWasTypedUntilItIsTaken();
    void nonsenseAndOneselfAreRefusedAtOnce_data();
    void nonsenseAndOneselfAreRefusedAtOnce();
    void detailsShowTheAddressAndEveryDevice();
    void detailsSayWhatIsBetweenUs_data();
    void detailsSayWhatIsBetweenUs();
    void aNewNameIsReportedOnceAndTypingIsNotDisturbed();
    void groupsAreTickedAndMade();
    void theirNotificationsAreMuted();
    void removingAsksFirst();
    void whereNobodyCanBeBlockedItSaysWhy();
    void namesFromTheNetworkArePlainText();
    void theMenuOffersWhatFits();
    void theMenuComesByPointerAndByKey();
    void aHeadingFoldsItsGroup();
    void detailsTakeTheConversationsPlaceInANarrowWindow();

private:
    static PersonDetails person();
    static QStringList texts(const QWidget *within);
    static QAction *entry(const QMenu *menu, const QString &text);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QStandardItemModel> m_chats, m_people;
};

void tst_ContactPanes::init()
{
    m_window.reset();
    m_chats = sampleConversations();
    m_people = sampleContacts();
    m_window = std::make_unique<MainWindow>();
    m_window->sidebar()->setModels(m_chats.get(), m_people.get());
    m_window->sidebar()->setAccount(*Jid::parse(u"gabriela@example.org"));
    m_window->sidebar()->addContact()->setAccount(*Jid::parse(u"gabriela@example.org"));
    m_window->showChats();
    m_window->resize(1200, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

PersonDetails tst_ContactPanes::person()
{
    PersonDetails person;
    person.contact.jid = *Jid::parse(u"bruno@example.org");
    person.contact.name = u"Bruno Keller"_s;
    person.contact.groups = {u"Club"_s};
    person.contact.subscription = Contact::Subscription::Both;
    person.onRoster = true;
    person.signedIn = true;
    person.blocking = Blocking::Support::Yes;
    person.allGroups = {u"Club"_s, u"R&D"_s};
    return person;
}

QStringList tst_ContactPanes::texts(const QWidget *within)
{
    QStringList list;
    for (const QLabel *label : within->findChildren<QLabel *>()) {
        if (label->isVisible())
            list << label->text();
    }
    return list;
}

QAction *tst_ContactPanes::entry(const QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void tst_ContactPanes::aNewContactKeepsWhatWasTypedUntilItIsTaken()
{
    auto *panel = m_window->sidebar()->addContact();
    QSignalSpy asked(panel, &AddContactPanel::addAsked);
    m_window->sidebar()->openAddContact();
    auto *address = named<QLineEdit>(panel, u"Name or address"_s);
    QVERIFY(address->hasFocus());
    QTest::keyClicks(address, u"Ana"_s);
    named<QLineEdit>(panel, u"Name in your list"_s)->setText(u" Ana  María "_s);
    named<QLineEdit>(panel, u"Group"_s)->setText(u"Club"_s);
    named<QLineEdit>(panel, u"Message to them"_s)->setText(u"It is me"_s);
    named<QPushButton>(panel, u"Add"_s)->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<Jid>().toString(), u"ana@example.org");
    QCOMPARE(asked[0][1].toString(), u"Ana María");
    QCOMPARE(asked[0][2].toStringList(), QStringList{u"Club"_s});
    QCOMPARE(asked[0][3].toString(), u"It is me");
    QVERIFY(!named<QPushButton>(panel, u"Add"_s)->isEnabled()); // not twice

    panel->showProblem(u"The server said no."_s);
    QVERIFY(panel->isVisible());
    QVERIFY(texts(panel).contains(u"The server said no."_s));
    QCOMPARE(address->text(), u"Ana");
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(asked.count(), 2);
    panel->done();
    QVERIFY(!panel->isVisible());
}

void tst_ContactPanes::nonsenseAndOneselfAreRefusedAtOnce_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("nonsense") << u"a@b@c"_s << u"This is not a complete address"_s;
    QTest::newRow("nothing") << u" "_s << u"This is not a complete address"_s;
    QTest::newRow("oneself") << u"gabriela"_s << u"This is your own address"_s;
    QTest::newRow("oneself, at length") << u"Gabriela@EXAMPLE.org/phone"_s << u"This is your own address"_s;
}

void tst_ContactPanes::nonsenseAndOneselfAreRefusedAtOnce()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, said);
    auto *panel = m_window->sidebar()->addContact();
    QSignalSpy asked(panel, &AddContactPanel::addAsked);
    m_window->sidebar()->openAddContact();
    auto *address = named<QLineEdit>(panel, u"Name or address"_s);
    address->setText(typed);
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(asked.count(), 0);
    QVERIFY2(texts(panel).join(u'|').contains(said), qPrintable(texts(panel).join(u'|')));
    QVERIFY(address->hasFocus());
}

void tst_ContactPanes::detailsShowTheAddressAndEveryDevice()
{
    PersonDetails bruno = person();
    bruno.presence.availability = Availability::Available;
    bruno.presence.devices = {{u"desk"_s, Availability::Available, u"writing"_s, 5},
                              {u"phone"_s, Availability::Away, u"on the bus"_s, 0}};
    auto *pane = m_window->details();
    pane->setPerson(bruno);
    m_window->showDetails(true);
    for (const QString &text : {u"Bruno Keller"_s, u"Available"_s, u"writing"_s, u"desk"_s, u"Away"_s, u"on the bus"_s})
        QTRY_VERIFY2(texts(pane).contains(text), qPrintable(text));
    QVERIFY(named<QLabel>(pane, u"bruno@example.org"_s)->isVisible());
}

void tst_ContactPanes::detailsSayWhatIsBetweenUs_data()
{
    QTest::addColumn<PersonDetails>("who");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("offered");
    PersonDetails both = person(), waiting = person(), stranger = person(), asking = person(), oneWay = person();
    waiting.contact.subscription = Contact::Subscription::None;
    waiting.contact.askedThem = true;
    stranger.contact = {};
    stranger.contact.jid = both.contact.jid;
    stranger.onRoster = false;
    asking.contact = stranger.contact;
    asking.contact.asksUs = true;
    asking.onRoster = false;
    oneWay.contact.subscription = Contact::Subscription::From;
    QTest::newRow("both") << both << u"You see when they are there, and they see"_s
                          << QStringList{u"Message"_s, u"Block"_s, u"Remove contact"_s};
    QTest::newRow("waiting") << waiting << u"waiting for their answer"_s
                             << QStringList{u"Ask again"_s, u"Cancel request"_s, u"Remove contact"_s};
    QTest::newRow("stranger") << stranger << u"Not among your contacts"_s
                              << QStringList{u"Message"_s, u"Add contact"_s, u"Block"_s};
    QTest::newRow("asking") << asking << u"wait for your answer"_s << QStringList{u"Accept"_s, u"Decline"_s};
    QTest::newRow("one way") << oneWay << u"They see when you are there."_s << QStringList{u"Ask again"_s};
}

void tst_ContactPanes::detailsSayWhatIsBetweenUs()
{
    QFETCH(const PersonDetails, who);
    QFETCH(const QString, said);
    QFETCH(const QStringList, offered);
    auto *pane = m_window->details();
    QSignalSpy asked(pane, &DetailsPane::asked);
    pane->setPerson(who);
    m_window->showDetails(true);
    QVERIFY2(texts(pane).join(u'|').contains(said), qPrintable(texts(pane).join(u'|')));
    for (const QString &name : offered) {
        auto *button = named<QPushButton>(pane, name);
        QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
    }
    QVERIFY(!who.onRoster || !named<QPushButton>(pane, u"Add contact"_s)->isVisible());
}

void tst_ContactPanes::aNewNameIsReportedOnceAndTypingIsNotDisturbed()
{
    auto *pane = m_window->details();
    QSignalSpy renamed(pane, &DetailsPane::renamed);
    pane->setPerson(person());
    m_window->showDetails(true);
    pane->focusName();
    auto *field = named<QLineEdit>(pane, u"Name in your list"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"Ben"_s); // replaces: all of it was selected
    PersonDetails busy = person();
    busy.presence.availability = Availability::Away;
    pane->setPerson(busy); // presence arrives while typing
    QCOMPARE(field->text(), u"Ben");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(renamed[0][0].value<Jid>(), person().contact.jid);
    QCOMPARE(renamed[0][1].toString(), u"Ben");
}

void tst_ContactPanes::groupsAreTickedAndMade()
{
    auto *pane = m_window->details();
    QSignalSpy chosen(pane, &DetailsPane::groupsChosen);
    pane->setPerson(person());
    m_window->showDetails(true);
    QVERIFY(named<QCheckBox>(pane, u"Club"_s)->isChecked());
    named<QCheckBox>(pane, u"R&D"_s)->click();
    QCOMPARE(chosen[0][1].toStringList(), (QStringList{u"Club"_s, u"R&D"_s}));
    auto *field = named<QLineEdit>(pane, u"New group"_s);
    QTest::keyClicks(field, u" Book  club "_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen[1][1].toStringList().constLast(), u"Book club");
    QVERIFY(field->text().isEmpty());
}

void tst_ContactPanes::theirNotificationsAreMuted()
{
    auto *pane = m_window->details();
    QSignalSpy chosen(pane, &DetailsPane::muteChosen), asked(pane, &DetailsPane::asked);
    PersonDetails bruno = person();
    pane->setPerson(bruno);
    m_window->showDetails(true);
    const auto mute = [pane] { return named<QCheckBox>(pane, u"Mute notifications"_s); };
    QVERIFY(!mute()->isVisible()); // there is no conversation
    bruno.muted = false;
    pane->setPerson(bruno);
    QVERIFY(mute()->isVisible() && !mute()->isChecked() && chosen.isEmpty());
    mute()->click();
    QCOMPARE(chosen.value(0), (QVariantList{QVariant::fromValue(bruno.contact.jid), true}));
    bruno.muted = true;
    pane->setPerson(bruno);
    QVERIFY(mute()->isChecked() && chosen.count() == 1);
    bruno.muted = false; // by another menu
    pane->setPerson(bruno);
    QVERIFY(!mute()->isChecked() && chosen.count() == 1);
    named<QPushButton>(pane, u"Send a file…"_s)->click();
    QCOMPARE(asked.value(0).value(0).value<PersonAction>(), PersonAction::SendFile);
}

void tst_ContactPanes::removingAsksFirst()
{
    auto *pane = m_window->details();
    QSignalSpy asked(pane, &DetailsPane::asked);
    pane->setPerson(person());
    m_window->showDetails(true);
    named<QPushButton>(pane, u"Remove contact"_s)->click();
    QCOMPARE(asked.count(), 0);
    QVERIFY(texts(pane).join(u'|').contains(u"Your messages stay"));
    QVERIFY(named<QPushButton>(pane, u"Keep"_s)->hasFocus());
    named<QPushButton>(pane, u"Keep"_s)->click();
    QCOMPARE(asked.count(), 0);
    QVERIFY(!named<QPushButton>(pane, u"Remove"_s)->isVisible());
    pane->askRemoval();
    named<QPushButton>(pane, u"Remove"_s)->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<PersonAction>(), PersonAction::RemoveForSure);
}

void tst_ContactPanes::whereNobodyCanBeBlockedItSaysWhy()
{
    auto *pane = m_window->details();
    PersonDetails bruno = person();
    bruno.blocking = Blocking::Support::No;
    pane->setPerson(bruno);
    m_window->showDetails(true);
    QVERIFY(!named<QPushButton>(pane, u"Block"_s)->isEnabled());
    QVERIFY(texts(pane).contains(u"Your server cannot block people."_s));
    bruno.signedIn = false;
    pane->setPerson(bruno);
    QVERIFY(texts(pane).contains(u"You can block people when you are signed in."_s));
    bruno = person();
    bruno.blockedBy = *Jid::parse(u"example.org");
    pane->setPerson(bruno);
    QCOMPARE(named<QPushButton>(pane, u"Unblock"_s)->text(), u"Unblock everybody at example.org");
    QVERIFY(!named<QPushButton>(pane, u"Block"_s)->isVisible());
}

void tst_ContactPanes::namesFromTheNetworkArePlainText()
{
    PersonDetails eve = person();
    eve.contact.name = u"<b>Bruno</b>\u202Etxt"_s;
    eve.presence.devices = {{u"<img src=x>"_s, Availability::Available, u"<a href='http://evil'>x</a>"_s, 0}};
    auto *pane = m_window->details();
    pane->setPerson(eve);
    m_window->showDetails(true);
    for (const QLabel *label : pane->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->text().contains(u'\u202E'));
    }
    const ContactMenu menu(eve, m_window.get());
    const auto *groups = entry(&menu, u"Groups"_s)->menu();
    QVERIFY(entry(groups, u"R&&D"_s)); // no mnemonic
}

void tst_ContactPanes::theMenuOffersWhatFits()
{
    auto *menu = new ContactMenu(person(), m_window.get());
    QSignalSpy asked(menu, &ContactMenu::asked), groups(menu, &ContactMenu::groupsChosen);
    for (const QString &text :
         {u"Message"_s, u"Send a file…"_s, u"Details"_s, u"Rename…"_s, u"Groups"_s, u"Block"_s, u"Remove contact…"_s})
        QVERIFY2(entry(menu, text) && entry(menu, text)->isEnabled(), qPrintable(text));
    QVERIFY(!entry(menu, u"Add contact…"_s));
    QVERIFY(!entry(menu, u"Cancel request"_s));
    entry(menu, u"Block"_s)->trigger();
    QCOMPARE(asked[0][0].value<PersonAction>(), PersonAction::Block);
    entry(entry(menu, u"Groups"_s)->menu(), u"Club"_s)->trigger();
    QCOMPARE(groups[0][1].toStringList(), QStringList());
    delete menu;

    PersonDetails offline = person();
    offline.signedIn = false;
    const ContactMenu other(offline, m_window.get());
    QVERIFY(entry(&other, u"Message"_s)->isEnabled()); // it waits in the outbox
    QVERIFY(!entry(&other, u"Rename…"_s)->isEnabled());
    QVERIFY(!entry(&other, u"Block"_s)->toolTip().isEmpty());
}

void tst_ContactPanes::theMenuComesByPointerAndByKey()
{
    m_window->sidebar()->showSegment(Sidebar::Contacts);
    QSignalSpy asked(m_window->sidebar(), &Sidebar::contactMenuAsked);
    auto *people = named<RowList>(m_window.get(), u"Contacts"_s);
    const QRect row = people->visualRect(people->model()->index(2, 0));
    QContextMenuEvent byPointer(QContextMenuEvent::Mouse, row.center(), people->viewport()->mapToGlobal(row.center()));
    QCoreApplication::sendEvent(people->viewport(), &byPointer);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<Jid>().toString(), u"oleg@example.org");
    QCOMPARE(asked[0][1].toPoint(), people->viewport()->mapToGlobal(row.center()));
    people->setCurrentIndex(people->model()->index(3, 0));
    const QPoint middle = people->viewport()->rect().center();
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, middle, people->viewport()->mapToGlobal(middle));
    QCoreApplication::sendEvent(people->viewport(), &byKey);
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked[1][0].value<Jid>().toString(), u"mei@example.net");
    const QRect current = people->visualRect(people->currentIndex());
    QVERIFY(current.contains(people->viewport()->mapFromGlobal(asked[1][1].toPoint())));
}

void tst_ContactPanes::aHeadingFoldsItsGroup()
{
    Sidebar *sidebar = m_window->sidebar();
    sidebar->showSegment(Sidebar::Contacts);
    QSignalSpy folded(sidebar, &Sidebar::groupFolded), opened(sidebar, &Sidebar::conversationChosen);
    auto *people = named<RowList>(m_window.get(), u"Contacts"_s);
    QTest::mouseClick(people->viewport(), Qt::LeftButton, {},
                      people->visualRect(people->model()->index(0, 0)).center());
    QCOMPARE(folded.count(), 1);
    QCOMPARE(folded[0][0].toString(), u"Book club");
    QVERIFY(folded[0][1].toBool());
    QCOMPARE(sidebar->foldedGroups(), QStringList{u"Book club"_s});
    people->setCurrentIndex(people->model()->index(0, 0));
    QTest::keyClick(people, Qt::Key_Return);
    QVERIFY(!folded[1][1].toBool());
    QCOMPARE(opened.count(), 0);
}

void tst_ContactPanes::detailsTakeTheConversationsPlaceInANarrowWindow()
{
    m_window->showConversation(true);
    m_window->showDetails(true);
    QWidget *conversation = m_window->findChild<QWidget *>(u"conversation"_s);
    QVERIFY(conversation && conversation->isVisible());
    m_window->resize(700, 600);
    QVERIFY(!conversation->isVisible());
    QVERIFY(m_window->details()->isVisible());
    QTest::keyClick(m_window->details(), Qt::Key_Escape);
    m_window->showDetails(false);
    QVERIFY(conversation->isVisible());
}

QTEST_MAIN(tst_ContactPanes)
#include "tst_ContactPanes.moc"
