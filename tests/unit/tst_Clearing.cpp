#include "StoreFiles.h"
#include "StoreTest.h"
#include "app/Conversations.h"
#include "app/store/AccountStore.h"
#include "app/store/Backup.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace Tertulia::StoreFiles;

namespace {

const Jid Eva = *Jid::parse(u"eva@example.org");

ReceivedBatch batchOf(const Jid &who, int count)
{
    ReceivedBatch batch;
    for (int i = 0; i < count; ++i) {
        Message message = incoming(u"a secret %1"_s.arg(i), i, u"id%1"_s.arg(i));
        message.conversation = who;
        message.archiveId = u"archive%1"_s.arg(i);
        batch.messages.append(message);
    }
    batch.caughtUp = Ana;
    return batch;
}

} // namespace

class TestClearing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void clearedConversationIsGoneAndTheArchiveDoesNotBringItBack();
    void whatComesAfterwardsIsThere();
    void afterClearingEverythingNothingOfItIsOnTheDisk();
    void afterWipingAnAccountNothingOfItIsOnTheDisk();

private:
    QString file() const { return m_folder->filePath(u"store.sqlite"_s); }
    QStringList texts(const Jid &who) { return bodies(await(m_store->newest(Ana, who, 20'000)).value()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
};

void TestClearing::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<Database>(file());
    m_store = std::make_unique<MessageStore>(*m_database);
    QVERIFY(await(m_database->open()));
}

void TestClearing::clearedConversationIsGoneAndTheArchiveDoesNotBringItBack()
{
    constexpr int many = 7'000; // more than go at once
    ConversationStore conversations(*m_database);
    Conversations list(Ana, *m_store, conversations);
    QVERIFY(await(m_store->addReceived(batchOf(Ben, many))));
    QVERIFY(await(m_store->addReceived(batchOf(Eva, 3))));
    QCOMPARE(list.find(Ben)->unread, many);
    QSignalSpy cleared(&list, &Conversations::cleared);
    list.clear(Ben);
    QVERIFY(cleared.wait());
    QVERIFY(texts(Ben).isEmpty());
    QVERIFY(!list.find(Ben)->last);
    QCOMPARE(list.find(Ben)->unread, 0);
    QCOMPARE(texts(Eva).size(), 3);
    QVERIFY(await(m_store->addReceived(batchOf(Ben, many)))); // the archive, read once more
    QVERIFY(texts(Ben).isEmpty());
}

void TestClearing::whatComesAfterwardsIsThere()
{
    QVERIFY(await(m_store->addReceived(batchOf(Ben, 3))));
    QVERIFY(await(m_store->clear(Ana, Ben)));
    QVERIFY(await(m_store->addReceived({{incoming(u"hello again"_s, 60)}, {}, {}})));
    QCOMPARE(texts(Ben), QStringList{u"hello again"_s});
}

void TestClearing::afterClearingEverythingNothingOfItIsOnTheDisk()
{
    QVERIFY(await(m_store->addReceived(batchOf(Ben, 500))));
    QVERIFY(await(m_store->addReceived(batchOf(Eva, 500))));
    QVERIFY(QFile::copy(file(), Backup::nameFor(file(), 1)));
    QVERIFY(contents(file()).contains("a secret") || contents(file() + u"-wal"_s).contains("a secret"));
    QSignalSpy cleared(m_store.get(), &MessageStore::allCleared);
    m_store->clearAll();
    QVERIFY(cleared.wait());
    QVERIFY(texts(Ben).isEmpty() && texts(Eva).isEmpty());
    m_store.reset();
    m_database.reset();
    for (const QString &path : named(m_folder->path(), u"*"_s)) {
        QVERIFY2(!contents(path).contains("a secret"), qPrintable(path));
    }
    QVERIFY(!QFile::exists(Backup::nameFor(file(), 1)));
}

/// While the program still runs: it may end without closing the file.
void TestClearing::afterWipingAnAccountNothingOfItIsOnTheDisk()
{
    QVERIFY(await(m_store->addReceived(batchOf(Ben, 500))));
    QVERIFY(QFile::copy(file(), Backup::nameFor(file(), 1)));
    QVERIFY(await(AccountStore(*m_database).wipe(Ana)));
    QVERIFY(texts(Ben).isEmpty());
    for (const QString &path : named(m_folder->path(), u"*"_s)) {
        QVERIFY2(!contents(path).contains("a secret"), qPrintable(path));
    }
}

QTEST_GUILESS_MAIN(TestClearing)
#include "tst_Clearing.moc"
