#include "ui/files/Thumbnails.h"

#include "app/Log.h"

#include <QFile>
#include <QFileInfo>
#include <QFuture>
#include <QGuiApplication>
#include <QImageReader>
#include <QPromise>
#include <algorithm>
#include <memory>

namespace Tertulia {

using namespace Qt::StringLiterals;

Thumbnails::Thumbnails(QObject *parent)
    : QObject(parent)
    , m_pictures(CacheKilobytes)
{
    m_pool.setMaxThreadCount(1); // a folder full of photos does not fill the memory at once
    m_pool.setThreadPriority(QThread::LowPriority);
}

Thumbnails::~Thumbnails()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QSize Thumbnails::size(const QString &path)
{
    if (const auto known = m_sizes.constFind(path); known != m_sizes.cend())
        return *known;
    ask(path);
    return {};
}

QPixmap Thumbnails::picture(const QString &path)
{
    if (const QPixmap *known = m_pictures.object(path))
        return *known;
    if (const auto size = m_sizes.constFind(path); size == m_sizes.cend() || !size->isEmpty())
        ask(path); // never read, or thrown out of the cache
    return {};
}

void Thumbnails::ask(const QString &path)
{
    if (path.isEmpty() || m_asked.contains(path))
        return;
    m_asked.insert(path);
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->future().then(this, [this, path](const QImage &image) {
        m_asked.remove(path);
        m_sizes.insert(path, image.deviceIndependentSize().toSize());
        if (!image.isNull())
            m_pictures.insert(path, new QPixmap(QPixmap::fromImage(image)),
                              std::min(CacheKilobytes, int(image.sizeInBytes() / 1024)));
        emit ready(path);
    });
    m_pool.start([promise, path, scale = qGuiApp->devicePixelRatio()] {
        promise->start();
        promise->addResult(read(path, scale));
        promise->finish();
    });
}

QImage Thumbnails::read(const QString &path, qreal scale)
{
    static const QByteArrayList known{"png", "jpeg", "gif", "webp"};
    const QFileInfo info(path);
    if (!info.isFile() || info.size() > MaxFileSize) // opening a pipe would wait for ever
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray format = QImageReader::imageFormat(&file);
    if (!known.contains(format))
        return {};
    QImageReader reader(&file, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() ||
        qint64(size.width()) * size.height() > (format == "jpeg" ? MaxJpegPixels : MaxPixels)) {
        qCInfo(lcWindow) << "no preview of a picture of" << size;
        return {};
    }
    const QSize most = QSize(Side, Side) * scale;
    const QSize wanted = size.width() > most.width() || size.height() > most.height()
                             ? size.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1})
                             : size;
    if (wanted != size)
        reader.setScaledSize(wanted);
    QImage image = reader.read();
    image.setDevicePixelRatio(wanted == size ? 1 : scale);
    return image;
}

} // namespace Tertulia
