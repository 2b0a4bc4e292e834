#pragma once

#include "app/RoomHistory.h"
#include "app/RoomOccupants.h"
#include "app/data/Presence.h"
#include "app/data/Room.h"
#include "app/data/TalkEvent.h"

#include <QTimer>
#include <chrono>
#include <functional>

namespace Tertulia {

class RoomExtension;
class XmppClient;
struct RoomInfo;
struct RoomPresence;

/// How long things may take; tests are in a hurry.
struct RoomTimes {
    std::chrono::milliseconds join{20'000};     ///< until the room has let us in, or not
    std::chrono::milliseconds silence{300'000}; ///< of the room, before we ask whether we are still in it
    std::chrono::milliseconds echo{15'000};     ///< … where we have said something
    std::chrono::milliseconds retry{10'000};    ///< before coming back is tried again; doubles
    std::chrono::milliseconds longest{300'000}; ///< … up to this
};

/// One room: coming in, staying, going, and who is there. Left, Joining, Joined, Failed and Lost are what Room::State
/// says; only Lost leads to another attempt by itself. Everything from the room passes here, and is what it says only
/// while we are there.
class RoomVisit : public QObject
{
    Q_OBJECT

public:
    RoomVisit(const Jid &account, const Jid &room, RoomHistory &history, const RoomTimes &times,
              QObject *parent = nullptr);

    void setTimes(const RoomTimes &times) { m_times = times; }
    const Room &room() const { return m_room; }
    const RoomOccupants &occupants() const { return m_occupants; }
    OccupantChange takeOccupantChange() { return m_occupants.takeChange(); }
    bool isSettled() const { return m_settled; } ///< in, and what was said meanwhile is here

    void attach(XmppClient *client, RoomExtension *door); ///< where it was in, it is lost: nullptr, or a fresh session
    void signedIn();                                      ///< a fresh session: comes back where it was
    void check();                                         ///< asks at once whether we are still in it

    void setBookmark(const QString &name, const QString &nick, const QString &password);
    void setKept(bool bookmarked, bool autojoin);
    void setPresence(const OwnPresence &presence);

    /// `alternatives`: another nickname is tried by itself where this one is taken.
    void enter(const QString &nick, const QString &password, bool alternatives);
    void knock(); ///< asks to be made a member (XEP-0045 §7.10), and tries again to come in
    void leave();
    void setSubject(const QString &subject);
    void setNick(const QString &nick);

    void take(const RoomPresence &presence);
    void take(IncomingMessage message);
    void takeSubject(const QString &nick, const QString &subject);
    void expectEcho();
    void identify(IncomingMessage &incoming) const; ///< who said it, whether it is ours, calls us
    void refreshInfo();                             ///< its settings have changed
    void lose();                                    ///< the room does not know us any more

signals:
    void changed();
    void occupantsChanged();
    void joined(bool created);
    void settled();   ///< what we say goes out now
    void unsettled(); ///< it waits
    void left();
    void knocked(); ///< the room took it
    void troubled(Tertulia::RoomTrouble trouble, const QString &text);
    void pictured(const Tertulia::Jid &occupant, const QByteArray &sha1); ///< what they show now; empty: nothing
    void someoneEntered(const Tertulia::Occupant &occupant);
    void happened(const Tertulia::TalkEvent &event); ///< while we are there: whatever is no message, but entering
    void arrived(const Tertulia::IncomingMessage &message); ///< complete: who said it, whether it is ours, calls us

private:
    void come();
    bool isCurrent(int attempt, const XmppClient *client) const;
    void askService();
    void begin(const RoomInfo &info);
    void sendJoin(const RoomHistory::Known &known);
    void onRefused(const RoomPresence &presence);
    void learnWhetherToKnock(const std::function<void()> &then);
    void onHere(const RoomPresence &presence);
    void onGone(const RoomPresence &presence);
    void onOurselves(const RoomPresence &presence);
    void onPutOut(const RoomPresence &presence);
    void create();
    void arrive(bool created);
    void catchUp();
    void settle();
    void apply(const RoomInfo &info);
    void fail(RoomTrouble trouble, const QString &text);
    void comeBackLater();
    void stop(Room::State state);
    void notePicture(const QString &nick, const QByteArray &before, const QByteArray &now);
    void noteHeard();
    void tellGone(const RoomPresence &presence);

    Jid m_account;
    Room m_room;
    RoomHistory &m_history;
    RoomTimes m_times;
    RoomOccupants m_occupants;
    XmppClient *m_client = nullptr;
    RoomExtension *m_door = nullptr;
    OwnPresence m_presence;
    RoomHistory::Known m_known;
    QTimer m_deadline, m_silence, m_retry;
    QString m_joinId, m_nickId, m_ownId, m_bookmarkName, m_ownName;
    QSet<QString> m_renamed; ///< of those the next presence is no entrance
    int m_attempt = 0;       ///< which one: answers to earlier ones do not count
    int m_failures = 0, m_nicksTried = 0;
    bool m_hasArchive = false, m_hasIds = false, m_hasOccupantIds = false;
    bool m_wanted = false, m_settled = false, m_alternatives = false, m_wasIn = false, m_knocked = false;
};

} // namespace Tertulia
