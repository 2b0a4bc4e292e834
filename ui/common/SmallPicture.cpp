#include "ui/common/SmallPicture.h"

#include <QBuffer>
#include <QImageReader>

namespace Tertulia {

QImage checkedPicture(const QByteArray &bytes, int maxSide)
{
    static const QByteArrayList known{"png", "jpeg", "gif", "webp"};
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const QByteArray format = QImageReader::imageFormat(&buffer);
    if (!known.contains(format))
        return {};
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || size.width() > maxSide || size.height() > maxSide)
        return {};
    reader.setAutoTransform(true);
    return reader.read();
}

QPixmap smallPicture(const QByteArray &bytes)
{
    return QPixmap::fromImage(checkedPicture(bytes, MaxPictureSide));
}

} // namespace Tertulia
