#pragma once

#include "ui/common/Icons.h"

#include <QWidget>

namespace Tertulia {

/// What stands where there is nothing yet: a symbol, what this place is for, and what to do.
class EmptyPane : public QWidget
{
    Q_OBJECT

public:
    EmptyPane(Icon icon, const QString &title, const QString &advice, QWidget *parent = nullptr);

    void say(Icon icon, const QString &title, const QString &advice);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    QString m_title, m_advice;
};

} // namespace Tertulia
