#include "ui/login/AppMark.h"

#include <QPainter>
#include <QPainterPath>

namespace Tertulia {

namespace {

/// A bubble on the 64-unit grid; its tail hangs at `tailX`, leaning towards `lean`.
QPainterPath bubble(const QRectF &rect, qreal tailX, qreal lean)
{
    QPainterPath body;
    body.addRoundedRect(rect, 9, 9);
    QPainterPath tail;
    tail.moveTo(tailX - 4, rect.bottom() - 1);
    tail.lineTo(tailX + lean, rect.bottom() + 7);
    tail.lineTo(tailX + 6, rect.bottom() - 1);
    tail.closeSubpath();
    return body.united(tail);
}

} // namespace

AppMark::AppMark(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(Side, Side);
}

void AppMark::paint(QPainter *painter, const QRectF &rect)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.topLeft());
    painter->scale(rect.width() / Side, rect.height() / Side);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0x1b, 0x6c, 0x86));
    painter->drawRoundedRect(QRectF(0, 0, 64, 64), 16, 16);
    painter->fillPath(bubble({11, 13, 31, 22}, 20, -3), Qt::white);
    const QPainterPath answer = bubble({25, 27, 28, 19}, 44, 4);
    painter->strokePath(answer, QPen(QColor(0x1b, 0x6c, 0x86), 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->fillPath(answer, QColor(0xf4, 0xc9, 0x6b));
    painter->restore();
}

QIcon AppMark::icon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRectF(0, 0, side, side));
        icon.addPixmap(pixmap);
    }
    return icon;
}

void AppMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect());
}

} // namespace Tertulia
