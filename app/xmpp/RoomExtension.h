#pragma once

#include "app/Log.h"
#include "app/data/DataForm.h"
#include "app/xmpp/RoomStanza.h"

#include <QSet>
#include <QXmppClientExtension.h>

namespace Tertulia {

/// The door of rooms, before everybody else's: takes what rooms send, checks that it is a room we follow, and tells it
/// as values. What comes to all from any other room is dropped; what one occupant says to us alone passes on to where
/// all messages go.
class RoomExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    static constexpr int MaxRooms = 500; ///< followed at a time

    explicit RoomExtension(const Jid &account);

    bool follow(const Jid &room); ///< false: there are too many
    void unfollow(const Jid &room) { m_rooms.remove(room); }
    bool follows(const Jid &room) const { return m_rooms.contains(room); }

    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

signals:
    void presenceArrived(const Tertulia::RoomPresence &presence);
    void said(const Tertulia::Jid &room, const Tertulia::IncomingMessage &message);
    void subjectSet(const Tertulia::Jid &room, const QString &nick, const QString &subject);
    void settingsChanged(const Tertulia::Jid &room); ///< XEP-0045 §10.2.1
    void notInRoom(const Tertulia::Jid &room);       ///< it does not know us any more: what we said came back
    void voiceAsked(const Tertulia::Jid &room, const Tertulia::DataForm &form);                  ///< XEP-0045 §8.6
    void refused(const Tertulia::Jid &room, Tertulia::RoomTrouble trouble, const QString &text); ///< a new subject
    void invited(const Tertulia::RoomInvitation &invitation);
    void declined(const Tertulia::Jid &room, const Tertulia::Jid &person, const QString &reason);

private:
    bool takePresence(const QDomElement &stanza);
    bool takeMessage(const QDomElement &stanza);
    bool takeFromRoom(const QDomElement &stanza, const Jid &from);
    bool takeError(const QDomElement &stanza, const Jid &room);
    void takeGroupChat(const QDomElement &stanza, const Jid &from);

    Jid m_account;
    QSet<Jid> m_rooms;
    LogLimit m_strays;
};

} // namespace Tertulia
