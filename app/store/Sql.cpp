#include "app/store/Sql.h"

#include "app/Log.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QStorageInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// SQLite gives its WAL and shared memory the permissions of the main file: that one is enough.
bool makePrivate(const QString &file)
{
    QDir().mkpath(QFileInfo(file).path());
    if (!QFileInfo::exists(file)) {
        QFile fresh(file);
        return fresh.open(QFile::WriteOnly | QFile::NewOnly, OwnerOnly);
    }
    return QFileInfo(file).isWritable() && QFile::setPermissions(file, OwnerOnly);
}

/// Why a file cannot be written, where the error itself does not say.
FailureKind causeIn(const QString &file)
{
    constexpr qint64 page = 4096;
    const QFileInfo info(file), folder(info.path());
    if ((folder.exists() && !folder.isWritable()) || (info.exists() && !info.isWritable())) {
        return FailureKind::StoreReadOnly;
    }
    const QStorageInfo disk(info.path());
    return disk.isValid() && disk.bytesAvailable() < 2 * page ? FailureKind::DiskFull : FailureKind::StoreUnavailable;
}

} // namespace

Sql::Sql()
    : m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Sql::~Sql()
{
    close();
}

/// The primary result code is in the low byte (https://sqlite.org/rescode.html).
Failure Sql::failureOf(const QSqlError &error) const
{
    enum {
        Perm = 3,
        Busy = 5,
        Locked = 6,
        ReadOnly = 8,
        Io = 10,
        Corrupt = 11,
        Full = 13,
        CannotOpen = 14,
        NotADb = 26
    };
    FailureKind kind = FailureKind::StoreUnavailable;
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
        kind = FailureKind::StoreLocked;
        break;
    case Perm:
    case ReadOnly:
        kind = FailureKind::StoreReadOnly;
        break;
    case Corrupt:
    case NotADb:
        kind = FailureKind::StoreDamaged;
        break;
    case Full:
        kind = FailureKind::DiskFull;
        break;
    case Io:
    case CannotOpen:
        kind = causeIn(m_file);
        break;
    }
    return {kind, error.nativeErrorCode() + u": "_s + error.databaseText() + error.driverText(), {}, {}};
}

Result<Done> Sql::open(const QString &file, const Migrations::Steps &steps)
{
    if (m_open) {
        return Done();
    }
    m_file = file;
    const bool inMemory = file == ":memory:"_L1;
    if (!inMemory && !makePrivate(file)) {
        return {causeIn(file), u"cannot make or own the file"_s};
    }
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        database.setDatabaseName(file);
        database.setConnectOptions(
            u"QSQLITE_BUSY_TIMEOUT=500;QSQLITE_OPEN_URI"_s); // what is locked for longer is tried again later
        m_open = database.open();
        if (!m_open) {
            m_failure = failureOf(database.lastError());
        }
    }
    m_failure = m_open ? std::nullopt : m_failure;
    if (m_open) {
        configure(steps);
    }
    if (m_failure) {
        const Failure failure = *m_failure;
        qCWarning(lcStore) << "cannot open the store:" << failure.detail;
        close();
        return failure;
    }
    return Done();
}

/// FULL, not NORMAL: in WAL mode NORMAL outlives a kill -9 but may lose the last commits with the power. A receipt and
/// an acknowledged stanza (XEP-0198) tell others that we have a message; one fsync a batch, on this thread, keeps that
/// true. The version is looked at first: a file from the future is not even switched to another journal.
void Sql::configure(const Migrations::Steps &steps)
{
    Migrations::checkVersion(*this, steps);
    run(u"PRAGMA journal_mode = WAL"_s);
    run(u"PRAGMA synchronous = FULL"_s);
    run(u"PRAGMA foreign_keys = ON"_s);
    run(u"PRAGMA secure_delete = ON"_s); // what is cleared is gone from the disk too
    if (!m_failure) {
        Migrations::run(*this, steps, m_file);
    }
}

QFile &Sql::fileToHold(const QString &file)
{
    if (!m_held.isOpen()) {
        m_held.setFileName(file);
        (void)m_held.open(QFile::ReadOnly);
    }
    m_held.seek(0);
    return m_held;
}

void Sql::close()
{
    m_open = false;
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_connection);
    m_held.close();
}

std::optional<Failure> Sql::perform(Access access, const std::function<void()> &body)
{
    if (!m_open) {
        return Failure{FailureKind::StoreUnavailable, u"the store is not open"_s, {}, {}};
    }
    m_failure.reset();
    const bool writes = access != Access::Read;
    if (access == Access::Later) {
        setSynchronous("NORMAL"_L1);
    }
    if (writes) {
        run(u"BEGIN IMMEDIATE"_s);
    }
    if (!m_failure) {
        body();
    }
    if (writes) {
        run(u"COMMIT"_s);
    }
    const auto failure = std::exchange(m_failure, std::nullopt);
    if (failure) {
        qCWarning(lcStore) << "not done:" << failure->detail;
        if (writes) {
            run(u"ROLLBACK"_s); // fails where SQLite has rolled back by itself: that is as good
            m_failure.reset();
        }
    }
    if (access == Access::Later) {
        setSynchronous("FULL"_L1); // the next Write syncs the journal with all that is in it
    }
    return failure;
}

/// SQLite obeys this pragma while preparing it: a statement that is kept prepared would do nothing the next time.
void Sql::setSynchronous(QLatin1StringView level)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(u"PRAGMA synchronous = "_s + level) && !m_failure) {
        m_failure = failureOf(query.lastError());
    }
}

void Sql::fail(FailureKind kind, const QString &detail)
{
    if (!m_failure) {
        m_failure = Failure{kind, detail, {}, {}};
    }
}

QSqlQuery *Sql::execute(const QString &statement, const QVariantList &values)
{
    if (m_failure) {
        return nullptr;
    }
    auto it = m_statements.find(statement);
    if (it == m_statements.end()) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        query.setForwardOnly(true);
        if (!query.prepare(statement)) {
            m_failure = failureOf(query.lastError());
            return nullptr;
        }
        it = m_statements.emplace(statement, std::move(query)).first;
    }
    QSqlQuery &query = it->second;
    for (int i = 0; i < values.size(); ++i) {
        query.bindValue(i, values.at(i));
    }
    if (!query.exec()) {
        m_failure = failureOf(query.lastError());
        query.finish();
        return nullptr;
    }
    return &query;
}

int Sql::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery *query = execute(statement, values);
    if (!query) {
        return 0;
    }
    const int rows = query->numRowsAffected();
    m_lastInsertId = query->lastInsertId().toLongLong();
    query->finish();
    return rows;
}

void Sql::each(const QString &statement, const QVariantList &values, const std::function<void(const QSqlQuery &)> &row)
{
    QSqlQuery *query = execute(statement, values);
    while (query && query->next()) {
        row(*query);
    }
    if (query && query->lastError().isValid()) {
        m_failure = failureOf(query->lastError());
    }
    if (query) {
        query->finish(); // an unfinished read would hold back every checkpoint
    }
}

QVariant Sql::value(const QString &statement, const QVariantList &values)
{
    QVariant first;
    each(statement, values, [&](const QSqlQuery &row) { first = first.isValid() ? first : row.value(0); });
    return first;
}

} // namespace Tertulia
