// Files between two sessions of ours, method by method: bench_streams prosody|ejabberd MEGABYTES [socks|proxy|ibb]…
#include "tests/session/StreamEnd.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

long residentKiB()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const auto &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLong();
    }
    return 0;
}

bool fill(QTemporaryFile &file, qint64 megabytes)
{
    const QByteArray block(1'000'000, 'x');
    for (qint64 i = 0; file.isOpen() && i < megabytes; ++i)
        file.write(block);
    return file.flush();
}

void report(const char *what, qint64 bytes, qint64 milliseconds)
{
    qInfo("%-24s %8.1f MB/s (%lld ms), peak RSS %ld KiB", what,
          double(bytes) / 1000.0 / double(qMax(milliseconds, 1LL)), milliseconds, residentKiB());
}

// QTest's waiting sleeps 10 ms between two looks, which would be all that is measured.
void runUntil(const std::function<bool()> &condition)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    look.start(5);
    loop.exec();
}

// The measure of all things: the same file through one TCP connection of the loopback device.
void bareLoopback(QIODevice &source)
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    QTcpSocket *arriving = nullptr;
    if (!QTest::qWaitFor([&] { return arriving || (arriving = server.nextPendingConnection()); }))
        return;
    qint64 count = 0;
    QObject::connect(arriving, &QTcpSocket::readyRead, arriving, [&] { count += arriving->readAll().size(); });
    const auto pump = [&] {
        while (client.bytesToWrite() < 512 * 1024 && !source.atEnd())
            client.write(source.read(128 * 1024));
    };
    QObject::connect(&client, &QTcpSocket::bytesWritten, &client, pump);
    source.seek(0);
    QElapsedTimer clock;
    clock.start();
    pump();
    runUntil([&] { return count == source.size(); });
    report("bare loopback", count, clock.elapsed());
}

void measure(LocalServer &server, QFile &source, const QString &method)
{
    StreamEnd ana, ben;
    const auto account = server.settings(u"ana"_s);
    if (!ana.signsIn(account, u"secret"_s) || !ben.signsIn(account, u"secret"_s) || !ana.waitFor(ben.jid()))
        return qWarning("no session");
    FileSettings settings;
    settings.direct = method == "socks"_L1;
    ana.sender.setSettings(settings);
    const auto peer = StreamEnd::peer(ben.jid(), method != "ibb"_L1);
    Transfer transfer;
    transfer.name = u"a.bin"_s;
    transfer.size = source.size();
    source.seek(0);
    Outgoing file(ana.sender, {}, {});
    QElapsedTimer clock;
    clock.start();
    file.take(ana.sender.start(transfer, peer, &source, nullptr));
    runUntil(
        [&] { return !file.outcome.isEmpty() && (ben.offers.empty() || !ben.offers.front()->outcome().isEmpty()); });
    report(qPrintable(method), ben.offers.empty() ? 0 : ben.offers.front()->sink.count, clock.elapsed());
    qInfo("  sender: %s, receiver: %s", qPrintable(file.outcome),
          ben.offers.empty() ? "-" : qPrintable(ben.offers.front()->outcome()));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    if (arguments.size() < 3)
        return 2;
    const auto server = arguments[1] == "ejabberd"_L1 ? LocalServer::ejabberd() : LocalServer::prosody();
    QTemporaryFile source;
    if (!server->isRunning() || !server->addAccount(u"ana"_s, u"secret"_s) || !source.open() ||
        !fill(source, arguments[2].toLongLong()))
        return 1;
    bareLoopback(source);
    const auto methods = arguments.size() > 3 ? arguments.sliced(3) : QStringList{u"socks"_s, u"proxy"_s, u"ibb"_s};
    for (const auto &method : methods)
        measure(*server, source, method);
    return 0;
}
