#pragma once

#include "app/data/Result.h"
#include "app/store/StoreFile.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>
#include <QTimer>
#include <functional>
#include <memory>

namespace Tertulia {

/// One SQLite file (WAL, 0600, foreign keys on) and the worker thread that alone touches it. Jobs run in the order in
/// which they were given. Answers arrive by QFuture in the same order, from this object's own thread and never within
/// the call that asked. Destruction finishes what was begun and what was queued, and answers it.
///
/// Where the file is damaged or of a newer program, it is set aside and a fresh one opened, also in the middle of a
/// run; jobs that were meant for the old one then fail. What only hinders for a while (full disk, lock, read-only) is
/// tried again by and by.
class Database : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds RetryFirst{100}, RetryAfter{1'000}; ///< twice as long each time

    explicit Database(const QString &file, QObject *parent = nullptr,
                      const Migrations::Steps &steps = Migrations::released()); ///< ":memory:" for tests
    ~Database() override;

    QFuture<Result<Done>> open(); ///< also migrates; fails where nothing at all could be opened

    /// Runs `job` on the worker, as one unit: what it wrote is on the disk when the future resolves, or nothing of it.
    template <typename T>
    QFuture<Result<T>> run(Sql::Access access, std::function<T(Sql &)> job)
    {
        return answer<T>([access, generation = m_generation, job = std::move(job)](StoreFile &file, StoreNews &news) {
            std::optional<T> value;
            std::optional<Failure> failure = whyNot(file, generation);
            if (!failure) {
                failure = file.sql().perform(access, [&] { value = job(file.sql()); });
                news = failure ? file.failed(*failure) : file.done(access);
            }
            return failure ? Result<T>(*std::move(failure)) : Result<T>(*std::move(value));
        });
    }

    /// Gives back the room of what was deleted, where at least so many of a hundred pages are free, and forgets the
    /// backups, which may still have it.
    QFuture<Result<Done>> compact(int freePercent = 0);

signals:
    /// Something could not be read or written, and the person should know; told once until it changes. Where `setAside`
    /// names a file, a fresh one took its place.
    void troubled(const Tertulia::Failure &failure, const QString &setAside);
    void recovered(); ///< what was told by troubled() is over: it was written again
    /// Another file is behind this, opened late or fresh: what was read before is void. Comes before the answers of the
    /// jobs that failed for it.
    void renewed();

private:
    template <typename T>
    QFuture<Result<T>> answer(std::function<Result<T>(StoreFile &, StoreNews &)> job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        post([this, promise, job = std::move(job)](StoreFile &file) {
            StoreNews news;
            auto result = job(file, news);
            // Finished there, not here: else an answer that is ready before its then() would overtake earlier ones.
            const auto deliver = [this, promise, result = std::move(result), news, generation = file.generation()] {
                hear(news, generation);
                promise->addResult(result);
                promise->finish();
            };
            QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
        });
        return future;
    }
    static std::optional<Failure> whyNot(const StoreFile &file, int generation);
    void post(std::function<void(StoreFile &)> job);
    void hear(const StoreNews &news, int generation);
    void tryAgain();

    QThread m_thread;
    QObject *m_worker = nullptr;       // lives in m_thread
    std::unique_ptr<StoreFile> m_file; // made, used and destroyed by the worker
    int m_generation = 0;              // of the file that our callers know; 0: none yet, the first one is theirs
    std::optional<FailureKind> m_trouble;
    QTimer m_retry;
    std::chrono::milliseconds m_retryAfter = RetryFirst;
};

} // namespace Tertulia
