#include "ui/rooms/RoomsPage.h"

#include "app/models/RoomsModel.h"
#include "ui/chats/RowAccounts.h"
#include "ui/chats/RowList.h"
#include "ui/chats/SpokenRows.h"
#include "ui/common/Icons.h"
#include "ui/common/InnerFocus.h"
#include "ui/common/Theme.h"
#include "ui/rooms/InvitationsPane.h"
#include "ui/rooms/RoomDelegate.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

Jid roomOf(const QModelIndex &index)
{
    return index.data(RoomsModel::JidRole).value<Jid>();
}

} // namespace

RoomsPage::RoomsPage(QWidget *parent)
    : QWidget(parent)
    , m_invitations(new InvitationsPane)
    , m_list(new RowList)
{
    m_list->setItemDelegate(new RoomDelegate(m_list));
    m_list->setAccessibleName(tr("Rooms"));
    m_list->setEmptyText(tr("No rooms yet"), tr("Browse the rooms of your server, or press Ctrl+J and type a name."));
    auto *browse = new QPushButton(Icons::icon(Icon::Search), tr("Browse rooms"));
    auto *join = new QPushButton(Icons::icon(Icon::Plus), tr("Join or create…"));
    for (QPushButton *button : {browse, join})
        button->setAccessibleName(button->text());
    connect(browse, &QPushButton::clicked, this, &RoomsPage::browseAsked);
    connect(join, &QPushButton::clicked, this, &RoomsPage::joinAsked);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *above = new QVBoxLayout;
    above->setContentsMargins(Space::M, 0, Space::M, Space::XS);
    above->setSpacing(Space::S);
    above->addWidget(m_invitations);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::S);
    buttons->addWidget(browse, 1);
    buttons->addWidget(join, 1);
    above->addLayout(buttons);
    column->addLayout(above);
    column->addWidget(m_list, 1);
    handFocusOn(this, m_list);
    connect(m_list, &RowList::chosen, this, [this](const QModelIndex &index) { emit roomChosen(roomOf(index)); });
    connect(m_list, &RowList::menuAsked, this,
            [this](const QModelIndex &index, const QPoint &at) { emit menuAsked(roomOf(index), at); });
    connect(m_invitations, &InvitationsPane::accepted, this, [this](const RoomInvitation &invitation) {
        m_invitations->remove(invitation.account, invitation.room);
        emit accountTouched(invitation.account);
        emit invitationAccepted(invitation);
    });
    connect(m_invitations, &InvitationsPane::declined, this, [this](const RoomInvitation &invitation) {
        m_invitations->remove(invitation.account, invitation.room);
        emit invitationDeclined(invitation);
    });
}

void RoomsPage::setModel(QAbstractItemModel *rooms)
{
    m_own = rooms;
    if (!m_unified)
        showModel(rooms);
}

void RoomsPage::setUnifiedModel(QAbstractItemModel *rooms)
{
    if (!rooms && !m_unified)
        return;
    m_unified = rooms;
    showModel(rooms ? rooms : m_own.get());
}

void RoomsPage::showModel(QAbstractItemModel *rooms)
{
    delete m_list->model();
    if (!rooms)
        return;
    auto *rows = new SpokenRows(RoomDelegate::spoken, m_list);
    rows->setSourceModel(rooms);
    m_list->setModel(rows);
}

void RoomsPage::setCurrent(const Jid &room, const Jid &account)
{
    if (!m_list->model())
        return;
    const QModelIndex found = RowAccounts::find(m_list->model(), RoomsModel::JidRole, room, account);
    if (found.isValid())
        m_list->setCurrentIndex(found);
    else
        m_list->selectionModel()->clear();
}

} // namespace Tertulia
