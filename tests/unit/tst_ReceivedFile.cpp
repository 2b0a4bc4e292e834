#include "app/ReceivedFile.h"

#include "app/ReceivedFiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("?");
}

} // namespace

class TestReceivedFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aWholeFileGetsItsNameAndOnlyItsOwnerReadsIt();
    void nothingThatIsThereIsOverwritten();
    void aLinkOfThatNameIsNotFollowed();
    void aPartThatBecameALinkIsNotWrittenTo();
    void moreThanWasToldIsNotTaken();
    void lessThanWasToldIsNoFile();
    void anotherHashIsNoFile();
    void anotherOldHashIsNoFileEither();
    void tooLargeIsRefusedBeforeTheFirstByte();
    void whatTheDiskCannotHoldIsRefusedBeforeTheFirstByte();
    void aFolderThatCannotBeWrittenIsSaid();
    void anInterruptedFileGoesOnWhereItWas();
    void aFileCanBeginAnew();
    void anEmptyFileIsAFile();
    void whatIsGivenUpLeavesNothingBehind();

private:
    ReceivedFile::Order order(qint64 declared, const QString &part = {}) const
    {
        return {m_folder->path(), u"photo.jpg"_s, part, declared, 1'000'000};
    }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestReceivedFile::aWholeFileGetsItsNameAndOnlyItsOwnerReadsIt()
{
    const QByteArray bytes(300'000, 'x');
    ReceivedFile file;
    QVERIFY(!file.begin(order(bytes.size())));
    QCOMPARE(file.write(bytes), bytes.size());
    QCOMPARE(names().size(), 1);
    QVERIFY(names().first().endsWith(".part"_L1));
    QSignalSpy settled(&file, &ReceivedFile::settled);
    file.settle(sha256(bytes));
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(file.bytesToWrite(), 0);
    QCOMPARE(settled.first().at(1).toByteArray(), sha256(bytes));
    QCOMPARE(names(), QStringList{u"photo.jpg"_s});
    const QString path = settled.first().first().toString();
    QCOMPARE(contents(path), bytes);
    QCOMPARE(QFileInfo(path).permissions(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
}

void TestReceivedFile::nothingThatIsThereIsOverwritten()
{
    for (const char *body : {"one", "two", "three"}) {
        ReceivedFile file;
        QVERIFY(!file.begin(order(-1)));
        file.write(body);
        QSignalSpy settled(&file, &ReceivedFile::settled);
        file.settle({});
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(contents(settled.first().first().toString()), body);
    }
    QCOMPARE(names(), (QStringList{u"photo (2).jpg"_s, u"photo (3).jpg"_s, u"photo.jpg"_s}));
    QCOMPARE(contents(m_folder->filePath(u"photo.jpg"_s)), "one");
}

void TestReceivedFile::aLinkOfThatNameIsNotFollowed()
{
    QTemporaryDir elsewhere;
    const auto target = elsewhere.filePath(u"precious"_s), dangling = elsewhere.filePath(u"made"_s);
    QVERIFY(QFile::link(dangling, m_folder->filePath(u"photo.jpg"_s)));
    ReceivedFile file;
    QVERIFY(!file.begin(order(-1)));
    file.write("mine");
    QSignalSpy settled(&file, &ReceivedFile::settled);
    file.settle({});
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(settled.first().first().toString(), m_folder->filePath(u"photo (2).jpg"_s));
    QVERIFY(!QFile::exists(dangling));
}

void TestReceivedFile::aPartThatBecameALinkIsNotWrittenTo()
{
    QTemporaryDir elsewhere;
    QFile precious(elsewhere.filePath(u"precious"_s));
    QVERIFY(precious.open(QFile::WriteOnly) && precious.write("keep") == 4);
    precious.close();
    const QString part = m_folder->filePath(u"photo.jpg.part"_s);
    QVERIFY(QFile::link(precious.fileName(), part));
    QCOMPARE(ReceivedFiles::openPart(part), -1);
    QVERIFY(QFile::remove(part));
    QVERIFY(::link(QFile::encodeName(precious.fileName()).constData(), QFile::encodeName(part).constData()) == 0);
    QCOMPARE(ReceivedFiles::openPart(part), -1); // somebody's file under a second name
    ReceivedFile file;
    QVERIFY(!file.begin(order(-1, part)));
    QVERIFY(file.part() != part);
    file.write("mine");
    QTRY_COMPARE(file.bytesToWrite(), 0);
    QCOMPARE(contents(precious.fileName()), "keep");
}

void TestReceivedFile::moreThanWasToldIsNotTaken()
{
    ReceivedFile file;
    QVERIFY(!file.begin(order(10)));
    QSignalSpy broken(&file, &ReceivedFile::broken);
    QCOMPARE(file.write("0123456789"), 10);
    QCOMPARE(file.write("!"), -1);
    QTRY_COMPARE(broken.size(), 1);
    QCOMPARE(broken.first().first().value<Failure>().kind, FailureKind::FileDamaged);
    QCOMPARE(file.write("!"), -1);
}

void TestReceivedFile::lessThanWasToldIsNoFile()
{
    ReceivedFile file;
    QVERIFY(!file.begin(order(10)));
    QSignalSpy broken(&file, &ReceivedFile::broken);
    file.write("012345678");
    file.settle({});
    QTRY_COMPARE(broken.size(), 1);
    QVERIFY(!names().contains(u"photo.jpg"_s));
}

void TestReceivedFile::anotherHashIsNoFile()
{
    ReceivedFile file;
    QVERIFY(!file.begin(order(4)));
    QSignalSpy broken(&file, &ReceivedFile::broken), settled(&file, &ReceivedFile::settled);
    file.write("evil");
    file.settle(sha256("good"));
    QTRY_COMPARE(broken.size(), 1);
    QCOMPARE(broken.first().first().value<Failure>().kind, FailureKind::FileDamaged);
    QVERIFY(settled.isEmpty() && !names().contains(u"photo.jpg"_s));
}

void TestReceivedFile::anotherOldHashIsNoFileEither()
{
    auto told = order(5);
    told.md5 = QCryptographicHash::hash("hello", QCryptographicHash::Md5);
    for (const char *const bytes : {"jello", "hello"}) { // the second follows a first that is thrown away
        ReceivedFile file;
        QVERIFY(!file.begin(told));
        file.write(bytes);
        QSignalSpy settled(&file, &ReceivedFile::settled), broken(&file, &ReceivedFile::broken);
        file.settle({});
        QTRY_COMPARE(settled.size() + broken.size(), 1);
        QCOMPARE(settled.size(), qstrcmp(bytes, "hello") == 0 ? 1 : 0);
        if (!broken.isEmpty()) {
            QCOMPARE(broken.first().first().value<Failure>().kind, FailureKind::FileDamaged);
            file.discard();
        }
    }
    QCOMPARE(names(), QStringList{u"photo.jpg"_s});
    ReceivedFile again; // from the first byte: what was hashed before does not count
    QVERIFY(!again.begin(told));
    again.write("hel");
    QVERIFY(again.restart());
    again.write("hello");
    QSignalSpy settled(&again, &ReceivedFile::settled);
    again.settle({});
    QTRY_COMPARE(settled.size(), 1);
}

void TestReceivedFile::tooLargeIsRefusedBeforeTheFirstByte()
{
    ReceivedFile told, untold;
    QCOMPARE(told.begin(order(1'000'001))->kind, FailureKind::FileTooLarge);
    QVERIFY(names().isEmpty());
    QVERIFY(!untold.begin(order(-1)));
    QSignalSpy broken(&untold, &ReceivedFile::broken);
    QCOMPARE(untold.write(QByteArray(1'000'001, 'x')), -1);
    QTRY_COMPARE(broken.size(), 1);
    QCOMPARE(broken.first().first().value<Failure>().kind, FailureKind::FileTooLarge);
}

void TestReceivedFile::whatTheDiskCannotHoldIsRefusedBeforeTheFirstByte()
{
    ReceivedFile file;
    auto huge = order(1'000'000'000'000'000'000);
    huge.largest = -1;
    QCOMPARE(file.begin(huge)->kind, FailureKind::DiskFull);
    QVERIFY(names().isEmpty());
}

void TestReceivedFile::aFolderThatCannotBeWrittenIsSaid()
{
    QFile inTheWay(m_folder->filePath(u"a file"_s));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    ReceivedFile file;
    auto impossible = order(1);
    impossible.folder = inTheWay.fileName() + u"/below"_s;
    QCOMPARE(file.begin(impossible)->kind, FailureKind::FileNotSaved);
}

void TestReceivedFile::anInterruptedFileGoesOnWhereItWas()
{
    QString part;
    {
        ReceivedFile file;
        QVERIFY(!file.begin(order(10)));
        file.write("01234");
        QTRY_COMPARE(file.bytesToWrite(), 0);
        part = file.part();
    }
    ReceivedFile file;
    QVERIFY(!file.begin(order(10, part)));
    QCOMPARE(file.taken(), 5);
    QCOMPARE(file.part(), part);
    file.write("56789");
    QSignalSpy settled(&file, &ReceivedFile::settled);
    file.settle(sha256("0123456789"));
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(contents(settled.first().first().toString()), "0123456789");
}

void TestReceivedFile::aFileCanBeginAnew()
{
    ReceivedFile file;
    QVERIFY(!file.begin(order(10)));
    file.write("wrong");
    QVERIFY(file.restart());
    file.write("0123456789");
    QSignalSpy settled(&file, &ReceivedFile::settled);
    file.settle(sha256("0123456789"));
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(contents(settled.first().first().toString()), "0123456789");
}

void TestReceivedFile::anEmptyFileIsAFile()
{
    ReceivedFile file;
    QVERIFY(!file.begin(order(0)));
    QSignalSpy settled(&file, &ReceivedFile::settled);
    file.settle(sha256({}));
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(QFileInfo(m_folder->filePath(u"photo.jpg"_s)).size(), 0);
}

void TestReceivedFile::whatIsGivenUpLeavesNothingBehind()
{
    ReceivedFile file;
    QVERIFY(!file.begin(order(10)));
    file.write("01234");
    file.discard();
    QVERIFY(names().isEmpty());
}

QTEST_GUILESS_MAIN(TestReceivedFile)
#include "tst_ReceivedFile.moc"
