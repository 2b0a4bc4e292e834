// TimelineArea's other half: what the model says.
#include "app/models/TimelineRows.h"
#include "ui/common/Theme.h"
#include "ui/files/RowFiles.h"
#include "ui/timeline/TimelineArea.h"

#include <algorithm>

namespace Tertulia {

void TimelineArea::reload()
{
    QList<MessageId> gone;
    for (int row = 0; row < m_rows.count(); ++row)
        gone.append(m_rows.at(row).id);
    m_rows.clear();
    m_opening = true;
    m_lastSeen = 0;
    if (!gone.isEmpty())
        emit rowsGone(gone);
    if (m_model && m_model->rowCount() > 0)
        insertRows({}, 0, m_model->rowCount() - 1);
    settleSoon();
}

void TimelineArea::insertRows(const QModelIndex &, int first, int last)
{
    QList<MessageRows::Row> rows;
    rows.reserve(last - first + 1);
    for (int row = first; row <= last; ++row)
        rows.append(newRow(row));
    m_rows.insert(first, rows);
    refreshRows(first - 1, first - 1); // a neighbour may begin or end its group differently now
    refreshRows(last + 1, last + 1);
    settleSoon();
}

void TimelineArea::removeRows(const QModelIndex &, int first, int last)
{
    QList<MessageId> gone;
    for (int row = first; row <= last; ++row)
        gone.append(m_rows.at(row).id);
    // Reading goes on at the nearest row that stays.
    const int top = m_rows.rowOf(m_position.top);
    if (!m_position.atEnd && top >= first && top <= last) {
        const int heir = last + 1 < m_rows.count() ? last + 1 : first - 1;
        m_position = heir >= 0 ? ViewPosition{false, m_rows.at(heir).id, rowRect(heir).y()} : ViewPosition{};
    }
    if (const int seen = m_rows.rowOf(m_lastSeen); seen >= first && seen <= last && last + 1 < m_rows.count())
        m_lastSeen = first > 0 ? m_rows.at(first - 1).id : 0;
    m_rows.remove(first, last);
    refreshRows(first - 1, first);
    emit rowsGone(gone);
    settleSoon();
}

void TimelineArea::refreshRows(int first, int last)
{
    for (int row = std::max(first, 0); row <= std::min(last, m_rows.count() - 1); ++row)
        m_rows.touch(row);
    settleSoon();
}

MessageRows::Row TimelineArea::newRow(int row) const
{
    const auto message = m_model->index(row, 0).data(TimelineWindow::MessageRole).value<Message>();
    MessageRows::Row made;
    made.id = message.id;
    made.transfer = message.transfer;
    made.incoming = !message.outgoing && message.id > 0; // events are no news
    made.height = estimatedHeight(message.body);
    return made;
}

int TimelineArea::estimatedHeight(const QString &body) const
{
    const QFontMetrics metrics = fontMetrics();
    const int perLine = std::max(20, viewport()->width() / std::max(1, metrics.averageCharWidth()) * 3 / 4);
    return (1 + std::min(18, int(body.size()) / perLine)) * metrics.height() + 2 * Space::M;
}

MessageRow TimelineArea::rowData(int row) const
{
    const QModelIndex index = m_model->index(row, 0);
    MessageRow read;
    read.message = index.data(TimelineWindow::MessageRole).value<Message>();
    read.partner = m_partner;
    read.startsDay = index.data(TimelineWindow::StartsDayRole).toBool();
    read.startsGroup = index.data(TimelineWindow::StartsGroupRole).toBool();
    read.endsGroup = index.data(TimelineWindow::EndsGroupRole).toBool();
    read.firstUnread = index.data(TimelineWindow::FirstUnreadRole).toBool();
    read.events = index.data(TimelineRows::EventsRole).value<QList<TalkEvent>>();
    read.unfolded = m_unfolded.contains(read.message.id);
    if (read.message.transfer && m_files)
        read.file = m_files->find(read.message.transfer);
    if (read.file)
        read.picture = m_files->pictureSize(*read.file);
    return read;
}

} // namespace Tertulia
