// screenshots_finding FOLDER   writes pictures of everything that finds: results, nothing, indexing, the bar in the
// conversation, the quick switcher, the shortcuts. Not a test: somebody looks at them.
#include "Names.h"
#include "SampleRows.h"
#include "app/data/SearchText.h"
#include "app/models/SearchHits.h"
#include "app/models/SwitcherModel.h"
#include "app/models/TimelineWindow.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"
#include "tests/unit/StoreTest.h"
#include "ui/Commands.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chat/TimelineJoin.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/Theme.h"
#include "ui/find/FindBar.h"
#include "ui/find/QuickSwitcher.h"
#include "ui/find/SearchResults.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

namespace {

const QStringList Texts = {
    u"Shall we take the ferry on Sunday? The last one comes back at seven."_s,
    u"The ferry is full, I asked. But there is a boat from the old harbour, a little smaller and a little later."_s,
    u"Take a coat for the ferry!"_s,
    u"Здравствуйте! Паром (ferry) отправляется в семь."_s,
    u"I put the timetable here: https://example.org/ferry/timetable.pdf"_s,
    u"Lunch at two then"_s,
};

void fill(MessageStore &store)
{
    QList<Message> batch;
    const QStringList people = {u"ben@example.org"_s, u"cleo@example.org"_s, u"mariana@example.org"_s};
    for (int i = 0; i < 400; ++i) {
        Message message = incoming(Texts.at(i % Texts.size()), -i * 40'000);
        message.conversation = *Jid::parse(people.at(i % 7 % 3));
        message.outgoing = i % 4 == 1;
        batch << message;
    }
    for (int i = 0; i < 40'000; ++i) { // so that indexing takes a while
        Message message = incoming(Texts.at(i % Texts.size()), -i * 40'000);
        message.account = Ben;
        batch << message;
    }
    await(store.addReceived({batch, {}, {}}));
}

QList<SwitcherItem> people()
{
    QList<SwitcherItem> list;
    for (const QString &name : {u"Ana García"_s, u"Bruno Keller"_s, u"Carla Anders"_s, u"Dani"_s, u"Leo Tamm"_s}) {
        SwitcherItem item;
        item.name = name;
        item.detail = name.section(u' ', 0, 0).toLower() + u"@example.org"_s;
        item.jid = *Jid::parse(SearchText::words(item.detail).first().folded + u"@example.org"_s);
        item.recent = at(int(list.size()));
        list << item;
    }
    return list;
}

QList<SwitcherItem> commandsOf(const MainWindow &window)
{
    QList<SwitcherItem> list;
    for (const QAction *action : window.commands().all()) {
        SwitcherItem item;
        item.kind = SwitcherItem::Kind::Command;
        item.name = action->text().remove(u'…');
        item.detail = action->shortcut().toString(QKeySequence::NativeText);
        item.icon = action->property("symbol").toInt();
        list << item;
    }
    return list;
}

/// A window with a conversation open, filled by hand.
struct Scene {
    explicit Scene(MessageStore &store, SearchIndex &index)
        : hits(index, who())
        , none(index, who())
        , timeline(store)
        , chats(sampleConversations())
        , contacts(sampleContacts())
    {
        hits.setAccounts({Ana});
        none.setAccounts({Ana});
        places.addSource(people);
        places.addSource([this] { return commandsOf(window); });
        window.sidebar()->setModels(chats.get(), contacts.get());
        window.sidebar()->setAccount(Ana);
        window.quickSwitcher()->setModel(&places);
        window.resize(1040, 720);
        window.showChats();
        window.show();
        joinTimeline(*window.conversation(), timeline);
        window.conversation()->showConversation(Ben);
        window.conversation()->setName(u"Ben"_s);
        window.showConversation(true);
        timeline.open(Ana, Ben, 0);
    }
    ~Scene()
    {
        window.sidebar()->results()->setHits(nullptr);
        window.quickSwitcher()->setModel(nullptr);
    }
    static SearchHits::People who()
    {
        return {[](const Jid &jid) { return jid.local().left(1).toUpper() + jid.local().mid(1); },
                [](const QString &) { return QList<Jid>(); }};
    }
    void search(const QString &typed, const QString &forPeople, SearchHits &with)
    {
        named<QLineEdit>(&window, u"Search"_s)->setText(forPeople);
        window.sidebar()->results()->setHits(&with);
        with.setText(typed);
        QTest::qWait(500);
    }

    SearchHits hits, none;
    TimelineWindow timeline;
    SwitcherModel places;
    std::unique_ptr<QStandardItemModel> chats, contacts;
    MainWindow window;
};

/// As if the store came from a version without search.
void forgetIndex(Database &database)
{
    await(database.run<Done>(Sql::Access::Write, [](Sql &sql) {
        sql.run(u"INSERT INTO search (search) VALUES ('delete-all')"_s);
        sql.run(u"UPDATE search_state SET low = high"_s);
        return Done();
    }));
}

void take(Scene &scene, const std::function<void(const QString &)> &save)
{
    MainWindow &window = scene.window;
    scene.search(u"ferry"_s, u"ana"_s, scene.hits);
    const Message hit = scene.hits.at(2);
    window.conversation()->showMessage(hit.id);
    scene.timeline.openAt(Ana, hit.conversation, hit.id);
    save(u"results"_s);
    scene.search(u"zanzibar"_s, u"zanzibar"_s, scene.none);
    save(u"nothing"_s);
    named<QLineEdit>(&window, u"Search"_s)->clear();

    window.conversation()->findBar()->open();
    named<QLineEdit>(&window, u"Find in conversation"_s)->setText(u"boat"_s);
    window.conversation()->findBar()->setPlace(3, 50, true, false);
    save(u"bar"_s);
    window.conversation()->findBar()->close();
    window.quickSwitcher()->show();
    save(u"switcher"_s);
    named<QLineEdit>(&window, u"Go to"_s)->setText(u"an"_s);
    save(u"switcher-typed"_s);
    window.quickSwitcher()->close();
    window.commands().action(Commands::Shortcuts)->trigger();
    save(u"shortcuts"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QDir folder(QApplication::arguments().value(1, u"screenshots"_s));
    folder.mkpath(u"."_s);
    const QTemporaryDir data;
    Database database(data.filePath(u"store.sqlite"_s));
    await(database.open());
    MessageStore store(database);
    SearchIndex index(database, store);
    fill(store);
    index.start();
    QTest::qWait(2'000);
    Theme theme(application);
    const QFont base = QApplication::font();
    for (const auto &[scheme, look] : {std::pair{Theme::Scheme::Light, u"light"_s}, {Theme::Scheme::Dark, u"dark"_s}}) {
        theme.setScheme(scheme);
        for (const int percent : {100, 150}) {
            QFont font = base;
            font.setPointSizeF(base.pointSizeF() * percent / 100);
            QApplication::setFont(font);
            Scene window(store, index);
            const auto save = [&](const QString &name) {
                QTest::qWait(60);
                window.window.grab().save(folder.filePath(u"find-%1-%2-%3.png"_s.arg(name, look).arg(percent)));
            };
            take(window, save);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            forgetIndex(database);
            index.start();
            window.search(u"boat"_s, u"boat"_s, window.hits);
            save(u"indexing"_s);
            while (!index.isComplete())
                QTest::qWait(100);
        }
    }
}
