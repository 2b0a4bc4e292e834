#pragma once

#include "app/data/Result.h"
#include "app/store/Migrations.h"

#include <QFile>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>
#include <functional>
#include <map>
#include <optional>

class QSqlError;

namespace Tertulia {

/// The connection of a Database, for its worker thread only. Keeps each statement prepared under its text. The first
/// error of a unit of work stays, makes the rest of it do nothing, and rolls it back: statements need no checks.
class Sql
{
public:
    /// Later: a Write that may be lost with the power, whole, as long as no Write follows it: for what can be made
    /// again.
    enum class Access { Read, Write, Later };

    Sql();
    ~Sql();
    Q_DISABLE_COPY_MOVE(Sql)

    /// Opens or makes `file` (0600, also its WAL), brings its schema up to date.
    Result<Done> open(const QString &file, const Migrations::Steps &steps);
    void close();
    bool isOpen() const { return m_open; }

    /// `body` as one unit; a Write is committed, with everything on the disk, before this returns.
    std::optional<Failure> perform(Access access, const std::function<void()> &body);

    int run(const QString &statement, const QVariantList &values = {}); ///< rows touched
    void each(const QString &statement, const QVariantList &values, const std::function<void(const QSqlQuery &)> &row);
    QVariant value(const QString &statement, const QVariantList &values = {}); ///< first column of the first row
    void forgetStatements() { m_statements.clear(); }
    qint64 lastInsertId() const { return m_lastInsertId; }
    void fail(FailureKind kind, const QString &detail);
    bool failed() const { return m_failure.has_value(); } ///< the present unit of work

    /// The file itself, for reading; stays open until close(): to close any descriptor of a file drops the locks that
    /// SQLite holds on it in this process (POSIX).
    QFile &fileToHold(const QString &file);

private:
    QSqlQuery *execute(const QString &statement, const QVariantList &values);
    void configure(const Migrations::Steps &steps);
    void setSynchronous(QLatin1StringView level);
    Failure failureOf(const QSqlError &error) const;

    QString m_file;
    QFile m_held;
    QString m_connection; // its name in QSqlDatabase's table
    std::map<QString, QSqlQuery> m_statements;
    std::optional<Failure> m_failure;
    qint64 m_lastInsertId = 0;
    bool m_open = false;
};

} // namespace Tertulia
