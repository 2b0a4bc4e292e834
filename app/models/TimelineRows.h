#pragma once

#include "app/data/TalkEvent.h"
#include "app/models/TimelineWindow.h"

namespace Tertulia {

class Events;

/// A conversation as it is shown: TimelineWindow's messages, and between them what happened meanwhile (Events). Events
/// in a row, of one day, are one row. Has TimelineWindow's roles; a row of events looks like a message of nobody with a
/// negative id. Where nothing happened it costs nothing.
class TimelineRows : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        EventsRole = TimelineWindow::FirstUnreadRole + 1, ///< QList<TalkEvent>; empty: it is a message
    };

    /// Both must outlive it, and are of the same account.
    TimelineRows(TimelineWindow &window, const Events &events, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Group {
        int before = 0; ///< so many messages stand above it
        QList<TalkEvent> events;

        MessageId id() const { return -events.first().id; }
    };

    QList<Group> groups() const; ///< as they should be now
    int placeOf(Instant time) const;
    int rowOf(int message) const;
    int groupsOver(int row) const;       ///< so many groups stand above it
    const Group *groupAt(int row) const; ///< nullptr: it is a message
    QDate dayAt(int row) const;
    QVariant eventData(int row, const Group &group, int role) const;

    void onReset();
    int groupsThatStay(int first) const; ///< in their places, where messages are inserted there
    void onComing(int first, int last);
    void onInserted(int first, int last);
    void onLeaving(int first, int last);
    void onRemoved(int first, int last);
    void dropGroup(qsizetype group);
    void placeSoon();
    void place();

    TimelineWindow &m_window;
    const Events &m_events;
    QList<Group> m_groups; // from top to bottom
    int m_messages = 0;
    bool m_placing = false;
};

} // namespace Tertulia
