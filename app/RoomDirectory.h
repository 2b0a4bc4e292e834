#pragma once

#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QObject>

namespace Tertulia {

class XmppClient;

/// What a room service has to offer (XEP-0045 §6, XEP-0030). Keeps only where our own server's rooms are.
class RoomDirectory : public QObject
{
    Q_OBJECT

public:
    explicit RoomDirectory(const Jid &account, QObject *parent = nullptr);

    void attach(XmppClient *client);

    /// Our server's room service. RecipientUnknown: it has none.
    QFuture<Result<Jid>> ownService();
    /// The rooms that `service` shows, by name; people and descriptions are told by listed() later. NotSupported: it
    /// has no rooms.
    QFuture<Result<QList<RoomListing>>> browse(const Jid &service);
    /// One room, also a hidden one. RecipientUnknown: it does not exist.
    QFuture<Result<RoomListing>> details(const Jid &room);

signals:
    void listed(const Tertulia::RoomListing &room); ///< more of one that browse() gave

private:
    Jid m_account;
    XmppClient *m_client = nullptr;
};

} // namespace Tertulia
