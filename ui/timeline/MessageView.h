#pragma once

#include "ui/timeline/MessageSelection.h"
#include "ui/timeline/TimelineArea.h"

#include <QBasicTimer>
#include <QPoint>
#include <QPointer>

class QHelpEvent;

namespace Tertulia {

class MessageDetails;

/// The messages of one conversation: TimelineArea, and what a person does with them by mouse and keyboard. Selects
/// text across messages, opens links, folds, asks for Retry and Delete. Every action can be reached with the arrow
/// keys (from row to row) and Tab (through what a row offers). Its accessible name is Messages.
class MessageView : public TimelineArea
{
    Q_OBJECT

public:
    explicit MessageView(QWidget *parent = nullptr);

    QString accessibleText(int row) const;
    std::optional<Message> lastOwn() const; ///< the newest one that may still be corrected
    QString selectedText() const;           ///< several messages as "name, time: text" lines

    MessageId current() const { return m_current; } ///< the row that has the keyboard; 0: none
    int focusedAction() const { return m_focusedAction; }
    void setCurrent(MessageId id, int action = -1); ///< and scrolls to it
    void activate(MessageId id, int action);
    void showMessage(MessageId id); ///< in the middle, shining for a moment; else with the rows that come next
    void turnPage(int key);         ///< Qt::Key_PageUp or Qt::Key_PageDown

public slots:
    void copy(); ///< what is selected, else the current message
    void selectAll();
    void setVersions(Tertulia::MessageId id, const QList<Tertulia::MessageVersion> &versions); ///< for its details

signals:
    void endAsked(); ///< the End key
    void escaped();  ///< Esc, with nothing left to give up
    void linkActivated(const QUrl &url);
    void versionsAsked(Tertulia::MessageId id);   ///< its details are open, and it was edited
    void quotedAsked(Tertulia::MessageId quoted); ///< show this one, which somebody answered
    void replyAsked(const Tertulia::Message &message);
    void reactionToggled(const Tertulia::Message &message, const QString &emoji);   ///< give it, or take ours back
    void otherReactionAsked(const Tertulia::Message &message, const QRect &beside); ///< of the screen
    void editAsked(const Tertulia::Message &message);
    void retractAsked(const Tertulia::Message &message);
    void changeRetryAsked(const Tertulia::Message &message); ///< of a correction, retraction or reaction that failed
    void changeDropAsked(const Tertulia::Message &message);
    void fileAsked(Tertulia::TransferId id, Tertulia::FileAction action);
    void retryAsked(Tertulia::MessageId id);
    void deleteAsked(Tertulia::MessageId id);

protected:
    RowState rowState(int row, const MessageLayout &layout) const override;

    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Target { ///< an action of a row
        MessageId id = 0;
        int action = -1;

        friend bool operator==(const Target &, const Target &) = default;
    };

    Target targetAt(QPoint point) const;
    TextPosition positionAt(QPoint point) const;
    void point(QPoint at); ///< the mouse is here, no button down
    void select(QPoint at);
    void selectWord(const TextPosition &at);
    void selectMessage(int row);
    void forget(const QList<MessageId> &ids);
    void stepCurrent(int rows);
    void openDetails(const Message &message, QPoint globalAt);
    void openMenu(int row, QPoint globalAt, const MessageAction *on);
    void tell(const QHelpEvent *event);
    QString shownText(int row) const;

    MessageSelection m_selection;
    MessageId m_current = 0;
    int m_focusedAction = -1;
    Target m_hovered, m_pressed;
    QPoint m_pressedAt;
    bool m_dragging = false;
    QBasicTimer m_dragScroll, m_tripleClick;
    QPointer<MessageDetails> m_details; // deletes itself
    MessageId m_shining = 0;
    QTimer m_shineTimer;
};

} // namespace Tertulia
