#pragma once

#include "app/data/Conversation.h"

#include <QAbstractListModel>
#include <memory>

namespace Tertulia {

class Contacts;
class Conversations;
class Presences;
class Rooms;

/// The chat list: pinned ones on top, then newest first. Archived ones are left out unless they are searched for.
class ConversationsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        JidRole = Qt::UserRole + 1, ///< Jid
        NameRole,                   ///< QString: contact's name, else the local part; of somebody in a room the nick
        AvailabilityRole,           ///< Availability as int
        LastTextRole,               ///< QString: first line of the last message
        LastTimeRole,               ///< QDateTime, local; invalid without a message
        LastOutgoingRole,           ///< bool
        LastStateRole,              ///< MessageState as int
        UnreadRole,                 ///< int
        DraftRole,                  ///< QString
        PinnedRole,                 ///< bool
        MutedRole,                  ///< bool
        ArchivedRole,               ///< bool
        LastMessageRole,            ///< Message: retracted, edited, amendment
        IsRoomRole,                 ///< bool
        MentionsRole,               ///< int: of the unread ones, those that call us
    };

    ConversationsModel(Conversations &conversations, Contacts &contacts, Presences &presences,
                       QObject *parent = nullptr);
    ~ConversationsModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is NameRole

    void setRooms(const Rooms &rooms); ///< what rooms are called; until then by their addresses
    QModelIndex indexOf(const Jid &jid) const;
    void setFilter(const QString &text);
    void setArchivedShown(bool shown); ///< the archived ones instead of the others

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Tertulia
