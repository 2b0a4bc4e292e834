// What a message costs a view that shows it: bench_timeline [batch] [messages].
// Appends as TimelineWindow does (at most 400 rows), 200 a second, and prints CPU per message and the longest stall.
#include "app/models/TimelineWindow.h"
#include "tests/ui/SomeMessages.h"
#include "ui/chat/ConversationPage.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>
#include <QTimer>
#include <ctime>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

constexpr int PerSecond = 200;

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Resident pages, in MB.
double residentMb()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6 : 0;
}

QList<Message> batchOf(int count, int from)
{
    static const QString words = u"the quick brown fox jumps over the lazy dog and tells a longer story about it "_s;
    QList<Message> rows;
    for (int i = from; i < from + count; ++i)
        rows << SomeMessages::said(u"message %1 "_s.arg(i) + words.first(i * 13 % words.size()), i % 4 == 0, i / 12);
    return rows;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    Theme theme(app);
    const int batch = app.arguments().value(1, u"1"_s).toInt(), total = app.arguments().value(2, u"5000"_s).toInt();
    SomeMessages model;
    ConversationPage page;
    page.resize(800, 700);
    page.setMessages(&model);
    page.showConversation(*Jid::parse(u"ana@example.org"));
    page.setOpened(true);
    page.show();
    model.append(batchOf(TimelineWindow::Capacity, 0));

    int sent = 0;
    qint64 longest = 0;
    double cpuBefore = 0, memoryBefore = 0, appending = 0, cpuAtBeat = 0, busiest = 0;
    QElapsedTimer beat, clock;
    QTimer heart; // what an answer to a ping would have waited
    QObject::connect(&heart, &QTimer::timeout, &app, [&] {
        longest = std::max(longest, beat.restart());
        const double now = cpuMs();
        busiest = std::max(busiest, now - std::exchange(cpuAtBeat, now));
    });
    QTimer feed;
    feed.setTimerType(Qt::PreciseTimer);
    QObject::connect(&feed, &QTimer::timeout, &app, [&] {
        const double before = cpuMs();
        model.append(batchOf(batch, 1000 + sent));
        model.remove(0, batch);
        appending += cpuMs() - before;
        sent += batch;
        if (sent >= total)
            QTimer::singleShot(200, &app, &QCoreApplication::quit);
        if (sent >= total)
            feed.stop();
    });
    QTimer::singleShot(500, &app, [&] {
        cpuBefore = cpuAtBeat = cpuMs();
        memoryBefore = residentMb();
        clock.start();
        beat.start();
        heart.start(1);
        feed.start(1000 * batch / PerSecond);
    });
    app.exec();
    QTextStream(stdout) << "batch " << batch << ": " << (cpuMs() - cpuBefore) / sent << " ms CPU a message ("
                        << appending / sent << " of it in the model's signals), longest stall " << longest
                        << " ms, of which at most " << busiest << " ms were ours, " << residentMb() - memoryBefore
                        << " MB more, " << double(clock.elapsed()) / 1000 << " s\n";
    return 0;
}
