#pragma once

#include "app/store/Sql.h"

namespace Tertulia {

/// How it went with the file, to be told on the thread that asked.
struct StoreNews {
    std::optional<Failure> trouble; ///< why something could not be done: a fault of the file or the disk
    bool works = false;             ///< the file was opened, or something was written to it
    bool renewed = false;           ///< another file than before: whatever was read from that one is void
    QString setAside;               ///< name of the file in whose place a fresh one was opened
};

/// The file of a Database and its connection, on the worker thread. Sets aside what is damaged or too new, also when
/// that shows in the middle of a run, and opens a fresh one in its place.
class StoreFile
{
public:
    StoreFile(const QString &file, const Migrations::Steps &steps)
        : m_file(file)
        , m_steps(steps)
    {
    }

    Sql &sql() { return m_sql; }
    /// Counts the files: jobs that were given while another one was open are not for this one.
    int generation() const { return m_generation; }

    std::optional<Failure> whyClosed() const; ///< none where it is open

    StoreNews open();
    StoreNews done(Sql::Access access); ///< a job was
    StoreNews failed(const Failure &failure);
    std::optional<Failure> compact(int freePercent);
    StoreNews tryAgain(); ///< after trouble: opens it, or writes something without a meaning

private:
    StoreNews replace(const Failure &failure);

    static constexpr int MaxReplacements = 3; ///< in one run: a disk that damages everything must not be filled up
    QString m_file;
    Migrations::Steps m_steps;
    Sql m_sql;
    Failure m_whyClosed{FailureKind::StoreUnavailable, QStringLiteral("the store is not open"), {}, {}};
    int m_generation = 0, m_replacements = 0;
};

} // namespace Tertulia
