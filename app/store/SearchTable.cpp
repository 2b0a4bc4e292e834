#include "app/store/SearchTable.h"

#include "app/data/SearchText.h"
#include "app/store/MessageRow.h"
#include "app/store/Sql.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

// As in the migration that made the triggers: these must not move.
constexpr qint64 FirstDay = 946'684'800'000, Day = 86'400'000; // 2000-01-01, in milliseconds
constexpr int DayShift = 28;
constexpr qint64 IdMask = (qint64(1) << DayShift) - 1;

constexpr int RowsAtOnce = 50;
constexpr int PagesAtOnce = 8;   ///< of the index, when its parts are joined
constexpr int RestOfDay = 1'000; ///< a page goes on to the end of its last day, but no further than this
constexpr qint64 FirstWindow = 32, FirstOfSeveral = 8; ///< days
constexpr auto Quick = 4ms, Slow = 16ms;               ///< of one window: the next one may be longer, or is shorter
constexpr int MaxMarks = 100;

qint64 dayStart(qint64 time)
{
    return std::max<qint64>(0, (time - FirstDay) / Day) << DayShift;
}

qint64 keyOf(MessageId id, qint64 time)
{
    return dayStart(time) | (id & IdMask);
}

/// A word that no text has: SearchText lets nothing from the private use area in.
QString mark(const QString &name)
{
    return u'\uE000' + name;
}

QString indexed(qint64 conversation, const QString &body)
{
    QString text = mark(u'c' + QString::number(conversation));
    if (SearchText::hasLink(body)) {
        text += u' ' + mark(u"l"_s);
        if (SearchText::isFileAddress(body))
            text += u' ' + mark(u"f"_s);
    }
    for (const auto &word : SearchText::words(body))
        text += u' ' + word.folded;
    return text;
}

QString quoted(const SearchQuery::Term &term)
{
    return u'"' + term.words.join(u' ') + (term.unfinished ? u"\" *"_s : u"\""_s);
}

/// The only word of the row that each day has besides its messages, under a key that is no message's.
QString milestone()
{
    return mark(u"s"_s);
}

QString anyOf(const QStringList &parts)
{
    return u'(' + parts.join(u" OR "_s) + u')';
}

QString json(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString json(const QList<Jid> &jids)
{
    QJsonArray array;
    for (const Jid &jid : jids)
        array.append(jid.toString());
    return json(array);
}

/// Conversations as marks, where they are few enough for the index to be asked for them.
QString marksOf(const QString &conversations)
{
    const QJsonArray ids = QJsonDocument::fromJson(conversations.toUtf8()).array();
    QStringList marks;
    for (const auto &id : ids)
        marks.append(u'"' + mark(u'c' + QString::number(id.toInteger())) + u'"');
    return marks.isEmpty() || marks.size() > MaxMarks ? QString() : anyOf(marks);
}

bool isDropped(const SearchRequest &request)
{
    return request.dropped && *request.dropped;
}

} // namespace

// ---- filling the index ----

SearchTable::Progress SearchTable::indexSome(std::chrono::milliseconds budget)
{
    QElapsedTimer clock;
    clock.start();
    Progress progress{false, 0, 0};
    bool joined = false;
    do
        joined = !join();
    while (!joined && clock.durationElapsed() < budget / 2);
    do
        progress.idle = !indexChanged() && !indexNew() && !indexOld();
    while (!progress.idle && clock.durationElapsed() < budget);
    progress.idle = progress.idle && joined;
    m_sql.each(u"SELECT low, high FROM search_state"_s, {}, [&](const QSqlQuery &row) {
        progress.older = row.value(0).toLongLong();
        progress.newest = row.value(1).toLongLong();
    });
    return progress;
}

/// Each slice leaves a part of the index, and many parts make a search slow. FTS5 would join them whenever it likes,
/// and many at a time; so that is switched off (migration 9) and done here, little by little. False: nothing is to be
/// done.
bool SearchTable::join()
{
    const auto changes = [this] { return m_sql.value(u"SELECT total_changes()"_s).toLongLong(); };
    const qint64 before = changes();
    m_sql.run(u"INSERT INTO search (search, rank) VALUES ('merge', ?)"_s, {PagesAtOnce});
    return !m_sql.failed() && changes() - before >= 2; // https://sqlite.org/fts5.html#the_merge_command
}

/// Edited and deleted ones. What is not in the index yet will be read as it is then.
bool SearchTable::indexChanged()
{
    struct Stale {
        qint64 id, key;
    };
    QList<Stale> stale;
    m_sql.each(u"SELECT message, key FROM search_stale LIMIT ?"_s, {RowsAtOnce},
               [&](const QSqlQuery &row) { stale.append({row.value(0).toLongLong(), row.value(1).toLongLong()}); });
    if (!stale.isEmpty() && m_sql.value(u"SELECT NOT EXISTS (SELECT 1 FROM message)"_s).toBool()) { // all was cleared
        m_sql.run(u"INSERT INTO search (search) VALUES ('delete-all')"_s);
        m_sql.run(u"DELETE FROM search_stale"_s);
        m_sql.run(u"UPDATE search_state SET low = 0"_s);
        return true;
    }
    for (const auto &[id, key] : std::as_const(stale)) {
        m_sql.run(u"DELETE FROM search WHERE rowid = ?"_s, {key});
        m_sql.run(u"DELETE FROM search_stale WHERE message = ?"_s, {id});
        QList<std::pair<qint64, QString>> rows;
        m_sql.each(u"SELECT m.id, m.time, m.conversation, m.body FROM message m, search_state s"
                   " WHERE m.id = ? AND m.id > s.low AND m.id <= s.high"_s,
                   {id}, [&](const QSqlQuery &row) {
                       rows.append({keyOf(row.value(0).toLongLong(), row.value(1).toLongLong()),
                                    indexed(row.value(2).toLongLong(), row.value(3).toString())});
                   });
        put(rows);
    }
    return !stale.isEmpty();
}

bool SearchTable::indexNew()
{
    QList<std::pair<qint64, QString>> rows;
    qint64 high = 0;
    m_sql.each(u"SELECT id, time, conversation, body FROM message WHERE id > (SELECT high FROM search_state)"
               " ORDER BY id LIMIT ?"_s,
               {RowsAtOnce}, [&](const QSqlQuery &row) {
                   high = row.value(0).toLongLong();
                   rows.append({keyOf(high, row.value(1).toLongLong()),
                                indexed(row.value(2).toLongLong(), row.value(3).toString())});
               });
    if (rows.isEmpty())
        return false;
    put(rows);
    m_sql.run(u"UPDATE search_state SET high = ?"_s, {high});
    return true;
}

bool SearchTable::indexOld()
{
    if (m_sql.value(u"SELECT low FROM search_state"_s).toLongLong() <= 0)
        return false;
    QList<std::pair<qint64, QString>> rows;
    qint64 lowest = 1;
    m_sql.each(u"SELECT id, time, conversation, body FROM message WHERE id <= (SELECT low FROM search_state)"
               " ORDER BY id DESC LIMIT ?"_s,
               {RowsAtOnce}, [&](const QSqlQuery &row) {
                   lowest = row.value(0).toLongLong();
                   rows.append({keyOf(lowest, row.value(1).toLongLong()),
                                indexed(row.value(2).toLongLong(), row.value(3).toString())});
               });
    put(rows);
    m_sql.run(u"UPDATE search_state SET low = ?"_s, {rows.size() < RowsAtOnce ? 0 : lowest - 1});
    return true;
}

void SearchTable::put(const QList<std::pair<qint64, QString>> &rows)
{
    QSet<qint64> days;
    for (const auto &[key, text] : rows) {
        m_sql.run(u"INSERT OR REPLACE INTO search (rowid, words) VALUES (?, ?)"_s, {key, text});
        days.insert((key >> DayShift) << DayShift);
    }
    for (const qint64 day : std::as_const(days)) {
        if (m_sql.value(u"SELECT rowid FROM search WHERE rowid = ?"_s, {day}).isNull())
            m_sql.run(u"INSERT INTO search (rowid, words) VALUES (?, ?)"_s, {day, milestone()});
    }
}

// ---- asking it ----

/// What stays the same over the windows of one question.
struct SearchTable::Ask {
    QString match; ///< empty: nothing that the index could be asked for
    QVariantList filters;
    const SearchQuery *query = nullptr;
    qint64 low = 0, high = 0; ///< keys, the upper one is outside
    bool nothing = false;
    bool several = false; ///< words, which must come together in a message
    bool costly = false;  ///< each question about it begins with a long list of its own
};

QString SearchTable::conversations(const QList<Jid> &accounts, const QList<Jid> &partners)
{
    QJsonArray ids;
    m_sql.each(u"SELECT c.id FROM conversation c JOIN account a ON a.id = c.account WHERE"
               " a.jid IN (SELECT value FROM json_each(?)) AND c.jid IN (SELECT value FROM json_each(?))"_s,
               {json(accounts), json(partners)}, [&](const QSqlQuery &row) { ids.append(row.value(0).toLongLong()); });
    return json(ids);
}

SearchTable::Ask SearchTable::prepare(const SearchRequest &request)
{
    const SearchQuery &query = request.query;
    Ask ask;
    ask.query = &query;
    QVariant in, from;
    QStringList all;
    if (request.in) {
        in = conversations(request.accounts, *request.in);
        all << marksOf(in.toString());
        ask.nothing = in == u"[]"_s;
    }
    if (request.from) {
        from = conversations(request.accounts, *request.from);
        all << (request.fromMe ? QString() : marksOf(from.toString()));
        ask.nothing = ask.nothing || (from == u"[]"_s && !request.fromMe);
    }
    if (query.link)
        all << u'"' + mark(u"l"_s) + u'"';
    if (query.file)
        all << u'"' + mark(u"f"_s) + u'"';
    for (const SearchQuery::Term &term : query.terms) {
        all << quoted(term);
        ask.several = ask.several || term.words.size() > 1;
        ask.costly = ask.costly || (term.unfinished && term.words.constLast().size() > 1); // only `prefix` is ready
    }
    all.removeAll(QString());
    ask.several = ask.several || all.size() > 1;
    if (ask.several) {
        for (QString &part : all)
            part = anyOf({part, u'"' + milestone() + u'"'});
    }
    ask.match = all.join(u" AND "_s);
    QStringList none;
    for (const SearchQuery::Term &term : query.without)
        none << quoted(term);
    if (!ask.match.isEmpty() && !none.isEmpty())
        ask.match = u'(' + ask.match + u") NOT "_s + anyOf(none);

    const qint64 earliest = query.after ? query.after->startOfDay().toMSecsSinceEpoch() : 0;
    const qint64 latest =
        query.before ? query.before->startOfDay().toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
    ask.filters << json(request.accounts) << in << in << from << request.fromMe << from << earliest << latest;

    const qint64 newest = m_sql.value(u"SELECT rowid FROM search ORDER BY rowid DESC LIMIT 1"_s).toLongLong() + 1;
    ask.low =
        std::max(dayStart(earliest), m_sql.value(u"SELECT rowid FROM search ORDER BY rowid LIMIT 1"_s).toLongLong());
    ask.high = request.below >= 0 ? request.below : newest;
    if (query.before)
        ask.high = std::min(ask.high, keyOf(IdMask, latest) + 1);
    return ask;
}

QList<SearchTable::Row> SearchTable::read(const Ask &ask, qint64 low, qint64 high, int limit)
{
    static const QString statement =
        u"SELECT "_s + MessageRow::Columns +
        u", c.jid, a.jid, s.rowid FROM search s CROSS JOIN message m ON m.id = (s.rowid & %1)"
        " JOIN conversation c ON c.id = m.conversation JOIN account a ON a.id = c.account"
        " WHERE %2 s.rowid >= ? AND s.rowid < ?"
        " AND a.jid IN (SELECT value FROM json_each(?))"
        " AND (? IS NULL OR m.conversation IN (SELECT value FROM json_each(?)))"
        " AND (? IS NULL OR (m.outgoing AND ?) OR"
        " (NOT m.outgoing AND m.conversation IN (SELECT value FROM json_each(?))))"
        " AND NOT m.retracted AND m.time >= ? AND m.time < ? ORDER BY s.rowid DESC LIMIT ?"_s;
    QVariantList values{low, high};
    if (!ask.match.isEmpty())
        values.prepend(ask.match);
    QList<Row> rows;
    m_sql.each(statement.arg(IdMask).arg(ask.match.isEmpty() ? QString() : u"search MATCH ? AND"_s),
               values << ask.filters << limit, [&](const QSqlQuery &row) {
                   const auto conversation = Jid::parse(row.value(MessageRow::ColumnCount).toString());
                   const auto account = Jid::parse(row.value(MessageRow::ColumnCount + 1).toString());
                   if (conversation && account)
                       rows.append({row.value(MessageRow::ColumnCount + 2).toLongLong(),
                                    MessageRow::read(row, *account, *conversation)});
               });
    return rows;
}

/// The key above which nothing can be found, at most `high`: what is found next may be years away.
qint64 SearchTable::nextMatch(const Ask &ask, qint64 high)
{
    if (ask.match.isEmpty() || ask.several || high <= ask.low)
        return high;
    const QVariant key =
        m_sql.value(u"SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT 1"_s,
                    {ask.match, high});
    return key.isNull() ? ask.low : std::max(ask.low, key.toLongLong() + 1);
}

/// Goes back in time by windows: each is short enough to give up between two of them, and grows while they are quick.
/// Where several words do not come together, FTS5 would look for them through all that is older before it minds the
/// window's end; but it stops at each day's milestone, which every part of the question has besides.
SearchPage SearchTable::find(const SearchRequest &request, std::chrono::milliseconds budget)
{
    SearchPage page;
    const Ask ask = prepare(request);
    if (ask.nothing || request.query.isEmpty()) {
        page.last = true;
        return page;
    }
    QElapsedTimer clock;
    clock.start();
    qint64 high = ask.high;
    for (qint64 days = ask.several ? FirstOfSeveral : FirstWindow;
         high > ask.low && page.hits.size() < request.limit && !isDropped(request);) {
        const auto began = clock.durationElapsed();
        const qint64 low = std::max(ask.low, ((high >> DayShift) - days) << DayShift);
        const int wanted = request.limit - int(page.hits.size());
        auto rows = read(ask, low, high, wanted);
        high = rows.isEmpty() ? nextMatch(ask, low) : low;
        if (rows.size() == wanted) {
            const qint64 reached = rows.constLast().key, day = (reached >> DayShift) << DayShift;
            const auto rest = read(ask, std::max(day, ask.low), reached, RestOfDay);
            high = rest.size() < RestOfDay ? day : rest.constLast().key;
            rows += rest;
        }
        for (const Row &row : std::as_const(rows)) {
            if (!ask.match.isEmpty() || !request.query.isExcluded(row.message.body))
                page.hits.append(row.message);
        }
        const auto now = clock.durationElapsed(), took = now - began;
        if (now > budget)
            break;
        days = !ask.several || ask.costly || took < Quick ? days * 8
               : took > Slow                              ? std::max<qint64>(1, days / 2)
                                                          : days;
    }
    page.next = high;
    page.last = high <= ask.low;
    std::ranges::stable_sort(page.hits, std::greater(), [](const Message &m) { return std::pair(m.time, m.id); });
    return page;
}

} // namespace Tertulia
