#include "ui/common/SmallPicture.h"

#include <QBuffer>
#include <QImageReader>

namespace Tertulia {

QPixmap smallPicture(const QByteArray &bytes)
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
    if (!size.isValid() || size.isEmpty() || size.width() > MaxPictureSide || size.height() > MaxPictureSide)
        return {};
    return QPixmap::fromImage(reader.read());
}

} // namespace Tertulia
