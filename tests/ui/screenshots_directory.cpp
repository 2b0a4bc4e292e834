// screenshots_directory FOLDER   renders the directory's screens: light and dark. Not a test: somebody looks at them.
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

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <functional>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

DirectoryForm form()
{
    DirectoryForm form{*Jid::parse(u"vjud.example.org"), {}, false, true};
    for (const auto &name :
         {u"user"_s, u"fn"_s, u"first"_s, u"last"_s, u"nick"_s, u"email"_s, u"ctry"_s, u"locality"_s, u"orgname"_s}) {
        FormField field;
        field.name = name;
        field.label = name == u"ctry" ? u"Country"_s : name == u"locality" ? u"City"_s : u"Organisation"_s;
        form.form.fields.append(field);
    }
    return form;
}

QList<DirectoryEntry> people(int count)
{
    const QStringList given{u"Ana"_s, u"Bruno"_s, u"Chloé"_s, u"Дмитрий"_s, u"Wilhelmina Alexandra"_s, u"Fei"_s};
    const QStringList family{u"García"_s, u"Keller"_s, u"Lefèvre"_s, u"Соколов"_s, u"Fitzgerald-Montgomery"_s, u"王"_s};
    QList<DirectoryEntry> entries;
    for (int i = 0; i < count; ++i) {
        const auto user =
            u"%1%2"_s.arg(QStringList{u"ana"_s, u"bruno"_s, u"chloe"_s, u"dima"_s, u"wilhelmina"_s, u"fei"_s}[i % 6])
                .arg(i);
        const bool bare = i % 7 == 5;
        entries.append({*Jid::parse(user + u"@chat.example.org"_s),
                        user,
                        bare ? QString() : given[i % 6] + u' ' + family[i / 6 % 6],
                        bare ? QString() : user + u"@mail.example.org"_s,
                        {}});
    }
    return entries;
}

struct Shown {
    Contacts contacts;
    DirectoryModel model{contacts};
    NewChatModel chats;
    MainWindow window;
    DirectorySearchPane &pane{*window.sidebar()->directory()};
    DirectoryPage &page{*window.directory()};
};

struct Screen {
    QString name;
    QSize size;
    std::function<void(Shown &)> prepare;
};

const QSize Wide(1200, 760), Usual(1040, 720), Narrow(680, 600);

QList<Screen> screens()
{
    const auto find = [](int count, const QString &note = {}) {
        return [=](Shown &s) {
            for (const int i : {0, 8, 13}) {
                Contact contact;
                contact.jid = people(14)[i].jid;
                contact.subscription = Contact::Subscription::Both;
                s.contacts.put(contact);
            }
            s.pane.showForm(form(), {form().service});
            named<QLineEdit>(&s.pane, u"Search for"_s)->setText(u"a"_s);
            s.pane.say(u"%1 people found."_s.arg(count));
            s.model.setEntries(people(count));
            s.page.showPeople(note);
            named<PeopleTable>(&s.page, u"People"_s)->selectRow(2);
        };
    };
    return {
        {u"directory-empty"_s, Usual, [](Shown &s) { s.pane.showForm(form(), {form().service}); }},
        {u"directory-waiting"_s, Usual,
         [](Shown &s) {
             s.pane.showForm(form(), {form().service});
             s.pane.setBusy(true);
             s.page.showWaiting(3200);
         }},
        {u"directory-results"_s, Wide,
         find(14, u"The server shows the first 14 people. Search for more of a name to find others."_s)},
        {u"directory-10000"_s, Usual, find(10'000)},
        {u"directory-narrow"_s, Narrow, find(14)},
        {u"directory-more"_s, Narrow,
         [](Shown &s) {
             s.pane.showForm(form(), {form().service, *Jid::parse(u"users.example.org")});
             named<QPushButton>(&s.pane, u"More fields"_s)->click();
         }},
        {u"directory-nobody"_s, Usual,
         [](Shown &s) {
             s.pane.showForm(form(), {form().service});
             s.page.showPeople();
         }},
        {u"directory-none"_s, Usual,
         [](Shown &s) {
             const auto sentence = u"example.org has no directory of its people. You can search another server, or add "
                                   "someone by their address."_s;
             s.pane.showNoDirectory(sentence);
             s.page.showNoDirectory(sentence);
             named<QPushButton>(&s.pane, u"Search another server"_s)->click();
         }},
        {u"directory-newchat"_s, Usual,
         [](Shown &s) {
             s.window.sidebar()->showSegment(Sidebar::Chats);
             s.window.sidebar()->newChat()->setSuggestions(&s.chats);
             s.window.sidebar()->openNewChat();
             named<QLineEdit>(s.window.sidebar()->newChat(), u"Name or address"_s)->setText(u"an"_s);
             s.chats.setText(u"an"_s);
             s.chats.setFound(people(5));
         }},
    };
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
        for (const int percent : {100, 150}) {
            QFont font = base;
            font.setPointSizeF(base.pointSizeF() * percent / 100);
            QApplication::setFont(font);
            for (const Screen &screen : screens()) {
                Shown shown;
                shown.page.setModel(&shown.model);
                shown.window.sidebar()->setAccount(*Jid::parse(u"gabriela@example.org"));
                shown.window.showChats();
                shown.window.sidebar()->showSegment(Sidebar::Directory);
                screen.prepare(shown);
                shown.window.resize(screen.size);
                shown.window.show();
                QApplication::processEvents();
                shown.window.grab().save(folder.filePath(u"%1-%2-%3.png"_s.arg(screen.name, look).arg(percent)));
                shown.page.setModel(nullptr);
                shown.window.sidebar()->newChat()->setSuggestions(nullptr);
            }
        }
    }
}
