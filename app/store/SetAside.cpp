#include "app/store/SetAside.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto Journal = "-wal"_L1, SharedMemory = "-shm"_L1;

QString freeName(const QString &file, QLatin1StringView why)
{
    const QFileInfo info(file);
    const QString stem = u"%1/%2.%3-%4"_s.arg(info.path(), info.completeBaseName(), why,
                                              QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmmss"_s));
    QString name = u"%1.%2"_s.arg(stem, info.suffix());
    for (int i = 2; QFile::exists(name) || QFile::exists(name + Journal); ++i) {
        name = u"%1-%2.%3"_s.arg(stem, QString::number(i), info.suffix());
    }
    return name;
}

} // namespace

QString SetAside::move(const QString &file, FailureKind why)
{
    const QString name = freeName(file, why == FailureKind::StoreTooNew ? "newer"_L1 : "damaged"_L1);
    // The journal first: a fresh store beside the journal of another one would be the next damage.
    if (QFile::exists(file + Journal) && !QFile::rename(file + Journal, name + Journal)) {
        return {};
    }
    if (!QFile::rename(file, name)) {
        QFile::rename(name + Journal, file + Journal);
        return {};
    }
    QFile::remove(file + SharedMemory); // only an index of the journal; SQLite makes it anew
    return name;
}

} // namespace Tertulia
