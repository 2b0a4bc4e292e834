#include "ui/common/Flyout.h"

#include "ui/common/Theme.h"

#include <QEvent>

namespace Tertulia {

namespace {
constexpr int Margin = Space::S; ///< to the window's edge
}

Flyout::Flyout(QWidget *owner)
    : Overlay(owner, Backdrop::Clear)
    , m_owner(owner)
{
}

void Flyout::openBeside(const QRect &beside, Side side, int minimumWidth)
{
    m_beside = beside;
    m_side = side;
    m_minimumWidth = minimumWidth;
    if (QWidget *window = m_owner->window(); window != parentWidget()) { // it has one by now
        parentWidget()->removeEventFilter(this);
        setParent(window);
        window->installEventFilter(this);
    }
    m_owner->installEventFilter(this);
    open();
}

QSize Flyout::largestCard() const
{
    return m_owner->window()->size() - QSize(2 * Margin, 2 * Margin);
}

//  +------- window --------+
//  |   [control]           |
//  |   +-- card --+        |
//  |   |          |        |
QRect Flyout::cardRect() const
{
    const QSize hint = card()->sizeHint(), largest = largestCard();
    const int wide = std::min(std::max(hint.width(), m_minimumWidth), largest.width());
    const int tall = card()->hasHeightForWidth() ? card()->heightForWidth(wide) : hint.height();
    const QSize size(wide, std::min(tall, largest.height()));
    const QRect beside(mapFromGlobal(m_beside.topLeft()), m_beside.size());
    const int below = beside.bottom() + 1 + Space::XS, above = beside.top() - Space::XS - size.height();
    const bool fitsBelow = below + size.height() <= height() - Margin, fitsAbove = above >= Margin;
    const bool goesBelow = m_side == Side::Below ? fitsBelow || !fitsAbove : !fitsAbove;
    const int x = layoutDirection() == Qt::RightToLeft ? beside.right() + 1 - size.width() : beside.left();
    return {std::clamp(x, Margin, std::max(Margin, width() - Margin - size.width())),
            std::clamp(goesBelow ? below : above, Margin, std::max(Margin, height() - Margin - size.height())),
            size.width(), size.height()};
}

bool Flyout::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_owner && event->type() == QEvent::Hide)
        close();
    return Overlay::eventFilter(object, event);
}

} // namespace Tertulia
