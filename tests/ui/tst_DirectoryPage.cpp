// The directory as the window shows it: what to search for, who was found, what can be done with them.
#include "app/Contacts.h"
#include "app/models/DirectoryModel.h"
#include "app/models/NewChatModel.h"
#include "tests/ui/Names.h"
#include "ui/MainWindow.h"
#include "ui/chats/NewChatPanel.h"
#include "ui/chats/Sidebar.h"
#include "ui/directory/DirectoryPage.h"
#include "ui/directory/DirectorySearchPane.h"
#include "ui/directory/PeopleTable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Part = DirectoryPart;
using Type = FormField::Type;

namespace {

const auto service = *Jid::parse(u"search.example.org");

FormField field(const QString &name, Type type = Type::TextSingle)
{
    FormField f;
    f.name = name;
    f.type = type;
    return f;
}

DirectoryForm openfire()
{
    DirectoryForm form{service, {}, false, true};
    form.form.fields = {field(u"search"_s), field(u"Username"_s, Type::Boolean), field(u"Name"_s, Type::Boolean),
                        field(u"Email"_s, Type::Boolean)};
    return form;
}

DirectoryForm legacy()
{
    DirectoryForm form{service, {}, true, true};
    form.form.fields = {field(u"first"_s), field(u"last"_s), field(u"nick"_s), field(u"email"_s), field(u"city"_s)};
    return form;
}

DirectoryEntry entry(const QString &user, const QString &name)
{
    return {*Jid::parse(user + u"@example.org"_s), user, name, user + u"@mail.example"_s, {}};
}

struct Window {
    Contacts contacts;
    DirectoryModel model{contacts};
    MainWindow window;
    DirectorySearchPane &pane{*window.sidebar()->directory()};
    DirectoryPage &page{*window.directory()};

    Window()
    {
        page.setModel(&model);
        window.showChats();
        window.sidebar()->showSegment(Sidebar::Directory);
        window.show();
    }
    ~Window() { page.setModel(nullptr); }

    void find(const QList<DirectoryEntry> &people, const QString &note = {})
    {
        model.setEntries(people);
        page.showPeople(note);
    }
    template <typename Widget>
    Widget *control(const QString &name) const
    {
        return named<Widget>(&window, name);
    }
};

} // namespace

class DirectoryPageTest : public QObject
{
    Q_OBJECT

private slots:
    void boxesAreThoseThatTheServiceOffers();
    void whatIsTypedAndTickedIsAskedFor();
    void nothingTypedAsksNothing();
    void otherFieldsAreUnderMoreFields();
    void whileSearchingThereIsAWayOut();
    void severalDirectoriesCanBeChosenFrom();
    void withoutDirectoryItSaysSoAndOffersAnotherServer();
    void whatIsNoServerIsNotAsked();
    void aDirectoryThatCannotListEverybodySaysSo();
    void peopleAreShownSortedAndFiltered();
    void thereMayBeMoreIsSaid();
    void aRowOffersMessageContactAndDetails();
    void rowsAreReachedAndChosenByKeyboard();
    void whoIsAContactIsNotAddedAgain();
    void networkTextIsPlain();
    void thePageStandsInTheConversationsPlaceAndLeavesIt();
    void narrowTablesKeepNameAndAddress();
    void tenThousandRowsScrollWithoutAStall();
    void newChatOffersPeopleWhileTyping();
};

void DirectoryPageTest::boxesAreThoseThatTheServiceOffers()
{
    Window w;
    w.pane.showForm(openfire(), {service});
    for (const auto &box : {u"Username"_s, u"Name"_s, u"Email"_s})
        QVERIFY(w.control<QCheckBox>(box)->isVisible() && w.control<QCheckBox>(box)->isChecked());
    QVERIFY(!w.control<QPushButton>(u"More fields"_s)->isVisible());
    w.pane.showForm(legacy(), {service});
    QVERIFY(!w.control<QCheckBox>(u"Username"_s)->isVisible());
    QVERIFY(w.control<QCheckBox>(u"Email"_s)->isVisible());
}

void DirectoryPageTest::whatIsTypedAndTickedIsAskedFor()
{
    Window w;
    w.pane.showForm(openfire(), {service});
    QSignalSpy asked(&w.pane, &DirectorySearchPane::searchAsked);
    auto *text = w.control<QLineEdit>(u"Search for"_s);
    w.control<QCheckBox>(u"Username"_s)->setChecked(false);
    QTest::keyClicks(text, u"mar"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).toString(), u"mar"_s);
    QCOMPARE(asked.first().at(1).value<QList<Part>>(), (QList{Part::Name, Part::Email}));
    w.control<QPushButton>(u"Search"_s)->click();
    QCOMPARE(asked.size(), 2);
    QSignalSpy everyone(&w.pane, &DirectorySearchPane::everyoneAsked);
    w.control<QPushButton>(u"Show everyone"_s)->click();
    QCOMPARE(everyone.size(), 1);
}

void DirectoryPageTest::nothingTypedAsksNothing()
{
    Window w;
    w.pane.showForm(openfire(), {service});
    QSignalSpy asked(&w.pane, &DirectorySearchPane::searchAsked);
    QVERIFY(!w.control<QPushButton>(u"Search"_s)->isEnabled());
    QTest::keyClick(w.control<QLineEdit>(u"Search for"_s), Qt::Key_Return);
    QVERIFY(asked.isEmpty());
    w.control<QLineEdit>(u"Search for"_s)->setText(u"mar"_s);
    for (const auto &box : {u"Username"_s, u"Name"_s, u"Email"_s})
        w.control<QCheckBox>(box)->setChecked(false);
    QVERIFY(!w.control<QPushButton>(u"Search"_s)->isEnabled());
}

void DirectoryPageTest::otherFieldsAreUnderMoreFields()
{
    Window w;
    w.pane.showForm(legacy(), {service});
    QSignalSpy asked(&w.pane, &DirectorySearchPane::searchAsked);
    w.control<QPushButton>(u"More fields"_s)->click();
    auto *city = w.control<QLineEdit>(u"City"_s);
    QVERIFY(city->isVisible());
    QTest::keyClicks(city, u"Zaragoza"_s);
    QTest::keyClick(city, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(2).value<DataForm>().value(u"city"), u"Zaragoza"_s);
}

void DirectoryPageTest::whileSearchingThereIsAWayOut()
{
    Window w;
    w.pane.showForm(openfire(), {service});
    w.control<QLineEdit>(u"Search for"_s)->setText(u"mar"_s);
    QSignalSpy cancelled(&w.pane, &DirectorySearchPane::cancelAsked);
    QSignalSpy asked(&w.pane, &DirectorySearchPane::searchAsked);
    w.pane.setBusy(true);
    w.page.showWaiting(3'200);
    QVERIFY(!w.control<QPushButton>(u"Search"_s)->isVisible());
    QTest::keyClick(w.control<QLineEdit>(u"Search for"_s), Qt::Key_Return);
    QVERIFY(asked.isEmpty());
    named<QPushButton>(&w.pane, u"Cancel"_s)->click();
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(w.control<QWidget>(u"Looking for people…"_s)->accessibleDescription().contains(u"3200"));
}

void DirectoryPageTest::severalDirectoriesCanBeChosenFrom()
{
    Window w;
    const auto other = *Jid::parse(u"users.example.org");
    w.pane.showForm(openfire(), {service, other});
    auto *choice = w.control<QComboBox>(u"Directory service"_s);
    QVERIFY(choice->isVisible());
    QSignalSpy chosen(&w.pane, &DirectorySearchPane::serviceChosen);
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<Jid>(), other);
}

void DirectoryPageTest::withoutDirectoryItSaysSoAndOffersAnotherServer()
{
    Window w;
    w.pane.showNoDirectory(u"example.org has no directory of its people."_s);
    w.page.showNoDirectory(u"example.org has no directory of its people."_s);
    QVERIFY(w.control<QLabel>(u"Directory status"_s)->text().contains(u"has no directory"));
    QVERIFY(!w.control<QPushButton>(u"Show everyone"_s)->isVisible());
    QVERIFY(w.control<QWidget>(u"No directory here"_s)->isVisible());
    QSignalSpy asked(&w.pane, &DirectorySearchPane::serverAsked);
    w.control<QPushButton>(u"Search another server"_s)->click();
    auto *server = named<QLineEdit>(&w.pane, u"Server"_s);
    QTest::keyClicks(server, u" jabber.example "_s);
    QTest::keyClick(server, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<Jid>().toString(), u"jabber.example"_s);
}

void DirectoryPageTest::whatIsNoServerIsNotAsked()
{
    Window w;
    QSignalSpy asked(&w.pane, &DirectorySearchPane::serverAsked);
    w.control<QPushButton>(u"Search another server"_s)->click();
    auto *server = named<QLineEdit>(&w.pane, u"Server"_s);
    for (const auto &text : {u"ana@example.org"_s, u"a b"_s, QString()}) {
        server->setText(text);
        QTest::keyClick(server, Qt::Key_Return);
        QVERIFY(!w.control<QLabel>(u"Directory status"_s)->text().isEmpty());
    }
    QVERIFY(asked.isEmpty());
}

void DirectoryPageTest::aDirectoryThatCannotListEverybodySaysSo()
{
    Window w;
    w.pane.showForm(legacy(), {service});
    w.pane.setCanListAll(false);
    const auto *everyone = w.control<QPushButton>(u"Show everyone"_s);
    QVERIFY(!everyone->isEnabled());
    QVERIFY(!everyone->toolTip().isEmpty());
    w.pane.showForm(openfire(), {service});
    QVERIFY(everyone->isEnabled());
}

void DirectoryPageTest::peopleAreShownSortedAndFiltered()
{
    Window w;
    w.find({entry(u"zoe"_s, u"Zoe"_s), entry(u"ana"_s, u"Ana"_s), entry(u"bob"_s, u"Bob"_s)});
    auto *people = w.control<PeopleTable>(u"People"_s);
    QVERIFY(people->isVisible());
    QCOMPARE(people->model()->index(0, 0).data().toString(), u"Ana"_s);
    QTest::mouseClick(people->horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(20, 10));
    QCOMPARE(people->model()->index(0, 0).data().toString(), u"Zoe"_s);
    auto *filter = named<QLineEdit>(&w.page, u"Filter"_s);
    QTest::keyClicks(filter, u"bo"_s);
    QCOMPARE(people->model()->rowCount(), 1);
    QVERIFY(w.control<QLabel>(u"Number of people"_s)->text().contains(u"1 of 3"));
    w.find({entry(u"new"_s, u"New"_s)});
    QCOMPARE(filter->text(), QString()); // an old filter hides nobody who was asked for now
}

void DirectoryPageTest::thereMayBeMoreIsSaid()
{
    Window w;
    w.find({entry(u"ana"_s, u"Ana"_s)}, u"The server shows the first 30 people."_s);
    const auto labels = w.page.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text() == u"The server shows the first 30 people.";
    }));
    w.find({});
    QVERIFY(w.control<QWidget>(u"Nobody found"_s)->isVisible());
}

void DirectoryPageTest::aRowOffersMessageContactAndDetails()
{
    Window w;
    w.find({entry(u"ana"_s, u"Ana"_s)});
    auto *people = w.control<PeopleTable>(u"People"_s);
    QVERIFY(!named<QPushButton>(&w.page, u"Message"_s)->isVisible());
    QTest::mouseClick(people->viewport(), Qt::LeftButton, {},
                      people->visualRect(people->model()->index(0, 0)).center());
    QSignalSpy message(&w.page, &DirectoryPage::messageAsked), add(&w.page, &DirectoryPage::addContactAsked),
        details(&w.page, &DirectoryPage::detailsAsked), menu(&w.page, &DirectoryPage::menuAsked);
    named<QPushButton>(&w.page, u"Message"_s)->click();
    named<QPushButton>(&w.page, u"Add contact"_s)->click();
    named<QPushButton>(&w.page, u"Details"_s)->click();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(people, &event);
    const auto ana = *Jid::parse(u"ana@example.org");
    QCOMPARE(menu.size(), 1);
    QTest::keyClick(people, Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(menu.size(), 2);
    for (const auto *spy : {&message, &add, &details, &menu}) {
        QCOMPARE(spy->first().first().value<Jid>(), ana);
    }
    QCOMPARE(add.first().at(1).toString(), u"Ana"_s);
}

void DirectoryPageTest::rowsAreReachedAndChosenByKeyboard()
{
    Window w;
    w.find({entry(u"ana"_s, u"Ana"_s), entry(u"bob"_s, u"Bob"_s)});
    auto *people = w.control<PeopleTable>(u"People"_s);
    QSignalSpy message(&w.page, &DirectoryPage::messageAsked);
    QTest::keyClick(named<QLineEdit>(&w.page, u"Filter"_s), Qt::Key_Down);
    QTest::keyClick(people, Qt::Key_Down);
    QTest::keyClick(people, Qt::Key_Return);
    QCOMPARE(message.size(), 1);
    QCOMPARE(message.first().first().value<Jid>().local(), u"bob"_s);
}

void DirectoryPageTest::whoIsAContactIsNotAddedAgain()
{
    Window w;
    w.find({entry(u"ana"_s, u"Ana"_s)});
    auto *people = w.control<PeopleTable>(u"People"_s);
    people->selectRow(0);
    auto *add = named<QPushButton>(&w.page, u"Add contact"_s);
    QVERIFY(add->isVisible());
    Contact ana;
    ana.jid = *Jid::parse(u"ana@example.org");
    ana.subscription = Contact::Subscription::Both;
    w.contacts.put(ana);
    QTRY_VERIFY(!add->isVisible());
    QCOMPARE(people->model()->index(0, DirectoryModel::InContacts).data().toString(), u"In contacts"_s);
}

void DirectoryPageTest::networkTextIsPlain()
{
    Window w;
    w.find({entry(u"eve"_s, u"<b>Eve</b>\u202Eevil"_s)});
    w.control<PeopleTable>(u"People"_s)->selectRow(0);
    const auto labels = w.page.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->text().contains(u'\u202E'));
    }
}

void DirectoryPageTest::thePageStandsInTheConversationsPlaceAndLeavesIt()
{
    Window w;
    QVERIFY(w.page.isVisible());
    QVERIFY(!w.control<QLineEdit>(u"Search for"_s)->isHidden());
    w.window.showConversation(true); // such as by Message
    QVERIFY(w.window.isShowingConversation());
    QVERIFY(w.window.sidebar()->segment() == Sidebar::Chats);
    w.window.sidebar()->showSegment(Sidebar::Directory);
    QVERIFY(w.page.isVisible() && !w.window.isShowingConversation());
    w.window.sidebar()->showSegment(Sidebar::Contacts);
    QVERIFY(w.window.isShowingConversation());
    w.window.sidebar()->showSegment(Sidebar::Directory);
    w.window.showConversation(false); // the conversation beneath ends
    QVERIFY(w.page.isVisible());
}

void DirectoryPageTest::narrowTablesKeepNameAndAddress()
{
    Window w;
    w.find({entry(u"ana"_s, u"Ana"_s)});
    auto *people = w.control<PeopleTable>(u"People"_s);
    w.window.resize(1600, 700);
    QTRY_VERIFY(!people->isColumnHidden(DirectoryModel::Username) && !people->isColumnHidden(DirectoryModel::Email));
    w.window.resize(680, 560);
    QTRY_VERIFY(people->isColumnHidden(DirectoryModel::Username) && people->isColumnHidden(DirectoryModel::Email));
    QVERIFY(!people->isColumnHidden(DirectoryModel::Name) && !people->isColumnHidden(DirectoryModel::Address));
    QVERIFY(people->columnWidth(DirectoryModel::Name) > 100);
}

void DirectoryPageTest::tenThousandRowsScrollWithoutAStall()
{
    Window w;
    QList<DirectoryEntry> many;
    for (int i = 0; i < 10'000; ++i)
        many.append(entry(u"user%1"_s.arg(i * 7919 % 10'000), u"Person Número %1"_s.arg(i * 31 % 10'000)));
    constexpr int most = 400; // alone on the machine: 50
    QElapsedTimer clock;
    clock.start();
    w.find(many);
    QCoreApplication::processEvents();
    qInfo("filled and painted: %lld ms", clock.elapsed());
    QVERIFY(clock.restart() < most);
    auto *people = w.control<PeopleTable>(u"People"_s);
    people->sortByColumn(DirectoryModel::Address, Qt::DescendingOrder);
    people->viewport()->repaint();
    qInfo("sorted and painted: %lld ms", clock.elapsed());
    QVERIFY(clock.restart() < most);
    qint64 longest = 0;
    for (int step = 0; step <= 100; ++step) {
        clock.restart();
        people->verticalScrollBar()->setValue(people->verticalScrollBar()->maximum() * step / 100);
        people->viewport()->repaint();
        longest = std::max(longest, clock.elapsed());
    }
    qInfo("longest scroll step: %lld ms", longest);
    QVERIFY(longest < most);
    clock.restart();
    named<QLineEdit>(&w.page, u"Filter"_s)->setText(u"número 99"_s);
    people->viewport()->repaint();
    qInfo("filtered and painted: %lld ms", clock.elapsed());
    QVERIFY(clock.elapsed() < most);
}

void DirectoryPageTest::newChatOffersPeopleWhileTyping()
{
    Window w;
    NewChatModel model;
    auto *panel = w.window.sidebar()->newChat();
    panel->setSuggestions(&model);
    connect(panel, &NewChatPanel::opened, &model, &NewChatModel::refresh);
    connect(panel, &NewChatPanel::textEdited, &model, &NewChatModel::setText);
    w.window.sidebar()->openNewChat();
    auto *address = named<QLineEdit>(panel, u"Name or address"_s);
    auto *list = named<QWidget>(panel, u"Suggestions"_s);
    QVERIFY(!list->isVisible());
    QTest::keyClicks(address, u"su"_s);
    model.setFound({entry(u"susana"_s, u"Susana"_s), entry(u"sumi"_s, u"Sumi"_s)});
    QVERIFY(list->isVisible());
    QSignalSpy chosen(panel, &NewChatPanel::addressChosen);
    QTest::keyClick(address, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<Jid>().local(), u"sumi"_s);
    QVERIFY(!panel->isVisible());
    panel->setSuggestions(nullptr);
}

QTEST_MAIN(DirectoryPageTest)
#include "tst_DirectoryPage.moc"
