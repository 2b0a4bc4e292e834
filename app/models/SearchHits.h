#pragma once

#include "app/data/SearchQuery.h"
#include "app/store/SearchTable.h"

#include <QAbstractListModel>
#include <functional>

namespace Tertulia {

class SearchIndex;

/// The messages that a search found, newest first, more as one scrolls. Each new text drops the search before it; what
/// was found stays until the first hits of the new one are there, so that typing does not flicker.
class SearchHits : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        MessageRole = Qt::UserRole + 1, ///< Message
        NameRole,                       ///< QString: what its conversation is called
    };
    /// Who is who; asked on the GUI thread.
    struct People {
        std::function<QString(const Jid &)> nameOf;
        std::function<QList<Jid>(const QString &)> called; ///< whose name or address it is, or could become
    };

    SearchHits(SearchIndex &index, People people, QObject *parent = nullptr);
    ~SearchHits() override;

    void setAccounts(const QList<Jid> &accounts);
    void setConversation(const Jid &conversation); ///< only in this one; null: in all
    void setText(const QString &typed);

    const SearchQuery &query() const { return m_query; }
    bool isSearching() const { return m_searching; } ///< hits may still come by themselves
    int indexedPercent() const;                      ///< 100: all messages can be found
    Message at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is the body
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void stateChanged(); ///< query, isSearching() or indexedPercent()
    void failed(const Tertulia::Failure &failure);

private:
    void restart();
    void ask();
    void take(const SearchPage &page);
    void show(const QList<Message> &hits);

    SearchIndex &m_index;
    People m_people;
    QList<Jid> m_accounts;
    Jid m_conversation;
    SearchQuery m_query;
    SearchRequest m_request;
    QList<Message> m_rows;
    std::shared_ptr<std::atomic_bool> m_dropped;
    bool m_searching = false, m_stale = false, m_last = true;
    int m_wanted = 0; ///< rows that this search should come to by itself
};

} // namespace Tertulia
