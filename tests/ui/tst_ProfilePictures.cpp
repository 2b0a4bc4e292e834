#include "ui/common/AvatarPainter.h"
#include "ui/common/AvatarPictures.h"
#include "ui/common/Theme.h"
#include "ui/profile/OwnPictures.h"

#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QPainter>
#include <QPixmapCache>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QImage &image, const char *format = "png")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage plain(int width, int height, const QColor &colour)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

/// Nothing that PNG could make small.
QImage noise(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < side; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < side; ++x)
            line[x] = 0xff000000 | ((state = state * 1664525 + 1013904223) >> 8);
    }
    return image;
}

/// As PNG counts it.
quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char c : bytes) {
        crc ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

/// A few hundred bytes that say they are so large.
QByteArray bomb(quint32 width, quint32 height)
{
    QByteArray bytes = encoded(plain(1, 1, Qt::red));
    const auto put = [&bytes](qsizetype at, quint32 value) {
        for (int i = 0; i < 4; ++i)
            bytes[at + i] = char(value >> (24 - 8 * i));
    };
    put(16, width);
    put(20, height);
    put(29, crc32(bytes.mid(12, 17))); // of the header
    return bytes;
}

Jid person(int number)
{
    return *Jid::parse(u"person%1@example.org"_s.arg(number));
}

class Portrait : public QWidget
{
public:
    int painted = 0;
    QRgb middle() { return grab().toImage().pixel(20, 20); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        AvatarPainter::paint(&painter, {0, 0, 40, 40}, person(1), u"Ana Molina"_s, palette());
        ++painted;
    }
};

} // namespace

class tst_ProfilePictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void picturesAreCutSquareAndBounded();
    void whatIsNoPictureIsNone_data();
    void whatIsNoPictureIsNone();
    void aBombIsRefusedBeforeItIsDecoded();
    void whoIsPaintedIsWantedOnceAndPaintedAgain();
    void whoHasNoneIsInitialsUntilAskedAgain();
    void anotherPictureTakesThePlaceOfTheOldOne();
    void onlySoManyAreKept();
    void withoutPicturesPeopleAreInitials();
    void onesOwnPictureIsMadeSmall_data();
    void onesOwnPictureIsMadeSmall();
    void onesOwnFileMayBeWrong_data();
    void onesOwnFileMayBeWrong();
    void theLastFileChosenIsTheOne();

private:
    QString file(const QByteArray &bytes, const QString &name = u"picture"_s);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QString tst_ProfilePictures::file(const QByteArray &bytes, const QString &name)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

void tst_ProfilePictures::picturesAreCutSquareAndBounded()
{
    QImage image = plain(300, 100, Qt::red);
    QPainter(&image).fillRect(100, 0, 100, 100, Qt::blue); // the middle
    for (const char *format : {"png", "jpeg"}) {
        const QImage square = AvatarPictures::decoded(encoded(image, format), 96);
        QCOMPARE(square.size(), QSize(96, 96));
        QVERIFY(qBlue(square.pixel(8, 48)) > 200 && qBlue(square.pixel(88, 48)) > 200);
    }
    QCOMPARE(AvatarPictures::decoded(encoded(plain(2048, 2048, Qt::green)), 96).size(), QSize(96, 96));
    QImage clear(20, 20, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    QCOMPARE(AvatarPictures::decoded(encoded(clear), 96).pixel(3, 3), qRgb(255, 255, 255));
}

void tst_ProfilePictures::whatIsNoPictureIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray png = encoded(noise(64));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << "GIF is what I am not"_ba;
    QTest::newRow("only a beginning") << png.first(40);
    QTest::newRow("damaged header") << png.first(16) + QByteArray(40, '\xff') + png.mid(56);
    QTest::newRow("svg") << "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"_ba;
    QTest::newRow("bmp") << encoded(plain(8, 8, Qt::red), "bmp");
    QTest::newRow("too many bytes") << encoded(noise(400)) + QByteArray(AvatarPictures::MaxBytes, ' ');
    QTest::newRow("too wide") << encoded(plain(2049, 1, Qt::red));
}

void tst_ProfilePictures::whatIsNoPictureIsNone()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(AvatarPictures::decoded(bytes, 96).isNull());
}

void tst_ProfilePictures::aBombIsRefusedBeforeItIsDecoded()
{
    QElapsedTimer clock;
    clock.start();
    for (const auto &[width, height] : {std::pair(60'000u, 60'000u), {2'000u, 2'000'000'000u}, {0u, 5u}})
        QVERIFY(AvatarPictures::decoded(bomb(width, height), 96).isNull());
    OwnPicture picture;
    QCOMPARE(OwnPictures::made(file(bomb(60'000, 60'000)), picture), OwnPictures::Problem::TooLarge);
    QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
}

void tst_ProfilePictures::whoIsPaintedIsWantedOnceAndPaintedAgain()
{
    AvatarPictures pictures;
    QSignalSpy wanted(&pictures, &AvatarPictures::wanted), changed(&pictures, &AvatarPictures::changed);
    Portrait portrait;
    portrait.show();
    QVERIFY(QTest::qWaitForWindowExposed(&portrait));
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<Jid>(), person(1));
    portrait.repaint();
    QCoreApplication::processEvents();
    QCOMPARE(wanted.count(), 1);

    const int before = portrait.painted;
    pictures.put(person(1), encoded(plain(50, 50, Qt::green)));
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<QSet<Jid>>(), QSet<Jid>{person(1)});
    QTRY_VERIFY(portrait.painted > before);
    QCOMPARE(portrait.middle(), QColor(Qt::green).rgb());
    QVERIFY(!pictures.picture(person(1), 40).isNull());
}

void tst_ProfilePictures::whoHasNoneIsInitialsUntilAskedAgain()
{
    AvatarPictures pictures;
    QSignalSpy wanted(&pictures, &AvatarPictures::wanted);
    QVERIFY(pictures.picture(person(1), 40).isNull());
    QTRY_COMPARE(wanted.count(), 1);
    pictures.put(person(1), {});
    QVERIFY(pictures.picture(person(1), 40).isNull());
    QVERIFY(pictures.picture(person(2), 40).isNull());
    QTRY_COMPARE(wanted.count(), 2);
    QCOMPARE(wanted[1][0].value<Jid>(), person(2));
    pictures.withdraw(person(2));
    pictures.askAgain();
    QVERIFY(pictures.picture(person(1), 40).isNull());
    QVERIFY(pictures.picture(person(2), 40).isNull());
    QTRY_COMPARE(wanted.count(), 4);
}

void tst_ProfilePictures::anotherPictureTakesThePlaceOfTheOldOne()
{
    AvatarPictures pictures;
    QSignalSpy wanted(&pictures, &AvatarPictures::wanted), changed(&pictures, &AvatarPictures::changed);
    const auto colour = [&] { return pictures.picture(person(1), 40).pixelColor(5, 5); };
    pictures.picture(person(1), 40);
    pictures.put(person(1), encoded(plain(50, 50, Qt::green)));
    QTRY_COMPARE(changed.count(), 1);
    pictures.renew(person(1));
    QCOMPARE(colour(), QColor(Qt::green)); // until the other one is here
    QTRY_COMPARE(wanted.count(), 2);
    pictures.put(person(1), encoded(plain(50, 50, Qt::red)));
    QTRY_COMPARE(colour(), QColor(Qt::red));
    pictures.renew(person(1));
    pictures.picture(person(1), 40);
    pictures.put(person(1), {});
    QTRY_VERIFY(pictures.picture(person(1), 40).isNull());
}

void tst_ProfilePictures::onlySoManyAreKept()
{
    AvatarPictures pictures;
    const QByteArray large = encoded(plain(300, 300, Qt::green));
    const qsizetype most = AvatarPictures::MaxKept / (AvatarPictures::LargeSide * AvatarPictures::LargeSide * 4);
    QSignalSpy changed(&pictures, &AvatarPictures::changed);
    const int many = int(3 * most);
    QSet<Jid> told;
    for (int i = 0; i < many; ++i) {
        pictures.picture(person(i), 200);
        pictures.put(person(i), large);
    }
    QTRY_VERIFY([&] {
        for (const auto &one : std::as_const(changed))
            told.unite(one[0].value<QSet<Jid>>());
        return told.size() == many;
    }());
    qsizetype kept = 0;
    for (int i = 0; i < many; ++i)
        kept += !pictures.picture(person(i), 200).isNull();
    QVERIFY2(kept > 0 && kept <= most, qPrintable(QString::number(kept)));
}

void tst_ProfilePictures::withoutPicturesPeopleAreInitials()
{
    QPixmapCache::clear();
    QVERIFY(!AvatarPictures::shown());
    Portrait portrait;
    const QImage image = portrait.grab().toImage();
    QCOMPARE(image.pixel(3, 20), personFill(person(1).toString(), portrait.palette()).rgb());
}

void tst_ProfilePictures::onesOwnPictureIsMadeSmall_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("side");
    QImage clear(300, 500, QImage::Format_ARGB32);
    clear.fill(QColor(10, 20, 30, 40));
    QTest::newRow("a drawing") << encoded(plain(1000, 600, Qt::red)) << u"image/png"_s << 256;
    QTest::newRow("transparent") << encoded(clear) << u"image/png"_s << 256;
    QTest::newRow("small") << encoded(plain(40, 60, Qt::red)) << u"image/png"_s << 40;
    QTest::newRow("a photo") << encoded(noise(900), "jpeg") << u"image/jpeg"_s << 256;
}

void tst_ProfilePictures::onesOwnPictureIsMadeSmall()
{
    QFETCH(QByteArray, bytes);
    OwnPictures maker;
    QSignalSpy ready(&maker, &OwnPictures::ready);
    maker.make(file(bytes));
    QTRY_COMPARE(ready.count(), 1);
    const auto picture = ready[0][0].value<OwnPicture>();
    QTEST(picture.type, "type");
    QTEST(picture.side, "side");
    QVERIFY2(picture.bytes.size() <= OwnPictures::MaxBytes, qPrintable(QString::number(picture.bytes.size())));
    QCOMPARE(AvatarPictures::decoded(picture.bytes, 256).size(), QSize(picture.side, picture.side));
}

void tst_ProfilePictures::onesOwnFileMayBeWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<OwnPictures::Problem>("problem");
    using enum OwnPictures::Problem;
    QTest::newRow("text") << u"text"_s << NoPicture;
    QTest::newRow("broken") << u"broken"_s << NoPicture;
    QTest::newRow("bomb") << u"bomb"_s << TooLarge;
    QTest::newRow("not there") << u"nothing"_s << CannotRead;
    QTest::newRow("a folder") << u"."_s << CannotRead;
}

void tst_ProfilePictures::onesOwnFileMayBeWrong()
{
    QFETCH(QString, name);
    file("no picture at all", u"text"_s);
    file(encoded(noise(64)).first(200), u"broken"_s);
    file(bomb(20'000, 20'000), u"bomb"_s);
    OwnPictures maker;
    QSignalSpy failed(&maker, &OwnPictures::failed);
    maker.make(m_folder->filePath(name));
    QTRY_COMPARE(failed.count(), 1);
    QTEST(failed[0][0].value<OwnPictures::Problem>(), "problem");
}

void tst_ProfilePictures::theLastFileChosenIsTheOne()
{
    OwnPictures maker;
    QSignalSpy ready(&maker, &OwnPictures::ready), failed(&maker, &OwnPictures::failed);
    maker.make(file(encoded(noise(900)), u"first"_s));
    maker.make(file(encoded(plain(30, 30, Qt::red)), u"second"_s));
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(ready[0][0].value<OwnPicture>().side, 30);
    QVERIFY(failed.isEmpty());
}

QTEST_MAIN(tst_ProfilePictures)
#include "tst_ProfilePictures.moc"
