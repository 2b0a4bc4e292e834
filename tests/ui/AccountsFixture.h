#pragma once

#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Outbox.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"
#include "tests/support/LocalServer.h"
#include "tests/ui/MemorySecrets.h"
#include "tests/ui/Names.h"
#include "ui/AccountsDesk.h"
#include "ui/MainWindow.h"
#include "ui/SignUp.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/login/RegistrationPage.h"
#include "ui/login/SignInPage.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace Tertulia {

using namespace Qt::StringLiterals;

inline const auto password = u"correct horse ñ 馬"_s, another = u"tres gatos y un 馬"_s;

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

/// Accounts side by side in one window, on a real server.
class AccountsFixture : public QObject
{
    Q_OBJECT

protected slots:
    void initTestCase();
    void init();
    void cleanup() { m_program.reset(); }

protected:
    void signInBoth();
    Jid jid(const QString &user) const { return m_server->jid(user + QString::number(m_round)); }
    QString user(const QString &name) const { return name + QString::number(m_round); }

    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    MemorySecrets m_secrets;
    std::unique_ptr<Program> m_program;
    int m_round = 0;
};

inline void AccountsFixture::initTestCase()
{
    m_server = LocalServer::prosody();
    QVERIFY2(m_server->isRunning(), qPrintable(m_server->error()));
}

inline void AccountsFixture::init()
{
    ++m_round;
    for (const QString &name : {u"ana"_s, u"bea"_s, u"carl"_s})
        QVERIFY(m_server->addAccount(user(name), password));
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets.kept.clear();
    m_program = std::make_unique<Program>(m_folder->path(), m_secrets);
}

inline void AccountsFixture::signInBoth()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
    m_program->entry(u"Add an account"_s)->trigger();
    m_program->signIn(*m_server, user(u"bea"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"bea"_s)));
}

} // namespace Tertulia
