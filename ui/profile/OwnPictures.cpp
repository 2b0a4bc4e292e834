#include "ui/profile/OwnPictures.h"

#include "ui/common/SmallPicture.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QByteArray written(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

QImage onPaper(const QImage &image)
{
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    return paper;
}

QImage squared(const QImage &image, int side)
{
    const int least = std::min(image.width(), image.height());
    const QImage square = image.copy((image.width() - least) / 2, (image.height() - least) / 2, least, least);
    return least > side ? square.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation) : square;
}

} // namespace

OwnPictures::~OwnPictures()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void OwnPictures::make(const QString &file)
{
    m_worker.start([this, file, number = ++m_last] {
        OwnPicture picture;
        const Problem problem = made(file, picture);
        const auto tell = [=, this] {
            if (number != m_last)
                return;
            if (problem == Problem::None)
                emit ready(picture);
            else
                emit failed(problem);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

OwnPictures::Problem OwnPictures::made(const QString &name, OwnPicture &picture)
{
    QFile file(name);
    if (!QFileInfo(name).isFile() || !file.open(QIODevice::ReadOnly)) // a pipe would never end
        return Problem::CannotRead;
    if (file.size() > MaxFile)
        return Problem::TooLarge;
    const QByteArray format = pictureFormat(file.peek(16));
    if (format.isEmpty())
        return Problem::NoPicture;
    QImageReader reader(&file, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return Problem::NoPicture;
    if (qint64(size.width()) * size.height() > MaxPixels)
        return Problem::TooLarge;
    reader.setAllocationLimit(int(4ll * MaxPixels >> 20) + 1);
    reader.setAutoTransform(true); // as the camera was held
    if (format == "jpeg")          // reads a smaller one at once
        reader.setScaledSize(size.scaled(2 * Side, 2 * Side, Qt::KeepAspectRatioByExpanding).boundedTo(size));
    const QImage image = reader.read();
    if (image.isNull())
        return Problem::NoPicture;
    picture = encoded(squared(image, Side));
    return Problem::None;
}

/// PNG where it is small enough (drawings, transparency), else JPEG, smaller and smaller.
OwnPicture OwnPictures::encoded(const QImage &square)
{
    OwnPicture picture{written(square, "png", -1), u"image/png"_s, square.width()};
    if (picture.bytes.size() <= MaxBytes)
        return picture;
    QImage image = onPaper(square);
    picture.type = u"image/jpeg"_s;
    for (int quality = 92; quality >= 20; quality -= 12) {
        picture.bytes = written(image, "jpeg", quality);
        if (picture.bytes.size() <= MaxBytes)
            break;
    }
    return picture;
}

} // namespace Tertulia
