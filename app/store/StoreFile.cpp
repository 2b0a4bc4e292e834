#include "app/store/StoreFile.h"

#include "app/Log.h"
#include "app/store/Backup.h"
#include "app/store/Salvage.h"
#include "app/store/SetAside.h"

#include <QFileInfo>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

bool isOfTheFile(FailureKind kind)
{
    return kind == FailureKind::StoreUnavailable || kind == FailureKind::StoreLocked ||
           kind == FailureKind::StoreReadOnly || kind == FailureKind::StoreDamaged ||
           kind == FailureKind::StoreTooNew || kind == FailureKind::DiskFull;
}

bool calledForAFreshOne(FailureKind kind)
{
    return kind == FailureKind::StoreDamaged || kind == FailureKind::StoreTooNew;
}

/// The rows of a fresh file get other numbers than those of the one that was set aside ever had: what somebody still
/// knows by its number of then must not become another message.
void numberOnwards(Sql &sql)
{
    sql.perform(Sql::Access::Write, [&] {
        sql.run(u"INSERT INTO sqlite_sequence (name, seq) SELECT name, 100000000 + unixepoch() % 100000000 FROM "
                u"sqlite_master"
                " WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"_s);
    });
}

} // namespace

StoreNews StoreFile::open()
{
    if (m_sql.isOpen()) {
        return {};
    }
    const auto opened = m_sql.open(m_file, m_steps);
    if (!opened) {
        m_whyClosed = opened.failure();
        return failed(opened.failure());
    }
    ++m_generation;
    return {{}, true, true, {}};
}

std::optional<Failure> StoreFile::whyClosed() const
{
    return m_sql.isOpen() ? std::nullopt : std::optional(m_whyClosed);
}

StoreNews StoreFile::done(Sql::Access access)
{
    return {{}, access != Sql::Access::Read, false, {}};
}

StoreNews StoreFile::failed(const Failure &failure)
{
    if (!isOfTheFile(failure.kind)) {
        return {};
    }
    if (calledForAFreshOne(failure.kind) && m_replacements < MaxReplacements) {
        return replace(failure);
    }
    return {failure, false, false, {}};
}

StoreNews StoreFile::replace(const Failure &failure)
{
    m_sql.close();
    const QString name = SetAside::move(m_file, failure.kind);
    if (name.isEmpty()) {
        m_whyClosed = {FailureKind::StoreReadOnly, u"cannot be moved away: "_s + failure.detail, {}, {}};
        return {m_whyClosed, false, true, {}};
    }
    ++m_replacements;
    qCWarning(lcStore) << "the store was set aside as" << name << "because:" << failure.detail;
    StoreNews news = open();
    news.renewed = true;
    if (m_sql.isOpen()) {
        numberOnwards(m_sql);
        Salvage::unsent(m_sql, name);
    }
    if (m_sql.isOpen()) {
        numberOnwards(m_sql);
    }
    if (news.setAside.isEmpty()) {
        news.setAside = name;
    }
    if (!news.trouble) {
        news.trouble = failure;
    }
    return news;
}

std::optional<Failure> StoreFile::compact(int freePercent)
{
    Backup::keepOnly(m_file, 0);
    return m_sql.perform(Sql::Access::Read, [this, freePercent] { // VACUUM is a transaction of its own
        const qint64 pages = m_sql.value(u"PRAGMA page_count"_s).toLongLong();
        if (m_sql.value(u"PRAGMA freelist_count"_s).toLongLong() * 100 >= pages * freePercent)
            m_sql.run(u"VACUUM"_s);
        m_sql.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    });
}

StoreNews StoreFile::tryAgain()
{
    if (!m_sql.isOpen()) {
        return open();
    }
    constexpr qint64 someRoom = 1 << 20; // one page more does not yet mean that it goes on
    const QStorageInfo disk(QFileInfo(m_file).path());
    if (disk.isValid() && disk.bytesAvailable() < someRoom) {
        return {};
    }
    const auto failure = m_sql.perform(Sql::Access::Write, [&] {
        const int version = m_sql.value(u"PRAGMA user_version"_s).toInt();
        m_sql.run(u"PRAGMA user_version = %1"_s.arg(version)); // writes its page although nothing changes
    });
    return failure ? failed(*failure) : done(Sql::Access::Write);
}

} // namespace Tertulia
