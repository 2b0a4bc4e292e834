#include "ui/chats/RowList.h"

#include "ui/common/Theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace Tertulia {

RowList::RowList(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // what stands above it keeps its height
    setMouseTracking(true);
    setAttribute(Qt::WA_MacShowFocusRect, false);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::clicked, this, &RowList::chosen);
}

void RowList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    showEmptiness();
    if (!model)
        return;
    // What an empty list says is painted by the viewport, which the view does not repaint by itself for these.
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, change, viewport(), [this] { showEmptiness(); });
    connect(model, &QAbstractItemModel::modelReset, viewport(), [this] { showEmptiness(); });
}

bool RowList::isEmpty() const
{
    return !model() || model()->rowCount(rootIndex()) == 0;
}

/// On the screen and to a screen reader, and only while it is so.
void RowList::showEmptiness()
{
    const QString text = isEmpty() ? m_emptyTitle + u' ' + m_emptyAdvice : QString();
    if (text != accessibleDescription())
        setAccessibleDescription(text);
    viewport()->update();
}

void RowList::setEmptyText(const QString &title, const QString &advice)
{
    m_emptyTitle = title;
    m_emptyAdvice = advice;
    showEmptiness();
}

void RowList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!model() || !isEmpty())
        return;
    const Colours &c = Theme::colours(palette());
    QPainter painter(viewport());
    const QRect area = viewport()->rect().adjusted(Space::XL, Space::XXL, -Space::XL, 0);
    painter.setFont(Theme::font(TextStyle::BodyStrong, font()));
    painter.setPen(c.text);
    QRect title;
    painter.drawText(area, Qt::AlignHCenter | Qt::TextWordWrap, m_emptyTitle, &title);
    painter.setFont(Theme::font(TextStyle::Body, font()));
    painter.setPen(c.mutedText);
    painter.drawText(area.adjusted(0, title.height() + Space::XS, 0, 0), Qt::AlignHCenter | Qt::TextWordWrap,
                     m_emptyAdvice);
}

void RowList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint at = byKey ? visualRect(index).center() : event->pos();
    emit menuAsked(index, viewport()->mapToGlobal(at));
}

void RowList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        emit chosen(currentIndex());
    else
        QListView::keyPressEvent(event);
}

} // namespace Tertulia
