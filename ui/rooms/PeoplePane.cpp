#include "ui/rooms/PeoplePane.h"

#include "app/models/OccupantsModel.h"
#include "ui/chats/RowList.h"
#include "ui/chats/SpokenRows.h"
#include "ui/common/Icons.h"
#include "ui/common/SearchField.h"
#include "ui/common/TextLabel.h"
#include "ui/rooms/OccupantDelegate.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Tertulia {

namespace {

QString nickOf(const QModelIndex &index)
{
    return index.data(OccupantsModel::NickRole).toString();
}

} // namespace

//  ┌ People 12 ───────────── × ┐
//  │ (search                 ) │
//  │ Moderators · 2            │
//  │ (AV) nick                 │
//  │ [ Invite ]                │
//  └───────────────────────────┘
PeoplePane::PeoplePane(QWidget *parent)
    : QWidget(parent)
    , m_count(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_search(new SearchField)
    , m_list(new RowList)
    , m_invite(new QPushButton(Icons::icon(Icon::Plus), tr("Invite")))
{
    setMinimumWidth(MinimumWidth);
    m_search->setName(tr("Find people"), tr("Find people"));
    m_list->setAccessibleName(tr("People"));
    m_list->setItemDelegate(new OccupantDelegate(m_list));
    m_list->setEmptyText({}, tr("Nobody to be seen. Who is in the room is known once you have joined."));
    m_invite->setAccessibleName(m_invite->text());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, Space::M);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto *field = new QHBoxLayout;
    field->setContentsMargins(Space::M, 0, Space::M, Space::S);
    field->addWidget(m_search);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Space::M, Space::S, Space::M, 0);
    foot->addWidget(m_invite);
    column->addLayout(foot);

    connect(m_search, &SearchField::leftDownwards, m_list, [this] { m_list->setFocus(); });
    connect(m_invite, &QPushButton::clicked, this, &PeoplePane::inviteAsked);
    connect(m_list, &RowList::chosen, this, [this](const QModelIndex &index) {
        if (!nickOf(index).isEmpty())
            emit occupantChosen(nickOf(index));
    });
    connect(m_list, &RowList::menuAsked, this, [this](const QModelIndex &index, const QPoint &at) {
        if (!nickOf(index).isEmpty())
            emit menuAsked(nickOf(index), at);
    });
}

QWidget *PeoplePane::buildHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Space::L, Space::M, Space::M, Space::S);
    row->addWidget(new TextLabel(tr("People"), TextStyle::Heading));
    row->addWidget(m_count, 1);
    auto *close = new QToolButton;
    close->setIcon(Icons::icon(Icon::Close));
    close->setAccessibleName(tr("Close people"));
    close->setToolTip(tr("Close people"));
    connect(close, &QToolButton::clicked, this, &PeoplePane::closeAsked);
    row->addWidget(close);
    return head;
}

void PeoplePane::setModel(OccupantsModel *occupants)
{
    if (m_model)
        m_search->disconnect(m_model);
    m_model = occupants;
    delete m_list->model();
    m_search->clear();
    if (!occupants)
        return;
    auto *rows = new SpokenRows(OccupantDelegate::spoken, m_list);
    rows->setSourceModel(occupants);
    m_list->setModel(rows);
    connect(m_search, &QLineEdit::textChanged, occupants, &OccupantsModel::setFilter);
    connect(occupants, &QAbstractItemModel::modelReset, m_list, [this] { count(); });
    connect(occupants, &QAbstractItemModel::rowsInserted, m_list, [this] { count(); });
    connect(occupants, &QAbstractItemModel::rowsRemoved, m_list, [this] { count(); });
    count();
}

void PeoplePane::setRoom(const Room &room)
{
    m_invite->setVisible(room.state == Room::State::Joined);
}

void PeoplePane::count()
{
    m_count->setText(m_model ? locale().toString(m_model->people()) : QString());
}

void PeoplePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeAsked();
    else
        QWidget::keyPressEvent(event);
}

void PeoplePane::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.sidebar);
    painter.fillRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height(), c.line);
}

} // namespace Tertulia
