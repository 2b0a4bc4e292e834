#include "ui/common/AvatarPictures.h"

#include "ui/common/SmallPicture.h"

#include <QPainter>
#include <QWidget>

namespace Tertulia {

namespace {

AvatarPictures *theShown = nullptr;

constexpr qsizetype NoneCosts = 256; ///< to know that somebody has no picture is no image, and not nothing
constexpr int MaxWidgets = 64;

QImage squared(const QImage &image, int side)
{
    const int least = std::min(image.width(), image.height());
    const QRect middle((image.width() - least) / 2, (image.height() - least) / 2, least, least);
    QImage square = image.copy(middle);
    if (least > side)
        square = square.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (!square.hasAlphaChannel())
        return square.convertToFormat(QImage::Format_RGB32);
    QImage onPaper(square.size(), QImage::Format_RGB32); // black on nothing would be lost in the dark theme
    onPaper.fill(Qt::white);
    QPainter(&onPaper).drawImage(0, 0, square);
    return onPaper;
}

} // namespace

AvatarPictures::AvatarPictures(QObject *parent)
    : QObject(parent)
    , m_pictures(MaxKept)
{
    m_decoders.setMaxThreadCount(1);
    theShown = this;
}

AvatarPictures::~AvatarPictures()
{
    if (theShown == this)
        theShown = nullptr;
    m_decoders.clear();
    m_decoders.waitForDone();
}

AvatarPictures *AvatarPictures::shown()
{
    return theShown;
}

QImage AvatarPictures::decoded(const QByteArray &encoded, int side)
{
    if (encoded.isEmpty() || encoded.size() > MaxBytes)
        return {};
    const QImage image = checkedPicture(encoded, MaxSourceSide);
    return image.isNull() ? QImage() : squared(image, side);
}

QImage AvatarPictures::picture(const Jid &jid, int side, QPaintDevice *painted)
{
    if (jid.isNull())
        return {};
    remember(painted);
    const Key key{jid, side > SmallSide};
    const QImage *kept = m_pictures.object(key);
    if (!kept || m_stale.contains(key))
        want(key);
    if (!kept) // the other size will do until this one is here
        kept = m_pictures.object({jid, !key.large});
    return kept ? *kept : QImage();
}

void AvatarPictures::want(const Key &key)
{
    const bool asked = m_wanted.contains(key.jid);
    m_wanted[key.jid].insert(key.large);
    if (!asked) // not while somebody paints
        QMetaObject::invokeMethod(this, [this, jid = key.jid] { emit wanted(jid); }, Qt::QueuedConnection);
}

void AvatarPictures::put(const Jid &jid, const QByteArray &encoded)
{
    const QSet<bool> sizes = m_wanted.take(jid);
    for (const bool large : sizes) {
        const Key key{jid, large};
        if (encoded.isEmpty()) {
            keep(key, {});
            continue;
        }
        m_decoders.start([this, key, encoded] {
            const QImage image = decoded(encoded, key.large ? LargeSide : SmallSide);
            QMetaObject::invokeMethod(this, [this, key, image] { keep(key, image); }, Qt::QueuedConnection);
        });
    }
}

void AvatarPictures::keep(const Key &key, const QImage &image)
{
    const QImage *before = m_pictures.object(key);
    const bool same = image.isNull() && (!before || before->isNull());
    m_stale.remove(key);
    m_pictures.insert(key, new QImage(image), std::max<qsizetype>(image.sizeInBytes(), NoneCosts));
    if (!same)
        announce(key.jid);
}

void AvatarPictures::renew(const Jid &jid)
{
    m_wanted.remove(jid);
    for (const Key &key : {Key{jid, false}, Key{jid, true}}) {
        if (m_pictures.contains(key))
            m_stale.insert(key);
    }
    announce(jid);
}

void AvatarPictures::withdraw(const Jid &jid)
{
    m_wanted.remove(jid);
}

void AvatarPictures::askAgain()
{
    m_wanted.clear();
    const QList<Key> keys = m_pictures.keys();
    for (const Key &key : keys) {
        if (m_pictures.object(key)->isNull())
            m_pictures.remove(key);
    }
    repaint();
}

void AvatarPictures::announce(const Jid &jid)
{
    if (m_changed.isEmpty()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                repaint();
                emit changed(std::exchange(m_changed, {}));
            },
            Qt::QueuedConnection);
    }
    m_changed.insert(jid);
}

void AvatarPictures::remember(QPaintDevice *painted)
{
    if (!painted || painted->devType() != QInternal::Widget)
        return;
    auto *widget = static_cast<QWidget *>(painted);
    if (m_painted.contains(widget))
        return;
    m_painted.removeIf([](const QPointer<QWidget> &one) { return !one; });
    if (m_painted.size() < MaxWidgets)
        m_painted.append(widget);
}

void AvatarPictures::repaint()
{
    for (const auto &widget : std::as_const(m_painted)) {
        if (widget)
            widget->update(); // hidden ones cost nothing
    }
}

} // namespace Tertulia
