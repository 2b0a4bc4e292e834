#pragma once

#include "app/data/Result.h"
#include "app/store/SearchTable.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

namespace Tertulia {

class Database;
class MessageStore;

/// Finds messages by their words. Follows MessageStore and brings its index up to date by itself, in slices of a few
/// milliseconds with pauses between them, so that the store stays free for others; a killed run goes on where it was.
/// Called from and answering on the GUI thread.
class SearchIndex : public QObject
{
    Q_OBJECT

public:
    SearchIndex(Database &database, MessageStore &messages, QObject *parent = nullptr);

    void start(); ///< once the database was told to open

    QFuture<Result<SearchPage>> find(const SearchRequest &request);

    bool isComplete() const { return m_complete; } ///< else older messages cannot be found yet
    int percent() const { return m_percent; }

signals:
    void progressed(); ///< isComplete() or percent() is different

private:
    void indexSoon();
    void index();
    void take(const SearchTable::Progress &progress);

    Database &m_database;
    QTimer m_next;
    int m_percent = 100;
    bool m_complete = true, m_indexing = false, m_changed = false;
};

} // namespace Tertulia
