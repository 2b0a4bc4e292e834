#pragma once

#include "ui/timeline/MessageDelegate.h"
#include "ui/timeline/MessageRows.h"

#include <QAbstractScrollArea>
#include <QDate>
#include <QElapsedTimer>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <optional>

class QAbstractItemModel;
class QModelIndex;

namespace Tertulia {

class RowFiles;

/// Where somebody was reading.
struct ViewPosition {
    bool atEnd = true;
    MessageId top = 0; ///< the row at the upper edge
    int offset = 0;    ///< that row's top, in pixels below the edge; mostly negative
};

/// Rows of messages, one under the other, in a viewport. Own geometry instead of QListView's, so that a message costs
/// no more than its own layout: only rows on and near the screen are laid out, changes of the model are shown
/// together, and the place being read stays where it is, whatever comes or goes above and below it.
///
/// The model has TimelineWindow's roles and is not owned. A reset opens a conversation.
class TimelineArea : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineArea(QWidget *parent = nullptr);
    ~TimelineArea() override;

    void setModel(QAbstractItemModel *model);
    void setPlaceholder(const QString &text); ///< shown where there are no rows
    void setPartner(const QString &name);     ///< what rows, screen readers and copied text call them
    const QString &partner() const { return m_partner; }
    void setFiles(RowFiles *files); ///< how files stand; not owned
    RowFiles *files() const;
    void setReachesEnd(bool reaches); ///< false: the rows end before the newest message
    bool reachesEnd() const { return m_reachesEnd; }

    void openAt(const ViewPosition &position); ///< for the next reset; else the first unread row, else the end
    ViewPosition position() const;
    bool isAtEnd() const { return m_position.atEnd; }
    int unseenCount() const; ///< incoming rows below everything that was on the screen

    const MessageRows &rows() const { return m_rows; }
    MessageRow rowData(int row) const;
    const MessageLayout &rowLayout(int row) const; ///< valid until the next call
    QRect rowRect(int row) const;                  ///< in the viewport's coordinates, as of the last settle()
    int rowAt(int viewportY) const;                ///< the nearest row; -1 without rows
    int sideMargin() const;                        ///< from the viewport's edge to the bubbles
    void settle();                                 ///< shows now what the model says; else it happens soon

    void scrollToEnd();
    void scrollToRow(int row); ///< no further than needed to see it
    void setUnfolded(MessageId id, bool unfolded);

signals:
    void olderAsked(); ///< near the top; as often as that is so
    void newerAsked(); ///< near the bottom, where the rows do not reach the end
    void moved();      ///< isAtEnd() or unseenCount() may have changed
    void rowsGone(const QList<Tertulia::MessageId> &ids);

protected:
    virtual RowState rowState(int row, const MessageLayout &layout) const = 0;

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;

private:
    void reload();
    void insertRows(const QModelIndex &parent, int first, int last);
    void removeRows(const QModelIndex &parent, int first, int last);
    void refreshRows(int first, int last);
    void refreshFile(TransferId id);
    MessageRows::Row newRow(int row) const;
    int estimatedHeight(const QString &body) const;
    void settleSoon();
    void resolveOpening();
    bool layOutNearScreen();
    void placeScrollBar();
    void takeTop();
    void rememberPosition();
    void noteSeen();
    void askForMore();

    QPointer<QAbstractItemModel> m_model;
    MessageRows m_rows;
    MessageDelegate m_delegate;
    QPointer<RowFiles> m_files;
    QSet<MessageId> m_unfolded;
    QString m_placeholder, m_partner;
    ViewPosition m_position;
    std::optional<ViewPosition> m_openAt;
    MessageId m_lastSeen = 0; ///< the lowest row that was ever on the screen
    QTimer m_settleTimer;
    QElapsedTimer m_sinceSettled;
    QDate m_today;
    int m_top = 0; ///< the first row's upper edge in the viewport
    bool m_opening = true;
    bool m_reachesEnd = true;
    bool m_placing = false; ///< the scroll bar is being set by us, not moved by somebody
};

} // namespace Tertulia
