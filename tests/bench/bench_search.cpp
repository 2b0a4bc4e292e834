// bench_search FILE [COUNT]   FILE is a store made by fill_store, of this or an older version; it gets one rare word.
// Fills its index where that is missing, then measures what a person who types waits for: the median of a few
// questions, over the whole way from the question to the answer in the event loop.
#include "StoreFiller.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QTextStream>
#include <QTimer>
#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

constexpr int Times = 9;
const Jid Account = *Jid::parse(u"ana@example.org");

template <typename T>
T await(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

/// Of this process, in milliseconds: what a busy machine does not change.
double cpu()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

void print(const QString &what, double value, const QString &unit)
{
    QTextStream(stdout) << what.leftJustified(52) << QString::number(value, 'f', 2).rightJustified(12) << ' ' << unit
                        << '\n';
}

/// A message in the middle of the history, of words that nobody else uses.
void addRareWord(Database &database)
{
    await(database.run<Done>(Sql::Access::Write, [](Sql &sql) {
        sql.run(u"UPDATE message SET body = body || ' zanzibar pottery' WHERE id = (SELECT max(id) / 2 FROM message)"
                " AND body NOT LIKE '%zanzibar%'"_s);
        return Done();
    }));
}

void buildIndex(Database &database, const QString &file)
{
    const double before = double(QFileInfo(file).size()) / 1e6;
    QElapsedTimer clock, slice;
    clock.start();
    int slices = 0;
    QList<double> times, busy;
    for (bool idle = false; !idle; ++slices) {
        slice.start();
        const double spent = cpu();
        idle = await(database.run<SearchTable::Progress>(
                         Sql::Access::Later,
                         [](Sql &sql) { return SearchTable(sql).indexSome(std::chrono::milliseconds(20)); }))
                   .value()
                   .idle;
        times << double(slice.nsecsElapsed()) / 1e6;
        busy << cpu() - spent;
    }
    std::ranges::sort(times);
    std::ranges::sort(busy);
    print(u"index, without its pauses"_s, double(clock.elapsed()) / 1000, u"s"_s);
    print(u"its slices, median of %1"_s.arg(slices), times.at(times.size() / 2), u"ms"_s);
    print(u"99 of 100 are shorter than"_s, times.at(times.size() * 99 / 100), u"ms"_s);
    print(u"the longest"_s, times.last(), u"ms"_s);
    print(u"CPU: median"_s, busy.at(busy.size() / 2), u"ms"_s);
    print(u"CPU: 99 of 100"_s, busy.at(busy.size() * 99 / 100), u"ms"_s);
    print(u"CPU: the longest"_s, busy.last(), u"ms"_s);
    await(database.run<Done>(Sql::Access::Read, [](Sql &sql) {
        sql.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        return Done();
    }));
    print(u"file before"_s, before, u"MB"_s);
    print(u"file after"_s, double(QFileInfo(file).size()) / 1e6, u"MB"_s);
}

/// What somebody waits who reads while the index is being made, as it is in the program.
void measureReaders(MessageStore &store, SearchIndex &index)
{
    constexpr int reads = 500;
    QList<double> waits;
    QTimer between;
    QEventLoop loop;
    QObject::connect(&between, &QTimer::timeout, &loop, &QEventLoop::quit);
    index.start();
    between.start(10);
    while (waits.size() < reads) {
        QElapsedTimer clock;
        clock.start();
        await(store.newest(Account, StoreFiller::longConversation(), 100));
        waits << double(clock.nsecsElapsed()) / 1e6;
        loop.exec();
    }
    std::ranges::sort(waits);
    print(u"a page, read meanwhile: median of %1"_s.arg(reads), waits.at(reads / 2), u"ms"_s);
    print(u"99 of 100"_s, waits.at(reads * 99 / 100), u"ms"_s);
    print(u"the longest"_s, waits.last(), u"ms"_s);
}

void measure(SearchIndex &index, const QString &typed, SearchRequest request = {})
{
    QList<double> first, busy;
    double part = 0; // the longest: for so long nobody else can read
    SearchPage page;
    for (int i = 0; i < Times; ++i) {
        request.query = SearchQuery::parse(typed);
        request.accounts = {Account};
        request.below = -1;
        QElapsedTimer clock;
        clock.start();
        const double before = cpu();
        do {
            QElapsedTimer one;
            one.start();
            page = await(index.find(request)).value();
            request.below = page.next;
            part = std::max(part, double(one.nsecsElapsed()) / 1e6);
        } while (page.hits.isEmpty() && !page.last);
        first << double(clock.nsecsElapsed()) / 1e6;
        busy << cpu() - before;
    }
    std::ranges::sort(first);
    std::ranges::sort(busy);
    print(typed + u" (%1 hits at first)"_s.arg(page.hits.size()), first.at(Times / 2),
          u"ms, %1 of CPU, a part %2"_s.arg(busy.at(Times / 2), 0, 'f', 1).arg(part, 0, 'f', 1));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().size() < 2) {
        QTextStream(stderr) << "bench_search FILE\n";
        return 64; // EX_USAGE
    }
    const QString file = app.arguments().at(1);
    Database database(file);
    QElapsedTimer clock;
    clock.start();
    await(database.open());
    print(u"store opens, and migrates where it is old"_s, double(clock.nsecsElapsed()) / 1e6, u"ms"_s);
    MessageStore store(database);
    SearchIndex index(database, store);
    addRareWord(database);
    measureReaders(store, index);
    buildIndex(database, file);

    SearchRequest rareIn, longIn, fromBen, fromMe;
    rareIn.in = QList{*Jid::parse(u"friend3@example.org")};
    longIn.in = QList{StoreFiller::longConversation()};
    fromBen.from = longIn.in;
    fromMe.from = QList<Jid>();
    fromMe.fromMe = true;
    for (const QString &typed : {u"zanzibar"_s,
                                 u"zanz"_s,
                                 u"nowhere"_s,
                                 u"garden"_s,
                                 u"t"_s,
                                 u"z"_s,
                                 u"q"_s,
                                 u"to"_s,
                                 u"tom"_s,
                                 u"tomo"_s,
                                 u"z t"_s,
                                 u"\"meet house\""_s,
                                 u"\"garden river letter window\""_s,
                                 u"\"garden river letter window music coffee evening\""_s,
                                 u"garden river letter window music coffee evening today ticket "_s,
                                 u"garden river letter window music cof"_s,
                                 u"garden -river"_s,
                                 u"garden before:2002"_s,
                                 u"t after:2003-01 before:2003-02"_s,
                                 u"has:link"_s,
                                 u"-garden"_s})
        measure(index, typed);
    measure(index, u"garden in:friend3"_s, rareIn);
    measure(index, u"t in:friend3"_s, rareIn);
    measure(index, u"garden in:ben"_s, longIn);
    measure(index, u"garden from:ben"_s, fromBen);
    measure(index, u"zanzibar from:me"_s, fromMe);
    measure(index, u"from:me"_s, fromMe);
    measure(index, u"in:friend3"_s, rareIn);
    return 0;
}
