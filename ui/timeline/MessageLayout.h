#pragma once

#include "app/data/Message.h"
#include "ui/timeline/LinkFinder.h"

#include <QDate>
#include <QFont>
#include <QRect>
#include <QTextLayout>

namespace Tertulia {

/// A row of the model, read once.
struct MessageRow {
    Message message;
    bool startsDay = false, startsGroup = true, endsGroup = true, firstUnread = false;
    bool unfolded = false; ///< the person asked for all of a long message
};

/// The fonts of a view and what follows from them; one for all its rows.
struct MessageFonts {
    explicit MessageFonts(const QFont &base = {});

    int sideMargin(int width) const; ///< on a wide screen, both sides of the talk stay near each other

    QFont body, emoji, caption, action;
    int captionHeight;
    int maxTextWidth; ///< lines longer than this are tiring to read
};

/// What can be pointed at or reached with Tab.
struct MessageAction {
    enum Kind { OpenLink, Unfold, Retry, Delete };

    Kind kind = OpenLink;
    QString label;      ///< what is written, and what a screen reader says
    QList<QRect> rects; ///< a link may run over several lines
    QUrl url;
};

/// Where everything of one row stands; the same for painting, size and hit test. Rectangles are relative to the row's
/// top left corner and lie inside it; those of different things do not meet. An empty one is not there.
///
///     ───────────── day ─────────────     only on a day's first row
///     ───────── new messages ────────     only on the first unread row
///        ┌ bubble ──────────────────┐
///        │ text                     │
///        │ Show more    stamp state │     the stamp goes beside the last line where there is room
///        └──────────────────────────┘
///                            reason       only on failed ones
///                      Retry  Delete
class MessageLayout
{
public:
    MessageLayout(const MessageRow &row, const MessageFonts &fonts, int width, QDate today);
    Q_DISABLE_COPY_MOVE(MessageLayout)

    int width, height = 0, margin;
    bool outgoing, startsGroup, endsGroup, large = false; ///< large: emoji only, without a bubble's surface
    MessageState state;
    QString dayText, stampText, reasonText;
    QRect day, divider, bubble, text, stamp, stateMark, reason;
    QList<Link> links;
    QList<MessageAction> actions; ///< in reading order

    const QTextLayout &lines() const { return m_lines; }
    /// Of a folded message its beginning; line ends are QChar::LineSeparator.
    QStringView shownText() const { return QStringView(m_text).first(m_shown); }

    const MessageAction *actionAt(QPoint point) const;
    int positionAt(QPoint point) const; ///< the text position nearest to it

private:
    void placeAbove(const MessageRow &row, const MessageFonts &fonts, QDate today);
    bool breakText(const QString &whole, const MessageFonts &fonts, bool unfolded);
    int breakLines(int maxLines);
    void markEmoji();
    void placeBubble(const MessageFonts &fonts, const QString &foldLabel);
    void alignToTheRight();
    void placeLinks(QStringView whole);
    void placeFailure(const MessageFonts &fonts);
    int columnWidth(const MessageFonts &fonts) const;

    QTextLayout m_lines;
    QString m_text;
    int m_shown = 0;  ///< without the ellipsis
    int m_column = 0; ///< the widest a line may be
};

} // namespace Tertulia
