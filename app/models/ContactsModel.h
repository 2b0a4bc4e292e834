#pragma once

#include "app/data/Contact.h"
#include "app/data/Presence.h"

#include <QAbstractListModel>
#include <QStringList>
#include <memory>

namespace Tertulia {

class Blocking;
class Contacts;
class Presences;

/// The contact list as flat rows: requests to answer first, then each group's header and its people, online first and
/// by name (locale-aware). A person in two groups has two rows; a folded group shows its header alone. 10,000 people
/// with presence arriving stay smooth: rows are found by hash, changes of one turn are applied together, and what a row
/// is sorted and found by is made once a person, not once a key stroke.
class ContactsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Row { Request, Header, Person };
    enum Role {
        RowRole = Qt::UserRole + 1, ///< Row as int
        JidRole,                    ///< Jid; null for headers
        NameRole,                   ///< QString: display name, or the group's name (empty: people in no group)
        AvailabilityRole,           ///< Availability as int
        StatusTextRole,             ///< QString
        SubscriptionRole,           ///< Contact::Subscription as int
        AskedThemRole,              ///< bool: waits for their answer
        RequestTextRole,            ///< QString
        OnlineCountRole,            ///< int, headers: people online
        TotalCountRole,             ///< int, headers
        FoldedRole,                 ///< bool, headers
        BlockedRole,                ///< bool: neither side hears of the other
    };

    ContactsModel(Contacts &contacts, Presences &presences, Blocking &blocking, QObject *parent = nullptr);
    ~ContactsModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is NameRole

    QStringList folded() const;

    /// Name, address or group contains it, whatever its case and accents.
    void setFilter(const QString &text);
    void setShowOffline(bool show);                    ///< default true; someone being filtered for is always shown
    void setFolded(const QString &group, bool folded); ///< while somebody is filtered for, every group is open

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Tertulia
