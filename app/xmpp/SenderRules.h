#pragma once

#include "app/Log.h"
#include "app/data/Jid.h"

#include <QXmppClientExtension.h>
#include <functional>

namespace Tertulia {

class RosterExtension;

/// The first extension of every client: who may say what, before any manager sees it (HOSTILE: "who says what").
/// Carbons count only from our own bare address; requests (iq) are answered only to our account, our server and people
/// who may see our presence, occupants of rooms that we are in learn only what we are, and anybody may offer a file;
/// presence is taken only from people on the roster and ourselves, so that no stranger fills tables. Requests to
/// subscribe pass: Contacts bounds them.
class SenderRules : public QXmppClientExtension
{
    Q_OBJECT

public:
    explicit SenderRules(const RosterExtension &roster);

    void setRooms(std::function<bool(const Jid &room)> areIn) { m_areIn = std::move(areIn); } ///< whether we are in it

    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

private:
    bool isOurs(const Jid &from) const;
    bool mayAsk(const Jid &from) const;
    bool mayAskInRoom(const Jid &from, const QDomElement &iq) const;
    bool refuseCarbon(const QDomElement &message);
    bool refusePresence(const QDomElement &presence) const;
    bool refuseRequest(const QDomElement &iq);

    const RosterExtension &m_roster; ///< of the same client
    std::function<bool(const Jid &)> m_areIn;
    LogLimit m_forgeries;
};

} // namespace Tertulia
