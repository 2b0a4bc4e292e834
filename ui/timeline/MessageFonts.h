#pragma once

#include <QFont>

namespace Tertulia {

/// The fonts of a view and what follows from them; one for all its rows.
struct MessageFonts {
    explicit MessageFonts(const QFont &base = {});

    int sideMargin(int width) const; ///< on a wide screen, both sides of the talk stay near each other

    QFont body, emoji, caption, action;
    QFont chip; ///< reactions: emoji first
    QString emojiFamily, monoFamily;
    int bodyHeight, captionHeight, chipHeight;
    int maxTextWidth; ///< lines longer than this are tiring to read
};

/// The desktop's emoji font; empty where it has none that we know.
QString emojiFamily();

} // namespace Tertulia
