#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

namespace Tertulia {

/// Small pictures of picture files on this disk, at most Side high and wide. Read and decoded on a thread of its own,
/// one after the other; of what is no PNG, JPEG, GIF or WebP by its content, or is too large to be decoded in peace,
/// there is none. Keeps the last ones (CacheKilobytes) and the sizes of all that were asked for. GUI thread.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    static constexpr int Side = 320, CacheKilobytes = 24 * 1024;
    static constexpr qint64 MaxFileSize = 64'000'000, MaxPixels = 24'000'000,
                            MaxJpegPixels = 50'000'000; ///< decoded small from the start

    explicit Thumbnails(QObject *parent = nullptr);
    ~Thumbnails() override; ///< waits for the one that is being read

    QSize size(const QString &path);      ///< in logical pixels; empty: not known yet, or no picture
    QPixmap picture(const QString &path); ///< null while it is being read

    /// Reads one file; `scale`: pixels per logical pixel. Any thread. Null: no picture for us.
    static QImage read(const QString &path, qreal scale);

signals:
    void ready(const QString &path); ///< size and picture are known now

private:
    void ask(const QString &path);

    QThreadPool m_pool;
    QCache<QString, QPixmap> m_pictures; ///< cost: kB
    QHash<QString, QSize> m_sizes;
    QSet<QString> m_asked;
};

} // namespace Tertulia
