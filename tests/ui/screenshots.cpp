// screenshots FOLDER [PREFIX]   renders every screen to PNG files: light and dark, fonts at 100, 150 and 200 %.
// Not a test: somebody looks at them.
#include "app/data/Failure.h"
#include "app/models/MergedRows.h"
#include "tests/ui/Names.h"
#include "tests/ui/SampleRows.h"
#include "ui/MainWindow.h"
#include "ui/account/ChangePasswordPage.h"
#include "ui/account/DeleteAccountPage.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/AccountsSection.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/MessageBar.h"
#include "ui/contacts/AddContactPanel.h"
#include "ui/contacts/ContactMenu.h"
#include "ui/contacts/DetailsPane.h"
#include "ui/login/RegistrationPage.h"
#include "ui/login/SignInPage.h"
#include "ui/settings/DataPage.h"
#include "ui/settings/GeneralPage.h"
#include "ui/settings/NotificationsPage.h"
#include "ui/settings/PreferencesWindow.h"
#include "ui/settings/PrivacyPage.h"

#include <QApplication>
#include <QBuffer>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTest>
#include <functional>

using namespace Tertulia;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Jid jid(const QString &text)
{
    return *Jid::parse(text);
}

CertificateDetails certificate()
{
    return {u"example.org"_s,
            u"example.org"_s,
            {u"example.org"_s, u"conference.example.org"_s, u"upload.example.org"_s},
            u"example.org"_s,
            QDateTime::currentDateTime().addDays(-400),
            QDateTime::currentDateTime().addDays(-35),
            QByteArray::fromHex("5f3c9a12bb07d4e18890aa01cc34ef5677182b3c4d5e6f708192a3b4c5d6e7f8"),
            {CertificateDetails::Problem::SelfSigned, CertificateDetails::Problem::Expired}};
}

void fillSidebar(MainWindow &window)
{
    auto *sidebar = window.sidebar();
    sidebar->setAccount(jid(u"gabriela@example.org"_s));
    const OwnPresence own{Availability::Available, u"Writing, interrupt me gladly"_s};
    sidebar->setPresence(own, own);
    sidebar->setRecentStatusMessages({u"Back at three"_s, u"On the train, patchy network"_s});
    window.showChats();
}

struct Screen {
    QString name;
    QSize size;
    std::function<void(MainWindow &)> prepare;
    std::function<void(MainWindow &)> after = {};
};

const QSize Wide(1040, 720), Narrow(680, 560);

QList<Screen> signInScreens()
{
    const auto failed = [](FailureKind kind, std::optional<CertificateDetails> shown = {}) {
        return [=](MainWindow &window) {
            named<QLineEdit>(&window, u"Address"_s)->setText(u"gabriela@example.org"_s);
            named<QLineEdit>(&window, u"Password"_s)->setText(u"secret"_s);
            window.signIn()->showState({Phase::Offline, {}, Failure{kind, {}, {}, shown}});
        };
    };
    return {
        {u"signin-empty"_s, Wide, [](MainWindow &window) { window.showSignIn(); }},
        {u"signin-busy"_s, Wide, [](MainWindow &window) { window.signIn()->showState({Phase::SigningIn, {}, {}}); }},
        {u"signin-wrong"_s, Wide, failed(FailureKind::WrongCredentials)},
        {u"signin-settings"_s, Wide,
         [=](MainWindow &window) {
             failed(FailureKind::ServerNotFound)(window);
             named<QPushButton>(&window, u"Connection settings"_s)->setChecked(true);
             window.signIn()->setRememberImpossible(u"This desktop has no password store (Secret Service)."_s);
         }},
        {u"signin-certificate"_s, Wide, failed(FailureKind::CertificateNotTrusted, certificate())},
    };
}

DataForm everyKind()
{
    using Type = FormField::Type;
    DataForm form;
    form.title = u"Come in"_s;
    form.instructions = u"We ask a few things of everybody. <b>No</b> mail will be sent."_s;
    const auto add = [&](Type type, const QString &name, const QString &label, bool required,
                         const QStringList &values) {
        FormField field;
        field.type = type;
        field.name = name;
        field.label = label;
        field.required = required;
        field.values = values;
        field.options = {{u"Every day"_s, u"1"_s}, {u"Once a week"_s, u"7"_s}, {u"Hardly ever"_s, u"99"_s}};
        form.fields.append(field);
    };
    add(Type::Fixed, {}, {}, false, {u"About you"_s});
    add(Type::TextSingle, u"email"_s, {}, true, {});
    form.fields.last().description = u"Only to set a new password."_s;
    add(Type::TextMulti, u"about"_s, u"What brings you here?"_s, false, {u"Curiosity"_s, u"and tea"_s});
    add(Type::ListSingle, u"often"_s, u"How often will you write?"_s, true, {u"7"_s});
    add(Type::ListMulti, u"days"_s, u"And on which days?"_s, false, {u"1"_s, u"99"_s});
    add(Type::JidSingle, u"friend"_s, u"Who told you of us?"_s, false, {});
    add(Type::Boolean, u"rules"_s, u"I have read the house rules"_s, true, {u"1"_s});
    add(Type::TextSingle, u"ocr"_s, {}, true, {});
    QImage captcha(160, 48, QImage::Format_RGB32);
    captcha.fill(Qt::white);
    QPainter painter(&captcha);
    painter.drawText(captcha.rect(), Qt::AlignCenter, u"xk 7 p"_s);
    painter.end();
    QBuffer buffer(&form.fields.last().picture);
    captcha.save(&buffer, "PNG");
    return form;
}

QList<Screen> accountScreens()
{
    const auto server = [](MainWindow &window) {
        AccountSettings account;
        account.jid = jid(u"example.org"_s);
        window.registration()->setServer(account);
        window.showRegistration();
    };
    const auto form = [=](const DataForm &more, const QUrl &link) {
        return [=](MainWindow &window) {
            server(window);
            const QWidget *page = window.registration();
            named<QPushButton>(page, u"Continue"_s)->click();
            DataForm all = more;
            FormField name, password;
            name.name = u"username"_s;
            password.name = u"password"_s;
            if (!link.isValid())
                all.fields = QList{name, password} + all.fields;
            window.registration()->showForm({all, false, link});
            named<QLineEdit>(page, u"Username"_s)->setText(u"gabriela"_s);
            named<QLineEdit>(page, u"Password"_s)->setText(u"correct horse"_s);
        };
    };
    return {
        {u"signup-server"_s, Wide, server},
        {u"signup-form"_s, Wide, form({}, {})},
        {u"signup-every-field"_s, {1040, 1500}, form(everyKind(), {})},
        {u"signup-link"_s, Wide, form({}, QUrl(u"https://example.org/join?from=tertulia"_s))},
        {u"signup-refused"_s, Wide,
         [=](MainWindow &window) {
             form({}, {})(window);
             window.registration()->showRefusal({RegistrationRefusal::Kind::NameTaken, u"User already exists"_s});
         }},
        {u"password"_s, Wide,
         [](MainWindow &window) {
             auto *page = new ChangePasswordPage(jid(u"gabriela@example.org"_s));
             window.showOver(page);
             named<QLineEdit>(page, u"New password"_s)->setText(u"gabriela1"_s);
         }},
        {u"delete-account"_s, Wide,
         [](MainWindow &window) {
             auto *page = new DeleteAccountPage(jid(u"gabriela@example.org"_s));
             window.showOver(page);
             named<QLineEdit>(page, u"Type the address to confirm"_s)->setText(u"gabriela@example.org"_s);
         }},
    };
}

PersonDetails somebody()
{
    PersonDetails person;
    person.contact.jid = jid(u"bruno@example.org"_s);
    person.contact.name = u"Bruno Keller"_s;
    person.contact.groups = {u"Book club"_s};
    person.contact.subscription = Contact::Subscription::Both;
    person.onRoster = person.signedIn = true;
    person.blocking = Blocking::Support::Yes;
    person.allGroups = {u"Book club"_s, u"Neighbours"_s, u"R&D"_s};
    person.presence.availability = Availability::DoNotDisturb;
    const auto sinceLunch = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) - 2h;
    person.presence.devices = {
        {u"desk"_s, Availability::DoNotDisturb, u"Proof-reading until six, please write and I will answer later"_s, 5},
        {u"phone.4f2a"_s, Availability::Away, {}, 0, sinceLunch}};
    return person;
}

PersonDetails waitingPerson()
{
    PersonDetails person = somebody();
    person.contact.jid = jid(u"wilhelmina.fitzgerald-montgomery@chat.kensington.example.org"_s);
    person.contact.name = u"Wilhelmina Fitzgerald-Montgomery of Kensington"_s;
    person.contact.subscription = Contact::Subscription::None;
    person.contact.askedThem = true;
    person.presence = {};
    person.blocking = Blocking::Support::No;
    return person;
}

QList<Screen> peopleScreens(QAbstractItemModel *chats, QAbstractItemModel *people)
{
    const auto withRows = [=](MainWindow &window) {
        window.sidebar()->setModels(chats, people);
        fillSidebar(window);
        window.sidebar()->showSegment(Sidebar::Contacts);
        window.conversation()->showConversation(jid(u"bruno@example.org"_s));
        window.conversation()->setName(u"Bruno Keller"_s);
        window.conversation()->setPresence(somebody().presence);
        window.showConversation(true);
    };
    const auto details = [=](const PersonDetails &person) {
        return [=](MainWindow &window) {
            withRows(window);
            window.details()->setPerson(person);
            window.showDetails(true);
        };
    };
    return {
        {u"details"_s, {1200, 840}, details(somebody())},
        {u"details-waiting"_s, {1200, 840}, details(waitingPerson())},
        {u"details-remove"_s,
         {1200, 840},
         details(somebody()),
         [](MainWindow &window) { window.details()->askRemoval(); }},
        {u"details-narrow"_s, Narrow, details(somebody())},
        {u"addcontact"_s, Wide,
         [=](MainWindow &window) {
             withRows(window);
             window.sidebar()->addContact()->setAccount(jid(u"gabriela@example.org"_s));
             window.sidebar()->openAddContact();
             auto *field = named<QLineEdit>(window.sidebar()->addContact(), u"Name or address"_s);
             field->setText(u"gabriela"_s);
             QTest::keyClick(field, Qt::Key_Return);
         }},
        {u"contactmenu"_s, Wide, withRows,
         [](MainWindow &window) {
             auto *menu = new ContactMenu(waitingPerson(), &window);
             menu->popup(window.mapToGlobal(QPoint(120, 330)));
         }},
    };
}

/// Two accounts in one window.
QList<Screen> severalScreens(MergedRows *chats, MergedRows *people)
{
    const auto both = [=](MainWindow &window) {
        fillSidebar(window);
        window.sidebar()->setUnifiedModels(chats, people);
        window.sidebar()->setAccounts({{jid(u"gabriela@example.org"_s), Availability::Available, {}, false},
                                       {jid(u"garcia@office.example.com"_s), Availability::Offline,
                                        u"Needs you: The address or the password is wrong."_s, true}});
    };
    return {
        {u"several-chats"_s, Wide, both,
         [](MainWindow &window) { named<QAbstractButton>(&window, u"Account"_s)->click(); }},
        {u"several-contacts"_s, Wide,
         [=](MainWindow &window) {
             both(window);
             window.sidebar()->showSegment(Sidebar::Contacts);
         }},
    };
}

QList<Screen> chatScreens(QAbstractItemModel *chats, QAbstractItemModel *people, QAbstractItemModel *crowd,
                          QAbstractItemModel *nobody)
{
    const auto withRows = [=](MainWindow &window) {
        window.sidebar()->setModels(chats, people);
        window.sidebar()->setUnread(1206);
        fillSidebar(window);
        window.sidebar()->setCurrent(jid(u"bruno@example.org"_s));
    };
    return {
        {u"chats"_s, Wide, withRows},
        {u"chats-narrow"_s, Narrow,
         [=](MainWindow &window) {
             withRows(window);
             window.showState({Phase::WaitingToRetry,
                               std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + 12s,
                               Failure{FailureKind::ServerUnreachable, {}, {}, {}}});
         }},
        {u"chats-empty"_s, Wide,
         [=](MainWindow &window) {
             window.sidebar()->setModels(nobody, nobody);
             fillSidebar(window);
             window.showState({Phase::NeedsYou, {}, Failure{FailureKind::WrongCredentials, {}, {}, {}}});
         }},
        {u"chats-search"_s, Wide,
         [=](MainWindow &window) {
             withRows(window);
             named<QLineEdit>(&window, u"Search"_s)->setText(u"ana"_s);
         }},
        {u"contacts"_s, Wide,
         [=](MainWindow &window) {
             withRows(window);
             window.sidebar()->setRequests(sampleRequests());
             window.sidebar()->showSegment(Sidebar::Contacts);
         }},
        {u"contacts-10000"_s, Wide,
         [=](MainWindow &window) {
             window.sidebar()->setModels(chats, crowd);
             fillSidebar(window);
             window.sidebar()->showSegment(Sidebar::Contacts);
         }},
        {u"newchat"_s, Wide,
         [=](MainWindow &window) {
             withRows(window);
             window.sidebar()->openNewChat();
             auto *field = named<QLineEdit>(&window, u"Name or address"_s);
             field->setText(u"a b@@"_s);
             QTest::keyClick(field, Qt::Key_Return);
         }},
        {u"status"_s, Wide, withRows,
         [](MainWindow &window) { named<QAbstractButton>(&window, u"Status"_s)->click(); }},
        {u"account"_s, Wide, withRows,
         [](MainWindow &window) { named<QAbstractButton>(&window, u"Account"_s)->click(); }},
    };
}

/// Each page of Preferences.
void shootPreferences(const QDir &folder, const QString &prefix, const QString &look)
{
    for (const QString &page : {u"General"_s, u"Notifications"_s, u"Privacy"_s, u"Data"_s}) {
        const QString file = u"preferences-%1-%2.png"_s.arg(page.toLower(), look);
        if (!file.startsWith(prefix))
            continue;
        PreferencesWindow window;
        window.general()->set({});
        window.notifications()->set({});
        window.privacy()->set({}, RequestRule::AcceptFromOwnServer);
        window.data()->setUsed(412'600'000);
        window.data()->setStatus(u"Removing older messages… 12,345 so far"_s);
        named<QAbstractButton>(&window, page)->click();
        window.show();
        QApplication::processEvents();
        window.grab().save(folder.filePath(file));
    }
}

/// The window and whatever popped up above it, as one picture.
QPixmap picture(MainWindow &window)
{
    QPixmap shot = window.grab();
    QPainter painter(&shot);
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top != &window && top->isVisible())
            painter.drawPixmap(window.mapFromGlobal(top->mapToGlobal(QPoint())), top->grab());
    }
    return shot;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, u"screenshots"_s));
    folder.mkpath(u"."_s);
    const auto chats = sampleConversations(), people = sampleContacts(), crowd = manyContacts(10'000);
    const auto otherChats = sampleConversations(), otherPeople = sampleContacts();
    MergedRows allChats(MergedRows::Kind::Chats), allPeople(MergedRows::Kind::Contacts);
    for (const auto &[account, chat, contact] :
         {std::tuple{u"gabriela@example.org"_s, chats.get(), people.get()},
          {u"garcia@office.example.com"_s, otherChats.get(), otherPeople.get()}}) {
        allChats.add(jid(account), chat);
        allPeople.add(jid(account), contact);
    }
    QStandardItemModel nobody;
    Theme theme(application);
    const QFont base = QApplication::font();
    for (const auto &[scheme, look] : {std::pair{Theme::Scheme::Light, u"light"_s}, {Theme::Scheme::Dark, u"dark"_s}}) {
        theme.setScheme(scheme);
        for (const int percent : {100, 150, 200}) {
            QFont font = base;
            font.setPointSizeF(base.pointSizeF() * percent / 100);
            QApplication::setFont(font);
            shootPreferences(folder, arguments.value(2), u"%1-%2"_s.arg(look).arg(percent));
            for (const Screen &screen : signInScreens() + accountScreens() + severalScreens(&allChats, &allPeople) +
                                            chatScreens(chats.get(), people.get(), crowd.get(), &nobody) +
                                            peopleScreens(chats.get(), people.get())) {
                const QString file = u"%1-%2-%3.png"_s.arg(screen.name, look).arg(percent);
                if (!file.startsWith(arguments.value(2)))
                    continue;
                MainWindow window;
                screen.prepare(window);
                window.resize(screen.size);
                window.show();
                if (screen.after)
                    screen.after(window);
                QApplication::processEvents();
                picture(window).save(folder.filePath(file));
            }
        }
    }
}
