#include "app/store/Database.h"

#include <QCoreApplication>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace Tertulia {

Database::Database(const QString &file, QObject *parent, const Migrations::Steps &steps)
    : QObject(parent)
    , m_worker(new QObject)
{
    m_thread.setObjectName(u"store"_s);
    m_worker->moveToThread(&m_thread);
    m_retry.setSingleShot(true);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(&m_retry, &QTimer::timeout, this, &Database::tryAgain);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [this, file, steps] { m_file = std::make_unique<StoreFile>(file, steps); });
}

Database::~Database()
{
    m_retry.stop();
    QMetaObject::invokeMethod(m_worker, [this] {
        m_file.reset();
        m_thread.quit();
    });
    m_thread.wait();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // the last answers
}

QFuture<Result<Done>> Database::open()
{
    return answer<Done>([](StoreFile &file, StoreNews &news) -> Result<Done> {
        news = file.open();
        return file.sql().isOpen() ? Result<Done>(Done()) : Result<Done>(*news.trouble);
    });
}

QFuture<Result<Done>> Database::compact(int freePercent)
{
    return answer<Done>([freePercent](StoreFile &file, StoreNews &) -> Result<Done> {
        if (auto failure = file.compact(freePercent))
            return *std::move(failure);
        return Done();
    });
}

void Database::tryAgain()
{
    answer<Done>([](StoreFile &file, StoreNews &news) -> Result<Done> {
        news = file.tryAgain();
        return Done();
    });
}

void Database::post(std::function<void(StoreFile &)> job)
{
    QMetaObject::invokeMethod(m_worker, [this, job = std::move(job)] { job(*m_file); });
}

/// A job for a file that could not be opened says why; it is told once, by open(). And a mark "the archive is here up
/// to now" or the id of a row must not reach a fresh file that knows of neither.
std::optional<Failure> Database::whyNot(const StoreFile &file, int generation)
{
    if (const auto &closed = file.whyClosed()) {
        return closed;
    }
    if (generation != 0 && generation != file.generation()) {
        return Failure{FailureKind::StoreUnavailable, u"meant for a store that is no longer there"_s, {}, {}};
    }
    return {};
}

void Database::hear(const StoreNews &news, int generation)
{
    const bool late = m_generation == 0 && m_trouble; // what was asked meanwhile got no answer
    if (news.renewed) {
        const bool first = m_generation == 0 && !late && news.setAside.isEmpty();
        m_generation = generation;
        if (!first) {
            emit renewed();
        }
    }
    if (news.trouble) {
        const bool fresh = news.works; // it goes on already
        if (m_trouble != news.trouble->kind || fresh) {
            emit troubled(*news.trouble, news.setAside);
        }
        m_trouble = fresh ? std::nullopt : std::optional(news.trouble->kind);
    } else if (news.works && m_trouble) {
        m_trouble.reset();
        emit recovered();
    }
    if (!m_trouble) {
        m_retry.stop();
        m_retryAfter = RetryFirst;
    } else if (!m_retry.isActive()) {
        m_retry.start(m_retryAfter);
        m_retryAfter = std::min(2 * m_retryAfter, RetryAfter);
    }
}

} // namespace Tertulia
