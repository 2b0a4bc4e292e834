#include "app/store/Backup.h"

#include "app/Log.h"
#include "app/store/Sql.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qint64 Chunk = 1 << 20, Slack = 32 << 20;

bool copy(QFile &from, QFile &to)
{
    QByteArray buffer(Chunk, Qt::Uninitialized);
    while (!from.atEnd()) {
        const qint64 size = from.read(buffer.data(), Chunk);
        if (size <= 0 || to.write(buffer.constData(), size) != size) {
            return false;
        }
    }
    return to.flush() && fdatasync(to.handle()) == 0;
}

/// A new name is on the disk only when its folder is.
void syncFolder(const QString &folder)
{
    if (const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

} // namespace

QString Backup::nameFor(const QString &file, int version)
{
    const QFileInfo info(file);
    return u"%1/%2.backup-v%3.%4"_s.arg(info.path(), info.completeBaseName(), QString::number(version), info.suffix());
}

void Backup::make(Sql &sql, const QString &file, int version)
{
    QElapsedTimer clock;
    clock.start();
    const bool busy = sql.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).toInt() != 0;
    if (busy || sql.failed()) {
        return sql.fail(FailureKind::StoreLocked, u"another program reads the store; no backup, no new version"_s);
    }
    // The copy, and a change that may write every page once more into the journal.
    const qint64 size = QFileInfo(file).size(), room = QStorageInfo(QFileInfo(file).path()).bytesAvailable();
    if (room < 2 * size + Slack) {
        return sql.fail(FailureKind::DiskFull,
                        u"a backup and a new version of %1 bytes do not fit into %2"_s.arg(size).arg(room));
    }
    const QString name = nameFor(file, version), half = name + ".part"_L1;
    QFile::remove(half);
    const auto failure = sql.perform(Sql::Access::Write, [&] { // nobody writes meanwhile, and the journal is empty
        QFile target(half);
        QFile &source = sql.fileToHold(file);
        constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
        if (!source.isOpen() || !target.open(QFile::WriteOnly | QFile::NewOnly, ownerOnly) || !copy(source, target) ||
            QFileInfo(file + "-wal"_L1).size() != 0) {
            sql.fail(FailureKind::StoreUnavailable, u"no backup: "_s + source.errorString() + target.errorString());
        }
    });
    if (failure || ::rename(QFile::encodeName(half).constData(), QFile::encodeName(name).constData()) != 0) {
        QFile::remove(half);
        return sql.fail(failure ? failure->kind : FailureKind::StoreUnavailable,
                        failure ? failure->detail : u"the backup cannot be renamed"_s);
    }
    syncFolder(QFileInfo(file).path());
    qCInfo(lcStore) << "backup of version" << version << size << "bytes in" << clock.elapsed() << "ms";
}

void Backup::keepOnly(const QString &file, int version)
{
    const QFileInfo info(file), kept(nameFor(file, version));
    const QString pattern = u"%1.backup-v*.%2"_s.arg(info.completeBaseName(), info.suffix());
    const QStringList names = info.dir().entryList({pattern, pattern + ".part"_L1}, QDir::Files);
    for (const QString &name : names) {
        if (name != kept.fileName()) {
            info.dir().remove(name);
        }
    }
}

} // namespace Tertulia
