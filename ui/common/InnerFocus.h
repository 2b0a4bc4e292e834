#pragma once

class QWidget;

namespace Tertulia {

/// Whoever gives `outer` the keyboard gives it to `inner`, which is a part of it. Not a focus proxy: at a part's owner
/// that has one, Tab goes to the proxy at once, over everything that stands before it (Qt 6.8).
void handFocusOn(QWidget *outer, QWidget *inner);

} // namespace Tertulia
