#include "ui/common/AvatarPainter.h"

#include "ui/common/AvatarPictures.h"
#include "ui/common/Theme.h"

#include <QPainter>
#include <QPixmapCache>
#include <QStringView>
#include <QTextBoundaryFinder>
#include <QtMath>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QString firstLetter(QStringView word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word.constData(), word.size());
    const qsizetype end = finder.toNextBoundary();
    return end > 0 && end <= 8 ? word.first(end).toString().toUpper() : QString();
}

QPixmap drawn(int side, qreal ratio, const Jid &jid, const QString &name, const QPalette &palette, QFont font)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(personFill(jid.toString(), palette));
    painter.drawEllipse(0, 0, side, side);
    font.setPixelSize(std::max(8, side * 2 / 5));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QRect(0, 0, side, side), Qt::AlignCenter, AvatarPainter::initials(name));
    return pixmap;
}

QPixmap cutRound(const QImage &picture, int side, qreal ratio)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    const QSize pixels = pixmap.size();
    QBrush brush(picture.size() == pixels ? picture
                                          : picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    brush.setTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawEllipse(0, 0, side, side);
    return pixmap;
}

} // namespace

void AvatarPainter::paint(QPainter *painter, const QRect &rect, const Jid &jid, const QString &name,
                          const QPalette &palette)
{
    AvatarPictures *pictures = AvatarPictures::shown();
    const int pixels = qCeil(std::min(rect.width(), rect.height()) * painter->device()->devicePixelRatio());
    paintPicture(painter, rect, pictures ? pictures->picture(jid, pixels, painter->device()) : QImage(), jid, name,
                 palette);
}

void AvatarPainter::paintPicture(QPainter *painter, const QRect &rect, const QImage &picture, const Jid &jid,
                                 const QString &name, const QPalette &palette)
{
    const int side = std::min(rect.width(), rect.height());
    const qreal ratio = painter->device()->devicePixelRatio();
    if (!picture.isNull()) {
        const QString key = u"face/%1/%2/%3"_s.arg(side).arg(ratio).arg(picture.cacheKey());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = cutRound(picture, side, ratio);
            QPixmapCache::insert(key, pixmap);
        }
        return painter->drawPixmap(rect.topLeft(), pixmap);
    }
    const QString key = u"avatar/%1/%2/%3/%4/%5"_s.arg(side)
                            .arg(ratio)
                            .arg(palette.color(QPalette::Window).rgb())
                            .arg(initials(name), jid.toString());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = drawn(side, ratio, jid, name, palette, painter->font());
        QPixmapCache::insert(key, pixmap);
    }
    painter->drawPixmap(rect.topLeft(), pixmap);
}

void AvatarPainter::paintPresence(QPainter *painter, const QRect &avatar, Availability availability,
                                  const QPalette &palette, const QColor &surface)
{
    if (availability == Availability::Offline)
        return;
    const qreal side = std::max(10., avatar.width() * 0.28), rim = 2;
    const QRectF dot(avatar.right() + 2 - side, avatar.bottom() + 2 - side, side, side);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(surface);
    painter->drawEllipse(dot.adjusted(-rim, -rim, rim, rim));
    painter->restore();
    paintPresenceSymbol(painter, dot, availability, palette, surface);
}

void AvatarPainter::paintPresenceSymbol(QPainter *painter, const QRectF &rect, Availability availability,
                                        const QPalette &palette, const QColor &surface)
{
    const Colours &c = Theme::colours(palette);
    const qreal side = rect.width();
    const auto disc = [&](const QColor &colour) {
        painter->setBrush(colour);
        painter->drawEllipse(rect);
        painter->setBrush(surface);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    switch (availability) {
    case Availability::FreeToChat: // a disc with a heart of the surface: open for more
        disc(c.available);
        painter->drawEllipse(rect.center(), side * 0.18, side * 0.18);
        break;
    case Availability::Available:
        disc(c.available);
        break;
    case Availability::Away: // a crescent
        disc(c.away);
        painter->drawEllipse(QRectF(rect.left() - side * 0.18, rect.top() - side * 0.18, side * 0.78, side * 0.78));
        break;
    case Availability::NotAvailable: // a crescent, thinner: away for long
        disc(c.away);
        painter->drawEllipse(QRectF(rect.left() - side * 0.1, rect.top() - side * 0.1, side * 0.92, side * 0.92));
        break;
    case Availability::DoNotDisturb: // a bar
        disc(c.busy);
        painter->drawRoundedRect(
            QRectF(rect.left() + side * 0.22, rect.center().y() - side * 0.1, side * 0.56, side * 0.2), 1, 1);
        break;
    case Availability::Offline:
        painter->setPen(QPen(c.offline, side * 0.16));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(rect.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1));
        break;
    }
    painter->restore();
}

QString AvatarPainter::initials(const QString &name)
{
    QStringView first, last;
    for (const QStringView word : QStringView(name).tokenize(u' ', Qt::SkipEmptyParts)) {
        if (!word.front().isLetterOrNumber() && !word.front().isSurrogate())
            continue;
        (first.isEmpty() ? first : last) = word;
    }
    if (first.isEmpty()) { // "<script>", "(?)": what is nearest to a letter
        const auto letter = std::ranges::find_if(name, [](QChar c) { return c.isLetterOrNumber(); });
        first = QStringView(name).sliced(letter == name.cend() ? 0 : letter - name.cbegin()).trimmed();
    }
    return firstLetter(first) + (last.isEmpty() ? QString() : firstLetter(last));
}

} // namespace Tertulia
