#pragma once

#include "ui/timeline/MessageLayout.h"

#include <QCache>
#include <QPalette>

class QPainter;

namespace Tertulia {

/// How one row looks at this moment, beside what its layout says.
struct RowState {
    int selectionStart = 0, selectionEnd = 0; ///< of the shown text
    bool current = false;                     ///< has the keyboard
    bool shining = false;                     ///< somebody was just led here
    int focusedAction = -1;                   ///< of MessageLayout::actions
    int hoveredAction = -1;
    QPixmap thumbnail = {}; ///< of its file
};

/// Lays out and paints rows. Keeps the layouts of about what is on the screen, by message, width and revision: a row
/// far away costs its height only. GUI thread.
class MessageDelegate
{
public:
    MessageDelegate();

    void setFont(const QFont &font);
    void setPalette(const QPalette &palette) { m_palette = palette; }
    const MessageFonts &fonts() const { return m_fonts; }
    void forgetAll() { m_cache.clear(); }

    /// Valid until the next call. `revision` changes with anything in `row` that is not its id.
    const MessageLayout &layout(const MessageRow &row, quint32 revision, int width) const;
    /// The same from the cache alone; null where it must be laid out from its row.
    const MessageLayout *cached(MessageId id, quint32 revision, int width) const;

    void paint(QPainter *painter, QPoint topLeft, const MessageLayout &layout, const RowState &state) const;

private:
    struct Key {
        MessageId id;
        quint32 revision;
        int width;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.id, key.revision, key.width); }
    };

    void paintEvents(QPainter *painter, const MessageLayout &layout, const RowState &state) const;
    void paintHeadings(QPainter *painter, const MessageLayout &layout) const;
    void paintBubble(QPainter *painter, const MessageLayout &layout, bool current, bool shining) const;
    void paintSpeaker(QPainter *painter, const MessageLayout &layout) const;
    void paintQuote(QPainter *painter, const MessageLayout &layout) const;
    void paintBlocks(QPainter *painter, const MessageLayout &layout) const;
    QList<QTextLayout::FormatRange> inks(const MessageLayout &layout, const RowState &state) const;
    void paintText(QPainter *painter, const MessageLayout &layout, const RowState &state) const;
    void paintStamp(QPainter *painter, const MessageLayout &layout) const;
    void paintActions(QPainter *painter, const MessageLayout &layout, const RowState &state) const;
    void paintChip(QPainter *painter, const MessageAction &action, bool hovered) const;

    QPalette m_palette;
    MessageFonts m_fonts;
    mutable QCache<Key, MessageLayout> m_cache; // cost: characters
};

} // namespace Tertulia
