#include "StoreTest.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

/// The other process: stores messages for ever and says of each when it is told that it is stored.
static int writeForEver(const QString &file)
{
    Database database(file);
    await(database.open());
    MessageStore store(database);
    QTextStream out(stdout);
    QObject::connect(&store, &MessageStore::changed, &store, [&out](const MessageChange &change) {
        for (const Message &message : change.added) {
            out << message.body << Qt::endl;
        }
    });
    for (int i = 0;; i += 3) {
        const QList<Message> batch{incoming(u"%1"_s.arg(i), i), incoming(u"%1"_s.arg(i + 1), i + 1)};
        await(store.addReceived({batch, {}, {}}));
        await(store.addOutgoing(outgoing(u"%1"_s.arg(i + 2), i + 2, u"o%1"_s.arg(i))));
    }
}

class TestStoreAfterKill : public QObject
{
    Q_OBJECT

private slots:
    void whatWasToldAsStoredSurvivesAKill();
};

void TestStoreAfterKill::whatWasToldAsStoredSurvivesAKill()
{
    const QTemporaryDir folder;
    for (const int instant : {1, 4, 11, 28, 60}) {
        const QString file = folder.filePath(u"%1.sqlite"_s.arg(instant));
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {u"--write"_s, file});
        QByteArray told;
        while (told.count('\n') < instant) {
            QVERIFY(writer.waitForReadyRead());
            told += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        told += writer.readAllStandardOutput();
        told.truncate(told.lastIndexOf('\n'));

        Database database(file);
        QVERIFY(await(database.open()));
        MessageStore store(database);
        const QStringList stored = bodies(await(store.newest(Ana, Ben, 100'000)).value());
        const QStringList said = QString::fromUtf8(told).split(u'\n');
        QCOMPARE_GE(stored.size(), said.size());
        QCOMPARE(stored.first(said.size()), said);
        QVERIFY(stored.size() % 3 != 1); // a batch of two is there as a whole or not at all
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == "--write"_L1) {
        return writeForEver(arguments.value(2));
    }
    TestStoreAfterKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_StoreAfterKill.moc"
