#include "ui/rooms/RoomPicture.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/AvatarPictures.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QPainter>
#include <QtMath>

namespace Tertulia {

void RoomPicture::paint(QPainter *painter, const QRect &rect, const Jid &room, const QPalette &palette)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(personFill(room.toString(), palette));
    painter->drawRoundedRect(rect, rect.width() * 0.3, rect.width() * 0.3);
    const int inset = rect.width() * 9 / 40;
    Icons::paint(painter, rect.adjusted(inset, inset, -inset, -inset), Icon::People, Qt::white);
    painter->restore();
}

void RoomPicture::paintNick(QPainter *painter, const QRect &rect, const QString &nick, const QPalette &palette)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(personFill(nick, palette));
    painter->drawEllipse(rect);
    QFont font = painter->font();
    font.setPixelSize(std::max(8, rect.height() * 2 / 5));
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(Qt::white);
    painter->drawText(rect, Qt::AlignCenter, AvatarPainter::initials(nick));
    painter->restore();
}

void RoomPicture::paintOccupant(QPainter *painter, const QRect &rect, const Jid &occupant, const QString &nick,
                                const QPalette &palette)
{
    AvatarPictures *pictures = AvatarPictures::shown();
    const int pixels = qCeil(rect.width() * painter->device()->devicePixelRatio());
    const QImage picture = pictures ? pictures->picture(occupant, pixels, painter->device()) : QImage();
    if (picture.isNull())
        return paintNick(painter, rect, nick, palette);
    AvatarPainter::paintPicture(painter, rect, picture, occupant, nick, palette);
}

} // namespace Tertulia
