#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <unistd.h>

/// Files of a store, and disks with which something is the matter.
namespace Tertulia::StoreFiles {

inline QByteArray contents(const QString &file)
{
    QFile f(file);
    return f.open(QFile::ReadOnly) ? f.readAll() : QByteArray();
}

inline bool overwrite(const QString &file, qint64 from, const QByteArray &bytes)
{
    QFile f(file);
    return f.open(QFile::ReadWrite) && f.seek(from) && f.write(bytes) == bytes.size();
}

inline QStringList named(const QString &folder, const QString &pattern)
{
    QStringList paths;
    const QStringList names = QDir(folder).entryList({pattern}, QDir::Files);
    for (const QString &name : names) {
        paths.append(QDir(folder).filePath(name));
    }
    return paths;
}

/// This program again, after `script` has run, in a mount namespace of its own: what is mounted there nobody else sees.
inline void startWithMounts(QProcess &process, const QString &script, const QStringList &arguments)
{
    const QString quoted = script + QStringLiteral(" && exec \"$0\" \"$@\"");
    QStringList command{geteuid() == 0 ? QStringLiteral("-m") : QStringLiteral("-rm"), QStringLiteral("sh"),
                        QStringLiteral("-c"), quoted, QCoreApplication::applicationFilePath()};
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("unshare"), command + arguments);
}

/// All lines of a child that ends by itself.
inline QStringList linesOf(QProcess &process)
{
    process.waitForFinished(20'000);
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace Tertulia::StoreFiles
