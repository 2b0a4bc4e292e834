#include "ui/chats/RowAccounts.h"

#include "app/models/MergedRows.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace Tertulia {

namespace {

/// Keys that only move about.
bool moves(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

} // namespace

void RowAccounts::watch(QAbstractItemView *list)
{
    list->installEventFilter(this);
    list->viewport()->installEventFilter(this);
}

void RowAccounts::touch(const QModelIndex &index)
{
    if (const Jid account = index.data(AccountRole).value<Jid>(); !account.isNull())
        emit touched(account);
}

QModelIndex RowAccounts::find(const QAbstractItemModel *model, int jidRole, const Jid &jid, const Jid &account)
{
    if (!model || jid.isNull())
        return {};
    for (int row = 0; row < model->rowCount();) {
        const auto found = model->match(model->index(row, 0), jidRole, QVariant::fromValue(jid), 1, Qt::MatchExactly);
        if (found.isEmpty())
            return {};
        const QVariant whose = found.first().data(AccountRole);
        if (!whose.isValid() || whose.value<Jid>() == account)
            return found.first();
        row = found.first().row() + 1;
    }
    return {};
}

bool RowAccounts::eventFilter(QObject *watched, QEvent *event)
{
    auto *list = qobject_cast<QAbstractItemView *>(watched);
    if (!list) {
        list = qobject_cast<QAbstractItemView *>(watched->parent());
        if (list && event->type() == QEvent::MouseButtonPress)
            touch(list->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
    } else if (event->type() == QEvent::KeyPress && !moves(static_cast<QKeyEvent *>(event)->key())) {
        touch(list->currentIndex());
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Tertulia
