#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace Tertulia::Ask {

/// Asks before something that cannot be undone, in plain text; `action` is what the button says. Does not block.
void confirm(QWidget *parent, const QString &title, const QString &text, const QString &action,
             std::function<void()> confirmed);

} // namespace Tertulia::Ask
