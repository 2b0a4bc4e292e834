#pragma once

#include "ui/files/FileWords.h"

#include <QPixmap>
#include <QRect>

class QPainter;
class QPalette;

namespace Tertulia {

struct MessageFonts;

/// A file in a conversation: where everything on its card stands, relative to the card's top left corner. As wide while
/// it runs as it will be afterwards. A part of MessageLayout, which hit-tests its buttons.
///
///     ┌ picture ─────────────────┐   only where there is one
///     └──────────────────────────┘
///     (symbol) name
///              4.2 MB · 45 % · 1.1 MB/s · 12 s left
///     ▬▬▬▬▬▬▬▬▬▬▬▬────────────────   only while it runs
///     why it failed                  over several lines
///     Open  Show in folder  Save as…
struct FileCard {
    struct Button {
        FileAction action;
        QString label;
        QRect rect;
    };

    FileCard() = default;
    /// `pictureSize`: of its thumbnail; empty: there is none (yet). `column`: the widest it may be.
    FileCard(const Transfer &transfer, QSize pictureSize, const MessageFonts &fonts, int column);

    void paint(QPainter *painter, QPoint topLeft, const QPixmap &thumbnail, const MessageFonts &fonts,
               const QPalette &palette) const;

    QSize size;
    int lastLineWidth = 0; ///< of the buttons; 0 where there are none: nothing may stand beside it
    QRect picture, symbol, name, detail, bar, reason;
    QString nameText, detailText, reasonText, path;
    QList<Button> buttons;
    Icon icon = Icon::File;
    int percent = 0;
    bool failed = false;
};

} // namespace Tertulia
