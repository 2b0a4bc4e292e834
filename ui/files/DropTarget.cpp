#include "ui/files/DropTarget.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>

namespace Tertulia {

namespace {

constexpr int SymbolSide = 48, Inset = Space::L;

} // namespace

DropTarget::DropTarget(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Drop files here"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropTarget::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    QColor veil = c.page;
    veil.setAlphaF(0.88f);
    painter.fillRect(rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen dashes(c.accentInk, 2, Qt::CustomDashLine, Qt::RoundCap);
    dashes.setDashPattern({4, 4});
    painter.setPen(dashes);
    painter.setBrush(c.selection);
    const QRect field = rect().adjusted(Inset, Inset, -Inset, -Inset);
    painter.drawRoundedRect(field, Space::BubbleRadius, Space::BubbleRadius);

    const QFont font = Theme::font(TextStyle::Heading, this->font());
    const QFontMetrics metrics(font);
    const QString words = m_name.isEmpty() ? tr("Drop files here to send them")
                                           : tr("Drop files here to send them to %1").arg(displayText(m_name));
    const QRect room = field.adjusted(Space::L, 0, -Space::L, 0);
    const int height = SymbolSide + Space::M + metrics.height();
    const int top = field.center().y() - height / 2;
    Icons::paint(&painter, QRect(field.center().x() - SymbolSide / 2, top, SymbolSide, SymbolSide), Icon::Attach,
                 c.accentInk);
    painter.setFont(font);
    painter.setPen(c.accentInk);
    painter.drawText(QRect(room.x(), top + SymbolSide + Space::M, room.width(), metrics.height()), Qt::AlignCenter,
                     metrics.elidedText(words, Qt::ElideRight, room.width()));
}

} // namespace Tertulia
