#include "ui/files/FileFace.h"

#include "ui/common/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace Tertulia {

void FileFace::paint(QPainter *painter, const QRect &square, const QPixmap &picture, Icon symbol,
                     const QPalette &palette, bool failed)
{
    const Colours &c = Theme::colours(palette);
    QPainterPath frame;
    frame.addRoundedRect(square, Space::Radius, Space::Radius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (picture.isNull()) {
        painter->fillPath(frame, failed ? c.danger : c.accent);
        const qreal air = square.width() * 0.22;
        Icons::paint(painter, QRectF(square).adjusted(air, air, -air, -air), symbol, failed ? c.page : c.accentText);
    } else {
        painter->setClipPath(frame, Qt::IntersectClip);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        const QSize size = picture.deviceIndependentSize().toSize();
        const QRect whole(QPoint(), size.scaled(square.size(), Qt::KeepAspectRatioByExpanding));
        painter->fillPath(frame, c.hover);
        painter->drawPixmap(whole.translated(square.center() - whole.center()), picture);
    }
    painter->restore();
}

} // namespace Tertulia
