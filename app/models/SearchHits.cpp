#include "app/models/SearchHits.h"

#include "app/store/SearchIndex.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr int PageSize = 50;

} // namespace

SearchHits::SearchHits(SearchIndex &index, People people, QObject *parent)
    : QAbstractListModel(parent)
    , m_index(index)
    , m_people(std::move(people))
{
    connect(&index, &SearchIndex::progressed, this, [this] {
        if (m_index.isComplete() && !m_query.isEmpty() && !m_searching) {
            if (m_rows.size() < PageSize)
                restart(); // what was not in the index yet
            else
                m_last = false;
        }
        emit stateChanged();
    });
}

SearchHits::~SearchHits()
{
    if (m_dropped)
        *m_dropped = true;
}

int SearchHits::indexedPercent() const
{
    return m_index.isComplete() ? 100 : std::min(m_index.percent(), 99);
}

void SearchHits::setAccounts(const QList<Jid> &accounts)
{
    m_accounts = accounts;
    restart();
}

void SearchHits::setConversation(const Jid &conversation)
{
    m_conversation = conversation;
    restart();
}

void SearchHits::setText(const QString &typed)
{
    const SearchQuery query = SearchQuery::parse(typed);
    if (query == m_query)
        return;
    m_query = query;
    restart();
}

void SearchHits::restart()
{
    if (m_dropped)
        *m_dropped = true;
    m_dropped = std::make_shared<std::atomic_bool>(false);
    m_searching = false;
    m_last = true;
    if (m_query.isEmpty()) {
        show({});
        emit stateChanged();
        return;
    }
    m_request = {};
    m_request.query = m_query;
    m_request.accounts = m_accounts;
    m_request.dropped = m_dropped;
    const auto called = [this](const QStringList &names) {
        QList<Jid> list;
        for (const QString &name : names)
            list += m_people.called(name);
        return list;
    };
    if (!m_query.in.isEmpty())
        m_request.in = called(m_query.in);
    if (!m_conversation.isNull())
        m_request.in = QList{m_conversation};
    if (!m_query.from.isEmpty()) {
        QStringList others = m_query.from;
        m_request.fromMe = others.removeIf([](const QString &name) { return name.toLower() == "me"_L1; }) > 0;
        m_request.from = called(others);
    }
    m_stale = true;
    m_wanted = PageSize;
    ask();
}

void SearchHits::ask()
{
    m_searching = true;
    emit stateChanged();
    m_request.limit = std::max(1, m_wanted - (m_stale ? 0 : int(m_rows.size())));
    m_index.find(m_request).then(this, [this, mine = m_dropped](const Result<SearchPage> &result) {
        if (mine != m_dropped)
            return; // another search runs
        if (result)
            return take(result.value());
        m_searching = false;
        show({});
        emit stateChanged();
        emit failed(result.failure());
    });
}

void SearchHits::take(const SearchPage &page)
{
    m_request.below = page.next;
    m_last = page.last;
    if (std::exchange(m_stale, m_stale && page.hits.isEmpty() && !page.last)) {
        if (!m_stale)
            show(page.hits);
    } else if (!page.hits.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page.hits.size() - 1));
        m_rows += page.hits;
        endInsertRows();
    }
    if (!m_last && (m_stale || m_rows.size() < m_wanted))
        return ask();
    m_searching = false;
    emit stateChanged();
}

void SearchHits::show(const QList<Message> &hits)
{
    if (m_rows.isEmpty() && hits.isEmpty())
        return;
    beginResetModel();
    m_rows = hits;
    endResetModel();
}

int SearchHits::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchHits::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &message = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return message.body;
    case MessageRole:
        return QVariant::fromValue(message);
    case NameRole:
        return m_people.nameOf(message.conversation);
    default:
        return {};
    }
}

bool SearchHits::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_last && !m_searching;
}

void SearchHits::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        m_wanted = int(m_rows.size()) + PageSize;
        ask();
    }
}

} // namespace Tertulia
