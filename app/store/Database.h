#pragma once

#include "app/data/Result.h"
#include "app/store/Sql.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>
#include <functional>
#include <memory>

namespace Tertulia {

/// One SQLite file (WAL, 0600, foreign keys on) and the worker thread that alone touches it. Jobs run in the order in
/// which they were given. Answers arrive by QFuture in the same order, from this object's own thread and never within
/// the call that asked. Destruction finishes what was begun and what was queued, and answers it.
class Database : public QObject
{
    Q_OBJECT

public:
    explicit Database(const QString &file, QObject *parent = nullptr); ///< ":memory:" for tests
    ~Database() override;

    QFuture<Result<Done>> open(); ///< also migrates; StoreUnavailable or DiskFull where it cannot

    /// Runs `job` on the worker, as one unit: what it wrote is on the disk when the future resolves, or nothing of it.
    template <typename T>
    QFuture<Result<T>> run(Sql::Access access, std::function<T(Sql &)> job)
    {
        return answer<T>([access, job = std::move(job)](Sql &sql) -> Result<T> {
            std::optional<T> value;
            if (auto failure = sql.perform(access, [&] { value = job(sql); })) {
                return *std::move(failure);
            }
            return *std::move(value);
        });
    }

private:
    template <typename T>
    QFuture<Result<T>> answer(std::function<Result<T>(Sql &)> job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        post([this, promise, job = std::move(job)](Sql &sql) {
            // Finished there, not here: else an answer that is ready before its then() would overtake earlier ones.
            const auto deliver = [promise, result = job(sql)] {
                promise->addResult(result);
                promise->finish();
            };
            QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
        });
        return future;
    }
    void post(std::function<void(Sql &)> job);

    QThread m_thread;
    QObject *m_worker = nullptr; // lives in m_thread
    std::unique_ptr<Sql> m_sql;  // made, used and destroyed by the worker
    QString m_file;
};

} // namespace Tertulia
