#pragma once

#include <QWidget>

namespace Tertulia {

/// The widget that a screen reader finds under `name`; fails the program where there is none.
template <typename Widget>
Widget *named(const QWidget *within, const QString &name)
{
    Widget *found = nullptr; // of two of that name, the one that is shown
    for (auto *widget : within->findChildren<Widget *>()) {
        if (widget->accessibleName() == name && (!found || widget->isVisible()))
            found = widget;
    }
    if (!found)
        qFatal("nothing is named %s", qPrintable(name));
    return found;
}

} // namespace Tertulia
