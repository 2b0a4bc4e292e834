// bench_store [COUNT [FILE]]   fills FILE (default: a temporary one) up with COUNT messages where it is empty, then
// measures what a person waits for. Times are of the whole way: question, worker thread, answer in the event loop.
#include "StoreFiller.h"
#include "app/models/TimelineWindow.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const Jid Account = *Jid::parse(u"ana@example.org");

template <typename T>
T await(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return future.result();
}

/// Runs the event loop until `signal` comes.
template <typename Sender, typename Signal>
void waitFor(Sender &sender, Signal signal)
{
    QEventLoop loop;
    QObject::connect(&sender, signal, &loop, &QEventLoop::quit);
    loop.exec();
}

void print(const QString &what, qint64 nanoseconds, int times = 1)
{
    QTextStream(stdout) << what.leftJustified(52)
                        << QString::number(double(nanoseconds) / 1e6 / times, 'f', 3).rightJustified(12) << " ms\n";
}

void measureReading(MessageStore &store, ConversationStore &conversations)
{
    QElapsedTimer clock;
    clock.start();
    const auto list = await(conversations.all(Account)).value();
    print(u"chat list, %1 conversations"_s.arg(list.size()), clock.nsecsElapsed());

    TimelineWindow window(store);
    clock.start();
    window.open(Account, StoreFiller::longConversation(), 0);
    waitFor(window, &TimelineWindow::opened);
    print(u"conversation opens at its end"_s, clock.nsecsElapsed());

    constexpr int pages = 100;
    clock.start();
    for (int i = 0; i < pages && window.hasOlder(); ++i) {
        window.loadOlder();
        waitFor(window, &QAbstractItemModel::rowsInserted);
    }
    print(u"an older page (mean of %1)"_s.arg(pages), clock.nsecsElapsed(), pages);
    Message middle = window.at(0);
    middle.time = Instant(std::chrono::milliseconds(1'000'000'000'000 + 60'000));
    clock.start();
    await(store.after(middle, TimelineWindow::PageSize));
    print(u"a page at the very beginning"_s, clock.nsecsElapsed());
    clock.start();
    await(store.waiting(Account));
    await(store.caughtUpTo(Account));
    print(u"outbox and place of the catch-up"_s, clock.nsecsElapsed());
}

void measureWriting(MessageStore &store, StoreFiller &filler)
{
    QElapsedTimer clock;
    constexpr int single = 200, batches = 20, batchSize = 100;
    clock.start();
    for (int i = 0; i < single; ++i) {
        await(store.addReceived({{filler.next()}, {}, {}}));
    }
    print(u"one message, stored and told"_s, clock.nsecsElapsed(), single);
    clock.start();
    for (int i = 0; i < batches; ++i) {
        ReceivedBatch batch;
        for (int j = 0; j < batchSize; ++j) {
            batch.messages.append(filler.next());
        }
        await(store.addReceived(batch));
    }
    print(u"a message in a batch of %1"_s.arg(batchSize), clock.nsecsElapsed(), batches * batchSize);
}

/// What is said about messages: by an id that is there, and by one that is not.
void measureTalk(MessageStore &store)
{
    QElapsedTimer clock;
    constexpr int times = 200;
    const auto page = await(store.newest(Account, StoreFiller::longConversation(), times)).value();
    const auto measure = [&](const QString &what, bool known) {
        clock.start();
        for (int i = 0; i < times; ++i) {
            Amendment reaction{
                Amendment::Kind::Reaction, known ? page.at(i).name() : u"nowhere-%1"_s.arg(i), {u"👍"_s}, {}};
            reaction.said = page.last();
            reaction.said.archiveId.clear();
            reaction.said.stanzaId = reaction.said.originId = u"reaction-%1-%2"_s.arg(i).arg(int(known));
            await(store.addReceived({{}, {}, {}, {reaction}}));
        }
        print(what, clock.nsecsElapsed(), times);
    };
    measure(u"a reaction, stored and told"_s, true);
    measure(u"a reaction to what is not here"_s, false);
    clock.start();
    for (int i = 0; i < times; ++i) {
        await(store.setStateOf(Account, StoreFiller::longConversation(), u"nowhere-%1"_s.arg(i), MessageState::Read));
    }
    print(u"a marker for what is not here"_s, clock.nsecsElapsed(), times);
    clock.start();
    await(store.newest(Account, StoreFiller::longConversation(), times));
    print(u"a page of %1, each with a reaction"_s.arg(times), clock.nsecsElapsed());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const int count = arguments.value(1, u"100000"_s).toInt();
    const QTemporaryDir folder;
    const QString file = arguments.value(2, folder.filePath(u"store.sqlite"_s));
    StoreFiller filler(Account, quint32(QFileInfo(file).size()) + 1); // other ids at each run
    QElapsedTimer clock;
    if (!QFileInfo::exists(file)) {
        Database database(file);
        database.open();
        MessageStore store(database);
        clock.start();
        if (!filler.fill(store, count)) {
            return 1;
        }
        print(u"%1 messages are filled in, each"_s.arg(count), clock.nsecsElapsed(), count);
    }
    clock.start();
    Database database(file);
    await(database.open());
    print(u"store opens"_s, clock.nsecsElapsed());
    QTextStream(stdout) << "size of the file: " << QFileInfo(file).size() / 1'000'000 << " MB\n";
    MessageStore store(database);
    ConversationStore conversations(database);
    measureReading(store, conversations);
    measureWriting(store, filler);
    measureTalk(store);
    const SearchIndex index(database, store);
    QTextStream(stdout) << "with the search's index kept up to date beside it:\n";
    measureWriting(store, filler);
    return 0;
}
