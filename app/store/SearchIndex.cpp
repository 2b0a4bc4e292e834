#include "app/store/SearchIndex.h"

#include "app/Log.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QElapsedTimer>

using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto Slice = 20ms; ///< what somebody who opens a conversation meanwhile may have to wait
constexpr auto Pause = 30ms;
constexpr auto Calm = 500ms;       ///< new messages are gathered: one commit for many
constexpr auto FirstAnswer = 40ms; ///< a question that takes longer is answered in parts

} // namespace

SearchIndex::SearchIndex(Database &database, MessageStore &messages, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SearchIndex::index);
    connect(&messages, &MessageStore::changed, this, &SearchIndex::indexSoon);
    connect(&messages, &MessageStore::messageRemoved, this, &SearchIndex::indexSoon);
    connect(&messages, &MessageStore::conversationCleared, this, &SearchIndex::indexSoon);
    connect(&messages, &MessageStore::trimmed, this, &SearchIndex::indexSoon);
}

void SearchIndex::start()
{
    index();
}

void SearchIndex::indexSoon()
{
    m_changed = true;
    if (!m_next.isActive() && !m_indexing)
        m_next.start(Calm);
}

void SearchIndex::index()
{
    m_next.stop();
    m_indexing = true;
    m_changed = false;
    m_database
        .run<SearchTable::Progress>(Sql::Access::Later, [](Sql &sql) { return SearchTable(sql).indexSome(Slice); })
        .then(this, [this](const Result<SearchTable::Progress> &result) {
            m_indexing = false;
            if (result)
                take(result.value());
            else
                qCWarning(lcStore) << "search cannot be kept up to date:" << result.failure().detail;
        });
}

void SearchIndex::take(const SearchTable::Progress &progress)
{
    const bool complete = progress.older == 0;
    const int percent = complete ? 100 : int(100 - 100 * progress.older / std::max<qint64>(1, progress.newest));
    const bool different = complete != m_complete || percent != m_percent;
    m_complete = complete;
    m_percent = percent;
    if (m_changed) // in a flood the messages themselves come first
        m_next.start(Calm);
    else if (!progress.idle)
        m_next.start(Pause);
    if (different)
        emit progressed();
}

QFuture<Result<SearchPage>> SearchIndex::find(const SearchRequest &request)
{
    if (m_changed) // what arrived just now is found too
        index();
    return m_database.run<SearchPage>(Sql::Access::Read,
                                      [request](Sql &sql) { return SearchTable(sql).find(request, FirstAnswer); });
}

} // namespace Tertulia
