#pragma once

#include "app/data/Contact.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QList>

namespace Tertulia {

class Database;

/// The roster as it was last seen, so that people have their names before the server answers, or without it.
class ContactStore
{
public:
    explicit ContactStore(Database &database);

    QFuture<Result<QList<Contact>>> all(const Jid &account);
    QFuture<Result<Done>> replaceAll(const Jid &account, const QList<Contact> &contacts); ///< writes what differs
    QFuture<Result<Done>> change(const Jid &account, const QList<Contact> &changed, const QList<Jid> &removed);

private:
    Database &m_database;
};

} // namespace Tertulia
