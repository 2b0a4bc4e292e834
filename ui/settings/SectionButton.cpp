#include "ui/settings/SectionButton.h"

#include "ui/common/Style.h"
#include "ui/common/Theme.h"

#include <QPainter>

namespace Tertulia {

namespace {
constexpr int Symbol = 20;
}

SectionButton::SectionButton(Icon symbol, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_symbol(symbol)
{
    setText(name);
    setAccessibleName(name);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

QSize SectionButton::sizeHint() const
{
    return {Space::M + Symbol + Space::M + fontMetrics().horizontalAdvance(text()) + Space::L,
            std::max(40, fontMetrics().height() + Space::L)};
}

void SectionButton::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(showsFocusRing(this) ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? c.selection : underMouse() ? c.hover : c.sidebar);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Space::Radius, Space::Radius);
    const auto mirrored = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const QColor ink = isChecked() ? c.accentInk : c.text;
    Icons::paint(&painter, mirrored({Space::M, (height() - Symbol) / 2, Symbol, Symbol}), m_symbol, ink);
    const int left = Space::M + Symbol + Space::M;
    painter.setPen(ink);
    painter.drawText(
        mirrored({left, 0, width() - left, height()}),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine, text());
}

} // namespace Tertulia
