#include "ui/files/TransfersPanel.h"

#include "app/models/TransfersModel.h"
#include "ui/chats/RowList.h"
#include "ui/chats/SpokenRows.h"
#include "ui/common/Icons.h"
#include "ui/common/TextLabel.h"
#include "ui/files/FileWords.h"
#include "ui/files/TransferDelegate.h"
#include "ui/timeline/DisplayText.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <array>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 640, Height = 560;
constexpr std::array AllActions{FileAction::Accept, FileAction::Decline,      FileAction::Cancel, FileAction::Retry,
                                FileAction::Open,   FileAction::ShowInFolder, FileAction::SaveAs};

Transfer transferOf(const QModelIndex &index)
{
    return index.data(TransfersModel::TransferRole).value<Transfer>();
}

} // namespace

TransfersPanel::TransfersPanel(QWidget *parent)
    : Overlay(parent)
    , m_list(new RowList)
    , m_delegate(new TransferDelegate(m_list))
    , m_clear(new QPushButton(tr("Clear finished")))
{
    setAccessibleName(tr("Transfers"));
    m_list->setAccessibleName(tr("Files"));
    m_list->setItemDelegate(m_delegate);
    m_list->setEmptyText(tr("No files yet"), tr("Files that you send or receive will appear here."));
    m_clear->setAccessibleName(m_clear->text());
    connect(m_clear, &QPushButton::clicked, this, &TransfersPanel::clearAsked);
    connect(m_list, &QListView::activated, this, [this] {
        if (FileWords::actions(chosen()).contains(FileAction::Open))
            emit asked(chosen(), FileAction::Open);
    });
    connect(m_list, &RowList::menuAsked, this, &TransfersPanel::showMenu);
    for (const FileAction action : AllActions) {
        auto *button = new QPushButton(FileWords::label(action));
        button->setAccessibleName(button->text());
        connect(button, &QPushButton::clicked, this, [this, action] { emit asked(chosen(), action); });
        m_buttons.insert(action, button);
    }
    layOut();
    refresh();
}

//  ┌ Transfers ─────────────────────────── × ┐
//  │ [ ] name                            Ana │
//  │     4.2 MB · 45 % · 1.1 MB/s · …        │
//  │     ▬▬▬▬▬▬▬▬─────────────               │
//  │ [Open] [Show in folder]  [Clear finished]│
//  └─────────────────────────────────────────┘
void TransfersPanel::layOut()
{
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::S, Space::M, Space::S, Space::M);
    column->setSpacing(Space::S);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Space::M, 0, Space::XS, 0);
    head->addWidget(new TextLabel(tr("Transfers"), TextStyle::Heading), 1);
    auto *close = new QToolButton;
    close->setIcon(Icons::icon(Icon::Close));
    close->setAccessibleName(tr("Close transfers"));
    close->setToolTip(tr("Close"));
    connect(close, &QToolButton::clicked, this, &Overlay::close);
    head->addWidget(close);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Space::S, 0, Space::S, 0);
    for (const FileAction action : AllActions)
        buttons->addWidget(m_buttons.value(action));
    buttons->addStretch();
    buttons->addWidget(m_clear);
    column->addLayout(buttons);
}

void TransfersPanel::setModel(QAbstractItemModel *model, NameOf nameOf)
{
    delete m_list->model();
    m_delegate->setNames(nameOf);
    if (!model) {
        close();
        return refresh();
    }
    auto *rows = new SpokenRows(
        [nameOf](const QModelIndex &index) {
            const Transfer transfer = transferOf(index);
            const QString who = displayText(nameOf(transfer.conversation)).simplified();
            QStringList parts{FileWords::accessible(transfer), FileWords::speed(transfer),
                              FileWords::timeLeft(transfer), FileWords::method(transfer)};
            parts.removeAll(QString());
            return (transfer.outgoing ? tr("To %1, %2") : tr("From %1, %2")).arg(who, parts.join(u", "_s));
        },
        m_list);
    rows->setSourceModel(model);
    m_list->setModel(rows);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TransfersPanel::refresh);
    connect(rows, &QAbstractItemModel::dataChanged, this, &TransfersPanel::refresh);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(rows, change, this, &TransfersPanel::refresh, Qt::QueuedConnection);
    connect(rows, &QAbstractItemModel::modelReset, this, &TransfersPanel::refresh, Qt::QueuedConnection);
    refresh();
}

void TransfersPanel::show()
{
    if (m_list->model() && !m_list->selectionModel()->hasSelection()) // the buttons are about one that is seen to be it
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
    open();
    refresh();
}

Transfer TransfersPanel::chosen() const
{
    return m_list->model() ? transferOf(m_list->currentIndex()) : Transfer();
}

/// What the chosen one offers; what is gone takes no keyboard with it.
void TransfersPanel::refresh()
{
    const Transfer transfer = chosen();
    const QList<FileAction> offered = transfer.id ? FileWords::actions(transfer) : QList<FileAction>();
    for (const FileAction action : AllActions) {
        QPushButton *button = m_buttons.value(action);
        if (button->hasFocus() && !offered.contains(action))
            m_list->setFocus(); // not on to a neighbour that does something else
        button->setVisible(offered.contains(action));
    }
    bool anyOver = false;
    for (int row = 0; m_list->model() && row < m_list->model()->rowCount() && !anyOver; ++row)
        anyOver = m_list->model()->index(row, 0).data(TransfersModel::OverRole).toBool();
    m_clear->setEnabled(anyOver);
}

void TransfersPanel::showMenu(const QModelIndex &index, const QPoint &at)
{
    const Transfer transfer = transferOf(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<FileAction> actions = FileWords::actions(transfer);
    for (const FileAction action : actions)
        menu->addAction(FileWords::label(action), this, [=, this] { emit asked(transfer, action); });
    if (!actions.isEmpty())
        menu->addSeparator();
    menu->addAction(Icons::icon(Icon::Chat), tr("Go to conversation"), this, [=, this] {
        close();
        emit conversationAsked(transfer.account, transfer.conversation);
    });
    menu->popup(at);
}

QRect TransfersPanel::cardRect() const
{
    const QSize size = QSize(Width, Height).boundedTo(this->size() - QSize(2 * Space::L, 2 * Space::L));
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void TransfersPanel::takeFocus()
{
    m_list->setFocus();
}

} // namespace Tertulia
