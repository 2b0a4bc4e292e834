#include "app/HistoryExport.h"

#include "StoreFiles.h"
#include "StoreTest.h"
#include "app/ExportFile.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;
using namespace Tertulia::StoreFiles;

namespace {

const Jid Odd = *Jid::parse(u"o=neil.Пётр@xn--e1aybc.example");

Message to(const Jid &who, const QString &body, int second)
{
    Message message = incoming(body, second);
    message.conversation = who;
    return message;
}

struct Exported {
    explicit Exported(Database &database)
        : history(database)
        , finished(&history, &HistoryExport::finished)
        , failed(&history, &HistoryExport::failed)
        , progressed(&history, &HistoryExport::progressed)
    {
    }
    bool wait()
    {
        return QTest::qWaitFor([this] { return finished.size() + failed.size() > 0; }, 20'000);
    }
    QString path() const { return finished.value(0).value(0).toString(); }
    FailureKind failure() const { return failed.value(0).value(0).value<Failure>().kind; }

    HistoryExport history;
    QSignalSpy finished, failed, progressed;
};

/// A child on a disk of one megabyte: says the failure and how many files are there then.
int onASmallDisk(const QString &folder, const QString &store)
{
    Database database(store);
    database.open();
    Exported it(database);
    it.history.exportAll(folder);
    it.wait();
    QTextStream(stdout) << (it.failure() == FailureKind::DiskFull) << ' '
                        << QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size() << Qt::endl;
    return 0;
}

} // namespace

class TestHistoryExport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void textOfAConversationReadsLikeOne();
    void jsonHasEveryMessageOnceInOrder();
    void everythingGoesIntoAFolderWithAnIndex();
    void anEarlierExportIsNeverOverwritten();
    void cancellingLeavesNothingBehind();
    void placeThatCannotBeWrittenIsSaid();
    void fullPlaceIsSaidAndNothingHalfIsLeft();
    void othersAreServedInBetween();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void add(const QList<Message> &messages) { QVERIFY(await(m_store->addReceived({messages, {}, {}}))); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
};

void TestHistoryExport::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<Database>(path(u"store.sqlite"_s));
    m_store = std::make_unique<MessageStore>(*m_database);
    m_database->open();
}

void TestHistoryExport::textOfAConversationReadsLikeOne()
{
    qputenv("TZ", "UTC");
    add({incoming(u"¿Qué tal?\nYa es otoño"_s, 0), to(Odd, u"not this"_s, 1), incoming(u"adiós"_s, 24 * 3600)});
    await(m_store->addOutgoing(outgoing(u"bien 👍"_s, 60, u"own"_s)));
    Exported it(*m_database);
    it.history.exportConversation(Ana, Ben, path(u"ben.txt"_s));
    QVERIFY(it.wait());
    QCOMPARE(it.path(), path(u"ben.txt"_s));
    QCOMPARE(QString::fromUtf8(contents(it.path())), u"ben@example.org\n"
                                                     "\n2025-10-09\n"
                                                     "08:53:20  ben@example.org: ¿Qué tal?\n"
                                                     "          Ya es otoño\n"
                                                     "08:54:20  ana@example.org: bien 👍\n"
                                                     "\n2025-10-10\n"
                                                     "08:53:20  ben@example.org: adiós\n"_s);
    QVERIFY(!(QFile::permissions(it.path()) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestHistoryExport::jsonHasEveryMessageOnceInOrder()
{
    constexpr int many = 2 * HistoryExport::PageSize + 7;
    QList<Message> messages;
    for (int i = 0; i < many; ++i) { // three at a time have the same second
        messages.append(incoming(u"%1 \"quoted\" \\ \u2028"_s.arg(i), i / 3, u"id%1"_s.arg(i)));
    }
    add(messages);
    Exported it(*m_database);
    it.history.exportConversation(Ana, Ben, path(u"ben.json"_s));
    QVERIFY(it.wait());
    const QJsonObject all = QJsonDocument::fromJson(contents(it.path())).object();
    QCOMPARE(all[u"conversation"].toString(), u"ben@example.org"_s);
    const QJsonArray list = all[u"messages"].toArray();
    QCOMPARE(list.size(), many);
    for (int i = 0; i < many; ++i) {
        QCOMPARE(list.at(i)[u"body"].toString(), messages.at(i).body);
        QCOMPARE(list.at(i)[u"id"].toString(), messages.at(i).stanzaId);
    }
    QCOMPARE(list.at(0)[u"time"].toString(), u"2025-10-09T08:53:20.000Z"_s);
    QCOMPARE(it.progressed.last().at(0).toInt(), many);
    QCOMPARE(it.progressed.last().at(1).toInt(), many);
}

void TestHistoryExport::everythingGoesIntoAFolderWithAnIndex()
{
    add({incoming(u"one"_s, 0), incoming(u"two"_s, 1), to(Odd, u"three"_s, 2)});
    Exported it(*m_database);
    it.history.exportAll(m_folder->path());
    QVERIFY(it.wait());
    const QDir folder(it.path());
    const QJsonObject index = QJsonDocument::fromJson(contents(folder.filePath(u"index.json"_s))).object();
    QMap<QString, QStringList> found;
    for (const QJsonValue &entry : index[u"conversations"].toArray()) {
        const QByteArrayList lines = contents(folder.filePath(entry[u"file"].toString())).trimmed().split('\n');
        QCOMPARE(lines.size(), entry[u"messages"].toInt());
        for (const QByteArray &line : lines) {
            found[entry[u"conversation"].toString()].append(QJsonDocument::fromJson(line)[u"body"].toString());
        }
    }
    QCOMPARE(found,
             (QMap<QString, QStringList>{{Ben.toString(), {u"one"_s, u"two"_s}}, {Odd.toString(), {u"three"_s}}}));
    QCOMPARE(folder.entryList(QDir::Files).size(), 3);
    QVERIFY(named(m_folder->path(), u"*.part"_s).isEmpty());
}

void TestHistoryExport::anEarlierExportIsNeverOverwritten()
{
    add({incoming(u"one"_s, 0)});
    QStringList paths;
    for (int i = 0; i < 2; ++i) {
        Exported it(*m_database);
        it.history.exportAll(m_folder->path());
        QVERIFY(it.wait());
        paths.append(it.path());
    }
    QVERIFY(paths.at(0) != paths.at(1));
    QVERIFY(QFile::exists(paths.at(0) + u"/index.json"_s));
}

void TestHistoryExport::cancellingLeavesNothingBehind()
{
    QList<Message> messages;
    for (int i = 0; i < 3 * HistoryExport::PageSize; ++i) {
        messages.append(incoming(u"%1"_s.arg(i), i));
    }
    add(messages);
    const QStringList before = QDir(m_folder->path()).entryList(QDir::AllEntries);
    for (const bool everything : {false, true}) {
        Exported it(*m_database);
        connect(&it.history, &HistoryExport::progressed, &it.history, &HistoryExport::cancel);
        if (everything) {
            it.history.exportAll(m_folder->path());
        } else {
            it.history.exportConversation(Ana, Ben, path(u"ben.txt"_s));
        }
        QVERIFY(it.wait());
        QCOMPARE(it.failure(), FailureKind::Cancelled);
        QVERIFY(!it.history.isRunning());
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries), before);
}

void TestHistoryExport::placeThatCannotBeWrittenIsSaid()
{
    add({incoming(u"one"_s, 0)});
    Exported it(*m_database);
    it.history.exportConversation(Ana, Ben, path(u"no such folder/ben.txt"_s));
    QVERIFY(it.wait());
    QCOMPARE(it.failure(), FailureKind::NotAllowed);
}

void TestHistoryExport::fullPlaceIsSaidAndNothingHalfIsLeft()
{
    QList<Message> messages;
    for (int i = 0; i < 1'500; ++i) {
        messages.append(incoming(QString(1'000, u'x'), i));
    }
    add(messages);
    m_store.reset();
    m_database.reset();
    const QString disk = path(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    QProcess child;
    startWithMounts(child, u"mount -t tmpfs -o size=1m none %1"_s.arg(disk),
                    {u"--small-disk"_s, disk, path(u"store.sqlite"_s)});
    QCOMPARE(linesOf(child), QStringList{u"1 0"_s});
}

void TestHistoryExport::othersAreServedInBetween()
{
    QList<Message> messages;
    for (int i = 0; i < 3 * HistoryExport::PageSize; ++i) {
        messages.append(incoming(u"%1"_s.arg(i), i));
    }
    add(messages);
    Exported it(*m_database);
    it.history.exportConversation(Ana, Ben, path(u"ben.json"_s));
    QVERIFY(it.progressed.wait());
    await(m_store->newest(Ana, Ben, 10));
    QVERIFY(it.history.isRunning());
    QVERIFY(it.wait());
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == "--small-disk"_L1) {
        return onASmallDisk(arguments.value(2), arguments.value(3));
    }
    TestHistoryExport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_HistoryExport.moc"
