#pragma once

#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QObject>
#include <memory>

namespace Tertulia {

class XmppClient;

/// What a room service has to offer (XEP-0045 §6, XEP-0030). Keeps only where our own server's rooms are.
class RoomDirectory : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxServices = 50, AtOnce = 8;

    explicit RoomDirectory(const Jid &account, QObject *parent = nullptr);
    ~RoomDirectory() override;

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
    struct Search;
    bool isReady() const;
    void search();
    void finish(Result<Jid> result);
    void askMore();

    Jid m_account, m_own;
    XmppClient *m_client = nullptr;
    std::shared_ptr<Search> m_search;
    QList<RoomListing> m_details; ///< not asked yet
    int m_asked = 0;
};

} // namespace Tertulia
