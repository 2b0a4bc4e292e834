#pragma once

#include "app/data/Transfer.h"
#include "ui/common/Overlay.h"
#include "ui/files/FileAction.h"

#include <QHash>

class QAbstractItemModel;
class QListView;
class QPushButton;

namespace Tertulia {

class TextLabel;
class TransferDelegate;

/// Every file on its way and those that came through: a list, and under it what can be done with the chosen one.
class TransfersPanel : public Overlay
{
    Q_OBJECT

public:
    using NameOf = std::function<QString(const Jid &)>;

    explicit TransfersPanel(QWidget *parent);

    void setModel(QAbstractItemModel *model, NameOf nameOf); ///< TransfersModel's roles; not owned
    void show();

signals:
    void asked(const Tertulia::Transfer &transfer, Tertulia::FileAction action);
    void clearAsked(); ///< those that are over
    void conversationAsked(const Tertulia::Jid &account, const Tertulia::Jid &jid);

protected:
    QRect cardRect() const override;
    void takeFocus() override;

private:
    void layOut();
    void refresh();
    Transfer chosen() const;
    void showMenu(const QModelIndex &index, const QPoint &at);

    class RowList *m_list;
    TransferDelegate *m_delegate;
    QHash<FileAction, QPushButton *> m_buttons;
    QPushButton *m_clear;
};

} // namespace Tertulia
