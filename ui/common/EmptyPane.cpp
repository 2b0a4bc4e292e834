#include "ui/common/EmptyPane.h"

#include "ui/common/Theme.h"

#include <QPainter>

namespace Tertulia {

namespace {
constexpr int Disc = 72, Symbol = 36;
}

EmptyPane::EmptyPane(Icon icon, const QString &title, const QString &advice, QWidget *parent)
    : QWidget(parent)
{
    say(icon, title, advice);
}

void EmptyPane::say(Icon icon, const QString &title, const QString &advice)
{
    m_icon = icon;
    m_title = title;
    m_advice = advice;
    setAccessibleName(title);
    setAccessibleDescription(advice);
    update();
}

void EmptyPane::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), c.page);
    const QFont titleFont = Theme::font(TextStyle::Heading, font());
    const int textWidth = std::min(width() - 2 * Space::XL, 48 * fontMetrics().averageCharWidth());
    const QRect advice =
        fontMetrics().boundingRect({0, 0, textWidth, 4000}, Qt::AlignHCenter | Qt::TextWordWrap, m_advice);
    const int titleHeight = QFontMetrics(titleFont)
                                .boundingRect({0, 0, textWidth, 4000}, Qt::AlignHCenter | Qt::TextWordWrap, m_title)
                                .height();
    int y = (height() - Disc - Space::L - titleHeight - Space::S - advice.height()) / 2;

    const QRect disc(width() / 2 - Disc / 2, y, Disc, Disc);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.infoSurface);
    painter.drawEllipse(disc);
    Icons::paint(&painter, QRect(0, 0, Symbol, Symbol).translated(disc.center() - QPoint(Symbol, Symbol) / 2), m_icon,
                 c.accentInk);
    y += Disc + Space::L;
    painter.setFont(titleFont);
    painter.setPen(c.text);
    painter.drawText(QRect((width() - textWidth) / 2, y, textWidth, titleHeight), Qt::AlignHCenter | Qt::TextWordWrap,
                     m_title);
    y += titleHeight + Space::S;
    painter.setFont(font());
    painter.setPen(c.mutedText);
    painter.drawText(QRect((width() - textWidth) / 2, y, textWidth, advice.height()),
                     Qt::AlignHCenter | Qt::TextWordWrap, m_advice);
}

} // namespace Tertulia
