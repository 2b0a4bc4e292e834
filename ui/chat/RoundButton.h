#pragma once

#include "ui/common/Icons.h"

#include <QAbstractButton>

namespace Tertulia {

/// A round button with one symbol, and a count at its upper edge where that is not 0.
class RoundButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look { Main, Raised, Flat }; ///< filled with the accent, a small card above other things, or bare

    RoundButton(Icon icon, Look look, QWidget *parent = nullptr);

    void setIcon(Icon icon);
    void setCount(int count);
    int count() const { return m_count; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect disc() const;
    void paintCount(QPainter *painter) const;

    Icon m_icon;
    Look m_look;
    int m_count = 0;
};

} // namespace Tertulia
