#include "app/models/TimelineRows.h"

#include "app/Events.h"

#include <QDateTime>
#include <algorithm>

namespace Tertulia {

namespace {

QDate dayOf(Instant time)
{
    return QDateTime::fromStdTimePoint(time).toLocalTime().date();
}

} // namespace

TimelineRows::TimelineRows(TimelineWindow &window, const Events &events, QObject *parent)
    : QAbstractListModel(parent)
    , m_window(window)
    , m_events(events)
{
    connect(&window, &QAbstractItemModel::modelReset, this, &TimelineRows::onReset);
    connect(&window, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { onComing(first, last); });
    connect(&window, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onInserted(first, last); });
    connect(&window, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { onLeaving(first, last); });
    connect(&window, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { onRemoved(first, last); });
    connect(&window, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        emit dataChanged(index(rowOf(from.row())), index(rowOf(to.row())));
    });
    connect(&events, &Events::changed, this, [this](const QSet<Jid> &conversations) {
        if (conversations.contains(m_window.conversation()))
            place();
    });
    onReset();
}

int TimelineRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_messages + int(m_groups.size());
}

/// Of the window's row.
int TimelineRows::rowOf(int message) const
{
    const auto end = std::ranges::upper_bound(m_groups, message, {}, &Group::before);
    return message + int(end - m_groups.begin());
}

/// The row of group i is before + i.
int TimelineRows::groupsOver(int row) const
{
    int low = 0, high = int(m_groups.size());
    while (low < high) {
        const int middle = (low + high) / 2;
        if (m_groups.at(middle).before + middle < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const TimelineRows::Group *TimelineRows::groupAt(int row) const
{
    const int group = groupsOver(row);
    return group < m_groups.size() && m_groups.at(group).before + group == row ? &m_groups.at(group) : nullptr;
}

QDate TimelineRows::dayAt(int row) const
{
    const Group *group = groupAt(row);
    return dayOf(group ? group->events.first().time : m_window.at(row - groupsOver(row)).time);
}

QVariant TimelineRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    if (const Group *group = groupAt(row))
        return eventData(row, *group, role);
    const bool belowEvents = groupAt(row - 1) != nullptr;
    if (role == TimelineWindow::StartsDayRole && belowEvents)
        return dayAt(row - 1) != dayAt(row);
    if (role == TimelineWindow::StartsGroupRole && belowEvents)
        return true;
    if (role == TimelineWindow::EndsGroupRole && groupAt(row + 1))
        return true;
    return m_window.index(row - groupsOver(row)).data(role);
}

QVariant TimelineRows::eventData(int row, const Group &group, int role) const
{
    switch (role) {
    case TimelineWindow::MessageRole: {
        Message nobodys;
        nobodys.id = group.id();
        nobodys.conversation = m_window.conversation();
        nobodys.time = group.events.last().time;
        return QVariant::fromValue(nobodys);
    }
    case TimelineWindow::StartsDayRole:
        return row == 0 || dayAt(row - 1) != dayAt(row);
    case TimelineWindow::StartsGroupRole:
    case TimelineWindow::EndsGroupRole:
        return true;
    case TimelineWindow::FirstUnreadRole:
        return false;
    case EventsRole:
        return QVariant::fromValue(group.events);
    default:
        return {};
    }
}

int TimelineRows::placeOf(Instant time) const
{
    int low = 0, high = m_messages;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (m_window.at(middle).time <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// Those above the oldest row are of a part that is not shown, and so are those below the newest.
QList<TimelineRows::Group> TimelineRows::groups() const
{
    QList<Group> list;
    const QList<TalkEvent> events = m_events.of(m_window.conversation());
    for (const TalkEvent &event : events) {
        const int place = placeOf(event.time);
        if ((place == 0 && m_window.hasOlder()) || (place == m_messages && !m_window.isAtEnd()))
            continue;
        const bool goesOn = !list.isEmpty() && list.last().before == place &&
                            dayOf(list.last().events.first().time) == dayOf(event.time);
        if (goesOn)
            list.last().events.append(event);
        else
            list.append({std::max(place, list.isEmpty() ? 0 : list.last().before), {event}});
    }
    return list;
}

void TimelineRows::onReset()
{
    beginResetModel();
    m_messages = m_window.rowCount();
    m_groups = groups();
    endResetModel();
}

/// Above new messages at the end stays what is there; place() knows better when they are here.
int TimelineRows::groupsThatStay(int first) const
{
    return first == m_messages ? int(m_groups.size()) : rowOf(first - 1) - (first - 1);
}

void TimelineRows::onComing(int first, int last)
{
    const int row = first + groupsThatStay(first);
    beginInsertRows({}, row, row + last - first);
}

void TimelineRows::onInserted(int first, int last)
{
    const int count = last - first + 1;
    const int stay = groupsThatStay(first);
    m_messages += count;
    for (qsizetype i = stay; i < m_groups.size(); ++i)
        m_groups[i].before += count;
    endInsertRows();
    placeSoon();
}

/// Events between them go first, so that what goes is one stretch.
void TimelineRows::onLeaving(int first, int last)
{
    for (qsizetype i = m_groups.size() - 1; i >= 0; --i) {
        if (m_groups.at(i).before > first && m_groups.at(i).before <= last)
            dropGroup(i);
    }
    beginRemoveRows({}, rowOf(first), rowOf(last));
}

void TimelineRows::onRemoved(int first, int last)
{
    m_messages -= last - first + 1;
    for (Group &group : m_groups) {
        if (group.before > last)
            group.before -= last - first + 1;
    }
    endRemoveRows();
    placeSoon();
}

void TimelineRows::dropGroup(qsizetype group)
{
    const int row = m_groups.at(group).before + int(group);
    beginRemoveRows({}, row, row);
    m_groups.removeAt(group);
    endRemoveRows();
}

/// While rows come and go, the window does not know yet where it will end.
void TimelineRows::placeSoon()
{
    if (m_groups.isEmpty() && m_events.of(m_window.conversation()).isEmpty())
        return;
    if (!std::exchange(m_placing, true))
        QMetaObject::invokeMethod(this, &TimelineRows::place, Qt::QueuedConnection);
}

void TimelineRows::place()
{
    m_placing = false;
    const QList<Group> wanted = groups();
    for (qsizetype i = m_groups.size() - 1; i >= 0; --i) {
        const auto isIt = [&known = m_groups.at(i)](const Group &group) {
            return group.before == known.before && group.id() == known.id();
        };
        if (std::ranges::none_of(wanted, isIt))
            dropGroup(i);
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const Group &group = wanted.at(i);
        const int row = group.before + int(i);
        if (i == m_groups.size() || m_groups.at(i).id() != group.id()) {
            beginInsertRows({}, row, row);
            m_groups.insert(i, group);
            endInsertRows();
        } else if (m_groups.at(i).events != group.events) {
            m_groups[i] = group;
            emit dataChanged(index(row), index(row));
        }
    }
}

} // namespace Tertulia
