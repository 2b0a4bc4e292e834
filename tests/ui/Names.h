#pragma once

#include <QWidget>

namespace Tertulia {

/// The widget that a screen reader finds under `name`; fails the program where there is none.
template <typename Widget>
Widget *named(const QWidget *within, const QString &name)
{
    for (auto *widget : within->findChildren<Widget *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    qFatal("nothing is named %s", qPrintable(name));
}

} // namespace Tertulia
