#pragma once

class QFont;
class QPainter;
class QPalette;
class QPoint;
class QString;

namespace Tertulia {

/// A count in an accent pill; above 999 it says 999+.
namespace Badge {

int height(const QFont &base);
int width(int count, const QFont &base); ///< 0 where there is nothing to count
enum class Tone { Loud, Quiet };         ///< quiet: of what is muted
void paint(QPainter *painter, const QPoint &leftMiddle, int count, const QFont &base, const QPalette &palette,
           Tone tone = Tone::Loud);

} // namespace Badge

} // namespace Tertulia
