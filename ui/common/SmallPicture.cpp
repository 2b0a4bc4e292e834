#include "ui/common/SmallPicture.h"

#include <QBuffer>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>
#include <memory>

namespace Tertulia {

// Not QImageReader's own look: that loads every plugin there is, and shows each of them the bytes.
QByteArray pictureFormat(const QByteArray &beginning)
{
    if (beginning.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (beginning.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (beginning.startsWith("GIF87a") || beginning.startsWith("GIF89a"))
        return "gif";
    if (beginning.startsWith("RIFF") && beginning.mid(8, 4) == "WEBP")
        return "webp";
    return {};
}

QImage checkedPicture(const QByteArray &bytes, int maxSide)
{
    const QByteArray format = pictureFormat(bytes);
    if (format.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || size.width() > maxSide || size.height() > maxSide)
        return {};
    reader.setAutoTransform(true);
    return reader.read();
}

QFuture<QImage> smallPicture(const QByteArray &bytes)
{
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, bytes] {
        promise->addResult(checkedPicture(bytes, MaxPictureSide));
        promise->finish();
    });
    return promise->future();
}

} // namespace Tertulia
