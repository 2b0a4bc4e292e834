#pragma once

#include "app/data/Result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSqlDatabase>
#include <QThread>
#include <functional>
#include <memory>

namespace Tertulia {

/// One SQLite file (WAL, 0600, foreign keys on) and the worker thread that alone touches it. Jobs run in the order in
/// which they were given; an answer arrives by QFuture. Destruction finishes what was begun and what was queued.
class Database : public QObject
{
    Q_OBJECT

public:
    explicit Database(const QString &file, QObject *parent = nullptr); ///< ":memory:" for tests
    ~Database() override;

    QFuture<Result<Done>> open(); ///< also migrates; StoreUnavailable or DiskFull where it cannot

    /// Runs `job` on the worker. An exception-free job returns Result<T>.
    template <typename T>
    QFuture<Result<T>> run(std::function<Result<T>(QSqlDatabase &)> job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        post([promise, job = std::move(job)](QSqlDatabase &db) {
            promise->addResult(job(db));
            promise->finish();
        });
        return future;
    }

private:
    void post(std::function<void(QSqlDatabase &)> job);

    QThread m_thread;
    QObject *m_worker = nullptr; // lives in m_thread
    QString m_file;
};

} // namespace Tertulia
