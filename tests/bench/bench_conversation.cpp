// What somebody waits for in a long conversation: bench_conversation FILE [ACCOUNT [CONVERSATION]], FILE written by
// fill_store. Opens it at its end in the real page, then scrolls upwards, and prints times and the longest stall.
#include "StoreFiller.h"
#include "app/models/TimelineWindow.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chat/TimelineJoin.h"
#include "ui/common/Theme.h"
#include "ui/timeline/MessageView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QScrollBar>
#include <QTextStream>
#include <QTimer>
#include <ctime>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

void print(const QString &what, double value, const QString &unit = u"ms"_s)
{
    QTextStream(stdout) << what.leftJustified(52) << QString::number(value, 'f', 1).rightJustified(10) << ' ' << unit
                        << Qt::endl;
}

/// From the click to the painted end of the conversation.
void measureOpening(ConversationPage &page, TimelineWindow &timeline, const Jid &account, const Jid &jid,
                    const QString &what)
{
    QElapsedTimer clock;
    QEventLoop loop;
    const double cpu = cpuMs();
    QObject::connect(&timeline, &TimelineWindow::opened, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    clock.start();
    page.showConversation(jid);
    timeline.open(account, jid, 0);
    loop.exec();
    page.findChild<MessageView *>()->settle();
    page.repaint();
    print(what, double(clock.nsecsElapsed()) / 1e6);
    print(u"  of it CPU of the window's thread"_s, cpuMs() - cpu);
}

/// A step of 400 pixels every 16 ms, which is as fast as a wheel can be turned.
void measureScrolling(ConversationPage &page, const TimelineWindow &timeline, int steps)
{
    const auto *view = page.findChild<MessageView *>();
    QScrollBar *bar = view->verticalScrollBar();
    QEventLoop loop;
    QElapsedTimer beat;
    qint64 longest = 0;
    double cpuAtBeat = cpuMs(), busiest = 0;
    int loaded = 0, left = steps;
    QObject::connect(&timeline, &QAbstractItemModel::rowsInserted, &loop,
                     [&](const QModelIndex &, int first, int last) { loaded += last - first + 1; });
    QTimer heart, wheel;
    QObject::connect(&heart, &QTimer::timeout, &loop, [&] {
        longest = std::max(longest, beat.restart());
        const double now = cpuMs();
        busiest = std::max(busiest, now - std::exchange(cpuAtBeat, now));
    });
    wheel.setTimerType(Qt::PreciseTimer);
    QObject::connect(&wheel, &QTimer::timeout, &loop, [&] {
        bar->setValue(bar->value() - 400);
        if (--left == 0)
            loop.quit();
    });
    const double before = cpuMs();
    beat.start();
    heart.start(1);
    wheel.start(16);
    loop.exec();
    print(u"rows loaded while scrolling upwards"_s, loaded, u"rows"_s);
    print(u"longest stall"_s, double(longest));
    print(u"  of it CPU of the window's thread, at most"_s, busiest);
    print(u"CPU of a step"_s, (cpuMs() - before) / steps);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const Theme theme(app);
    const QStringList arguments = app.arguments();
    const Jid account = *Jid::parse(arguments.value(2, u"ana@example.org"_s));
    const Jid jid = *Jid::parse(arguments.value(3, StoreFiller::longConversation().toString()));
    Database database(arguments.value(1));
    QFutureWatcher<Result<Done>> opening;
    QEventLoop loop;
    QObject::connect(&opening, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    opening.setFuture(database.open());
    loop.exec();
    MessageStore store(database);
    TimelineWindow timeline(store);
    ConversationPage page;
    joinTimeline(page, timeline);
    page.resize(800, 700);
    page.show();
    QCoreApplication::processEvents();
    measureOpening(page, timeline, account, jid, u"opens at its end, the first conversation of all"_s);
    measureOpening(page, timeline, account, *Jid::parse(u"friend1@example.org"_s), u"a small one opens"_s);
    measureOpening(page, timeline, account, jid, u"opens at its end again"_s);
    measureScrolling(page, timeline, 1'500);
    return 0;
}
