#include "app/AvatarFiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

QByteArray sha1Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

QByteArray picture(char seed, qsizetype size = 1000)
{
    return QByteArray(size, seed);
}

Jid person(int number)
{
    return *Jid::parse(u"person%1@example.org"_s.arg(number));
}

} // namespace

class tst_AvatarFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsKeptIsFoundAgainAfterARestart();
    void whoHasNoneIsRememberedToo();
    void nobodyElseMayReadThem();
    void aFileThatIsNotWhatItsNameSaysIsDropped();
    void onePictureOfTwoPeopleLiesThereOnce();
    void theFolderStaysWithinItsBounds();
    void thePeopleStayWithinTheirBounds();
    void nonsenseInTheListIsSkipped();
    void aFolderThatCannotBeWrittenHarmsNobody();

private:
    QString folder() const { return m_folder->filePath(u"avatars"_s); }
    QFileInfoList pictures() const;
    static std::optional<AvatarFiles::Found> found(AvatarFiles &files, const Jid &jid);

    std::unique_ptr<QTemporaryDir> m_folder;
};

QFileInfoList tst_AvatarFiles::pictures() const
{
    QFileInfoList list = QDir(folder()).entryInfoList(QDir::Files);
    list.removeIf([](const QFileInfo &file) { return file.fileName() == "people"_L1; });
    return list;
}

std::optional<AvatarFiles::Found> tst_AvatarFiles::found(AvatarFiles &files, const Jid &jid)
{
    auto future = files.find(jid);
    future.waitForFinished();
    return future.result();
}

void tst_AvatarFiles::whatIsKeptIsFoundAgainAfterARestart()
{
    const QByteArray bytes = picture('a');
    const Jid room = *Jid::parse(u"room@conference.example.org/a nick with  spaces"_s);
    {
        AvatarFiles files(folder());
        QVERIFY(!found(files, person(1)));
        files.keep(person(1), sha1Of(bytes), bytes);
        files.keep(room, sha1Of(bytes), bytes);
    }
    AvatarFiles files(folder());
    for (const Jid &jid : {person(1), room}) {
        const auto kept = found(files, jid);
        QVERIFY(kept);
        QCOMPARE(kept->sha1, sha1Of(bytes));
        QCOMPARE(kept->bytes, bytes);
        QVERIFY(kept->age < std::chrono::minutes(1));
    }
    QVERIFY(!found(files, person(2)));
}

void tst_AvatarFiles::whoHasNoneIsRememberedToo()
{
    {
        AvatarFiles files(folder());
        files.keep(person(1), {}, {});
    }
    AvatarFiles files(folder());
    const auto kept = found(files, person(1));
    QVERIFY(kept);
    QVERIFY(kept->sha1.isEmpty() && kept->bytes.isEmpty());
}

void tst_AvatarFiles::nobodyElseMayReadThem()
{
    AvatarFiles files(folder());
    files.keep(person(1), sha1Of(picture('a')), picture('a'));
    files.flush();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
    QCOMPARE(pictures().size(), 1);
    for (const QFileInfo &file : QDir(folder()).entryInfoList(QDir::Files))
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
}

void tst_AvatarFiles::aFileThatIsNotWhatItsNameSaysIsDropped()
{
    AvatarFiles files(folder());
    files.keep(person(1), sha1Of(picture('a')), picture('a'));
    files.flush();
    QFile file(pictures().constFirst().filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("something else");
    file.close();
    const auto kept = found(files, person(1));
    QVERIFY(kept && kept->bytes.isEmpty());
    QVERIFY(pictures().isEmpty());
}

void tst_AvatarFiles::onePictureOfTwoPeopleLiesThereOnce()
{
    AvatarFiles files(folder());
    files.keep(person(1), sha1Of(picture('a')), picture('a'));
    files.keep(person(2), sha1Of(picture('a')), picture('a'));
    files.flush();
    QCOMPARE(pictures().size(), 1);
    QCOMPARE(found(files, person(2))->bytes, picture('a'));
}

void tst_AvatarFiles::theFolderStaysWithinItsBounds()
{
    AvatarFiles files(folder(), {10'000, 100});
    for (char c = 'a'; c <= 'z'; ++c)
        files.keep(person(c), sha1Of(picture(c)), picture(c));
    files.flush();
    qint64 bytes = 0;
    for (const QFileInfo &file : pictures())
        bytes += file.size();
    QVERIFY2(bytes <= 10'000 && bytes >= 5'000, qPrintable(QString::number(bytes)));
    files.keep(person(1), sha1Of(picture('!', 256 * 1024 + 1)), picture('!', 256 * 1024 + 1)); // more than any may have
    QVERIFY(found(files, person(1))->bytes.isEmpty());
}

void tst_AvatarFiles::thePeopleStayWithinTheirBounds()
{
    AvatarFiles files(folder(), {10'000, 20});
    for (int i = 0; i < 100; ++i)
        files.keep(person(i), {}, {});
    int known = 0;
    for (int i = 0; i < 100; ++i)
        known += found(files, person(i)).has_value();
    QVERIFY2(known <= 20, qPrintable(QString::number(known)));
}

void tst_AvatarFiles::nonsenseInTheListIsSkipped()
{
    QVERIFY(QDir().mkpath(folder()));
    QFile file(folder() + u"/people"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\n \nabc\n- \n- 5\n- 5 @@\nzz 1 person7@example.org\n0011 1 person8@example.org\n- 5 "
               "person1@example.org\n\xff\xfe");
    file.close();
    AvatarFiles files(folder());
    QVERIFY(found(files, person(1)));
    QVERIFY(!found(files, person(8)));
}

void tst_AvatarFiles::aFolderThatCannotBeWrittenHarmsNobody()
{
    QFile file(folder()); // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    AvatarFiles files(folder());
    files.keep(person(1), sha1Of(picture('a')), picture('a'));
    const auto kept = found(files, person(1));
    QVERIFY(kept && kept->bytes.isEmpty());
    files.flush();
}

QTEST_GUILESS_MAIN(tst_AvatarFiles)
#include "tst_AvatarFiles.moc"
