#pragma once

#include <QPainterPath>
#include <QString>

class QColor;
class QPainter;
class QRectF;

namespace Tertulia {

/// The outline of one symbolic icon: what is stroked and what is filled, on a grid of 24 × 24 units.
struct Symbol {
    static constexpr qreal Grid = 24, StrokeWidth = 1.75;

    QPainterPath strokes, fills;

    void paint(QPainter *painter, const QRectF &rect, const QColor &colour) const;
};

/// Reads the small part of SVG that our own icons use; anything else in the file is left out. Empty on failure.
Symbol readSymbol(const QString &file);
/// SVG path data of the commands M L H V C Q Z, absolute and relative.
QPainterPath readPathData(QStringView data);

} // namespace Tertulia
