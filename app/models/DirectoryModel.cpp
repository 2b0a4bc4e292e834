#include "app/models/DirectoryModel.h"

#include "app/Contacts.h"

#include <algorithm>

namespace Tertulia {

DirectoryModel::DirectoryModel(const Contacts &contacts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_contacts(contacts)
    , m_headers(ColumnCount)
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    connect(&contacts, &Contacts::reset, this, &DirectoryModel::showContactChanges);
    connect(&contacts, &Contacts::changed, this, &DirectoryModel::showContactChanges);
    connect(&contacts, &Contacts::removed, this, &DirectoryModel::showContactChanges);
}

void DirectoryModel::setEntries(QList<DirectoryEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_haystacks.clear();
    makeKeys();
    arrange();
    endResetModel();
}

void DirectoryModel::setFilter(const QString &text)
{
    const auto words = text.simplified().toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    arrange();
    endResetModel();
}

void DirectoryModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_sortColumn && order == m_order))
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = m_rows;
    m_order = order;
    if (std::exchange(m_sortColumn, column) != column)
        makeKeys();
    arrange();
    std::vector<int> rowOfEntry(size_t(m_entries.size()), -1);
    for (size_t row = 0; row < m_rows.size(); ++row)
        rowOfEntry[m_rows[row]] = int(row);
    const auto kept = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex &index : kept)
        moved.append(this->index(rowOfEntry[before[size_t(index.row())]], index.column()));
    changePersistentIndexList(kept, moved);
    emit layoutChanged({}, VerticalSortHint);
}

void DirectoryModel::makeKeys()
{
    const auto count = size_t(m_entries.size());
    m_keys.clear();
    m_keys.reserve(count);
    m_empty.assign(count, false);
    for (size_t i = 0; i < count; ++i) {
        const auto &entry = m_entries[qsizetype(i)];
        const QString text = m_sortColumn == InContacts ? QString() : textOf(entry, m_sortColumn);
        m_empty[i] = m_sortColumn == InContacts ? !isContact(entry) : text.isEmpty();
        m_keys.push_back(m_collator.sortKey(text));
    }
}

void DirectoryModel::arrange()
{
    m_rows.clear();
    for (size_t i = 0; i < size_t(m_entries.size()); ++i) {
        if (m_words.isEmpty() || matches(i))
            m_rows.push_back(i);
    }
    const bool up = m_order == Qt::AscendingOrder;
    std::ranges::sort(m_rows, [this, up](size_t a, size_t b) {
        if (m_empty[a] != m_empty[b]) // last both ways, but where this is all there is to compare
            return bool(m_empty[m_sortColumn == InContacts && !up ? a : b]);
        const int order = m_keys[a].compare(m_keys[b]);
        if (order != 0)
            return up ? order < 0 : order > 0;
        return m_entries[qsizetype(a)].jid < m_entries[qsizetype(b)].jid;
    });
}

bool DirectoryModel::matches(size_t entry) const
{
    auto &haystacks = const_cast<DirectoryModel *>(this)->m_haystacks; // a cache
    if (haystacks.size() != size_t(m_entries.size())) {
        haystacks.clear();
        for (const DirectoryEntry &e : m_entries)
            haystacks.push_back((e.name + u' ' + e.username + u' ' + e.jid.toString() + u' ' + e.email).toCaseFolded());
    }
    return std::ranges::all_of(m_words, [&](const QString &word) { return haystacks[entry].contains(word); });
}

Jid DirectoryModel::jidAt(int row) const
{
    return row >= 0 && size_t(row) < m_rows.size() ? m_entries[qsizetype(m_rows[size_t(row)])].jid : Jid();
}

int DirectoryModel::rowOf(const Jid &jid) const
{
    const auto found = std::ranges::find(m_rows, jid, [this](size_t row) { return m_entries[qsizetype(row)].jid; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int DirectoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DirectoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DirectoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const auto &entry = m_entries[qsizetype(m_rows[size_t(index.row())])];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(entry, index.column());
    case JidRole:
        return QVariant::fromValue(entry.jid);
    case NameRole:
        return entry.name.isEmpty() ? entry.username : entry.name;
    case InContactsRole:
        return isContact(entry);
    default:
        return {};
    }
}

QString DirectoryModel::textOf(const DirectoryEntry &entry, int column) const
{
    switch (column) {
    case Name:
        return entry.name;
    case Username:
        return entry.username;
    case Address:
        return entry.jid.toString();
    case Email:
        return entry.email;
    case InContacts:
        return isContact(entry) ? m_inContactsText : QString();
    default:
        return {};
    }
}

bool DirectoryModel::isContact(const DirectoryEntry &entry) const
{
    const auto known = m_contacts.find(entry.jid);
    return known && known->isPerson();
}

QVariant DirectoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_headers.value(section) : QVariant();
}

bool DirectoryModel::setHeaderData(int section, Qt::Orientation orientation, const QVariant &text, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount || role != Qt::EditRole)
        return false;
    m_headers[section] = text.toString();
    emit headerDataChanged(orientation, section, section);
    return true;
}

/// Where they stand stays as it is until somebody sorts again: a row does not jump away under the pointer.
void DirectoryModel::showContactChanges()
{
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace Tertulia
