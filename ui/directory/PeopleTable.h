#pragma once

#include <QTableView>

namespace Tertulia {

/// People in rows of one height, sortable by their columns. Enter or a double click chooses; where there is little
/// room, the columns that say least are left out.
class PeopleTable : public QTableView
{
    Q_OBJECT

public:
    explicit PeopleTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    int hoveredRow() const { return m_hovered; }

signals:
    void chosen(const QModelIndex &index);
    void menuAsked(const QModelIndex &index, const QPoint &globalAt); ///< by mouse or by key
    void currentMoved(const QModelIndex &index);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fitRows();
    void fitColumns();
    void setHovered(int row);

    int m_hovered = -1;
};

} // namespace Tertulia
