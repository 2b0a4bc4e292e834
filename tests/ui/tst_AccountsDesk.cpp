#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Outbox.h"
#include "app/Rooms.h"
#include "app/Transfers.h"
#include "app/models/ConversationsModel.h"
#include "app/models/MergedRows.h"
#include "app/store/AccountStore.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"
#include "tests/support/LocalServer.h"
#include "tests/support/SlixPeer.h"
#include "tests/ui/Names.h"
#include "ui/AccountsDesk.h"
#include "ui/MainWindow.h"
#include "ui/SignUp.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/NewChatPanel.h"
#include "ui/chats/Sidebar.h"
#include "ui/files/TransfersPanel.h"
#include "ui/find/QuickSwitcher.h"
#include "ui/login/RegistrationPage.h"
#include "ui/login/SignInPage.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const auto password = u"correct horse ñ 馬"_s, another = u"tres gatos y un 馬"_s;

/// A Secret Service that can be looked into.
class MemorySecrets : public Secrets
{
public:
    QHash<Jid, QString> kept;

    QFuture<Result<Done>> available() override { return answer<Done>(Done{}); }
    QFuture<Result<QString>> read(const Jid &account) override { return answer<QString>(kept.value(account)); }
    QFuture<Result<Done>> write(const Jid &account, const QString &secret) override
    {
        kept.insert(account, secret);
        return answer<Done>(Done{});
    }
    QFuture<Result<Done>> remove(const Jid &account) override
    {
        kept.remove(account);
        return answer<Done>(Done{});
    }

private:
    template <typename T>
    static QFuture<Result<T>> answer(const T &value)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(Result<T>(value));
        promise.finish();
        return promise.future();
    }
};

/// The program without tray and command line; can be started again on what it kept.
struct Program {
    Program(const QString &folder, MemorySecrets &store)
        : settings(Paths::ofProfile(folder))
        , database(folder + u"/store.sqlite"_s)
        , messages(database)
        , conversations(database)
        , people(database)
        , search(database, messages)
        , accounts(messages, conversations, people)
        , signUp(*window.registration())
        , desk(accounts, messages, search, settings, store, window)
    {
        database.open();
        window.show();
        QObject::connect(
            &signUp, &SignUp::signedUp, &desk,
            [this](const AccountSettings &account, const QString &secret) { desk.signIn(account, secret); });
    }

    QWidget *page() { return window.signIn(); }
    void signIn(const LocalServer &server, const QString &user)
    {
        window.signIn()->setAccount(server.settings(user));
        named<QCheckBox>(page(), u"Remember me"_s)->setChecked(true);
        named<QLineEdit>(page(), u"Password"_s)->setText(password);
        named<QPushButton>(page(), u"Sign in"_s)->click();
    }
    bool isOnline(const Jid &account) const
    {
        const ChatSession *session = accounts.find(account);
        return session && session->state().phase == Phase::Online;
    }
    Jid front() const { return desk.front() ? desk.front()->account().jid : Jid(); }
    QAction *entry(const QString &start)
    {
        for (const QMenu *menu : window.sidebar()->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text().startsWith(start))
                    return action;
            }
        }
        return nullptr;
    }
    QStringList chats()
    {
        QStringList rows;
        const QAbstractItemModel *model = named<QListView>(&window, u"Conversations"_s)->model();
        for (int row = 0; model && row < model->rowCount(); ++row)
            rows << model->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return rows;
    }

    Settings settings;
    Database database;
    MessageStore messages;
    ConversationStore conversations;
    ContactStore people;
    SearchIndex search;
    MainWindow window;
    Accounts accounts;
    SignUp signUp;
    AccountsDesk desk;
};

} // namespace

/// Accounts side by side in one window, on a real server.
class tst_AccountsDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_program.reset(); }

    void oneAccountLooksAsIfThereWereNoOthers();
    void aSecondAccountStandsBesideTheFirst();
    void backFromTheFormLeavesEverythingAsItWas();
    void aFailedSecondSignInLeavesTheFirstAlone();
    void rowsOfBothAccountsOpenInTheirOwn();
    void requestsOfEveryAccountAreSeenAndAnswered();
    void invitationBringsItsAccountToTheFront();
    void filesOfEveryAccountAreInThePanel();
    void newChatAndSwitcherKnowRoomsToo();
    void signingOutOneLeavesTheOther();
    void everybodyComesBackAtTheNextStart();
    void aChangedPasswordIsKeptOnlyInTheStore();
    void aDeletedAccountGoesAndItsMessagesIfAsked();
    void whoSignsUpIsSignedIn();

private:
    void signInBoth();
    Jid jid(const QString &user) const { return m_server->jid(user + QString::number(m_round)); }
    QString user(const QString &name) const { return name + QString::number(m_round); }

    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    MemorySecrets m_secrets;
    std::unique_ptr<Program> m_program;
    int m_round = 0;
};

void tst_AccountsDesk::initTestCase()
{
    m_server = LocalServer::prosody();
    QVERIFY2(m_server->isRunning(), qPrintable(m_server->error()));
}

void tst_AccountsDesk::init()
{
    ++m_round;
    for (const QString &name : {u"ana"_s, u"bea"_s, u"carl"_s})
        QVERIFY(m_server->addAccount(user(name), password));
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets.kept.clear();
    m_program = std::make_unique<Program>(m_folder->path(), m_secrets);
}

void tst_AccountsDesk::signInBoth()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
    m_program->entry(u"Add an account"_s)->trigger();
    m_program->signIn(*m_server, user(u"bea"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"bea"_s)));
}

void tst_AccountsDesk::oneAccountLooksAsIfThereWereNoOthers()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->window.isShowingChats());
    m_program->desk.front()->outbox().send(jid(u"carl"_s), u"hello"_s);
    QTRY_COMPARE(m_program->chats().size(), 1);
    QVERIFY(!m_program->chats().first().contains(u"on ana"_s));
    const auto *list = named<QListView>(&m_program->window, u"Conversations"_s);
    QVERIFY(!list->model()->index(0, 0).data(AccountRole).isValid());
    QVERIFY(!m_program->entry(jid(u"ana"_s).toString()));
}

void tst_AccountsDesk::aSecondAccountStandsBesideTheFirst()
{
    signInBoth();
    QVERIFY(m_program->isOnline(jid(u"ana"_s)));
    QVERIFY(m_program->window.isShowingChats());
    QCOMPARE(m_program->front(), jid(u"bea"_s));
    QTRY_VERIFY(m_program->entry(jid(u"ana"_s).toString()) && m_program->entry(jid(u"bea"_s).toString()));
    QVERIFY(m_program->entry(jid(u"bea"_s).toString())->isChecked());
    QTRY_VERIFY(m_program->entry(jid(u"ana"_s).toString())->text().endsWith(u"Available"_s));
    m_program->entry(jid(u"ana"_s).toString())->trigger();
    QCOMPARE(m_program->front(), jid(u"ana"_s));
    QCOMPARE(m_secrets.kept.size(), 2);
}

void tst_AccountsDesk::backFromTheFormLeavesEverythingAsItWas()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
    QVERIFY(!named<QPushButton>(m_program->page(), u"Back"_s)->isVisible());
    m_program->entry(u"Add an account"_s)->trigger();
    QVERIFY(!m_program->window.isShowingChats());
    named<QPushButton>(m_program->page(), u"Back"_s)->click();
    QVERIFY(m_program->window.isShowingChats());
    QCOMPARE(m_program->front(), jid(u"ana"_s));
    QVERIFY(m_program->isOnline(jid(u"ana"_s)));
}

void tst_AccountsDesk::aFailedSecondSignInLeavesTheFirstAlone()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
    m_program->entry(u"Add an account"_s)->trigger();
    m_program->signIn(*m_server, u"nobody"_s);
    QTRY_VERIFY(named<QLabel>(m_program->page(), u"Sign-in status"_s)->text().contains(u"wrong"_s));
    QVERIFY(m_program->isOnline(jid(u"ana"_s)));
    named<QPushButton>(m_program->page(), u"Back"_s)->click();
    QCOMPARE(m_program->front(), jid(u"ana"_s));
    QCOMPARE(m_program->accounts.count(), 1);
    QCOMPARE(m_program->settings.accounts().size(), 1);
    QCOMPARE(m_secrets.kept.size(), 1);
}

void tst_AccountsDesk::rowsOfBothAccountsOpenInTheirOwn()
{
    signInBoth();
    const Jid carl = jid(u"carl"_s);
    m_program->accounts.find(jid(u"ana"_s))->outbox().send(carl, u"from ana"_s);
    QTRY_COMPARE(m_program->chats().size(), 1);
    m_program->accounts.find(jid(u"bea"_s))->outbox().send(carl, u"from bea"_s);
    QTRY_COMPARE(m_program->chats().size(), 2);
    auto *list = named<QListView>(&m_program->window, u"Conversations"_s);
    for (const QString &name : {u"ana"_s, u"bea"_s, u"ana"_s}) {
        QModelIndex row;
        for (int i = 0; i < 2; ++i) {
            if (list->model()->index(i, 0).data(AccountRole).value<Jid>() == jid(name))
                row = list->model()->index(i, 0);
        }
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().endsWith(u"on "_s + jid(name).toString()));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
        QCOMPARE(m_program->front(), jid(name));
        QVERIFY(m_program->window.isShowingConversation());
        QCOMPARE(list->currentIndex().data(AccountRole).value<Jid>(), jid(name));
        emit m_program->window.conversation()->messageWritten(carl, u"again from "_s + name);
        QTRY_VERIFY(m_program->accounts.find(jid(name))->conversations().find(carl)->last->body.endsWith(name));
    }
}

void tst_AccountsDesk::requestsOfEveryAccountAreSeenAndAnswered()
{
    signInBoth(); // bea is in front
    ChatSession *ana = m_program->accounts.find(jid(u"ana"_s));
    ana->contacts().setRequestRule(RequestRule::Ask);
    SlixPeer carl(*m_server, user(u"carl"_s), password);
    QVERIFY(carl.signIn());
    carl.tell(u"subscribe"_s, {{u"to"_s, jid(u"ana"_s).toString()}});
    m_program->window.sidebar()->showSegment(Sidebar::Contacts);
    const auto *card = named<QWidget>(m_program->window.sidebar(), u"Contact requests"_s);
    QTRY_VERIFY(card->isVisible());
    const QList<QLabel *> labels = card->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) {
        return label->text().remove(QChar(0x200B)).endsWith(u"a contact of "_s + jid(u"ana"_s).toString());
    }));
    named<QPushButton>(card, u"Accept"_s)->click();
    QTRY_VERIFY(ana->contacts().find(jid(u"carl"_s))->seesOurPresence());
    QTRY_VERIFY(!card->isVisible());
    QCOMPARE(m_program->front(), jid(u"bea"_s));
}

void tst_AccountsDesk::invitationBringsItsAccountToTheFront()
{
    signInBoth();
    const Jid room = *Jid::parse(u"tea%1@conference.localhost"_s.arg(m_round));
    SlixPeer carl(*m_server, user(u"carl"_s), password);
    QVERIFY(carl.signIn());
    carl.sendXml(u"<message to='%1'><x xmlns='jabber:x:conference' jid='%2'/></message>"_s.arg(jid(u"ana"_s).toString(),
                                                                                               room.toString()));
    m_program->window.sidebar()->showSegment(Sidebar::Rooms);
    const auto *card = named<QWidget>(m_program->window.sidebar(), u"Invitations"_s);
    QTRY_VERIFY(card->isVisible());
    named<QPushButton>(card, u"Accept"_s)->click();
    QCOMPARE(m_program->front(), jid(u"ana"_s));
    QTRY_COMPARE(m_program->window.conversation()->conversation(), room);
    QTRY_VERIFY(!card->isVisible());
    QVERIFY(m_program->accounts.find(jid(u"ana"_s))->rooms().isOpen(room));
    QVERIFY(!m_program->accounts.find(jid(u"bea"_s))->rooms().isOpen(room));

    carl.sendXml(u"<message to='%1'><x xmlns='jabber:x:conference' jid='other@conference.localhost'/></message>"_s.arg(
        jid(u"bea"_s).toString()));
    QTRY_VERIFY(card->isVisible());
    named<QPushButton>(card, u"Decline"_s)->click();
    QTRY_VERIFY(!card->isVisible());
    QCOMPARE(m_program->front(), jid(u"ana"_s));
}

void tst_AccountsDesk::filesOfEveryAccountAreInThePanel()
{
    signInBoth();
    SlixPeer carl(*m_server, user(u"carl"_s), password); // a stranger: is asked about
    QVERIFY(carl.signIn());
    for (const auto &name : {u"ana"_s, u"bea"_s})
        carl.tell(u"share"_s, {{u"to"_s, jid(name).toString()},
                               {u"url"_s, u"https://localhost:1/%1.pdf"_s.arg(name)},
                               {u"name"_s, name + u".pdf"_s},
                               {u"size"_s, 1'000}});
    m_program->window.transfers()->show();
    const auto *list = named<QListView>(m_program->window.transfers(), u"Files"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const auto rowOf = [list](const QString &name) {
        const int row = list->model()->index(0, 0).data().toString().startsWith(name) ? 0 : 1;
        return list->model()->index(row, 0);
    };
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(rowOf(u"ana"_s)).center());
    named<QPushButton>(m_program->window.transfers(), u"Decline"_s)->click();
    const auto stateOf = [&](const QString &name) {
        const auto all = m_program->accounts.find(jid(name))->transfers().all();
        return all.value(0).state;
    };
    QTRY_COMPARE(stateOf(u"ana"_s), TransferState::Declined);
    QCOMPARE(stateOf(u"bea"_s), TransferState::Offered);
    QCOMPARE(m_program->front(), jid(u"bea"_s));
}

void tst_AccountsDesk::newChatAndSwitcherKnowRoomsToo()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
    Rooms &rooms = m_program->desk.front()->rooms();
    const Jid room = *Jid::parse(u"tea%1@conference.localhost"_s.arg(m_round));
    rooms.join(room);
    QTRY_VERIFY(rooms.isOpen(room));
    rooms.rename(room, u"Chess players"_s);

    m_program->window.sidebar()->openNewChat();
    QTest::keyClicks(named<QLineEdit>(m_program->window.sidebar()->newChat(), u"Name or address"_s), u"chess"_s);
    const auto *suggestions = named<QListView>(m_program->window.sidebar()->newChat(), u"Suggestions"_s);
    QTRY_COMPARE(suggestions->model()->rowCount(), 1);
    QCOMPARE(suggestions->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             u"Chess players, "_s + room.toString());
    QTest::keyClick(named<QLineEdit>(m_program->window.sidebar()->newChat(), u"Name or address"_s), Qt::Key_Escape);

    m_program->window.quickSwitcher()->show();
    auto *field = named<QLineEdit>(m_program->window.quickSwitcher(), u"Go to"_s);
    QTest::keyClicks(field, u"players"_s);
    const auto *places = named<QListView>(m_program->window.quickSwitcher(), u"Places"_s);
    QCOMPARE(places->model()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_program->window.conversation()->conversation(), room);
    m_program->window.quickSwitcher()->show();
    QTest::keyClicks(field, u"preferences"_s); // and commands
    QVERIFY(places->model()->rowCount() >= 1);
    QCOMPARE(places->model()->index(0, 0).data().toString(), u"Preferences"_s);
}

void tst_AccountsDesk::signingOutOneLeavesTheOther()
{
    signInBoth();
    m_program->entry(u"Sign out"_s)->trigger();
    QCOMPARE(m_program->front(), jid(u"ana"_s));
    QTRY_COMPARE(m_program->accounts.count(), 1);
    QVERIFY(m_program->isOnline(jid(u"ana"_s)));
    QVERIFY(m_program->window.isShowingChats());
    QCOMPARE(m_secrets.kept.keys(), QList{jid(u"ana"_s)});
    QTRY_VERIFY(!m_program->entry(jid(u"ana"_s).toString())); // one account looks like one again
    m_program->entry(u"Sign out"_s)->trigger();
    QVERIFY(!m_program->window.isShowingChats());
    QTRY_COMPARE(m_program->accounts.count(), 0);
}

void tst_AccountsDesk::everybodyComesBackAtTheNextStart()
{
    signInBoth();
    m_program.reset();
    m_program = std::make_unique<Program>(m_folder->path(), m_secrets);
    m_program->desk.signInKept();
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)) && m_program->isOnline(jid(u"bea"_s)));
    QCOMPARE(m_program->front(), jid(u"bea"_s)); // who was in front is again
    QVERIFY(m_program->window.isShowingChats());
}

void tst_AccountsDesk::aChangedPasswordIsKeptOnlyInTheStore()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
    m_program->entry(u"Change password"_s)->trigger();
    QVERIFY(!m_program->window.isShowingChats());
    named<QLineEdit>(&m_program->window, u"New password"_s)->setText(another);
    named<QLineEdit>(&m_program->window, u"Confirm password"_s)->setText(another);
    named<QPushButton>(&m_program->window, u"Change password"_s)->click();
    QTRY_COMPARE(m_secrets.kept.value(jid(u"ana"_s)), another);
    named<QPushButton>(&m_program->window, u"Back"_s)->click();
    QVERIFY(m_program->window.isShowingChats());
    m_program.reset();
    for (const QFileInfo &file : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
        QFile opened(file.filePath());
        QVERIFY(opened.open(QFile::ReadOnly));
        const QByteArray bytes = opened.readAll();
        QVERIFY2(!bytes.contains(another.toUtf8()) && !bytes.contains(password.toUtf8()), qPrintable(file.fileName()));
    }
    m_program = std::make_unique<Program>(m_folder->path(), m_secrets);
    m_program->desk.signInKept();
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
}

void tst_AccountsDesk::aDeletedAccountGoesAndItsMessagesIfAsked()
{
    signInBoth();
    const Jid bea = jid(u"bea"_s);
    QSignalSpy deleted(&m_program->desk, &AccountsDesk::accountDeleted);
    m_program->entry(u"Delete account"_s)->trigger();
    named<QLineEdit>(&m_program->window, u"Type the address to confirm"_s)->setText(bea.toString());
    named<QCheckBox>(&m_program->window, u"Also delete my messages on this computer"_s)->setChecked(true);
    named<QPushButton>(&m_program->window, u"Delete account"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(deleted.size(), 1, 20'000);
    QCOMPARE(deleted[0][0].value<Jid>(), bea);
    QVERIFY(deleted[0][1].toBool());
    QVERIFY(!m_secrets.kept.contains(bea));
    QCOMPARE(m_program->settings.accounts().size(), 1);
    QCOMPARE(m_program->front(), jid(u"ana"_s));
    QVERIFY(m_program->window.isShowingChats());

    m_program->entry(u"Delete account"_s)->trigger();
    named<QLineEdit>(&m_program->window, u"Type the address to confirm"_s)->setText(jid(u"ana"_s).toString());
    named<QPushButton>(&m_program->window, u"Delete account"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(deleted.size(), 2, 20'000);
    QVERIFY(!m_program->window.isShowingChats());
    QVERIFY(named<QLabel>(m_program->page(), u"Sign-in status"_s)->text().contains(u"was deleted"_s));
    QVERIFY(m_program->settings.accounts().isEmpty());
}

void tst_AccountsDesk::whoSignsUpIsSignedIn()
{
    RegistrationPage *page = m_program->window.registration();
    m_program->window.showRegistration();
    AccountSettings server = m_server->settings(u"x"_s);
    server.jid = *Jid::parse(m_server->domain());
    page->setServer(server);
    named<QPushButton>(page, u"Continue"_s)->click();
    QTRY_VERIFY(named<QLineEdit>(page, u"Username"_s)->isVisible() &&
                named<QLineEdit>(page, u"Username"_s)->isEnabled());
    named<QLineEdit>(page, u"Username"_s)->setText(user(u"taken"_s));
    QVERIFY(m_server->addAccount(user(u"taken"_s), password));
    named<QLineEdit>(page, u"Password"_s)->setText(password);
    named<QLineEdit>(page, u"Confirm password"_s)->setText(password);
    named<QPushButton>(page, u"Create account"_s)->click();
    QTRY_VERIFY(named<QLabel>(page, u"Sign-up status"_s)->text().contains(u"taken"_s));
    named<QLineEdit>(page, u"Username"_s)->setText(user(u"nova"_s));
    named<QPushButton>(page, u"Create account"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->isOnline(jid(u"nova"_s)), 20'000);
    QVERIFY(m_program->window.isShowingChats());
}

QTEST_MAIN(tst_AccountsDesk)
#include "tst_AccountsDesk.moc"
