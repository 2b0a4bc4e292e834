#pragma once

#include "app/data/Message.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QList>

namespace Tertulia {

class Database;

/// The table of files on their way (app/Transfers). Rows come with their messages: MessageStore::addOutgoing(),
/// addOffer() and addReceived().
class TransferStore
{
public:
    explicit TransferStore(Database &database);

    QFuture<Result<QList<Transfer>>> all(const Jid &account); ///< newest first
    QFuture<Result<QList<Transfer>>> find(const QList<TransferId> &ids);
    QFuture<Result<MessageId>> put(const Transfer &transfer); ///< answers with its message; 0: gone
    QFuture<Result<Done>> forget(TransferId id);

private:
    Database &m_database;
};

} // namespace Tertulia
