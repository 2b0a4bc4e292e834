#pragma once

#include "app/Log.h"
#include "app/data/Message.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QHash>
#include <QPromise>
#include <QXmppClientExtension.h>
#include <memory>

namespace Tertulia {

/// What to read of an archive, oldest first within the page.
struct ArchiveQuery {
    Jid archive;                ///< whose: a room's; null: our own
    bool backwards = false;     ///< the last page instead of the first (XEP-0059 §2.5)
    QString before;             ///< archive id: what lies before it, with `backwards`; empty: from the end
    QString after;              ///< archive id: what lies behind it, without `backwards`; empty: from the beginning
    Jid with;                   ///< only this conversation; null: all
    std::optional<Instant> end; ///< nothing later
    int max = 100;
};

struct ArchivePage {
    QList<IncomingMessage> messages;
    QStringList ids;       ///< archive ids of all results, also of those that are no messages for us
    QString first, last;   ///< archive ids of the first one and the last one; empty on an empty page
    bool complete = false; ///< nothing lies beyond
};

/// Reads our own archive and those of rooms (XEP-0313). QXmpp's manager loses the archive ids and asks neither who sent
/// a result nor whether anybody wanted it; here a result counts only for a query that is open and only from whom it
/// asked.
class ArchiveExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    static constexpr auto Timeout = std::chrono::seconds(30);

    explicit ArchiveExtension(const Jid &account);

    QFuture<Result<ArchivePage>> query(const ArchiveQuery &query);

    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

private:
    struct Open {
        QPromise<Result<ArchivePage>> promise;
        ArchivePage page;
        Jid archive;
        int max = 0;
    };

    bool isFrom(const QString &from, const Jid &archive) const;
    void finish(const QString &queryId, Result<ArchivePage> result);

    Jid m_account;
    QHash<QString, std::shared_ptr<Open>> m_open; ///< by query id
    LogLimit m_forgeries;
};

} // namespace Tertulia
