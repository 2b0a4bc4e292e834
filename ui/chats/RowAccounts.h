#pragma once

#include "app/data/Jid.h"

#include <QAbstractItemView>

namespace Tertulia {

/// Watches lists that hold rows of several accounts: before a row is clicked, opened or asked for its menu, tells whose
/// it is, so that what follows happens in the right account. Silent where rows belong to nobody in particular.
class RowAccounts : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void watch(QAbstractItemView *list);
    void touch(const QModelIndex &index);

    /// The row of `jid`, of `account` where rows have one.
    static QModelIndex find(const QAbstractItemModel *model, int jidRole, const Jid &jid, const Jid &account);

signals:
    void touched(const Tertulia::Jid &account);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Tertulia
