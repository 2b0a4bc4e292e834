#pragma once

#include "app/data/Room.h"

#include <QPointer>
#include <QWidget>

class QAbstractItemModel;

namespace Tertulia {

class InvitationsPane;
class RowList;

/// The sidebar's rooms: who invites us, the way to more rooms, and those that we are in or have bookmarked.
class RoomsPage : public QWidget
{
    Q_OBJECT

public:
    explicit RoomsPage(QWidget *parent = nullptr);

    RowList *list() const { return m_list; }
    InvitationsPane *invitations() const { return m_invitations; }
    void setModel(QAbstractItemModel *rooms); ///< rows with RoomsModel's roles; not owned. nullptr: none
    /// The same of several accounts, with AccountRole: shown instead as long as they are there.
    void setUnifiedModel(QAbstractItemModel *rooms);
    void setCurrent(const Jid &room, const Jid &account); ///< marks it, without telling

signals:
    void roomChosen(const Tertulia::Jid &room);
    void menuAsked(const Tertulia::Jid &room, const QPoint &globalAt);
    void browseAsked();
    void joinAsked();                                  ///< another one
    void accountTouched(const Tertulia::Jid &account); ///< what follows is about this one, of several
    void invitationAccepted(const Tertulia::RoomInvitation &invitation);
    void invitationDeclined(const Tertulia::RoomInvitation &invitation);

private:
    void showModel(QAbstractItemModel *rooms);

    InvitationsPane *m_invitations;
    RowList *m_list;
    QPointer<QAbstractItemModel> m_own;
    bool m_unified = false;
};

} // namespace Tertulia
