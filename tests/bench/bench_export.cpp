// bench_export FILE   exports everything that is in the store FILE into a temporary folder; prints seconds and how much
// memory it took.
#include "app/HistoryExport.h"
#include "app/store/Database.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

/// Highest resident size until now, in MB.
double peakMb()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QFile::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1000;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    Database database(app.arguments().value(1));
    database.open();
    HistoryExport history(database);
    QElapsedTimer clock;
    clock.start();
    double before = 0;
    QObject::connect(&history, &HistoryExport::progressed, &app,
                     [&](qint64 done, qint64) { before = done <= 10 * HistoryExport::PageSize ? peakMb() : before; });
    QObject::connect(&history, &HistoryExport::finished, &app, [&] {
        QTextStream(stdout) << double(clock.elapsed()) / 1000 << " s, peak " << peakMb() << " MB, " << peakMb() - before
                            << " MB more than after the first pages\n";
        QCoreApplication::quit();
    });
    QObject::connect(&history, &HistoryExport::failed, &app, [](const Failure &) { QCoreApplication::exit(1); });
    history.exportAll(folder.path());
    return QCoreApplication::exec();
}
