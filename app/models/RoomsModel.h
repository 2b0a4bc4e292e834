#pragma once

#include "app/data/Room.h"

#include <QAbstractListModel>
#include <QHash>
#include <optional>

namespace Tertulia {

class Conversations;
class Rooms;

/// Rooms that we are in or have bookmarked: those that we want to be in first, each part by name. Holds values: whoever
/// knows the rooms and what is unread in them puts it in.
class RoomsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        JidRole = Qt::UserRole + 1, ///< Jid
        NameRole,                   ///< QString
        SubjectRole,                ///< QString
        StateRole,                  ///< Room::State as int
        TroubleRole,                ///< RoomTrouble as int
        PeopleRole,                 ///< int
        UnreadRole,                 ///< int
        MentionsRole,               ///< int
        MutedRole,                  ///< bool
        BookmarkedRole,             ///< bool
        AutojoinRole,               ///< bool
        RoomRole,                   ///< Room
    };

    /// What is unread in a room.
    struct News {
        int unread = 0, mentions = 0;
        bool muted = false;

        friend bool operator==(const News &, const News &) = default;
    };

    explicit RoomsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is NameRole

    QModelIndex indexOf(const Jid &jid) const;
    std::optional<Room> find(const Jid &jid) const;
    int unread() const; ///< rooms that have something unread and are not muted, or mention us

    void follow(Rooms &rooms, Conversations &conversations); ///< of one account; once
    void setAll(const QList<Room> &rooms);
    void put(const Room &room);
    void remove(const Jid &jid);
    void setNews(const Jid &jid, const News &news); ///< kept also for rooms that come later
    void setFilter(const QString &text);

private:
    bool fits(const Room &room) const;
    int place(const Room &room) const;
    int rowOf(const Jid &jid) const;
    void rebuild();
    void readNews(const Conversations &conversations, const Jid &jid);

    QHash<Jid, Room> m_known;
    QHash<Jid, News> m_news;
    QList<Room> m_rows; // sorted
    QString m_filter;
};

} // namespace Tertulia
