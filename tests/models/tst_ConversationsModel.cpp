#include "app/models/ConversationsModel.h"

#include "../unit/StoreTest.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Presences.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

class TestConversationsModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void newestConversationStandsFirst();
    void openedConversationStandsAboveAll();
    void rowShowsTheLastMessage();
    void nameAndPresenceAreFollowed();
    void filterLooksAtNameAndAddress();
    void pinnedOnesStandOnTop();
    void archivedOnesAreLeftOutUntilSomethingNewComesIn();
    void archivedOnesAreShownAlone();

private:
    Message from(const QString &name, const QString &body, int second) const;
    void receive(const Message &message);
    QStringList rows() const;

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<ConversationStore> m_store;
    std::unique_ptr<Conversations> m_conversations;
    std::unique_ptr<Contacts> m_contacts;
    std::unique_ptr<Presences> m_presences;
    std::unique_ptr<ConversationsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestConversationsModel::init()
{
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_messages = std::make_unique<MessageStore>(*m_database);
    m_store = std::make_unique<ConversationStore>(*m_database);
    QVERIFY(await(m_database->open()));
    m_conversations = std::make_unique<Conversations>(Ana, *m_messages, *m_store);
    m_contacts = std::make_unique<Contacts>();
    m_presences = std::make_unique<Presences>();
    m_model = std::make_unique<ConversationsModel>(*m_conversations, *m_contacts, *m_presences);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void TestConversationsModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_presences.reset();
    m_contacts.reset();
    m_conversations.reset();
    m_store.reset();
    m_messages.reset();
    m_database.reset();
}

Message TestConversationsModel::from(const QString &name, const QString &body, int second) const
{
    Message message = incoming(body, second);
    message.conversation = jid(name + u"@example.org"_s);
    return message;
}

void TestConversationsModel::receive(const Message &message)
{
    QSignalSpy changed(m_conversations.get(), &Conversations::changed);
    QVERIFY(await(m_messages->addReceived({{message}, {}, {}})));
    QVERIFY(!changed.isEmpty() || changed.wait());
}

QStringList TestConversationsModel::rows() const
{
    QStringList list;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        list.append(m_model->index(row).data().toString());
    }
    return list;
}

void TestConversationsModel::newestConversationStandsFirst()
{
    receive(from(u"ben"_s, u"one"_s, 1));
    receive(from(u"cleo"_s, u"two"_s, 2));
    receive(from(u"dan"_s, u"three"_s, 3));
    QCOMPARE(rows(), (QStringList{u"dan"_s, u"cleo"_s, u"ben"_s}));
    const QPersistentModelIndex ben = m_model->indexOf(Ben);
    QCOMPARE(ben.row(), 2);
    receive(from(u"ben"_s, u"four"_s, 4));
    QCOMPARE(rows(), (QStringList{u"ben"_s, u"dan"_s, u"cleo"_s}));
    QCOMPARE(ben.row(), 0);
    QCOMPARE(m_model->indexOf(Ben).row(), 0);
    QVERIFY(!m_model->indexOf(jid(u"nobody@example.org")).isValid());
}

void TestConversationsModel::openedConversationStandsAboveAll()
{
    receive(from(u"ben"_s, u"one"_s, 1));
    m_conversations->open(jid(u"zoe@example.org"));
    QTRY_COMPARE(rows(), (QStringList{u"zoe"_s, u"ben"_s}));
    receive(from(u"cleo"_s, u"two"_s, 2));
    QCOMPARE(rows(), (QStringList{u"zoe"_s, u"cleo"_s, u"ben"_s}));
    receive(from(u"zoe"_s, u"old"_s, 0));
    QCOMPARE(rows(), (QStringList{u"cleo"_s, u"ben"_s, u"zoe"_s}));
}

void TestConversationsModel::rowShowsTheLastMessage()
{
    receive(from(u"ben"_s, u"\n first line \nsecond"_s, 1));
    m_conversations->setDraft(Ben, u"well"_s);
    const auto row = [this](int role) { return m_model->index(0).data(role); };
    QCOMPARE(row(ConversationsModel::LastTextRole).toString(), u"first line"_s);
    QCOMPARE(row(ConversationsModel::LastTimeRole).toDateTime(), QDateTime::fromStdTimePoint(at(1)));
    QCOMPARE(row(ConversationsModel::UnreadRole).toInt(), 1);
    QCOMPARE(row(ConversationsModel::LastOutgoingRole).toBool(), false);
    QCOMPARE(row(ConversationsModel::DraftRole).toString(), u"well"_s);
    QCOMPARE(row(ConversationsModel::JidRole).value<Jid>(), Ben);
    await(m_messages->addOutgoing(outgoing(u"hi"_s, 2, u"o1"_s)));
    QTRY_COMPARE(row(ConversationsModel::LastTextRole).toString(), u"hi"_s);
    QCOMPARE(row(ConversationsModel::LastOutgoingRole).toBool(), true);
    QCOMPARE(row(ConversationsModel::LastStateRole).toInt(), int(MessageState::Waiting));
    QCOMPARE(row(ConversationsModel::UnreadRole).toInt(), 0);
}

void TestConversationsModel::nameAndPresenceAreFollowed()
{
    receive(from(u"ben"_s, u"one"_s, 1));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    Contact ben;
    ben.jid = Ben;
    ben.name = u"Benjamin"_s;
    m_contacts->put(ben);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(rows(), QStringList{u"Benjamin"_s});
    m_presences->put(Ben.withResource(u"x"_s), {u"x"_s, Availability::Away, {}, 0});
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(m_model->index(0).data(ConversationsModel::AvailabilityRole).toInt(), int(Availability::Away));
}

void TestConversationsModel::filterLooksAtNameAndAddress()
{
    Contact ben;
    ben.jid = Ben;
    ben.name = u"Benjamin"_s;
    m_contacts->put(ben);
    receive(from(u"ben"_s, u"one"_s, 1));
    receive(from(u"cleo"_s, u"two"_s, 2));
    m_model->setFilter(u"JAMIN"_s);
    QCOMPARE(rows(), QStringList{u"Benjamin"_s});
    m_model->setFilter(u"cleo@"_s);
    QCOMPARE(rows(), QStringList{u"cleo"_s});
    receive(from(u"ben"_s, u"three"_s, 3));
    QCOMPARE(rows(), QStringList{u"cleo"_s});
    m_model->setFilter({});
    QCOMPARE(rows(), (QStringList{u"Benjamin"_s, u"cleo"_s}));
}

void TestConversationsModel::pinnedOnesStandOnTop()
{
    receive(from(u"ben"_s, u"one"_s, 1));
    receive(from(u"cleo"_s, u"two"_s, 2));
    m_conversations->setPinned(Ben, true);
    QTRY_COMPARE(rows(), (QStringList{u"ben"_s, u"cleo"_s}));
    QVERIFY(m_model->index(0).data(ConversationsModel::PinnedRole).toBool());
    receive(from(u"cleo"_s, u"three"_s, 3));
    QCOMPARE(rows(), (QStringList{u"ben"_s, u"cleo"_s}));
    m_conversations->setPinned(Ben, false);
    QTRY_COMPARE(rows(), (QStringList{u"cleo"_s, u"ben"_s}));
}

void TestConversationsModel::archivedOnesAreShownAlone()
{
    receive(from(u"ben"_s, u"one"_s, 1));
    receive(from(u"cleo"_s, u"two"_s, 2));
    m_conversations->setArchived(Ben, true);
    m_model->setArchivedShown(true);
    QTRY_COMPARE(rows(), QStringList({u"ben"_s}));
    m_conversations->setArchived(Ben, false);
    QTRY_COMPARE(rows(), QStringList());
    m_model->setArchivedShown(false);
    QCOMPARE(rows(), QStringList({u"cleo"_s, u"ben"_s}));
}

void TestConversationsModel::archivedOnesAreLeftOutUntilSomethingNewComesIn()
{
    receive(from(u"ben"_s, u"one"_s, 1));
    receive(from(u"cleo"_s, u"two"_s, 2));
    m_conversations->setArchived(Ben, true);
    QTRY_COMPARE(rows(), QStringList{u"cleo"_s});
    m_model->setFilter(u"ben"_s);
    QCOMPARE(rows(), QStringList{u"ben"_s});
    m_model->setFilter({});
    receive(from(u"ben"_s, u"three"_s, 3));
    QTRY_COMPARE(rows(), (QStringList{u"ben"_s, u"cleo"_s}));
}

QTEST_GUILESS_MAIN(TestConversationsModel)
#include "tst_ConversationsModel.moc"
