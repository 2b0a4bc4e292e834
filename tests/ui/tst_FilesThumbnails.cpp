#include "tests/ui/SomeFiles.h"
#include "ui/files/Thumbnails.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

quint32 crc(const QByteArray &data)
{
    quint32 value = 0xffffffff;
    for (const char byte : data) {
        value ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = value & 1 ? (value >> 1) ^ 0xedb88320 : value >> 1;
    }
    return ~value;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, 0);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crc(type + data));
}

/// A few hundred kB that would be side × side × 4 bytes of picture.
QByteArray bomb(quint32 side)
{
    const QByteArray zeros(64'000'000, 0);
    const QByteArray packed = qCompress(zeros, 9).sliced(4); // without qCompress's own header: plain zlib
    return QByteArray::fromHex("89504e470d0a1a0a") +
           chunk("IHDR", bigEndian(side) + bigEndian(side) + QByteArray::fromHex("0802000000")) +
           chunk("IDAT", packed) + chunk("IEND", {});
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(bytes);
}

} // namespace

class tst_FilesThumbnails : public QObject
{
    Q_OBJECT

private slots:
    void everyKindIsReadSmall_data();
    void everyKindIsReadSmall();
    void aSmallPictureStaysAsItIs();
    void aBombIsNotDecoded();
    void aLongOrFlatPictureKeepsOnePixel();
    void contentCountsAndNotTheName();
    void whatIsNoPlainFileIsNotOpened();
    void theWindowDoesNotWait();
    void askingAgainReadsNothingAgain();

private:
    QTemporaryDir m_folder;
};

void tst_FilesThumbnails::everyKindIsReadSmall_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"png", "jpeg"})
        QTest::newRow(format) << QByteArray(format);
}

void tst_FilesThumbnails::everyKindIsReadSmall()
{
    QFETCH(const QByteArray, format);
    const QString path =
        SomeFiles::picture(m_folder.filePath(QString::fromLatin1("a." + format)), {1600, 1200}, format.constData());
    QCOMPARE(Thumbnails::read(path, 1).size(), QSize(320, 240));
    const QImage sharp = Thumbnails::read(path, 2);
    QCOMPARE(sharp.size(), QSize(640, 480));
    QCOMPARE(sharp.deviceIndependentSize(), QSizeF(320, 240));
}

void tst_FilesThumbnails::aSmallPictureStaysAsItIs()
{
    const QString path = SomeFiles::picture(m_folder.filePath(u"s.png"_s), {40, 30});
    QCOMPARE(Thumbnails::read(path, 2).deviceIndependentSize(), QSizeF(40, 30));
}

void tst_FilesThumbnails::aBombIsNotDecoded()
{
    const QString path = m_folder.filePath(u"bomb.png"_s);
    write(path, bomb(30'000));
    QVERIFY(QFile(path).size() < 1'000'000);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(Thumbnails::read(path, 1).isNull());
    QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    write(path, bomb(4'800));  // small enough to be tried: its data end before the picture does
    Thumbnails::read(path, 1); // nothing bad may happen
}

void tst_FilesThumbnails::aLongOrFlatPictureKeepsOnePixel()
{
    const QString path = SomeFiles::picture(m_folder.filePath(u"flat.png"_s), {5000, 1});
    QCOMPARE(Thumbnails::read(path, 1).size(), QSize(320, 1));
}

void tst_FilesThumbnails::contentCountsAndNotTheName()
{
    const QString png = SomeFiles::picture(m_folder.filePath(u"really.png"_s), {400, 400});
    const QString renamed = m_folder.filePath(u"photo.jpg"_s);
    QVERIFY(QFile::copy(png, renamed));
    QCOMPARE(Thumbnails::read(renamed, 1).size(), QSize(320, 320));

    const QString drawing = m_folder.filePath(u"drawing.png"_s);
    write(drawing,
          R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>)");
    QVERIFY(Thumbnails::read(drawing, 1).isNull());
    SomeFiles::picture(m_folder.filePath(u"old.bmp"_s), {40, 40}, "bmp");
    QVERIFY(Thumbnails::read(m_folder.filePath(u"old.bmp"_s), 1).isNull());
    const QString text = m_folder.filePath(u"text.png"_s);
    write(text, "no picture at all");
    QVERIFY(Thumbnails::read(text, 1).isNull());
}

void tst_FilesThumbnails::whatIsNoPlainFileIsNotOpened()
{
    const QString pipe = m_folder.filePath(u"pipe.png"_s);
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QVERIFY(Thumbnails::read(pipe, 1).isNull()); // and does not wait for a writer
    QVERIFY(Thumbnails::read(m_folder.path(), 1).isNull());
    QVERIFY(Thumbnails::read(m_folder.filePath(u"nothing.png"_s), 1).isNull());
}

void tst_FilesThumbnails::theWindowDoesNotWait()
{
    const QString path = SomeFiles::picture(m_folder.filePath(u"large.jpg"_s), {4000, 3000}, "jpeg");
    Thumbnails thumbnails;
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(thumbnails.size(path).isEmpty());
    QVERIFY(thumbnails.picture(path).isNull());
    QVERIFY2(clock.elapsed() < 20, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(ready.wait());
    QCOMPARE(thumbnails.size(path), QSize(320, 240));
    QCOMPARE(thumbnails.picture(path).deviceIndependentSize(), QSizeF(320, 240));
}

void tst_FilesThumbnails::askingAgainReadsNothingAgain()
{
    const QString text = m_folder.filePath(u"again.png"_s);
    write(text, "no picture");
    Thumbnails thumbnails;
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    thumbnails.size(text);
    thumbnails.size(text);
    QVERIFY(ready.wait());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(thumbnails.size(text).isEmpty());
        QVERIFY(thumbnails.picture(text).isNull());
    }
    QVERIFY(!ready.wait(100));
    QCOMPARE(ready.size(), 1);
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_FilesThumbnails)
#include "tst_FilesThumbnails.moc"
