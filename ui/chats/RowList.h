#pragma once

#include <QListView>

namespace Tertulia {

/// A list of people or conversations: one click or Enter chooses. Rows are all of one height, so that 10,000 of them
/// cost no more than ten; an empty list says why it is empty and what to do.
class RowList : public QListView
{
    Q_OBJECT

public:
    explicit RowList(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setEmptyText(const QString &title, const QString &advice);

signals:
    void chosen(const QModelIndex &index);
    void menuAsked(const QModelIndex &index, const QPoint &globalAt); ///< by mouse or by key

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isEmpty() const;
    void showEmptiness();

    QString m_emptyTitle, m_emptyAdvice;
};

} // namespace Tertulia
