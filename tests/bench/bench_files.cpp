// bench_files [MB] [ejabberd|prosody]   one file by HTTP upload from one Tertulia to another in this process: MB/s up
// and down, how much the resident memory grew, and a plain copy of the same file beside it.
#include "app/Transfers.h"
#include "tests/session/SessionFixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTextStream>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

double statusMb(const QByteArray &what)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.mid(what.size()).trimmed().split(' ').first().toDouble() / 1000;
    }
    return 0;
}

bool make(const QString &path, qint64 megabytes)
{
    QFile file(path);
    QByteArray block(1'000'000, 'x');
    bool written = file.open(QFile::WriteOnly);
    for (qint64 i = 0; i < megabytes && written; ++i) {
        block.replace(0, 8, QByteArray::number(i).rightJustified(8, '0'));
        written = file.write(block) == block.size();
    }
    return written;
}

/// Not QTest::qWaitFor(): it sleeps 10 ms a turn, and a block of an upload takes a turn.
bool wait(const std::function<bool()> &until)
{
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (until())
            loop.quit();
    });
    QTimer::singleShot(600'000, &loop, &QEventLoop::quit);
    poll.start(20);
    loop.exec();
    return until();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    const qint64 megabytes = app.arguments().value(1, u"300"_s).toLongLong();
    const bool ejabberd = app.arguments().value(2) != u"prosody"_s;
    const auto server = ejabberd ? LocalServer::ejabberd() : LocalServer::prosody();
    const auto password = u"secret"_s;
    if (!server->isRunning() || !server->addAccount(u"ana"_s, password) || !server->addAccount(u"ben"_s, password))
        return 1;
    Person ana(server->settings(u"ana"_s), password), ben(server->settings(u"ben"_s), password);
    FileSettings settings;
    settings.folder = ben.folder.filePath(u"received"_s);
    settings.acceptUpTo = settings.largest;
    ben.session->transfers().setSettings(settings);
    const QString path = ana.folder.filePath(u"big.bin"_s);
    if (!ana.signIn() || !ben.signIn() || !make(path, megabytes))
        return 1;
    ben.session->contacts().addContact(ana.account.jid, {}, {}, {});
    QElapsedTimer clock;
    clock.start();
    QFile::copy(path, path + u".copy"_s);
    out << "copy " << double(megabytes) * 1'000 / double(clock.restart()) << " MB/s\n" << Qt::flush;
    const double before = statusMb("VmRSS:");
    ana.session->transfers().send(ben.account.jid, {path});
    const auto newest = [](const Person &person) { return person.session->transfers().all().value(0); };
    if (!wait([&] { return newest(ana).isOver(); }))
        return 1;
    out << "up   " << double(megabytes) * 1'000 / double(clock.restart()) << " MB/s, state " << int(newest(ana).state)
        << ", peak " << statusMb("VmHWM:") - before << " MB more\n"
        << Qt::flush;
    if (!wait([&] { return newest(ben).isOver(); }))
        return 1;
    out << "down " << double(megabytes) * 1'000 / double(clock.restart()) << " MB/s, state " << int(newest(ben).state)
        << ", peak " << statusMb("VmHWM:") - before << " MB more\n";
    return newest(ben).sha256 == newest(ana).sha256 ? 0 : 1;
}
