#include "app/AvatarFiles.h"

#include "app/Log.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QPromise>
#include <QSaveFile>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto PeopleFile = "people"_L1;
constexpr qint64 MaxFile = 256 * 1024, MaxPeopleFile = 16 * 1024 * 1024;
constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

bool writeWhole(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(OwnerOnly);
    file.write(bytes);
    return file.commit();
}

} // namespace

AvatarFiles::AvatarFiles(const QString &folder, Limits limits, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_limits(limits)
{
    m_worker.setMaxThreadCount(1);
    m_saving.setSingleShot(true);
    m_saving.setInterval(5s);
    connect(&m_saving, &QTimer::timeout, this, [this] { m_worker.start([this] { save(); }); });
}

AvatarFiles::~AvatarFiles()
{
    flush();
}

template <typename Value, typename Job>
QFuture<Value> AvatarFiles::run(Job job)
{
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    m_worker.start([this, promise, job = std::move(job)] {
        load();
        promise->addResult(job());
        promise->finish();
    });
    return promise->future();
}

QFuture<std::optional<AvatarFiles::Found>> AvatarFiles::find(const Jid &jid)
{
    return run<std::optional<Found>>([this, jid]() -> std::optional<Found> {
        const auto person = m_people.constFind(jid);
        if (person == m_people.cend())
            return {};
        const std::chrono::seconds age(std::max<qint64>(0, nowSeconds() - person->asked));
        return Found{person->sha1, person->sha1.isEmpty() ? QByteArray() : readFile(person->sha1), age};
    });
}

QFuture<QByteArray> AvatarFiles::read(const QByteArray &sha1)
{
    return run<QByteArray>([this, sha1] { return readFile(sha1); });
}

void AvatarFiles::keep(const Jid &jid, const QByteArray &sha1, const QByteArray &bytes)
{
    m_worker.start([this, jid, sha1, bytes] {
        load();
        m_people.insert(jid, {sha1, nowSeconds()});
        m_dirty = true;
        forgetPeople();
        if (!bytes.isEmpty())
            writeFile(sha1, bytes);
    });
    if (!m_saving.isActive())
        m_saving.start();
}

void AvatarFiles::flush()
{
    m_worker.start([this] { save(); });
    m_worker.waitForDone();
}

/// people: a line each, "hexadecimal SHA-1 or -", when asked, who.
void AvatarFiles::load()
{
    if (std::exchange(m_loaded, true))
        return;
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, OwnerOnly | QFileDevice::ExeOwner);
    QFile file(m_folder + u'/' + PeopleFile);
    if (file.size() <= MaxPeopleFile && file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd() && m_people.size() < m_limits.people) {
            const QByteArrayList parts = file.readLine().trimmed().split(' ');
            const auto jid = Jid::parse(QString::fromUtf8(parts.mid(2).join(' ')));
            if (const QByteArray sha1 = QByteArray::fromHex(parts.first());
                jid && (sha1.size() == 20 || sha1.isEmpty()))
                m_people.insert(*jid, {sha1, parts.at(1).toLongLong()});
        }
    }
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files);
    for (const QFileInfo &one : files)
        m_bytes += one.fileName() == PeopleFile ? 0 : one.size();
}

void AvatarFiles::save()
{
    if (!std::exchange(m_dirty, false))
        return;
    QByteArray text;
    for (auto it = m_people.cbegin(); it != m_people.cend(); ++it) {
        text += (it->sha1.isEmpty() ? QByteArray("-") : it->sha1.toHex()) + ' ' + QByteArray::number(it->asked) + ' ' +
                it.key().toString().toUtf8() + '\n';
    }
    if (!writeWhole(m_folder + u'/' + PeopleFile, text))
        qCInfo(lcSession) << "pictures are not kept: cannot write to" << m_folder;
}

QString AvatarFiles::fileOf(const QByteArray &sha1) const
{
    return m_folder + u'/' + QString::fromLatin1(sha1.toHex());
}

QByteArray AvatarFiles::readFile(const QByteArray &sha1)
{
    QFile file(fileOf(sha1));
    if (sha1.size() != 20 || file.size() > MaxFile || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha1) != sha1) {
        file.remove();
        m_bytes -= bytes.size();
        return {};
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (file.fileTime(QFileDevice::FileModificationTime).daysTo(now) >= 1) // used lately: not the next to go
        file.setFileTime(now, QFileDevice::FileModificationTime);
    return bytes;
}

void AvatarFiles::writeFile(const QByteArray &sha1, const QByteArray &bytes)
{
    const QString name = fileOf(sha1);
    if (sha1.size() != 20 || bytes.size() > MaxFile || QFile::exists(name) || !writeWhole(name, bytes))
        return;
    m_bytes += bytes.size();
    if (m_bytes > m_limits.bytes)
        forgetFiles();
}

/// Down to three quarters, so that it is not done for each picture.
void AvatarFiles::forgetFiles()
{
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &one : files) {
        if (m_bytes <= m_limits.bytes * 3 / 4)
            break;
        if (one.fileName() != PeopleFile && QFile::remove(one.filePath()))
            m_bytes -= one.size();
    }
}

void AvatarFiles::forgetPeople()
{
    if (m_people.size() <= m_limits.people)
        return;
    QList<qint64> times;
    times.reserve(m_people.size());
    for (const Person &person : std::as_const(m_people))
        times.append(person.asked);
    const auto quarter = times.begin() + times.size() / 4;
    std::ranges::nth_element(times, quarter);
    m_people.removeIf([limit = *quarter](const auto &it) { return it->asked <= limit; });
}

} // namespace Tertulia
