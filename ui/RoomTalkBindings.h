#pragma once

#include "app/data/Result.h"
#include "app/data/Room.h"
#include "ui/rooms/RoomMenu.h"

#include <QFuture>
#include <QObject>
#include <QPoint>
#include <QTimer>
#include <memory>

namespace Tertulia {

class ChatSession;
class InvitePanel;
class MainWindow;
class MembersPanel;
class OccupantsModel;
class RoomMembers;
class Rooms;
class RoomVoice;

/// Joins the room that is open with the conversation's page: how we and it stand, who is in it, and what may be done
/// there.
class RoomTalkBindings : public QObject
{
    Q_OBJECT

public:
    RoomTalkBindings(ChatSession &session, MainWindow &window);
    ~RoomTalkBindings() override;

    void setRoom(const Jid &room); ///< null: what is open is none
    void sayJoined(bool created);
    void sayTrouble(const Jid &room, RoomTrouble trouble); ///< with something that we wanted to do in it

public slots:
    void showMenu(const Tertulia::Jid &room, const QPoint &where);

signals:
    void openAsked(const Tertulia::Jid &jid);
    void detailsAsked(const Tertulia::Jid &person);
    void browseAsked();
    void joinAsked(const QString &room, const QString &nick = {}, const QString &password = {});
    void helpAsked(const Tertulia::Room &room); ///< it needs another nick or a password

private:
    void bindPage();
    void bindPeople();
    void bindPanels();
    Room known(const Jid &jid) const;
    void refresh();
    bool sayVoice(const Room &room);
    void takeStep();
    void obey(RoomMenu::Ask what, const Room &room);
    void askOwning(RoomMenu::Ask what, const Room &room);
    void askSubject(const Room &room);
    void askNick(const Room &room, const QString &suggested);
    void showOccupantMenu(const QString &nick, const QPoint &where);
    void askKick(const QString &nick);
    void showVoiceMenu();
    void askAffiliation(const Jid &person, Affiliation to);
    void openSettings(const Room &room);
    void listMembers(const Jid &room, Affiliation which);
    void tell(QFuture<Result<Done>> outcome, const QString &attempt);

    ChatSession &m_session;
    MainWindow &m_window;
    Rooms &m_rooms;
    RoomMembers &m_members;
    RoomVoice &m_voice;
    std::unique_ptr<OccupantsModel> m_occupants;
    std::unique_ptr<InvitePanel> m_invite;
    std::unique_ptr<MembersPanel> m_lists;
    Jid m_room;
    QString m_news; // said above the conversation for a moment
    QTimer m_newsOver;
};

} // namespace Tertulia
