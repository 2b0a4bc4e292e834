#pragma once

#include "app/data/Jid.h"
#include "app/data/Presence.h"

class QImage;
class QPainter;
class QPalette;
class QRect;
class QRectF;

namespace Tertulia {

/// A person's round picture: that of AvatarPictures, or initials on their XEP-0392 colour until one is known. Drawn
/// once per person, size and theme, then taken from QPixmapCache. Widgets that painted are painted again when it comes.
/// Sizes in logical pixels; crisp at the painter's device pixel ratio.
namespace AvatarPainter {

void paint(QPainter *painter, const QRect &rect, const Jid &jid, const QString &name, const QPalette &palette);
/// The same with the picture at hand; null: initials.
void paintPicture(QPainter *painter, const QRect &rect, const QImage &picture, const Jid &jid, const QString &name,
                  const QPalette &palette);
/// The dot at the avatar's lower right, cut out of the `surface` it stands on; each presence has its own shape, so
/// that nobody must tell colours apart. Nothing for Offline.
void paintPresence(QPainter *painter, const QRect &avatar, Availability availability, const QPalette &palette,
                   const QColor &surface);
/// The same symbol alone, for menus and headers; Offline is a hollow ring.
void paintPresenceSymbol(QPainter *painter, const QRectF &rect, Availability availability, const QPalette &palette,
                         const QColor &surface);
/// One or two letters: first of the first and of the last word.
QString initials(const QString &name);

} // namespace AvatarPainter

} // namespace Tertulia
