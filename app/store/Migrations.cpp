#include "app/store/Migrations.h"

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

QList<QStringList> steps()
{
    return {first()};
}

int versionOf(Sql &sql)
{
    return sql.value(u"PRAGMA user_version"_s).toInt();
}

} // namespace

int Migrations::newestVersion()
{
    return int(steps().size());
}

void Migrations::checkVersion(Sql &sql)
{
    if (const int version = versionOf(sql); version > newestVersion()) {
        sql.fail(FailureKind::StoreUnavailable,
                 u"the file is of version %1, this program knows %2"_s.arg(version).arg(newestVersion()));
    }
}

void Migrations::run(Sql &sql)
{
    const auto all = steps();
    for (int version = versionOf(sql); version < all.size(); ++version) {
        const auto failure = sql.perform(Sql::Access::Write, [&] {
            for (const QString &statement : all.at(version)) {
                sql.run(statement);
            }
            sql.run(u"PRAGMA user_version = %1"_s.arg(version + 1));
        });
        if (failure) {
            sql.fail(failure->kind, failure->detail);
            return;
        }
    }
}

} // namespace Tertulia
