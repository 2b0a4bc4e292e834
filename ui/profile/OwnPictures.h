#pragma once

#include "app/data/Profile.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace Tertulia {

/// Makes a picture of one's own ready to be published: out of any PNG, JPEG, GIF or WebP file, cut to a square from its
/// middle, at most Side pixels, as PNG or JPEG of at most MaxBytes. Away from the GUI thread.
class OwnPictures : public QObject
{
    Q_OBJECT

public:
    static constexpr int Side = 256;
    static constexpr qsizetype MaxBytes = 64 * 1024;
    static constexpr qint64 MaxFile = 40 * 1024 * 1024; ///< of the file that is chosen
    static constexpr int MaxPixels = 50'000'000;        ///< looked at before it is decoded
    enum class Problem { None, CannotRead, TooLarge, NoPicture };

    using QObject::QObject;
    ~OwnPictures() override;

    void make(const QString &file); ///< a later one takes the place of one that is not ready

    /// What make() does, in any thread.
    static Problem made(const QString &file, OwnPicture &picture);
    static OwnPicture encoded(const QImage &square);

signals:
    void ready(const Tertulia::OwnPicture &picture);
    void failed(Tertulia::OwnPictures::Problem problem);

private:
    QThreadPool m_worker;
    int m_last = 0;
};

} // namespace Tertulia
