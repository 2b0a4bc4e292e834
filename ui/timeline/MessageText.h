#pragma once

#include "ui/timeline/LinkFinder.h"
#include "ui/timeline/MessageFonts.h"
#include "ui/timeline/TextStyling.h"

#include <QRect>
#include <QTextLayout>

namespace Tertulia {

/// The text of one message, broken into lines: folded where it is long, styled (XEP-0393), emoji in their own font.
/// Coordinates are relative to its own top left corner. A part of MessageLayout.
class MessageText
{
public:
    enum class Look { Plain, Styled, Note }; ///< Note: what we say ourselves in place of a text

    MessageText(const QString &whole, const MessageFonts &fonts, int column, bool unfolded, Look look);

    const QTextLayout &lines() const { return m_lines; }
    QStringView shown() const { return QStringView(m_text).first(m_shown); }
    bool isFolded() const { return m_folded; }
    bool isLarge() const { return m_large; } ///< emoji only
    bool isRightToLeft() const { return m_lines.text().isRightToLeft(); }
    QSize size() const { return m_size; }
    /// Whether something may stand beside the end of the last line, and where that line ends.
    bool endsOpen() const { return m_endsOpen; }
    int lastLineWidth() const { return m_lastLineWidth; }

    void alignToTheRight(int width);
    int positionAt(QPointF point) const;
    QRectF lineRect(int line) const; ///< of what is written there; a fence's line is empty
    QList<QRect> rectsOf(int start, int end) const;
    QList<Link> links(QStringView whole) const; ///< those that begin in what is shown, whole even where that ends

    const QList<TextRange> &directives() const { return m_styling.directives; } ///< to be drawn faintly

    QList<QRect> codeBlocks, quoteBars;

private:
    void setFormats(const MessageFonts &fonts);
    int breakLines(const MessageFonts &fonts, int column, int maxLines);
    void measure();
    void placeBlocks(int width, bool rightToLeft);

    struct Placed {
        int height; ///< of a fence less than of its glyphs
        int indent; ///< for the bars of quoting, and inside a preformatted block
        TextStyling::Kind kind;
    };

    QTextLayout m_lines;
    QString m_text;
    TextStyling m_styling;
    QList<Placed> m_placed; ///< line by line
    QSize m_size;
    int m_shown = 0; ///< without the ellipsis
    int m_lastLineWidth = 0;
    bool m_folded = false, m_large = false, m_endsOpen = true;
};

} // namespace Tertulia
