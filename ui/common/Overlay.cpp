#include "ui/common/Overlay.h"

#include "ui/common/Theme.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace Tertulia {

namespace {

QAccessibleInterface *accessible(const QString &, QObject *object)
{
    auto *overlay = qobject_cast<Overlay *>(object);
    return overlay ? new QAccessibleWidget(overlay, QAccessible::Dialog) : nullptr;
}

/// What a card throws on the window where nothing is dimmed.
void paintShadow(QPainter &painter, const QRect &card)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 3));
    for (int spread = Space::M; spread > 0; --spread) {
        const QRect shade = card.adjusted(-spread, -spread + 2, spread, spread + 2);
        painter.drawRoundedRect(shade, Space::BubbleRadius + spread, Space::BubbleRadius + spread);
    }
}

} // namespace

Overlay::Overlay(QWidget *parent, Backdrop backdrop)
    : QWidget(parent)
    , m_card(new QWidget(this))
    , m_backdrop(backdrop)
{
    QAccessible::installFactory(accessible);
    parent->installEventFilter(this);
    hide();
}

void Overlay::open()
{
    if (isVisible())
        return takeFocus();
    m_before = QApplication::focusWidget();
    show();
    raise();
    place();
    takeFocus();
}

void Overlay::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus();
    emit closed();
}

QRect Overlay::cardRect() const
{
    const QSize size = m_card->sizeHint().boundedTo(this->size() - QSize(2 * Space::L, 2 * Space::L));
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void Overlay::place()
{
    setGeometry(parentWidget()->rect());
    m_card->setGeometry(cardRect());
}

bool Overlay::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible())
        place();
    return QWidget::event(event);
}

bool Overlay::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(object, event);
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    // nothing that is typed here reaches what lies below
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    if (!m_card->geometry().contains(event->position().toPoint()))
        close();
}

/// Tab stays inside.
bool Overlay::focusNextPrevChild(bool next)
{
    QWidget *at = QApplication::focusWidget();
    for (QWidget *to = at ? at : this; to;) {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        if (to == at || !to)
            break;
        if (m_card->isAncestorOf(to) && to->isVisible() && to->isEnabled() && (to->focusPolicy() & Qt::TabFocus)) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            break;
        }
    }
    return true;
}

void Overlay::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_backdrop == Backdrop::Dimmed)
        painter.fillRect(rect(), QColor(0, 0, 0, 96));
    else
        paintShadow(painter, m_card->geometry());
    painter.setPen(c.line);
    painter.setBrush(c.raised);
    painter.drawRoundedRect(QRectF(m_card->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), Space::BubbleRadius,
                            Space::BubbleRadius);
}

} // namespace Tertulia
