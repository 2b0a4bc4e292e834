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
    const auto forget = [account](Sql &sql) {
        sql.run(u"DELETE FROM account WHERE jid = ?"_s, {account.toString()}); // the rest follows by ON DELETE CASCADE
        return Done();
    };
    return m_database.run<Done>(Sql::Access::Write, forget)
        .then(&m_database,
              [database = &m_database](const Result<Done> &done) { // nor is it left in the journal or in a backup
                  return done ? database->compact() : QtFuture::makeReadyValueFuture(done);
              })
        .unwrap();
}

} // namespace Tertulia
