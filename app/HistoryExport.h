#pragma once

#include "app/data/Failure.h"
#include "app/data/Jid.h"

#include <QObject>
#include <memory>

namespace Tertulia {

class Database;

/// Writes history out for the person to keep, one export at a time. A conversation goes into one file; everything goes
/// into a new folder with one JSON Lines file a conversation and index.json. Page by page on the store's thread, so
/// that a million messages need no more memory than a thousand and others are served in between. What is there at
/// the end is complete: until then it has another name, and goes away when the export fails or is cancelled.
class HistoryExport : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageSize = 1'000;

    explicit HistoryExport(Database &database, QObject *parent = nullptr);
    ~HistoryExport() override; ///< cancels

    bool isRunning() const { return m_run != nullptr; }

public slots:
    /// To a file of the person's choice, which is replaced where it exists. *.json: JSON; else plain text.
    void exportConversation(const Tertulia::Jid &account, const Tertulia::Jid &conversation, const QString &path);
    void exportAll(const QString &folder); ///< into a folder of its own within this one, named by the day
    void cancel();

signals:
    void progressed(qint64 done, qint64 total);    ///< messages
    void finished(const QString &path);            ///< the file, or the new folder
    void failed(const Tertulia::Failure &failure); ///< DiskFull and NotAllowed: of the place it should go to

private:
    struct Run;

    void begin(std::shared_ptr<Run> run);
    void nextPage();
    void end(const Failure &failure);

    Database &m_database;
    std::shared_ptr<Run> m_run;
};

} // namespace Tertulia
