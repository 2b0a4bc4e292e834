#pragma once

#include "ui/common/Icons.h"

#include <QPixmap>
#include <QRect>

class QPalette;

namespace Tertulia::FileFace {

/// A file's small square: the middle of its picture where there is one, else the symbol of its kind.
inline constexpr int Side = 40;
void paint(QPainter *painter, const QRect &square, const QPixmap &picture, Icon symbol, const QPalette &palette,
           bool failed = false);

} // namespace Tertulia::FileFace
