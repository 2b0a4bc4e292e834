#pragma once

#include "app/data/Jid.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <chrono>
#include <optional>

namespace Tertulia {

/// Pictures on disk, for all accounts: each once, in a file named by its SHA-1, and who has which in the file `people`.
/// Bounded (MaxBytes, MaxPeople: what was used longest ago goes first); everything in it can be fetched again, so
/// nobody is told where it cannot be written. A thread of its own alone touches the disk; folder 0700, files 0600.
class AvatarFiles : public QObject
{
    Q_OBJECT

public:
    struct Limits {
        qint64 bytes = 48 * 1024 * 1024;
        qsizetype people = 5'000;
    };
    struct Found {
        QByteArray sha1;          ///< empty: had none when asked
        QByteArray bytes;         ///< empty: has none, or they are no longer here
        std::chrono::seconds age; ///< since somebody was asked
    };

    explicit AvatarFiles(const QString &folder, Limits limits, QObject *parent = nullptr);
    explicit AvatarFiles(const QString &folder, QObject *parent = nullptr)
        : AvatarFiles(folder, Limits(), parent)
    {
    }
    ~AvatarFiles() override; ///< writes what is not written yet

    QFuture<std::optional<Found>> find(const Jid &jid);                         ///< nullopt: nobody was asked yet
    QFuture<QByteArray> read(const QByteArray &sha1);                           ///< checked; empty: not here
    void keep(const Jid &jid, const QByteArray &sha1, const QByteArray &bytes); ///< empty: they have none
    void flush(); ///< to disk, now; returns when it is there

private:
    struct Person {
        QByteArray sha1;
        qint64 asked = 0; ///< seconds since 1970
    };

    // On the worker's thread.
    void load();
    void save();
    QByteArray readFile(const QByteArray &sha1);
    void writeFile(const QByteArray &sha1, const QByteArray &bytes);
    void forgetFiles();
    void forgetPeople();
    QString fileOf(const QByteArray &sha1) const;
    template <typename Value, typename Job>
    QFuture<Value> run(Job job);

    QString m_folder;
    Limits m_limits;
    QThreadPool m_worker;
    QTimer m_saving;
    QHash<Jid, Person> m_people;
    qint64 m_bytes = 0;
    bool m_loaded = false, m_dirty = false;
};

} // namespace Tertulia
