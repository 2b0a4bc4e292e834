#pragma once

#include "app/data/Directory.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <vector>

namespace Tertulia {

class Contacts;

/// Who was found in a directory, and who of them is a contact already. Sorts and filters by itself, so that 10,000
/// rows take milliseconds: what is compared is made once. Headings and words come from who shows it.
class DirectoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Username, Address, Email, InContacts, ColumnCount };
    enum Role {
        JidRole = Qt::UserRole + 1, ///< Jid
        NameRole,                   ///< what to call them, in every column
        InContactsRole,             ///< bool, in every column
    };

    explicit DirectoryModel(const Contacts &contacts, QObject *parent = nullptr);

    void setEntries(QList<DirectoryEntry> entries); ///< sorted as before
    void setFilter(const QString &text);            ///< every word somewhere in the row
    void setInContactsText(const QString &text) { m_inContactsText = text; }
    Jid jidAt(int row) const;
    int rowOf(const Jid &jid) const; ///< -1: not among those shown
    qsizetype total() const { return m_entries.size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setHeaderData(int section, Qt::Orientation orientation, const QVariant &text, int role) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    QString textOf(const DirectoryEntry &entry, int column) const;
    bool isContact(const DirectoryEntry &entry) const;
    bool matches(size_t entry) const;
    void makeKeys();
    void arrange();
    void showContactChanges();

    const Contacts &m_contacts;
    QList<DirectoryEntry> m_entries;
    std::vector<size_t> m_rows;           ///< of m_entries, as shown
    std::vector<QCollatorSortKey> m_keys; ///< one an entry, of m_sortColumn
    std::vector<bool> m_empty;            ///< … and whether there is nothing to compare: those come last
    std::vector<QString> m_haystacks;     ///< one an entry, made at the first filter
    QStringList m_words, m_headers;
    QString m_inContactsText;
    QCollator m_collator;
    int m_sortColumn = Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace Tertulia
