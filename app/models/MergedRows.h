#pragma once

#include "app/data/Jid.h"

#include <QConcatenateTablesProxyModel>
#include <QIdentityProxyModel>
#include <QSortFilterProxyModel>
#include <memory>
#include <vector>

namespace Tertulia {

/// Of rows that come from several accounts: whose they are (Jid). Rows of one account alone do not have it.
inline constexpr int AccountRole = Qt::UserRole + 100;

/// The rows of several accounts' models in one list, each knowing its account. Owns none of the models. While there is
/// one account only, nobody needs it.
class MergedRows : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Kind {
        Chats,    ///< of ConversationsModel: pinned ones on top, then newest first
        Contacts, ///< of ContactsModel: account after account, without the requests
        Rooms,    ///< of RoomsModel: account after account
    };

    explicit MergedRows(Kind kind, QObject *parent = nullptr);
    ~MergedRows() override;

    void add(const Jid &account, QAbstractItemModel *rows);
    void remove(const Jid &account);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    class Marked; // adds AccountRole

    Kind m_kind;
    QConcatenateTablesProxyModel m_all;
    std::vector<std::unique_ptr<Marked>> m_parts;
};

} // namespace Tertulia
