#pragma once

#include "app/data/Transfer.h"

#include <QAbstractListModel>

namespace Tertulia {

/// All files on their way and those that came through, newest first. Fed by whoever knows Transfers; a change of one
/// tells of its row alone.
class TransfersModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TransferRole = Qt::UserRole + 1, ///< Transfer
        OverRole,                        ///< bool: nothing will change by itself any more
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is the name
    const Transfer &at(int row) const { return m_rows.at(row); }
    int rowOf(TransferId id) const; ///< -1: not here
    int runningCount() const { return m_running; }
    QList<TransferId> finished() const; ///< those that are over

public slots:
    void reset(const QList<Tertulia::Transfer> &all); ///< in any order
    void put(const Tertulia::Transfer &transfer);     ///< a new one, or how it stands now
    void remove(Tertulia::TransferId id);

signals:
    void countsChanged(); ///< how many there are, or how many of them are not over

private:
    void count();

    QList<Transfer> m_rows;
    int m_running = 0;
    qsizetype m_counted = 0;
};

} // namespace Tertulia
