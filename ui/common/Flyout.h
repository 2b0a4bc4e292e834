#pragma once

#include "ui/common/Overlay.h"

namespace Tertulia {

/// A card that opens beside the control that asked for it, inside the same window. Closes as every Overlay does, and
/// when its owner is not seen any more.
class Flyout : public Overlay
{
    Q_OBJECT

public:
    enum class Side { Below, Above }; ///< the other one where there is no room

    explicit Flyout(QWidget *owner); ///< which may still wait for its window

protected:
    /// `beside` is a rectangle of the screen; the card begins at its reading side.
    void openBeside(const QRect &beside, Side side, int minimumWidth = 0);
    QSize largestCard() const; ///< that the window has room for

    QRect cardRect() const override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QPointer<QWidget> m_owner;
    QRect m_beside;
    Side m_side = Side::Below;
    int m_minimumWidth = 0;
};

} // namespace Tertulia
