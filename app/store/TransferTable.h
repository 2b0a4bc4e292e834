#pragma once

#include "app/data/Transfer.h"

#include <QList>
#include <optional>

namespace Tertulia {

class Sql;

/// Rows of the table `transfer` as values, and back, on the worker thread.
class TransferTable
{
public:
    static constexpr int MaxListed = 20'000; ///< the newest; beyond that, cards of old files are plain messages

    explicit TransferTable(Sql &sql)
        : m_sql(sql)
    {
    }

    TransferId add(qint64 conversation, const Transfer &transfer);
    void put(const Transfer &transfer);      ///< what may change of it; one that is gone stays gone
    void forget(TransferId id);              ///< off the list
    QList<Transfer> all(const Jid &account); ///< newest first
    std::optional<Transfer> find(TransferId id);
    qint64 messageOf(TransferId id); ///< 0: none

private:
    QList<Transfer> read(const QString &where, const QVariantList &values);

    Sql &m_sql;
};

} // namespace Tertulia
