#include "ui/tray/NoticePicture.h"

namespace Tertulia {

NoticePicture NoticePicture::of(const QImage &image)
{
    const QImage pixels = image.convertToFormat(QImage::Format_RGBA8888);
    return {pixels.width(),
            pixels.height(),
            int(pixels.bytesPerLine()),
            true,
            8,
            4,
            QByteArray(reinterpret_cast<const char *>(pixels.constBits()), pixels.sizeInBytes())};
}

QDBusArgument &operator<<(QDBusArgument &argument, const NoticePicture &picture)
{
    argument.beginStructure();
    argument << picture.width << picture.height << picture.stride << picture.alpha << picture.bits << picture.channels
             << picture.data;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, NoticePicture &picture)
{
    argument.beginStructure();
    argument >> picture.width >> picture.height >> picture.stride >> picture.alpha >> picture.bits >>
        picture.channels >> picture.data;
    argument.endStructure();
    return argument;
}

} // namespace Tertulia
