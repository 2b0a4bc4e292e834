#include "ui/common/Badge.h"

#include "ui/common/Theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace Tertulia {

namespace {

QString label(int count)
{
    return count > 999 ? QLocale().toString(999) + u'+' : QLocale().toString(count);
}

QFont badgeFont(const QFont &base)
{
    QFont font = Theme::font(TextStyle::Caption, base);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

int Badge::height(const QFont &base)
{
    return QFontMetrics(badgeFont(base)).height() + Space::XS;
}

int Badge::width(int count, const QFont &base)
{
    if (count <= 0)
        return 0;
    return std::max(height(base), QFontMetrics(badgeFont(base)).horizontalAdvance(label(count)) + Space::M);
}

void Badge::paint(QPainter *painter, const QPoint &leftMiddle, int count, const QFont &base, const QPalette &palette,
                  Tone tone)
{
    const Colours &c = Theme::colours(palette);
    const int tall = height(base);
    const QRect pill(leftMiddle.x(), leftMiddle.y() - tall / 2, width(count, base), tall);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const bool loud = tone == Tone::Loud;
    painter->setBrush(loud ? c.accent : c.pressed);
    painter->drawRoundedRect(pill, tall / 2., tall / 2.);
    painter->setPen(loud ? c.accentText : c.text);
    painter->setFont(badgeFont(base));
    painter->drawText(pill, Qt::AlignCenter, label(count));
    painter->restore();
}

} // namespace Tertulia
