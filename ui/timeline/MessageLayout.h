#pragma once

#include "app/data/Message.h"
#include "app/data/TalkEvent.h"
#include "ui/files/FileCard.h"
#include "ui/timeline/MessageText.h"

#include <QDate>

namespace Tertulia {

/// A row of the model, read once.
struct MessageRow {
    Message message;
    QString partner; ///< what the other one is called
    bool startsDay = false, startsGroup = true, endsGroup = true, firstUnread = false;
    bool unfolded = false;             ///< the person asked for all of a long message
    std::optional<Transfer> file = {}; ///< what the message is, where it is one and we know of it
    QSize picture = {};                ///< of the file's thumbnail; empty: none
    QList<TalkEvent> events = {};      ///< it is these, and no message
};

/// What can be pointed at or reached with Tab.
struct MessageAction {
    enum Kind { GoToQuoted, OpenLink, Unfold, React, Retry, Delete, RetryChange, DropChange, File };

    Kind kind = OpenLink;
    QString label;      ///< what a screen reader says
    QList<QRect> rects; ///< a link may run over several lines
    QUrl url = {};
    QString emoji = {}, shown = {}; ///< of a chip: the reaction, and what is written
    bool checked = false;           ///< a reaction of ours
    FileAction file = FileAction::Open;
};

/// Where everything of one row stands; the same for painting, size and hit test. Rectangles are relative to the row's
/// top left corner and lie inside it; those of different things do not meet. An empty one is not there.
///
///     ───────────── day ─────────────     only on a day's first row
///     ───────── new messages ────────     only on the first unread row
///   (AV) ┌ bubble ──────────────────┐
///        │ nick                     │     only in rooms, on the first row of a group; the picture beside it too
///        │▌who is answered          │     only on answers
///        │▌what they said           │
///        │ text, or a file's card   │
///        │ Show more    stamp state │     the stamp goes beside the last line where there is room
///        └──────────────────────────┘
///          (👍 2) (❤)                     reactions
///                            reason       only on failed ones
///                      Retry  Delete
///
/// Events are a quiet line of their own, `text` in `bubble`; several can be unfolded, one under the other.
class MessageLayout
{
public:
    static constexpr int MaxReactions = 20;

    MessageLayout(const MessageRow &row, const MessageFonts &fonts, int width, QDate today);
    Q_DISABLE_COPY_MOVE(MessageLayout)

    int width, height = 0, margin;
    int lead; ///< room for the pictures of those who speak, in rooms
    bool outgoing, startsGroup, endsGroup, retracted, mentionsUs;
    MessageState state; ///< of the message, or of a change of it that is still on its way
    QString dayText, stampText, reasonText, quoteName, quoteText;
    QString speaker, speakerText; ///< in a room: nick, and what fits of it; empty where it is not said
    Jid occupant;                 ///< who that is, in the room
    QRect day, divider, picture, bubble, nick, quote, text, card, stamp, stateMark, reason;
    FileCard file; ///< at `card`
    QString eventText;
    QRect chevron; ///< of events that can be unfolded
    bool unfolded;
    QList<Link> links;
    QList<MessageAction> actions; ///< in reading order

    const MessageText &content() const { return m_text; }
    const QTextLayout &lines() const { return m_text.lines(); }
    bool isEvents() const { return !eventText.isEmpty(); }
    bool isLarge() const { return m_text.isLarge() && quote.isEmpty(); } ///< emoji, without a bubble's surface
    /// Of a folded message its beginning; line ends are QChar::LineSeparator.
    QStringView shownText() const { return m_text.shown(); }

    const MessageAction *actionAt(QPoint point) const;
    int positionAt(QPoint point) const; ///< the text position nearest to it

private:
    void placeAbove(const MessageRow &row, const MessageFonts &fonts, QDate today);
    void placeBubble(const MessageRow &row, const MessageFonts &fonts);
    int measureSpeaker(const MessageFonts &fonts);
    int measureQuote(const MessageRow &row, const MessageFonts &fonts);
    void placeFile(const MessageRow &row, const MessageFonts &fonts);
    void placeSpeaker(int nickHeight, int content, const MessageFonts &fonts);
    void placeFoot(const MessageFonts &fonts, int stampWidth);
    void placeLinks(QStringView whole);
    void placeReactions(const MessageRow &row, const MessageFonts &fonts);
    void placeEvents(const MessageRow &row, const MessageFonts &fonts);
    void placeFailure(const MessageRow &row, const MessageFonts &fonts);

    QString m_whole;
    int m_column; ///< the widest a line may be
    MessageText m_text;
};

} // namespace Tertulia
