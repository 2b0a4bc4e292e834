#pragma once

#include "app/data/Jid.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QThreadPool>

class QPaintDevice;
class QWidget;

namespace Tertulia {

/// The real pictures of people, rooms and occupants, decoded: a bounded memory of those that were painted lately.
/// AvatarPainter asks it for whatever it paints, so that a picture is fetched, read and decoded (off the GUI thread)
/// when somebody sees it, and not before. Which widget painted is remembered: it is painted again when a picture comes.
/// The window has one, made by Application; where there is none, people are initials. GUI thread.
class AvatarPictures : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxBytes = 256 * 1024, MaxSourceSide = 2048; ///< of what is decoded at all
    static constexpr int SmallSide = 96, LargeSide = 256;             ///< what is kept, in device pixels
    static constexpr qsizetype MaxKept = 6 * 1024 * 1024;             ///< bytes of pixels

    explicit AvatarPictures(QObject *parent = nullptr);
    ~AvatarPictures() override;

    static AvatarPictures *shown(); ///< what the painter asks; nullptr: nobody made one

    /// Square, for painting at `side` device pixels; null: there is none, or it is not here yet. `jid` as people are
    /// named in rows: bare; in rooms the occupant's full address. `painted` is the device it is painted on.
    QImage picture(const Jid &jid, int side, QPaintDevice *painted = nullptr);

    /// Encoded picture, off any thread: cropped to a square of at most `side`; null where it is no PNG, JPEG, GIF or
    /// WebP by its content, too large (MaxBytes, MaxSourceSide: looked at before decoding), or broken.
    static QImage decoded(const QByteArray &encoded, int side);

public slots:
    void put(const Tertulia::Jid &jid, const QByteArray &encoded); ///< the answer to wanted(); empty: has none
    void renew(const Tertulia::Jid &jid);    ///< there is another one now: it is wanted again when next painted
    void withdraw(const Tertulia::Jid &jid); ///< no answer now: it is wanted again when next painted
    void askAgain();                         ///< of all that have none: what is seen is wanted anew

signals:
    void wanted(const Tertulia::Jid &jid);           ///< painted and not known; said once until one of the slots
    void changed(const QSet<Tertulia::Jid> &people); ///< once a turn: what picture() answers now

private:
    struct Key {
        Jid jid;
        bool large = false;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHash(key.jid, seed) + key.large; }
    };

    void want(const Key &key);
    void keep(const Key &key, const QImage &image);
    void announce(const Jid &jid);
    void repaint();
    void remember(QPaintDevice *painted);

    QCache<Key, QImage> m_pictures;  ///< null images: has none
    QSet<Key> m_stale;               ///< still shown, until the new one comes
    QHash<Jid, QSet<bool>> m_wanted; ///< asked for, in which sizes
    QSet<Jid> m_changed;
    QList<QPointer<QWidget>> m_painted;
    QThreadPool m_decoders;
};

} // namespace Tertulia
