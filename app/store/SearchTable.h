#pragma once

#include "app/data/Message.h"
#include "app/data/SearchQuery.h"

#include <QList>
#include <atomic>
#include <memory>

namespace Tertulia {

class Sql;

/// What to look for, with every name made an address already.
struct SearchRequest {
    SearchQuery query; ///< `from` and `in` are not looked at: the lists below stand for them
    QList<Jid> accounts;
    std::optional<QList<Jid>> in, from; ///< conversations, partners; nullopt: all
    bool fromMe = false;                ///< own messages too, where `from` says who
    qint64 below = -1;                  ///< SearchPage::next of the page before; -1: from the newest
    int limit = 50;
    std::shared_ptr<const std::atomic_bool> dropped; ///< turns true when nobody waits for the answer any more
};

/// Newest first. A page ends with a day, so that it may be longer than asked for; and it ends early where looking took
/// long: then there may be more.
struct SearchPage {
    QList<Message> hits;
    qint64 next = 0; ///< for SearchRequest::below
    bool last = false;
};

/// SearchIndex' work, on the worker thread inside one unit of work of `sql`.
///
/// The index is an FTS5 table without the texts themselves. Its rowid is day << 28 | message id, so that it answers
/// newest first without sorting, whatever the order in which an archive came. Words come cut and folded by SearchText;
/// beside them each message carries marks: its conversation, and whether there is a link or a file in it.
class SearchTable
{
public:
    explicit SearchTable(Sql &sql)
        : m_sql(sql)
    {
    }

    struct Progress {
        bool idle = true;             ///< everything is in the index
        qint64 older = 0, newest = 0; ///< messages of ids 1 … older are not in it yet, of newest
    };

    /// Goes on for about `budget`: what changed, then what is new, then what is old, newest first.
    Progress indexSome(std::chrono::milliseconds budget);
    SearchPage find(const SearchRequest &request, std::chrono::milliseconds budget);

private:
    struct Ask;
    struct Row {
        qint64 key;
        Message message;
    };

    bool join();
    bool indexChanged();
    bool indexNew();
    bool indexOld();
    void put(const QList<std::pair<qint64, QString>> &rows);
    QString conversations(const QList<Jid> &accounts, const QList<Jid> &partners);
    Ask prepare(const SearchRequest &request);
    QList<Row> read(const Ask &ask, qint64 low, qint64 high, int limit);
    qint64 nextMatch(const Ask &ask, qint64 high);

    Sql &m_sql;
};

} // namespace Tertulia
