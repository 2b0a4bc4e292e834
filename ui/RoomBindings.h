#pragma once

#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QObject>
#include <QPoint>
#include <memory>

namespace Tertulia {

class ChatSession;
class JoinRoomPanel;
class MainWindow;
class RoomBrowser;
class Rooms;
class RoomsModel;
class RoomTalkBindings;

/// Joins one session's rooms with the window: the list, joining and making, browsing, invitations; the room that is
/// open is RoomTalkBindings'. Lives as long as the session is shown.
class RoomBindings : public QObject
{
    Q_OBJECT

public:
    RoomBindings(ChatSession &session, MainWindow &window);
    ~RoomBindings() override;

    void setPartner(const Jid &jid);  ///< the conversation that is open
    void showPeople(const Jid &room); ///< who is in it, with its conversation
    bool isRoom(const Jid &jid) const;
    QString nameOf(const Jid &jid) const; ///< of a room, or of somebody in one; empty: it is neither
    /// Comes in and says how that went, in the panel: as if it had been typed there.
    void join(const QString &room, const QString &nick = {}, const QString &password = {});

signals:
    void openAsked(const Tertulia::Jid &jid);
    void detailsAsked(const Tertulia::Jid &person);

private:
    void bindList();
    void bindJoining();
    void bindBrowsing();
    void bindInvitations();
    void onJoinAsked(const QString &typed, const QString &nick, const QString &password);
    void onJoined(const Jid &room, bool created);
    void onTroubled(const Jid &room, RoomTrouble trouble, const QString &text);
    void browse(const Jid &service);
    void showNews();

    ChatSession &m_session;
    MainWindow &m_window;
    Rooms &m_rooms;
    std::unique_ptr<RoomsModel> m_model;
    std::unique_ptr<RoomBrowser> m_browser;
    std::unique_ptr<RoomTalkBindings> m_talk;
    Jid m_joining;   // what the panel waits for
    Jid m_browsing;  // whose rooms are shown
    int m_asked = 0; // answers to an earlier question are void
};

} // namespace Tertulia
