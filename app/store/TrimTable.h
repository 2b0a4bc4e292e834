#pragma once

#include "app/data/Jid.h"

#include <QList>
#include <chrono>

namespace Tertulia {

class Sql;

/// HistoryLimit's work, on the worker thread inside one unit of work of `sql`: goes through all conversations once and
/// removes what is not later than `upTo` (milliseconds since 1970), is not unread, and does not wait or failed to go.
class TrimTable
{
public:
    explicit TrimTable(qint64 upTo)
        : m_upTo(upTo)
    {
    }

    void slice(Sql &sql, std::chrono::milliseconds budget); ///< goes on where the last one ended
    bool isOver() const { return m_over; }
    qint64 upTo() const { return m_upTo; }
    qint64 removed() const { return m_removed; }
    /// Account and conversation: those that are through since the last call, where something was removed.
    QList<std::pair<Jid, Jid>> takeDone() { return std::exchange(m_done, {}); }

    static void setKeptSince(Sql &sql, qint64 time); ///< MessageTable lets no old history from before it in
    static qint64 bytesUsed(Sql &sql);

private:
    void nextConversation(Sql &sql);
    void someRows(Sql &sql);
    void endConversation(Sql &sql);

    qint64 m_upTo, m_conversation = 0;
    qint64 m_time = -1, m_id = 0; // behind this message of it
    std::pair<Jid, Jid> m_place;
    qint64 m_removed = 0, m_removedHere = 0;
    QList<std::pair<Jid, Jid>> m_done;
    bool m_within = false, m_over = false;
};

} // namespace Tertulia
