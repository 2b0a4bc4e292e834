#include "app/store/TransferStore.h"

#include "StoreTest.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

class TestTransferStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aFileComesWithItsMessageAndIsKept();
    void aFileThatCameTwiceIsOne();
    void whatWaitsForItsFileDoesNotLeaveBefore();
    void aRemovedMessageTakesItsFileAlong();
    void whatIsForgottenIsOffTheListOnly();

private:
    Transfer file() const
    {
        Transfer transfer;
        transfer.name = u"photo.jpg"_s;
        transfer.type = u"image/jpeg"_s;
        transfer.size = 7;
        transfer.sha256 = QByteArray(32, 'h');
        transfer.method = TransferMethod::HttpUpload;
        transfer.url = QUrl(u"https://example.org/a%20b/photo.jpg"_s);
        return transfer;
    }
    MessageChange receive(const QString &originId)
    {
        Message message = incoming(u"photo.jpg"_s, 1, originId);
        message.originId = originId;
        message.transfer = -3;
        ReceivedBatch batch{{message}, {}, {}};
        batch.files.insert(-3, file());
        return await(m_store->addReceived(batch)).value();
    }
    QList<Transfer> all() { return await(m_store->files().all(Ana)).value(); }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
};

void TestTransferStore::init()
{
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_store = std::make_unique<MessageStore>(*m_database);
    QVERIFY(await(m_database->open()));
}

void TestTransferStore::cleanup()
{
    m_store.reset();
    m_database.reset();
}

void TestTransferStore::aFileComesWithItsMessageAndIsKept()
{
    const auto added = receive(u"o1"_s).added;
    QCOMPARE(added.size(), 1);
    QVERIFY(added.first().transfer > 0);
    auto expected = file();
    expected.id = added.first().transfer;
    expected.account = Ana;
    expected.conversation = Ben;
    expected.time = added.first().time;
    QCOMPARE(all(), QList{expected});
    expected.state = TransferState::Failed;
    expected.failure = FailureKind::FileGone;
    expected.path = u"/x/photo.jpg.part"_s;
    expected.done = 5;
    QCOMPARE(await(m_store->files().put(expected)).value(), added.first().id);
    QCOMPARE(await(m_store->files().find({expected.id, 99})).value(), QList{expected});
    QCOMPARE(await(m_store->newest(Ana, Ben, 9)).value(), added);
}

void TestTransferStore::aFileThatCameTwiceIsOne()
{
    receive(u"o1"_s);
    QVERIFY(receive(u"o1"_s).added.isEmpty());
    QCOMPARE(all().size(), 1);
}

void TestTransferStore::whatWaitsForItsFileDoesNotLeaveBefore()
{
    Transfer own = file();
    own.url.clear();
    const auto message = await(m_store->addOutgoing(outgoing(u"photo.jpg"_s, 1, u"o1"_s), own)).value();
    QCOMPARE(message.state, MessageState::Waiting);
    QVERIFY(await(m_store->waiting(Ana)).value().isEmpty());
    auto uploaded = all().first();
    QVERIFY(uploaded.outgoing);
    uploaded.url = file().url;
    await(m_store->files().put(uploaded));
    QCOMPARE(await(m_store->waiting(Ana)).value().value(0).transfer, uploaded.id);
}

void TestTransferStore::aRemovedMessageTakesItsFileAlong()
{
    const auto message = await(m_store->addOutgoing(outgoing(u"photo.jpg"_s, 1, u"o1"_s), file())).value();
    await(m_store->setState({message.id}, MessageState::Failed));
    QVERIFY(await(m_store->remove(message.id)));
    QVERIFY(all().isEmpty());
    receive(u"o2"_s);
    QCOMPARE(all().size(), 1);
    QVERIFY(await(m_store->clear(Ana, Ben)));
    QVERIFY(all().isEmpty());
}

void TestTransferStore::whatIsForgottenIsOffTheListOnly()
{
    const auto id = receive(u"o1"_s).added.first().transfer;
    QVERIFY(all().first().listed);
    await(m_store->files().forget(id));
    QVERIFY(!all().first().listed);
}

QTEST_GUILESS_MAIN(TestTransferStore)
#include "tst_TransferStore.moc"
