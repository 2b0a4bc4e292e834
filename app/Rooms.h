#pragma once

#include "app/RoomOccupants.h"
#include "app/data/Result.h"
#include "app/data/Room.h"
#include "app/data/TalkEvent.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <memory>
#include <optional>

namespace Tertulia {

class Bookmarks;
class ConversationStore;
class MessageIntake;
class MessageStore;
class RoomDirectory;
class RoomExtension;
class RoomHistory;
class RoomMembers;
class RoomVisit;
class RoomVoice;
class XmppClient;
struct IncomingMessage;
struct OwnPresence;
struct RoomTimes;

/// The rooms of one account (XEP-0045): those we are in, want to be in, or have bookmarked (XEP-0402), and who is in
/// them. Joins, stays in (self-ping, XEP-0410; rejoins after a lost link), leaves. Every join ends in joined() or
/// troubled(). Leaves messages to MessageIntake and Outbox, what moderators and owners do to RoomMembers, browsing to
/// RoomDirectory. Rooms are addressed by their bare Jid.
class Rooms : public QObject
{
    Q_OBJECT

public:
    Rooms(const Jid &account, MessageStore &store, ConversationStore &kept, MessageIntake &intake,
          QObject *parent = nullptr);
    ~Rooms() override;

    void attach(XmppClient *client); ///< behind HistorySync, whose archive it reads too
    void setTimes(const RoomTimes &times);
    void setPresence(const OwnPresence &presence);
    void remember(const QSet<Jid> &rooms);         ///< addresses that are rooms, from an earlier run
    void complete(IncomingMessage &message) const; ///< of a room's archive: who said it
    void want(const Jid &room);                    ///< something is to be said there: comes in where we are not
    void expectEcho(const Jid &room);              ///< it was said: where the room stays silent, we may be out

    RoomMembers &members() const { return *m_members; }
    RoomDirectory &directory() const { return *m_directory; }
    RoomVoice &voice() const { return *m_voice; }

    QList<Room> all() const;
    std::optional<Room> find(const Jid &room) const;
    bool isRoom(const Jid &jid) const;          ///< bare, or an occupant of one
    bool isOpen(const Jid &room) const;         ///< what we say goes out at once
    QString nickIn(const Jid &room) const;      ///< ours there, or the one we would have
    QString anotherNick(const Jid &room) const; ///< to offer where ours is taken
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
    /// Of a room that has refused us: asks to be made a member; then as join().
    void knock(const Tertulia::Jid &room);

    /// Through the room where we are in it (it then lets them in), else directly (XEP-0249).
    void invite(const Tertulia::Jid &room, const Tertulia::Jid &person, const QString &reason = {});
    void inviteDirectly(const Tertulia::Jid &room, const Tertulia::Jid &person, const QString &reason = {});
    /// Without `from`: the last one into that room.
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
    void invitationDeclined(const Tertulia::Jid &room); ///< by us
    void declined(const Tertulia::Jid &room, const Tertulia::Jid &person, const QString &reason);
    /// While we were there; never those who are there when we come in.
    void someoneEntered(const Tertulia::Jid &room, const Tertulia::Occupant &occupant);
    void happened(const Tertulia::Jid &room, const Tertulia::TalkEvent &event); ///< see RoomVisit
    void pictured(const Tertulia::Jid &occupant, const QByteArray &sha1);       ///< what they show now; empty: nothing
    void opened(const Tertulia::Jid &room);                 ///< in, and what was said meanwhile is handed to the store
    void closed(const Tertulia::Jid &room);                 ///< no longer open
    void arrived(const Tertulia::IncomingMessage &message); ///< who said it is known

private:
    RoomVisit *visit(const Jid &room) const { return m_visits.value(room); }
    RoomVisit &visitOf(const Jid &room);
    void connectVisit(RoomVisit &visit, const Jid &room);
    void connectDoor();
    void enter(const Jid &room, const QString &nick, const QString &password, bool byItself);
    void onJoined(const Jid &room, bool created);
    void onBookmark(const Jid &room);
    void onBookmarks();
    void keep(const Jid &room, bool autojoin);
    void announce(QSet<Jid> &set, const Jid &room);

    Jid m_account;
    XmppClient *m_client = nullptr;
    std::unique_ptr<RoomHistory> m_history;
    std::unique_ptr<RoomMembers> m_members;
    std::unique_ptr<RoomDirectory> m_directory;
    std::unique_ptr<RoomVoice> m_voice;
    std::unique_ptr<Bookmarks> m_bookmarks;
    std::unique_ptr<RoomTimes> m_times;
    std::unique_ptr<OwnPresence> m_presence;
    QPointer<RoomExtension> m_door;
    QHash<Jid, RoomVisit *> m_visits;         ///< ours, as children
    QHash<Jid, RoomInvitation> m_invitations; ///< not answered
    QSet<Jid> m_known, m_byPerson;            ///< m_byPerson: who comes in is to be kept as a bookmark
    QSet<Jid> m_changed, m_occupantsChanged;
    bool m_keeping = false; ///< a bookmark changes by ourselves
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::OccupantChange)
