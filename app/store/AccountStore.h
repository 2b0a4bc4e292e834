#pragma once

#include "app/data/Jid.h"
#include "app/data/Result.h"

#include <QFuture>

namespace Tertulia {

class Database;

/// What is kept of an account as a whole.
class AccountStore
{
public:
    explicit AccountStore(Database &database);

    /// Everything of this account: messages, conversations, drafts. Only when nobody shows or fills them any more.
    QFuture<Result<Done>> wipe(const Jid &account);

private:
    Database &m_database;
};

} // namespace Tertulia
