#include "ui/find/QuickSwitcher.h"

#include "app/models/SwitcherModel.h"
#include "ui/chats/RowList.h"
#include "ui/chats/SpokenRows.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/Theme.h"
#include "ui/find/SwitcherDelegate.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 520, Height = 440;

QString spoken(const QModelIndex &index)
{
    const QString detail = index.data(SwitcherModel::DetailRole).toString();
    const QString name = index.data(SwitcherModel::NameRole).toString();
    return detail.isEmpty() ? name : name + u", "_s + detail;
}

} // namespace

QuickSwitcher::QuickSwitcher(QWidget *parent)
    : Overlay(parent)
    , m_field(new SearchField)
    , m_list(new RowList)
{
    setAccessibleName(tr("Quick switcher"));
    m_field->setName(tr("Go to"), tr("Go to a person, a room or a command"));
    m_list->setAccessibleName(tr("Places"));
    m_list->setItemDelegate(new SwitcherDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEmptyText({}, tr("Nobody and nothing of that name."));
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::S, Space::M, Space::S, Space::S);
    column->setSpacing(Space::S);
    auto *above = new QHBoxLayout;
    above->setContentsMargins(Space::XS, 0, Space::XS, 0);
    above->addWidget(m_field);
    column->addLayout(above);
    column->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    connect(m_list, &RowList::chosen, this, &QuickSwitcher::choose);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!m_model)
            return;
        m_model->setText(text);
        selectFirst();
    });
}

void QuickSwitcher::setTitle(const QString &name, const QString &field, const QString &placeholder)
{
    setAccessibleName(name);
    m_field->setName(field, placeholder);
}

void QuickSwitcher::setModel(SwitcherModel *model)
{
    m_model = model;
    delete m_list->model();
    if (!model)
        return close();
    auto *rows = new SpokenRows(spoken, m_list);
    rows->setSourceModel(model);
    m_list->setModel(rows);
}

void QuickSwitcher::show()
{
    if (!m_model)
        return;
    m_model->refresh();
    m_field->clear();
    open();
    selectFirst();
}

QRect QuickSwitcher::cardRect() const
{
    const QSize size = QSize(Width, Height).boundedTo(this->size() - QSize(2 * Space::L, 2 * Space::L));
    return {(width() - size.width()) / 2, std::min(height() / 8, (height() - size.height()) / 2), size.width(),
            size.height()};
}

void QuickSwitcher::takeFocus()
{
    m_field->setFocus();
}

void QuickSwitcher::selectFirst()
{
    if (m_list->model() && m_list->model()->rowCount() > 0)
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
}

void QuickSwitcher::step(int rows)
{
    const int count = m_list->model() ? m_list->model()->rowCount() : 0;
    if (count == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, count - 1);
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
    announce(m_list, m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
}

bool QuickSwitcher::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_field || event->type() != QEvent::KeyPress)
        return Overlay::eventFilter(object, event);
    constexpr int page = 8;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return Overlay::eventFilter(object, event);
    }
}

void QuickSwitcher::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto kind = SwitcherItem::Kind(index.data(SwitcherModel::KindRole).toInt());
    const Jid jid = index.data(SwitcherModel::JidRole).value<Jid>();
    const int command = index.data(SwitcherModel::CommandRole).toInt();
    close();
    if (kind == SwitcherItem::Kind::Command)
        emit commandChosen(command);
    else
        emit personChosen(jid);
}

} // namespace Tertulia
