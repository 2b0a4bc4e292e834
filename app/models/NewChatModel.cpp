#include "app/models/NewChatModel.h"

#include <QSet>

namespace Tertulia {

NewChatModel::NewChatModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void NewChatModel::refresh()
{
    beginResetModel();
    m_known.refresh();
    m_found.clear();
    m_typed = false;
    endResetModel();
}

void NewChatModel::setText(const QString &typed)
{
    beginResetModel();
    m_known.setText(typed);
    m_found.clear();
    m_typed = !typed.trimmed().isEmpty();
    endResetModel();
}

void NewChatModel::setFound(const QList<DirectoryEntry> &people)
{
    QSet<Jid> shown;
    for (int row = 0; row < knownRows(); ++row)
        shown.insert(m_known.index(row).data(SwitcherModel::JidRole).value<Jid>());
    beginResetModel();
    m_found.clear();
    for (const DirectoryEntry &entry : people) {
        if (m_found.size() < MaxFound && m_typed && !shown.contains(entry.jid))
            m_found.append(entry);
    }
    endResetModel();
}

/// While nothing is typed there is nothing to offer.
int NewChatModel::knownRows() const
{
    return m_typed ? std::min(MaxKnown, m_known.rowCount()) : 0;
}

int NewChatModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : knownRows() + int(m_found.size());
}

QVariant NewChatModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::AccessibleTextRole) // two people may have one name
        return QString(data(index, SwitcherModel::NameRole).toString() + QStringLiteral(", ") +
                       data(index, SwitcherModel::DetailRole).toString());
    if (index.row() < knownRows())
        return m_known.index(index.row()).data(role);
    const DirectoryEntry &entry = m_found[index.row() - knownRows()];
    switch (role) {
    case Qt::DisplayRole:
    case SwitcherModel::NameRole:
        return entry.name.isEmpty() ? entry.username : entry.name;
    case SwitcherModel::KindRole:
        return int(SwitcherItem::Kind::Person);
    case SwitcherModel::DetailRole:
        return entry.jid.toString();
    case SwitcherModel::JidRole:
        return QVariant::fromValue(entry.jid);
    default:
        return {};
    }
}

} // namespace Tertulia
