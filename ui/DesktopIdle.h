#pragma once

#include "app/IdleSource.h"

namespace Tertulia {

/// Asks the desktop: X11's screen saver extension, GNOME's idle monitor (Wayland too), else
/// org.freedesktop.ScreenSaver, which KDE answers. Nothing blocks. Where none of them tells, nobody becomes away by
/// themselves.
class DesktopIdle : public IdleSource
{
public:
    QFuture<std::optional<std::chrono::milliseconds>> idleTime() override;
};

} // namespace Tertulia
