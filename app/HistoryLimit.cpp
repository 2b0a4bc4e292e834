#include "app/HistoryLimit.h"

#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/TrimTable.h"
#include "app/xmpp/Translate.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto Slice = 15ms, Pause = 30ms; ///< somebody may want to read meanwhile
constexpr auto AfterStart = 30s;
constexpr auto Again = 6h;
/// So much of the file must be free for making it smaller: that takes as long as what is left is large.
constexpr int WorthPacking = 50;

} // namespace

/// Touched by the thread whose turn it is: by ours, or by the store's within a job.
struct HistoryLimit::Run {
    explicit Run(qint64 upTo)
        : trim(upTo)
    {
    }
    TrimTable trim;
};

HistoryLimit::HistoryLimit(Database &database, MessageStore &messages, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_messages(messages)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &HistoryLimit::next);
    m_again.setInterval(Again);
    connect(&m_again, &QTimer::timeout, this, [this] { begin(0ms); });
    connect(&messages, &MessageStore::allCleared, this, &HistoryLimit::shrunk);
    connect(this, &HistoryLimit::trimmed, this, &HistoryLimit::shrunk);
    connect(&messages, &MessageStore::renewed, this, [this] { // it knows nothing of the limit yet
        if (m_days > Days(0))
            begin(AfterStart);
    });
}

HistoryLimit::~HistoryLimit() = default;

void HistoryLimit::start(Days days)
{
    m_days = days;
    if (days > Days(0))
        begin(AfterStart);
}

void HistoryLimit::keep(Days days)
{
    m_days = days;
    begin(0ms);
}

/// The mark is there before anything that the archive sends from now on, and before anything is removed.
void HistoryLimit::begin(std::chrono::milliseconds delay)
{
    m_next.stop();
    m_again.stop();
    m_run.reset();
    const qint64 upTo = m_days > Days(0) ? (Translate::now() - m_days).time_since_epoch().count() : 0;
    m_database.run<Done>(Sql::Access::Later, [upTo](Sql &sql) {
        TrimTable::setKeptSince(sql, upTo);
        return Done();
    });
    if (upTo == 0)
        return;
    m_run = std::make_shared<Run>(upTo);
    m_next.start(delay);
    m_again.start();
}

void HistoryLimit::next()
{
    m_database
        .run<Done>(Sql::Access::Later,
                   [run = m_run](Sql &sql) {
                       run->trim.slice(sql, Slice);
                       return Done();
                   })
        .then(this, [this, run = m_run](const Result<Done> &done) {
            if (run != m_run)
                return;
            if (done)
                return take(run);
            m_run.reset();
            emit failed(done.failure());
        });
}

void HistoryLimit::take(const std::shared_ptr<Run> &run)
{
    const Instant upTo{std::chrono::milliseconds(run->trim.upTo())};
    for (const auto &[account, conversation] : run->trim.takeDone())
        emit m_messages.trimmed(account, conversation, upTo);
    if (run->trim.isOver())
        return finish(run->trim.removed());
    if (run->trim.removed() > 0)
        emit progressed(run->trim.removed());
    m_next.start(Pause);
}

/// What was removed is gone from backups and from the journal too.
void HistoryLimit::finish(qint64 removed)
{
    if (removed == 0) {
        m_run.reset();
        emit trimmed(0);
        return;
    }
    m_database.compact(WorthPacking).then(this, [this, run = m_run](const Result<Done> &done) {
        if (run != m_run)
            return;
        m_run.reset();
        if (done)
            emit trimmed(run->trim.removed());
        else
            emit failed(done.failure());
    });
}

QFuture<Result<qint64>> HistoryLimit::bytesUsed()
{
    return m_database.run<qint64>(Sql::Access::Read, [](Sql &sql) { return TrimTable::bytesUsed(sql); });
}

} // namespace Tertulia
