#include "app/store/AccountStore.h"

#include "app/store/Database.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

AccountStore::AccountStore(Database &database)
    : m_database(database)
{
}

QFuture<Result<Done>> AccountStore::wipe(const Jid &account)
{
    return m_database.run<Done>(Sql::Access::Write, [account](Sql &sql) {
        sql.run(u"DELETE FROM account WHERE jid = ?"_s, {account.toString()}); // the rest follows by ON DELETE CASCADE
        return Done();
    });
}

} // namespace Tertulia
