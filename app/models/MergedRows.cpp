#include "app/models/MergedRows.h"

#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"

#include <QDateTime>
#include <algorithm>

namespace Tertulia {

class MergedRows::Marked : public QIdentityProxyModel
{
public:
    Marked(const Jid &account, QAbstractItemModel *rows)
        : m_account(account)
    {
        setSourceModel(rows);
    }

    const Jid &account() const { return m_account; }

    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == AccountRole ? QVariant::fromValue(m_account) : QIdentityProxyModel::data(index, role);
    }

private:
    Jid m_account;
};

MergedRows::MergedRows(Kind kind, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_kind(kind)
{
    setSourceModel(&m_all);
    if (kind == Kind::Chats)
        sort(0);
}

MergedRows::~MergedRows()
{
    setSourceModel(nullptr);
}

void MergedRows::add(const Jid &account, QAbstractItemModel *rows)
{
    m_parts.push_back(std::make_unique<Marked>(account, rows));
    m_all.addSourceModel(m_parts.back().get());
    invalidateRowsFilter(); // the first rows came while there was no column to read them by
}

void MergedRows::remove(const Jid &account)
{
    const auto it = std::ranges::find_if(m_parts, [&](const auto &part) { return part->account() == account; });
    if (it == m_parts.end())
        return;
    m_all.removeSourceModel(it->get());
    m_parts.erase(it);
}

bool MergedRows::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    using Model = ConversationsModel;
    const bool leftPinned = left.data(Model::PinnedRole).toBool(), rightPinned = right.data(Model::PinnedRole).toBool();
    if (leftPinned != rightPinned)
        return leftPinned;
    const QDateTime leftTime = left.data(Model::LastTimeRole).toDateTime(),
                    rightTime = right.data(Model::LastTimeRole).toDateTime();
    if (leftTime != rightTime)
        return leftTime > rightTime;
    return left.row() < right.row();
}

// Requests have a card of their own above the list.
bool MergedRows::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_kind != Kind::Contacts)
        return true;
    const QModelIndex index = m_all.index(row, 0, parent);
    return ContactsModel::Row(index.data(ContactsModel::RowRole).toInt()) != ContactsModel::Row::Request;
}

} // namespace Tertulia
