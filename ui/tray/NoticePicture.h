#pragma once

#include <QDBusArgument>
#include <QImage>

namespace Tertulia {

/// The image-data hint of the notification specification: (iiibiiay).
struct NoticePicture {
    int width = 0, height = 0, stride = 0;
    bool alpha = true;
    int bits = 8, channels = 4;
    QByteArray data;

    static NoticePicture of(const QImage &image);
};

QDBusArgument &operator<<(QDBusArgument &argument, const NoticePicture &picture);
const QDBusArgument &operator>>(const QDBusArgument &argument, NoticePicture &picture);

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::NoticePicture)
