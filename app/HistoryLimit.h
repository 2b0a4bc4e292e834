#pragma once

#include "app/data/Result.h"

#include <QFuture>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <memory>

namespace Tertulia {

class Database;
class MessageStore;

/// How long messages are kept on this computer. Older ones are removed in slices with pauses between them, and the
/// archive does not bring them back by itself (MessageTable). What waits to be sent or failed, and what the person has
/// not looked at yet, stays however old it is. Called from and answering on the GUI thread.
class HistoryLimit : public QObject
{
    Q_OBJECT

public:
    using Days = std::chrono::days; ///< 0: for ever

    HistoryLimit(Database &database, MessageStore &messages, QObject *parent = nullptr);
    ~HistoryLimit() override;

    /// What the person chose in an earlier run: removes what became too old since, when the start is over.
    void start(Days days);
    void keep(Days days); ///< from now on, and at once
    Days kept() const { return m_days; }
    bool isTrimming() const { return m_run != nullptr; }

    /// What the history takes of the disk, with its index; not what lies free within the file.
    QFuture<Result<qint64>> bytesUsed();

signals:
    void progressed(qint64 removed); ///< messages, until now
    void trimmed(qint64 removed);    ///< it is over; each conversation was told before by MessageStore::trimmed()
    void shrunk();                   ///< there is less than before, here or by clearing
    void failed(const Tertulia::Failure &failure);

private:
    struct Run;

    void begin(std::chrono::milliseconds delay);
    void next();
    void take(const std::shared_ptr<Run> &run);
    void finish(qint64 removed);

    Database &m_database;
    MessageStore &m_messages;
    Days m_days{0};
    std::shared_ptr<Run> m_run;
    QTimer m_next, m_again;
};

} // namespace Tertulia
