#include "ui/chat/RoundButton.h"

#include "ui/common/Theme.h"

#include <QPainter>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Diameter = 40, MaxCount = 999;

} // namespace

RoundButton::RoundButton(Icon icon, Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void RoundButton::setIcon(Icon icon)
{
    m_icon = icon;
    update();
}

void RoundButton::setCount(int count)
{
    if (std::exchange(m_count, count) == count)
        return;
    updateGeometry();
    resize(sizeHint());
    update();
}

/// Only a button that floats has room for a count above its disc.
QSize RoundButton::sizeHint() const
{
    const int room = m_look == Look::Raised ? Space::S : 0;
    return {Diameter + 2 * room, Diameter + 2 * room};
}

QRect RoundButton::disc() const
{
    QRect disc(0, 0, Diameter, Diameter);
    disc.moveCenter(rect().center());
    return disc;
}

void RoundButton::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    const bool main = m_look == Look::Main, flat = m_look == Look::Flat;
    QColor fill = main ? c.accent : flat ? QColor(Qt::transparent) : c.raised;
    if (main && !isEnabled())
        fill = c.hover;
    else if (isDown())
        fill = main ? c.accent.darker(118) : c.pressed;
    else if (underMouse() && isEnabled())
        fill = main ? c.accent.lighter(112) : c.hover;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(hasFocus()     ? QPen(main ? c.text : c.accentInk, 2)
                   : main || flat ? QPen(Qt::NoPen)
                                  : QPen(c.line, 1));
    painter.drawEllipse(QRectF(disc()).adjusted(1, 1, -1, -1));
    QRect symbol(0, 0, flat ? 24 : 20, flat ? 24 : 20);
    symbol.moveCenter(disc().center());
    Icons::paint(&painter, symbol, m_icon, !isEnabled() || flat ? c.mutedText : main ? c.accentText : c.text);
    if (m_count > 0)
        paintCount(&painter);
}

void RoundButton::paintCount(QPainter *painter) const
{
    const Colours &c = Theme::colours(palette());
    const QFont caption = Theme::font(TextStyle::Caption, font());
    const QString text = m_count > MaxCount ? u"%1+"_s.arg(MaxCount) : QString::number(m_count);
    const QFontMetrics metrics(caption);
    const int height = std::min(metrics.height() + 2, disc().height() / 2 + Space::XS);
    const int width = std::min(std::max(height, metrics.horizontalAdvance(text) + Space::S), this->width());
    const QRect badge(disc().center().x() - width / 2, 0, width, height);
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.accent);
    painter->drawRoundedRect(badge, height / 2., height / 2.);
    painter->setPen(c.accentText);
    painter->setFont(caption);
    painter->drawText(badge, Qt::AlignCenter, text);
}

} // namespace Tertulia
