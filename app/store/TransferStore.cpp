#include "app/store/TransferStore.h"

#include "app/store/Database.h"
#include "app/store/Sql.h"
#include "app/store/TransferTable.h"

namespace Tertulia {

TransferStore::TransferStore(Database &database)
    : m_database(database)
{
}

QFuture<Result<QList<Transfer>>> TransferStore::all(const Jid &account)
{
    return m_database.run<QList<Transfer>>(Sql::Access::Read,
                                           [account](Sql &sql) { return TransferTable(sql).all(account); });
}

QFuture<Result<QList<Transfer>>> TransferStore::find(const QList<TransferId> &ids)
{
    return m_database.run<QList<Transfer>>(Sql::Access::Read, [ids](Sql &sql) {
        QList<Transfer> found;
        for (const TransferId id : ids) {
            if (const auto transfer = TransferTable(sql).find(id))
                found.append(*transfer);
        }
        return found;
    });
}

QFuture<Result<MessageId>> TransferStore::put(const Transfer &transfer)
{
    return m_database.run<MessageId>(Sql::Access::Write, [transfer](Sql &sql) {
        TransferTable table(sql);
        table.put(transfer);
        return table.messageOf(transfer.id);
    });
}

QFuture<Result<Done>> TransferStore::forget(TransferId id)
{
    return m_database.run<Done>(Sql::Access::Write, [id](Sql &sql) {
        TransferTable(sql).forget(id);
        return Done();
    });
}

} // namespace Tertulia
