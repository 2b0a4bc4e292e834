#pragma once

#include <QColor>
#include <QIcon>

class QPainter;

namespace Tertulia {

/// The symbols, one file each in resources/icons (24 × 24, drawn with `path`, `circle` and `rect` only).
enum class Icon {
    Alert,
    Archive,
    ArrowDown,
    ArrowUp,
    Attach,
    Bell,
    Chat,
    Check,
    Checks,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Copy,
    Download,
    Edit,
    Eye,
    EyeOff,
    File,
    Film,
    Folder,
    Globe,
    Info,
    Lock,
    More,
    Mute,
    People,
    Person,
    Picture,
    Pin,
    Plus,
    Quit,
    Refresh,
    Reply,
    Search,
    Send,
    Shield,
    SignOut,
    Sliders,
    Smile,
    Sound,
    Theme,
    Trash,
};

/// Symbolic icons, painted as vector paths in whatever colour is asked for: crisp at every scale, and QtSvg need
/// not be loaded at start. Paths are read once each and kept. GUI thread.
namespace Icons {

/// For buttons and menus: takes its colour from the application's palette whenever it is painted.
QIcon icon(Icon icon);
void paint(QPainter *painter, const QRectF &rect, Icon icon, const QColor &colour);

} // namespace Icons

} // namespace Tertulia
