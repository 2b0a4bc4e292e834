#include "app/store/Salvage.h"

#include "app/Log.h"
#include "app/store/Sql.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

/// Each for itself: where one meets a damaged page, or a column that the file does not have, the others go on.
const QString Steps[] = {
    u"INSERT OR IGNORE INTO account (jid) SELECT jid FROM old.account"_s,
    u"INSERT OR IGNORE INTO conversation (account, jid, draft) SELECT n.id, c.jid, c.draft FROM old.conversation c"
    " JOIN old.account o ON o.id = c.account JOIN account n ON n.jid = o.jid"_s,
    u"UPDATE conversation SET (pinned, muted, archived, cleared_time) = (SELECT c.pinned, c.muted, c.archived,"
    " c.cleared_time FROM old.conversation c JOIN old.account o ON o.id = c.account JOIN account n ON n.jid = o.jid"
    " WHERE n.id = conversation.account AND c.jid = conversation.jid)"_s,
    u"INSERT OR IGNORE INTO message (conversation, outgoing, time, body, stanza_id, origin_id, state, failure, unread)"
    " SELECT n.id, 1, m.time, m.body, m.stanza_id, m.origin_id, 0, 0, 0 FROM old.message m"
    " JOIN old.conversation c ON c.id = m.conversation JOIN old.account o ON o.id = c.account"
    " JOIN account a ON a.jid = o.jid JOIN conversation n ON n.account = a.id AND n.jid = c.jid"
    " WHERE m.state = 0 AND m.outgoing = 1"_s,
};

} // namespace

void Salvage::unsent(Sql &fresh, const QString &setAside)
{
    QUrl url = QUrl::fromLocalFile(setAside);
    url.setQuery(u"mode=ro"_s);
    const QString address = url.toString(QUrl::FullyEncoded);
    if (fresh.perform(Sql::Access::Read, [&] { fresh.run(u"ATTACH ? AS old"_s, {address}); })) {
        return;
    }
    int rows = 0;
    for (const QString &step : Steps) {
        fresh.perform(Sql::Access::Write, [&] { rows = fresh.run(step); });
    }
    qCWarning(lcStore) << "unsent messages taken over:" << rows;
    fresh.forgetStatements(); // one that is prepared would hold the file
    fresh.perform(Sql::Access::Read, [&] { fresh.run(u"DETACH old"_s); });
}

} // namespace Tertulia
