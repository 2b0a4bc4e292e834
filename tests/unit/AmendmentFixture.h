#pragma once

#include "StoreTest.h"
#include "app/intake/MessageIntake.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"

namespace Tertulia::StoreTest {

/// Ana's store with the door in front of it, and what Ben and her other devices say by that door.
class AmendmentFixture : public QObject
{
    Q_OBJECT

protected:
    using Kind = Amendment::Kind;

    void open(const QString &file)
    {
        close();
        m_database = std::make_unique<Database>(file);
        m_store = std::make_unique<MessageStore>(*m_database);
        m_conversations = std::make_unique<ConversationStore>(*m_database);
        m_intake = std::make_unique<MessageIntake>(Ana, *m_store);
        QVERIFY(await(m_database->open()));
    }

    void close()
    {
        m_intake.reset();
        m_conversations.reset();
        m_store.reset();
        m_database.reset();
    }

    IncomingMessage from(const Message &message) const
    {
        IncomingMessage incoming;
        incoming.from = message.outgoing ? Ana : message.conversation;
        incoming.to = message.outgoing ? message.conversation : Ana;
        incoming.door = message.outgoing ? IncomingMessage::Door::Carbon : IncomingMessage::Door::Live;
        incoming.message = message;
        return incoming;
    }

    void take(const QList<IncomingMessage> &incoming)
    {
        for (const IncomingMessage &one : incoming) {
            m_intake->accept(one);
        }
        m_intake->flush();
        await(m_store->waiting(Ana)); // behind the batch
    }

    void amend(Kind kind, const QString &target, Message said, const QStringList &emoji = {})
    {
        IncomingMessage incoming = from(said);
        incoming.amendment = Amendment{kind, target, emoji, {}};
        take({incoming});
    }

    Amendment own(Kind kind, MessageId id, const QString &body, int second = 50)
    {
        Amendment amendment;
        amendment.kind = kind;
        amendment.said.body = body;
        amendment.said.time = at(second);
        amendment.said.stanzaId = amendment.said.originId = QStringLiteral("own-%1-%2").arg(body).arg(second);
        const auto stored = await(m_store->addOwnAmendment(amendment, id));
        return stored ? stored.value() : Amendment();
    }

    int rows(const QString &table)
    {
        return await(m_database->run<QVariant>(
                         Sql::Access::Read,
                         [table](Sql &sql) { return sql.value(QStringLiteral("SELECT count(*) FROM ") + table); }))
            .value()
            .toInt();
    }

    QList<Message> history() { return await(m_store->newest(Ana, Ben, 100'000)).value(); }
    Message first() { return history().value(0); }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<ConversationStore> m_conversations;
    std::unique_ptr<MessageIntake> m_intake;
};

} // namespace Tertulia::StoreTest
