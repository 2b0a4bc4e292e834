#pragma once

#include "app/data/Failure.h"

#include <QIODevice>
#include <QThread>
#include <memory>

namespace Tertulia {

/// One file that is coming in: counts, refuses what is more than it may be, and hands the bytes to a thread that
/// writes and hashes (SHA-256) them. They lie in a `.part` until settle() has them on the disk, whole and of the right
/// hash; only then the file has its name (ReceivedFiles). A write-only, sequential device: write() answers -1 where it
/// takes no more, and broken() follows.
class ReceivedFile : public QIODevice
{
    Q_OBJECT

public:
    struct Order {
        QString folder, name; ///< FileName::safe
        QString part;         ///< to go on with; empty, or not there any more: a fresh one
        qint64 declared = -1; ///< bytes they told; no more are taken
        qint64 largest = -1;  ///< bytes the person allows
        QByteArray md5 = {};  ///< raw, as they told (XEP-0096); empty: not told
    };

    explicit ReceivedFile(QObject *parent = nullptr);
    ~ReceivedFile() override; ///< the part stays; discard() before to be rid of it

    std::optional<Failure> begin(const Order &order); ///< makes or finds the part, and opens this device
    QString part() const { return m_part; }
    qint64 taken() const { return m_taken; } ///< bytes, with those of an earlier run
    const std::optional<Failure> &failure() const { return m_failure; }

    void expect(qint64 bytes); ///< so many are said to be coming in all: where that may not be, broken() comes now
    bool restart();            ///< from the first byte: what was there is thrown away
    /// All is here. Ends in settled() or broken(). Empty `sha256`: none was told.
    void settle(const QByteArray &sha256);
    void discard(); ///< closes it and removes the part; nothing is told any more

    bool isSequential() const override { return true; }
    qint64 bytesToWrite() const override { return m_queued; }

signals:
    void settled(const QString &path, const QByteArray &sha256);
    void broken(const Tertulia::Failure &failure);

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    class Writer;

    void post(std::function<void(Writer &)> job);
    Failure tooMuch() const;
    void onWritten(qint64 bytes);
    void breakOff(const Failure &failure);

    QThread m_thread;
    Writer *m_writer = nullptr; // lives in m_thread
    Order m_order;
    QString m_part;
    qint64 m_taken = 0, m_queued = 0, m_cap = 0;
    std::optional<Failure> m_failure;
};

} // namespace Tertulia
