// Finding in the window: the sidebar's search, the bar in the conversation, the quick switcher, the sheet of shortcuts.
#include "Names.h"
#include "SampleRows.h"
#include "app/models/ConversationsModel.h"
#include "app/models/SearchHits.h"
#include "app/models/SwitcherModel.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"
#include "tests/unit/StoreTest.h"
#include "ui/Commands.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/RowList.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/TextLabel.h"
#include "ui/common/Theme.h"
#include "ui/find/Excerpt.h"
#include "ui/find/FindBar.h"
#include "ui/find/QuickSwitcher.h"
#include "ui/find/SearchResults.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

class tst_Finding : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anExcerptShowsTheMatch();
    void anExcerptOfHostileTextIsPlain();
    void foundMessagesStandBelowPeople();
    void whatIsNotFoundIsSaid();
    void olderMessagesStillBeingIndexedIsSaid();
    void enterOnAHitTellsIt();
    void theFindBarTellsWhatIsWanted();
    void findingInTheSidebarIsItsSearch();
    void theFindBarClosesWithEscAndWithTheConversation();
    void theSwitcherIsUsedByKeyboardAlone();
    void theSwitcherGivesTheKeyboardBack();
    void everyCommandWithAKeyIsOnTheSheet();
    void withoutASessionOnlyWhatNeedsNoneWorks();

private:
    void store(const QStringList &texts);
    RowList *hits() const { return named<RowList>(m_window.get(), u"Found messages"_s); }
    QLineEdit *field(const QString &name) const { return named<QLineEdit>(m_window.get(), name); }

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<SearchIndex> m_index;
    std::unique_ptr<SearchHits> m_hits;
    std::unique_ptr<QStandardItemModel> m_chats, m_people;
    std::unique_ptr<MainWindow> m_window;
};

void tst_Finding::init()
{
    static int count = 0;
    m_database = std::make_unique<Database>(m_folder.filePath(u"%1.sqlite"_s.arg(++count)));
    m_store = std::make_unique<MessageStore>(*m_database);
    m_index = std::make_unique<SearchIndex>(*m_database, *m_store);
    await(m_database->open());
    m_hits = std::make_unique<SearchHits>(
        *m_index, SearchHits::People{[](const Jid &) { return u"Ben"_s; }, [](const QString &) { return QList{Ben}; }});
    m_hits->setAccounts({Ana});
    m_chats = sampleConversations();
    m_people = sampleContacts();
    m_window = std::make_unique<MainWindow>();
    m_window->sidebar()->setModels(m_chats.get(), m_people.get());
    m_window->sidebar()->results()->setHits(m_hits.get());
    connect(m_window->sidebar(), &Sidebar::filterChanged, m_hits.get(), &SearchHits::setText);
    m_window->showChats();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_Finding::cleanup()
{
    m_window.reset();
    m_hits.reset();
    m_index.reset();
    m_store.reset();
    m_database.reset();
}

void tst_Finding::store(const QStringList &texts)
{
    QList<Message> batch;
    for (const QString &text : texts)
        batch << incoming(text, int(batch.size()));
    await(m_store->addReceived({batch, {}, {}}));
}

void tst_Finding::anExcerptShowsTheMatch()
{
    const QString body =
        u"It was a long and winding way until we came to the Café\nat the river. "_s + u"More "_s.repeated(200);
    const Excerpt excerpt = excerptOf(body, SearchQuery::parse(u"cafe riv"));
    QVERIFY(excerpt.text.startsWith(u'…'));
    QVERIFY(!excerpt.text.contains(u'\n'));
    QCOMPARE(excerpt.marks.size(), 2);
    QCOMPARE(excerpt.text.sliced(excerpt.marks.at(0).start, excerpt.marks.at(0).length), u"Café"_s);
    QCOMPARE(excerpt.text.sliced(excerpt.marks.at(1).start, excerpt.marks.at(1).length), u"river"_s);
    QVERIFY(excerpt.text.size() < 310);
    QVERIFY(excerptOf(u"no match"_s, SearchQuery::parse(u"in:ben")).marks.isEmpty());
    QCOMPARE(excerptOf(u"tea"_s, SearchQuery::parse(u"tea")).text, u"tea"_s);
}

void tst_Finding::anExcerptOfHostileTextIsPlain()
{
    const Excerpt excerpt = excerptOf(u"\u202e\u0007evil \u2066te\u0301a\u2069 <b>x</b>"_s, SearchQuery::parse(u"tea"));
    QVERIFY(!excerpt.text.contains(QChar(0x202e)));
    QVERIFY(!excerpt.text.contains(QChar(7)));
    QCOMPARE(excerpt.marks.size(), 1);
    QCOMPARE(excerpt.text.sliced(excerpt.marks.at(0).start, excerpt.marks.at(0).length), u"te\u0301a"_s);
    excerptOf(u"🎉"_s.repeated(50'000) + u"tea"_s, SearchQuery::parse(u"tea")); // cut in no character's middle
}

void tst_Finding::foundMessagesStandBelowPeople()
{
    store({u"tea with milk"_s, u"coffee"_s, u"more tea"_s});
    QVERIFY(!hits()->isVisible());
    field(u"Search"_s)->setText(u"tea"_s);
    QTRY_COMPARE(hits()->model()->rowCount(), 2);
    QVERIFY(hits()->isVisible());
    const QString spoken = hits()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"Ben, more tea, "_s), qPrintable(spoken));
    field(u"Search"_s)->clear();
    QVERIFY(!hits()->isVisible());
    QVERIFY(named<RowList>(m_window.get(), u"Conversations"_s)->isVisible());
}

void tst_Finding::whatIsNotFoundIsSaid()
{
    store({u"tea"_s});
    field(u"Search"_s)->setText(u"zanzibar"_s);
    QTRY_VERIFY(hits()->accessibleDescription().contains(u"No messages found"_s));
    QVERIFY(!named<TextLabel>(m_window.get(), u"Search status"_s)->isVisible());
}

void tst_Finding::olderMessagesStillBeingIndexedIsSaid()
{
    QStringList texts;
    for (int i = 0; i < 8'000; ++i)
        texts << u"word %1"_s.arg(i);
    store(texts);
    await(m_database->run<Done>(Sql::Access::Write, [](Sql &sql) {
        sql.run(u"INSERT INTO search (search) VALUES ('delete-all')"_s);
        sql.run(u"UPDATE search_state SET low = 8000, high = 8000"_s);
        return Done();
    }));
    m_index->start();
    QTRY_VERIFY(m_index->percent() > 0 && m_index->percent() < 100);
    field(u"Search"_s)->setText(u"word"_s);
    auto *note = named<TextLabel>(m_window.get(), u"Search status"_s);
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"still being indexed"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!note->isVisible(), 30'000);
}

void tst_Finding::enterOnAHitTellsIt()
{
    store({u"tea one"_s, u"tea two"_s});
    QSignalSpy chosen(m_window->sidebar()->results(), &SearchResults::chosen);
    field(u"Search"_s)->setText(u"tea"_s);
    QTRY_COMPARE(hits()->model()->rowCount(), 2);
    m_window->sidebar()->results()->focusFirst();
    QTest::keyClick(hits(), Qt::Key_Down);
    QTest::keyClick(hits(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<Message>().body, u"tea one"_s);
}

void tst_Finding::theFindBarTellsWhatIsWanted()
{
    m_window->conversation()->showConversation(Ben);
    m_window->showConversation(true);
    m_window->conversation()->setFocus();
    m_window->commands().action(Commands::FindHere)->trigger();
    FindBar *bar = m_window->conversation()->findBar();
    QVERIFY(bar->isVisible());
    QLineEdit *typed = named<QLineEdit>(bar, u"Find in conversation"_s);
    QTRY_VERIFY(typed->hasFocus());
    QSignalSpy text(bar, &FindBar::textChanged), older(bar, &FindBar::olderAsked), newer(bar, &FindBar::newerAsked);
    QTest::keyClicks(typed, u"tea"_s);
    QCOMPARE(text.last().first().toString(), u"tea"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QTest::keyClick(typed, Qt::Key_Up);
    QCOMPARE(older.count(), 2);
    QTest::keyClick(typed, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(typed, Qt::Key_Down);
    QCOMPARE(newer.count(), 2);
    bar->setPlace(0, 0, false, false);
    QCOMPARE(named<TextLabel>(bar, u"Matches"_s)->text(), u"Nothing found"_s);
    bar->setPlace(2, 50, true, false);
    QCOMPARE(named<TextLabel>(bar, u"Matches"_s)->text(), u"2 of 50+"_s);
    QVERIFY(named<QToolButton>(bar, u"Previous match"_s)->isEnabled());
    bar->setPlace(1, 1, false, false);
    QVERIFY(!named<QToolButton>(bar, u"Previous match"_s)->isEnabled());
    QVERIFY(!named<QToolButton>(bar, u"Next match"_s)->isEnabled());
}

void tst_Finding::findingInTheSidebarIsItsSearch()
{
    m_window->conversation()->showConversation(Ben);
    m_window->showConversation(true);
    named<RowList>(m_window.get(), u"Conversations"_s)->setFocus();
    m_window->commands().action(Commands::FindHere)->trigger();
    QTRY_VERIFY(field(u"Search"_s)->hasFocus());
    QVERIFY(!m_window->conversation()->findBar()->isVisible());
    QTest::keyClicks(field(u"Search"_s), u"tea"_s);
    QTest::keyClick(field(u"Search"_s), Qt::Key_Escape);
    QVERIFY(field(u"Search"_s)->hasFocus()); // first it is emptied
    QTest::keyClick(field(u"Search"_s), Qt::Key_Escape);
    QTRY_COMPARE(QApplication::focusWidget()->accessibleName(), u"Message");
}

void tst_Finding::theFindBarClosesWithEscAndWithTheConversation()
{
    m_window->conversation()->showConversation(Ben);
    m_window->showConversation(true);
    FindBar *bar = m_window->conversation()->findBar();
    bar->open();
    QLineEdit *typed = named<QLineEdit>(bar, u"Find in conversation"_s);
    QTest::keyClicks(typed, u"tea"_s);
    QStringList focused; // nothing in between takes the keyboard, even for a moment
    connect(qApp, &QApplication::focusChanged, bar, [&focused](const QWidget *, const QWidget *now) {
        focused << (now ? now->accessibleName() : u"nobody"_s);
    });
    QTest::keyClick(typed, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(typed->text().isEmpty());
    QCOMPARE(focused, QStringList{u"Message"_s});
    disconnect(qApp, nullptr, bar, nullptr);
    bar->open();
    m_window->conversation()->showConversation(Ana);
    QVERIFY(!bar->isVisible());
}

void tst_Finding::theSwitcherIsUsedByKeyboardAlone()
{
    SwitcherModel places;
    places.addSource([] {
        SwitcherItem ana, ben, quit;
        ana.name = u"Ana"_s;
        ana.jid = Ana;
        ben.name = u"Ben"_s;
        ben.jid = Ben;
        ben.recent = at(0);
        quit.kind = SwitcherItem::Kind::Command;
        quit.name = u"Quit"_s;
        quit.command = 9;
        return QList{ana, ben, quit};
    });
    QuickSwitcher *switcher = m_window->quickSwitcher();
    switcher->setModel(&places);
    QSignalSpy person(switcher, &QuickSwitcher::personChosen), command(switcher, &QuickSwitcher::commandChosen);
    m_window->commands().action(Commands::QuickSwitcher)->trigger();
    QVERIFY(switcher->isVisible());
    QLineEdit *typed = field(u"Go to"_s);
    QTRY_VERIFY(typed->hasFocus());
    QTest::keyClick(typed, Qt::Key_Return); // where one was last
    QCOMPARE(person.takeFirst().first().value<Jid>(), Ben);
    QVERIFY(!switcher->isVisible());

    m_window->commands().action(Commands::QuickSwitcher)->trigger();
    QTest::keyClicks(typed, u"a"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(person.takeFirst().first().value<Jid>(), Ana);

    m_window->commands().action(Commands::QuickSwitcher)->trigger();
    QVERIFY(typed->text().isEmpty());
    QTest::keyClick(typed, Qt::Key_Down);
    QTest::keyClick(typed, Qt::Key_Down); // no further
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(command.takeFirst().first().toInt(), 9);

    m_window->commands().action(Commands::QuickSwitcher)->trigger();
    QTest::keyClicks(typed, u"xyz"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(switcher->isVisible());
    QTest::keyClick(typed, Qt::Key_Escape);
    QVERIFY(!switcher->isVisible());
    QCOMPARE(person.count() + command.count(), 0);
    switcher->setModel(nullptr);
}

void tst_Finding::theSwitcherGivesTheKeyboardBack()
{
    SwitcherModel places;
    m_window->quickSwitcher()->setModel(&places);
    field(u"Search"_s)->setFocus();
    QTRY_VERIFY(field(u"Search"_s)->hasFocus());
    m_window->quickSwitcher()->show();
    QTRY_VERIFY(field(u"Go to"_s)->hasFocus());
    QTest::mouseClick(m_window->quickSwitcher(), Qt::LeftButton, {}, {5, 5}); // beside the card
    QVERIFY(!m_window->quickSwitcher()->isVisible());
    QTRY_VERIFY(field(u"Search"_s)->hasFocus());
    m_window->quickSwitcher()->setModel(nullptr);
}

void tst_Finding::everyCommandWithAKeyIsOnTheSheet()
{
    m_window->commands().add(u"Another one"_s, Qt::CTRL | Qt::Key_J, Icon::Chat);
    m_window->commands().action(Commands::Shortcuts)->trigger();
    auto *sheet = named<QWidget>(m_window.get(), u"Keyboard shortcuts"_s);
    QVERIFY(sheet && sheet->isVisible());
    QStringList texts;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        texts << label->text();
    for (const QAction *action : m_window->commands().all()) {
        if (action->shortcut().isEmpty())
            continue;
        QVERIFY2(texts.contains(action->text().remove(u'…')), qPrintable(action->text()));
        QVERIFY2(texts.contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(action->text()));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!sheet->isVisible());
}

void tst_Finding::withoutASessionOnlyWhatNeedsNoneWorks()
{
    m_window->showSignIn();
    for (const QAction *action : m_window->commands().all()) {
        const Commands &commands = m_window->commands();
        const bool always = action == commands.action(Commands::Quit) ||
                            action == commands.action(Commands::Shortcuts) ||
                            action == commands.action(Commands::Preferences);
        QCOMPARE(action->isEnabled(), always);
    }
    m_window->showChats();
    QVERIFY(m_window->commands().action(Commands::FindHere)->isEnabled());
}

QTEST_MAIN(tst_Finding)
#include "tst_Finding.moc"
