#include "app/ReceivedFiles.h"

#include "app/data/FileName.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QUuid>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

Failure failureOf(int error)
{
    const bool full = error == ENOSPC || error == EDQUOT;
    return {
        full ? FailureKind::DiskFull : FailureKind::FileNotSaved, QString::fromLocal8Bit(std::strerror(error)), {}, {}};
}

QByteArray native(const QString &path)
{
    return QFile::encodeName(path);
}

/// 0, or errno. Where the file system has no such rename (some network and FUSE ones), a second link does the same.
int renameUnlessThere(const QByteArray &from, const QByteArray &to)
{
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (::link(from.constData(), to.constData()) != 0)
        return errno;
    ::unlink(from.constData());
    return 0;
}

void syncFolder(const QString &folder)
{
    const int fd = ::open(native(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

bool isOurs(int fd)
{
    struct stat facts{};
    return ::fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_uid == ::geteuid() && facts.st_nlink == 1;
}

} // namespace

QString ReceivedFiles::usualFolder()
{
    QDir folder(QCoreApplication::applicationDirPath());
    for (int up = 0; up < 4; ++up) {
        if (folder.exists(u"CMakeLists.txt"_s) && folder.exists(u"app/ReceivedFiles.cpp"_s))
            return folder.filePath(u"files_received"_s);
        if (!folder.cdUp())
            break;
    }
    return QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
}

Result<QString> ReceivedFiles::createPart(const QString &folder, const QString &safeName)
{
    if (!QDir().mkpath(folder))
        return {FailureKind::FileNotSaved, u"the folder cannot be made"_s};
    const QString stem = QDir(folder).filePath(FileName::safe(safeName));
    for (int tries = 0; tries < 10; ++tries) {
        const QString mark = QUuid::createUuid().toString(QUuid::Id128).left(8);
        const QString part = u"%1.%2.part"_s.arg(stem, mark);
        const int fd = ::open(native(part).constData(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd >= 0) {
            ::fchmod(fd, 0600);
            ::close(fd);
            return part;
        }
        if (errno != EEXIST)
            return failureOf(errno);
    }
    return {FailureKind::FileNotSaved, u"no free name"_s};
}

int ReceivedFiles::openPart(const QString &part)
{
    if (!part.endsWith(".part"_L1))
        return -1;
    const int fd = ::open(native(part).constData(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0 && !isOurs(fd)) {
        ::close(fd);
        return -1;
    }
    return fd;
}

qint64 ReceivedFiles::sizeOf(const QString &part)
{
    const int fd = openPart(part);
    if (fd < 0)
        return -1;
    const auto size = ::lseek(fd, 0, SEEK_END);
    ::close(fd);
    return size;
}

void ReceivedFiles::removePart(const QString &part)
{
    if (sizeOf(part) >= 0)
        ::unlink(native(part).constData()); // it has no other name: see isOurs()
}

Result<QString> ReceivedFiles::settle(const QString &part, const QString &folder, const QString &safeName)
{
    for (int number = 1; number <= MaxSameName; ++number) {
        const QString path = QDir(folder).filePath(FileName::numbered(FileName::safe(safeName), number));
        const int error = renameUnlessThere(native(part), native(path));
        if (error == 0) {
            syncFolder(folder);
            return path;
        }
        if (error != EEXIST)
            return failureOf(error);
    }
    return {FailureKind::FileNotSaved, u"too many files of that name"_s};
}

qint64 ReceivedFiles::room(const QString &folder)
{
    QString there = folder;
    while (!QFileInfo::exists(there) && there.size() > 1)
        there = QFileInfo(there).absolutePath();
    return QStorageInfo(there).bytesAvailable() - LeftFree;
}

} // namespace Tertulia
