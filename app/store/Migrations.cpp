#include "app/store/Migrations.h"

#include "app/Log.h"
#include "app/store/Backup.h"
#include "app/store/Sql.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

/// 1: accounts, conversations, messages. Times are milliseconds since 1970, UTC; an id that a message does not have is
/// NULL. Rows of `message` are never given a removed one's number again (AUTOINCREMENT): models know them by it.
/// `unread` marks incoming messages not looked at yet, so that counting them never reads the others.
QStringList first()
{
    return {
        u"CREATE TABLE account ("
        " id INTEGER PRIMARY KEY,"
        " jid TEXT NOT NULL UNIQUE,"
        " caught_up_id TEXT,"      // the archive is here without gaps up to this one
        " newest_archive_id TEXT," // of all stored messages
        " newest_archive_time INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE TABLE conversation ("
        " id INTEGER PRIMARY KEY,"
        " account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,"
        " jid TEXT NOT NULL,"
        " read_time INTEGER NOT NULL DEFAULT 0,"
        " draft TEXT NOT NULL DEFAULT '',"
        " UNIQUE (account, jid))"_s,
        u"CREATE TABLE message ("
        " id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " conversation INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,"
        " outgoing INTEGER NOT NULL,"
        " time INTEGER NOT NULL,"
        " body TEXT NOT NULL,"
        " stanza_id TEXT,"
        " origin_id TEXT,"
        " archive_id TEXT,"
        " state INTEGER NOT NULL,"
        " failure INTEGER NOT NULL,"
        " unread INTEGER NOT NULL)"_s,
        u"CREATE INDEX message_order ON message (conversation, time)"_s,
        u"CREATE UNIQUE INDEX message_archive ON message (conversation, archive_id) WHERE archive_id IS NOT NULL"_s,
        u"CREATE UNIQUE INDEX message_origin ON message (conversation, origin_id, outgoing)"
        " WHERE origin_id IS NOT NULL"_s,
        u"CREATE INDEX message_stanza ON message (conversation, stanza_id) WHERE stanza_id IS NOT NULL"_s,
        u"CREATE INDEX message_unread ON message (conversation, time) WHERE unread = 1"_s,
        u"CREATE INDEX message_waiting ON message (conversation) WHERE state = 0"_s,
    };
}

/// 2: what became of messages later (corrections, retractions, reactions), answers, the chat list's flags, and where
/// the archive was not read yet. An amendment whose message is not here (yet) has none. What the amendments of a
/// message come to stands in its own row too, so that reading a page needs no other table; `original` is its first text
/// where `body` is another now. `replaces`: a correction that stands as a message, as long as what it corrects is not
/// here.
QStringList second()
{
    return {
        u"ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE conversation ADD COLUMN muted INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE conversation ADD COLUMN archived INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE conversation ADD COLUMN cleared_time INTEGER NOT NULL DEFAULT 0"_s, // nothing up to it comes back
        u"ALTER TABLE message ADD COLUMN markable INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE message ADD COLUMN reply_id TEXT"_s,
        u"ALTER TABLE message ADD COLUMN replaces TEXT"_s,
        u"ALTER TABLE message ADD COLUMN original TEXT"_s,
        u"ALTER TABLE message ADD COLUMN edited INTEGER"_s,
        u"ALTER TABLE message ADD COLUMN retracted INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE message ADD COLUMN reactions TEXT"_s,
        u"ALTER TABLE message ADD COLUMN amendment INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE message ADD COLUMN amendment_failure INTEGER NOT NULL DEFAULT 0"_s,
        u"CREATE INDEX message_replaces ON message (conversation, replaces) WHERE replaces IS NOT NULL"_s,
        u"CREATE TABLE amendment ("
        " id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " conversation INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,"
        " message INTEGER REFERENCES message(id) ON DELETE CASCADE,"
        " kind INTEGER NOT NULL,"
        " target TEXT NOT NULL,"
        " outgoing INTEGER NOT NULL,"
        " time INTEGER NOT NULL,"
        " body TEXT NOT NULL," // the new text, or the emoji, one a line
        " stanza_id TEXT,"
        " origin_id TEXT,"
        " archive_id TEXT,"
        " state INTEGER NOT NULL,"
        " failure INTEGER NOT NULL)"_s,
        u"CREATE INDEX amendment_message ON amendment (message, kind, time)"_s,
        u"CREATE INDEX amendment_target ON amendment (conversation, target)"_s,
        u"CREATE UNIQUE INDEX amendment_archive ON amendment (conversation, archive_id) WHERE archive_id IS NOT NULL"_s,
        u"CREATE UNIQUE INDEX amendment_origin ON amendment (conversation, origin_id, outgoing)"
        " WHERE origin_id IS NOT NULL"_s,
        u"CREATE INDEX amendment_stanza ON amendment (conversation, stanza_id) WHERE stanza_id IS NOT NULL"_s,
        u"CREATE INDEX amendment_waiting ON amendment (conversation) WHERE state = 0"_s,
        u"CREATE TABLE archive_gap ("
        " id INTEGER PRIMARY KEY,"
        " account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,"
        " after_id TEXT NOT NULL,"     // the newest one before it that is here; '': it reaches back to the beginning
        " before_id TEXT NOT NULL,"    // the oldest one behind it that is here
        " missed INTEGER NOT NULL)"_s, // came while we were away, and not: lies before our first sign-in here
        // The oldest of each conversation by the index, then the oldest of those: not all messages sorted by time.
        u"INSERT INTO archive_gap (account, after_id, before_id, missed) SELECT a.id, '', (SELECT m.archive_id"
        " FROM conversation c JOIN message m ON m.id = (SELECT o.id FROM message o WHERE o.conversation = c.id AND"
        " o.archive_id IS NOT NULL ORDER BY o.time LIMIT 1)"
        " WHERE c.account = a.id ORDER BY m.time LIMIT 1) AS oldest, 0 FROM account a WHERE oldest IS NOT NULL"_s,
    };
}

/// 3: the index of SearchTable, which says what its keys and words are; it is filled in the background, so that a large
/// history opens at once. Ids in (low, high] are in it. `search_stale` names what changed since, under its old key.
QStringList third()
{
    const QString stale = u" BEGIN INSERT OR IGNORE INTO search_stale (message, key) VALUES (old.id,"
                          " max(0, (old.time - 946684800000) / 86400000) << 28 | (old.id & 268435455)); END"_s;
    return {
        u"CREATE VIRTUAL TABLE search USING fts5 (words, content = '', contentless_delete = 1,"
        " tokenize = 'ascii', prefix = '1')"_s,
        u"CREATE TABLE search_state (low INTEGER NOT NULL, high INTEGER NOT NULL)"_s,
        u"INSERT INTO search_state SELECT coalesce(max(id), 0), coalesce(max(id), 0) FROM message"_s,
        u"CREATE TABLE search_stale (message INTEGER PRIMARY KEY, key INTEGER NOT NULL)"_s,
        u"CREATE TRIGGER search_edited AFTER UPDATE OF body, time ON message"
        " WHEN old.body IS NOT new.body OR old.time IS NOT new.time"_s +
            stale,
        u"CREATE TRIGGER search_deleted AFTER DELETE ON message"_s + stale,
    };
}

/// 4: the roster as it was last seen; `groups` are separated by U+001F.
QStringList fourth()
{
    return {
        u"CREATE TABLE contact ("
        " account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,"
        " jid TEXT NOT NULL,"
        " name TEXT NOT NULL,"
        " groups TEXT NOT NULL,"
        " subscription INTEGER NOT NULL,"
        " asked INTEGER NOT NULL,"
        " PRIMARY KEY (account, jid)) WITHOUT ROWID"_s,
    };
}

/// 5: files on their way and those that came through. `method`, `state` and `failure` are numbers of TransferTable. Who
/// clears the history or deletes a message has its file off the list too.
QStringList fifth()
{
    return {
        u"CREATE TABLE transfer ("
        " id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " conversation INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,"
        " nick TEXT NOT NULL,"
        " outgoing INTEGER NOT NULL,"
        " time INTEGER NOT NULL,"
        " name TEXT NOT NULL,"
        " type TEXT NOT NULL,"
        " size INTEGER NOT NULL,"
        " sha256 BLOB,"
        " path TEXT NOT NULL,"
        " url TEXT NOT NULL,"
        " method INTEGER NOT NULL,"
        " state INTEGER NOT NULL,"
        " failure INTEGER NOT NULL,"
        " done INTEGER NOT NULL,"
        " forgotten INTEGER NOT NULL DEFAULT 0)"_s, // off the panel; its message stays
        u"CREATE INDEX transfer_conversation ON transfer (conversation)"_s,
        u"ALTER TABLE message ADD COLUMN transfer INTEGER"_s,
        u"CREATE INDEX message_transfer ON message (transfer) WHERE transfer IS NOT NULL"_s,
        u"CREATE TRIGGER transfer_deleted AFTER DELETE ON message WHEN old.transfer IS NOT NULL"
        " BEGIN DELETE FROM transfer WHERE id = old.transfer; END"_s,
    };
}

/// 6: rooms. `nick` is there in messages of rooms and nowhere else; `room_archive_id`: the room's own archive is here
/// without gaps up to this one.
QStringList sixth()
{
    return {
        u"ALTER TABLE conversation ADD COLUMN is_room INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE conversation ADD COLUMN notices INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE conversation ADD COLUMN room_archive_id TEXT"_s,
        u"ALTER TABLE message ADD COLUMN nick TEXT"_s,
        u"ALTER TABLE message ADD COLUMN occupant TEXT"_s,
        u"ALTER TABLE message ADD COLUMN mention INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE amendment ADD COLUMN nick TEXT"_s,
        u"ALTER TABLE amendment ADD COLUMN occupant TEXT"_s,
    };
}

/// 7: what was done with bookmarks and our server does not know of yet; a later wish for a room has a higher id.
QStringList seventh()
{
    return {
        u"CREATE TABLE bookmark_wish ("
        " id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,"
        " room TEXT NOT NULL,"
        " removed INTEGER NOT NULL,"
        " name TEXT NOT NULL,"
        " nick TEXT NOT NULL,"
        " autojoin INTEGER NOT NULL,"
        " UNIQUE (account, room))"_s,
    };
}

/// 8: HistoryLimit's mark; 0: everything is kept.
QStringList eighth()
{
    return {
        u"CREATE TABLE history_limit (kept_since INTEGER NOT NULL)"_s,
        u"INSERT INTO history_limit VALUES (0)"_s,
    };
}

/// 9: SearchTable joins the parts of its index by itself, and each day has a milestone in it: one after the other,
/// since it does not matter where too many stand.
QStringList ninth()
{
    return {
        u"INSERT INTO search (search, rank) VALUES ('automerge', 0)"_s,
        u"INSERT INTO search (search, rank) VALUES ('crisismerge', 1000)"_s,
        u"WITH RECURSIVE day(key, last) AS (SELECT (SELECT rowid FROM search ORDER BY rowid LIMIT 1) >> 28 << 28,"
        " (SELECT rowid FROM search ORDER BY rowid DESC LIMIT 1) UNION ALL SELECT key + (1 << 28), last FROM day"
        " WHERE key + (1 << 28) <= last) INSERT INTO search (rowid, words) SELECT key, '\uE000s' FROM day"
        " WHERE key IS NOT NULL"_s,
    };
}

int versionOf(Sql &sql)
{
    return sql.value(u"PRAGMA user_version"_s).toInt();
}

std::optional<Failure> take(Sql &sql, const QStringList &step, int version)
{
    return sql.perform(Sql::Access::Write, [&] {
        for (const QString &statement : step) {
            sql.run(statement);
        }
        sql.run(u"PRAGMA user_version = %1"_s.arg(version));
    });
}

} // namespace

Migrations::Steps Migrations::released()
{
    return {first(), second(), third(), fourth(), fifth(), sixth(), seventh(), eighth(), ninth()};
}

void Migrations::checkVersion(Sql &sql, const Steps &steps)
{
    if (const int version = versionOf(sql); version > steps.size()) {
        sql.fail(FailureKind::StoreTooNew,
                 u"the file is of version %1, this program knows %2"_s.arg(version).arg(steps.size()));
    }
}

void Migrations::run(Sql &sql, const Steps &steps, const QString &file)
{
    const int from = versionOf(sql);
    if (sql.failed() || from >= steps.size()) {
        return;
    }
    const bool fresh = from == 0;
    if (!fresh) {
        Backup::make(sql, file, from);
    }
    for (int version = from; version < steps.size() && !sql.failed(); ++version) {
        if (const auto failure = take(sql, steps.at(version), version + 1)) {
            sql.fail(failure->kind, failure->detail);
        }
    }
    if (!fresh && !sql.failed()) {
        qCInfo(lcStore) << "the store went from version" << from << "to" << steps.size();
        Backup::keepOnly(file, from);
    }
}

} // namespace Tertulia
