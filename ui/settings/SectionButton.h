#pragma once

#include "ui/common/Icons.h"

#include <QAbstractButton>

namespace Tertulia {

/// One entry of a column of sections: symbol and name, marked while its page is shown.
class SectionButton : public QAbstractButton
{
    Q_OBJECT

public:
    SectionButton(Icon symbol, const QString &name, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_symbol;
};

} // namespace Tertulia
