#include "app/models/TransfersModel.h"

#include <algorithm>
#include <utility>

namespace Tertulia {

namespace {

bool isNewer(const Transfer &a, const Transfer &b)
{
    return std::pair(a.time, a.id) > std::pair(b.time, b.id);
}

} // namespace

int TransfersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TransfersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Transfer &transfer = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return transfer.name;
    case TransferRole:
        return QVariant::fromValue(transfer);
    case OverRole:
        return transfer.isOver();
    default:
        return {};
    }
}

int TransfersModel::rowOf(TransferId id) const
{
    const auto found = std::ranges::find(m_rows, id, &Transfer::id);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

QList<TransferId> TransfersModel::finished() const
{
    QList<TransferId> ids;
    for (const Transfer &transfer : m_rows) {
        if (transfer.isOver())
            ids << transfer.id;
    }
    return ids;
}

void TransfersModel::reset(const QList<Transfer> &all)
{
    beginResetModel();
    m_rows = all;
    std::ranges::sort(m_rows, isNewer);
    endResetModel();
    count();
}

void TransfersModel::put(const Transfer &transfer)
{
    const int row = rowOf(transfer.id);
    if (row < 0) {
        const auto at = std::ranges::lower_bound(m_rows, transfer, isNewer) - m_rows.begin();
        beginInsertRows({}, int(at), int(at));
        m_rows.insert(at, transfer);
        endInsertRows();
        return count();
    }
    if (m_rows.at(row) == transfer)
        return;
    m_rows[row] = transfer;
    emit dataChanged(index(row), index(row));
    count();
}

void TransfersModel::remove(TransferId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    count();
}

void TransfersModel::count()
{
    const int before = m_running;
    const qsizetype rows = m_rows.size();
    m_running = int(rows - std::ranges::count_if(m_rows, &Transfer::isOver));
    if (std::exchange(m_counted, rows) != rows || before != m_running)
        emit countsChanged();
}

} // namespace Tertulia
