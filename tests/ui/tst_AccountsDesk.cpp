#include "app/models/ConversationsModel.h"
#include "app/models/MergedRows.h"
#include "app/store/AccountStore.h"
#include "tests/ui/AccountsFixture.h"

#include <QSignalSpy>

using namespace Tertulia;

/// Accounts side by side in one window, on a real server.
class tst_AccountsDesk : public AccountsFixture
{
    Q_OBJECT

private slots:
    void oneAccountLooksAsIfThereWereNoOthers();
    void aSecondAccountStandsBesideTheFirst();
    void backFromTheFormLeavesEverythingAsItWas();
    void aFailedSecondSignInLeavesTheFirstAlone();
    void rowsOfBothAccountsOpenInTheirOwn();
    void signingOutOneLeavesTheOther();
    void everybodyComesBackAtTheNextStart();
    void aChangedPasswordIsKeptOnlyInTheStore();
    void aDeletedAccountGoesAndItsMessagesIfAsked();
    void whoSignsUpIsSignedIn();
};

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
