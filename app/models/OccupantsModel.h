#pragma once

#include "app/data/Room.h"

#include <QAbstractListModel>
#include <memory>

namespace Tertulia {

/// Who is in a room now: by role, each role under its heading, then by nick. 5,000 coming at once are one reset, and
/// one of them changing costs one row.
class OccupantsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Row { Header, Person };
    enum Role {
        RowRole = Qt::UserRole + 1, ///< Row as int
        NickRole,                   ///< QString; of a header: empty
        RoleRole,                   ///< RoomRole as int
        CountRole,                  ///< int, of a header: how many are under it
        AvailabilityRole,           ///< Availability as int
        AffiliationRole,            ///< Affiliation as int
        StatusTextRole,             ///< QString
        JidRole,                    ///< Jid: the real one, bare; null where the room does not tell
        OwnRole,                    ///< bool: it is us
        OccupantRole,               ///< Occupant
        AddressRole,                ///< Jid in the room, of those who show a picture there; else null
    };

    explicit OccupantsModel(QObject *parent = nullptr);
    ~OccupantsModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is NickRole
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    int people() const; ///< all of them, whatever the filter
    QStringList nicks() const;
    std::optional<Occupant> find(const QString &nick) const;
    QModelIndex indexOf(const QString &nick) const;

public slots:
    void setRoom(const Tertulia::Jid &room); ///< whose occupants they are
    void setAll(const QList<Tertulia::Occupant> &occupants);
    void put(const QList<Tertulia::Occupant> &occupants); ///< new or changed
    void remove(const QStringList &nicks);
    void setOwnNick(const QString &nick);
    void setFilter(const QString &text); ///< those whose nick or address holds it

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Tertulia
