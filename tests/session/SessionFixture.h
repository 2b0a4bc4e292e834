#pragma once

#include "app/ChatSession.h"
#include "app/Connection.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Outbox.h"
#include "app/Presences.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "tests/support/LocalServer.h"
#include "tests/support/SlixPeer.h"

#include <QTemporaryDir>
#include <QTest>

namespace Tertulia {

/// One person at one Tertulia without a window: a store of their own on disk, and a session that can be thrown away
/// and made again on the same store, as a restart does.
class Person
{
public:
    Person(const AccountSettings &own, const QString &secret)
        : account(own)
        , password(secret)
    {
        start();
    }

    void start()
    {
        session.reset();
        database = std::make_unique<Database>(folder.filePath(QStringLiteral("store.sqlite")));
        database->open();
        messages = std::make_unique<MessageStore>(*database);
        conversations = std::make_unique<ConversationStore>(*database);
        people = std::make_unique<ContactStore>(*database);
        session = std::make_unique<ChatSession>(account, *messages, *conversations, *people);
    }

    bool signIn()
    {
        session->signIn(password);
        return QTest::qWaitFor([this] { return session->state().phase == Phase::Online; }, 20'000);
    }

    QList<Message> history(const Jid &with)
    {
        auto future = messages->newest(account.jid, with, 1000);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) || !future.result())
            return {};
        return future.result().value();
    }

    QStringList texts(const Jid &with)
    {
        QStringList texts;
        for (const auto &message : history(with))
            texts.append(message.body);
        return texts;
    }

    QTemporaryDir folder;
    AccountSettings account;
    QString password;
    std::unique_ptr<Database> database;
    std::unique_ptr<MessageStore> messages;
    std::unique_ptr<ConversationStore> conversations;
    std::unique_ptr<ContactStore> people;
    std::unique_ptr<ChatSession> session;
};

} // namespace Tertulia
