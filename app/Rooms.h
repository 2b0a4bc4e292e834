#pragma once

#include "app/RoomOccupants.h"
#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <memory>
#include <optional>

namespace Tertulia {

class RoomDirectory;
class RoomMembers;
class XmppClient;

/// The rooms of one account (XEP-0045): those we are in, want to be in, or have bookmarked (XEP-0402), and who is in
/// them. Joins, stays in (self-ping, XEP-0410; rejoins after a lost link), leaves. Every join ends in joined() or
/// troubled(). Leaves messages to MessageIntake and Outbox, what moderators and owners do to RoomMembers, browsing to
/// RoomDirectory. Rooms are addressed by their bare Jid.
class Rooms : public QObject
{
    Q_OBJECT

public:
    explicit Rooms(const Jid &account, QObject *parent = nullptr);
    ~Rooms() override;

    void attach(XmppClient *client);
    RoomMembers &members() const { return *m_members; }
    RoomDirectory &directory() const { return *m_directory; }

    QList<Room> all() const;
    std::optional<Room> find(const Jid &room) const;
    bool isRoom(const Jid &jid) const; ///< bare, or an occupant of one
    QList<Occupant> occupants(const Jid &room) const;
    std::optional<Occupant> occupant(const Jid &room, const QString &nick) const;

    /// What a person typed: `tea` is tea@ our server's room service (RoomDirectory::ownService()), a domain alone, or
    /// what has a resource, is no room. RecipientUnknown: a bare name, and our server has no rooms.
    QFuture<Result<Jid>> address(const QString &typed);
    QString defaultNick() const; ///< our local part

public slots:
    /// Comes in, or makes it: a new one is opened at once with its service's defaults. An empty nick is the one of the
    /// bookmark, else defaultNick().
    void join(const Tertulia::Jid &room, const QString &nick = {}, const QString &password = {});
    void leave(const Tertulia::Jid &room); ///< and not again by itself: a bookmark stays, without autojoin
    void setBookmarked(const Tertulia::Jid &room, bool bookmarked);
    void setAutojoin(const Tertulia::Jid &room, bool autojoin);  ///< bookmarks it
    void rename(const Tertulia::Jid &room, const QString &name); ///< as we call it: the bookmark's name

    // The answers to these, where they are refused, are troubled(); where they are not, changed().
    void setSubject(const Tertulia::Jid &room, const QString &subject);
    void setNick(const Tertulia::Jid &room, const QString &nick);
    void
    knock(const Tertulia::Jid &room); ///< asks to be made a member (XEP-0045 §7.8.1 / voice request): see knocked()

    /// Through the room where we are in it (it then lets them in), else directly (XEP-0249).
    void invite(const Tertulia::Jid &room, const Tertulia::Jid &person, const QString &reason = {});
    void inviteDirectly(const Tertulia::Jid &room, const Tertulia::Jid &person, const QString &reason = {});
    void decline(const Tertulia::RoomInvitation &invitation, const QString &reason = {});

signals:
    void reset();                            ///< all of them may be others
    void changed(const Tertulia::Jid &room); ///< something of find(room), or it is not there any more
    void occupantsChanged(const Tertulia::Jid &room, const Tertulia::OccupantChange &change); ///< once per turn
    void joined(const Tertulia::Jid &room, bool created);
    void left(const Tertulia::Jid &room); ///< because we wanted to
    /// Of a join, or of a thing we wanted to do in it (then we are still there). `text`: what the service or a person
    /// wrote with it; may be empty.
    void troubled(const Tertulia::Jid &room, Tertulia::RoomTrouble trouble, const QString &text);
    void knocked(const Tertulia::Jid &room); ///< the room took it
    void invited(const Tertulia::RoomInvitation &invitation);
    void declined(const Tertulia::Jid &room, const Tertulia::Jid &person, const QString &reason);
    /// While we were there; never those who are there when we come in.
    void someoneEntered(const Tertulia::Jid &room, const Tertulia::Occupant &occupant);

private:
    std::unique_ptr<RoomMembers> m_members;
    std::unique_ptr<RoomDirectory> m_directory;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::OccupantChange)
