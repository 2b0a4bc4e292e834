#pragma once

#include "app/data/DataForm.h"
#include "app/data/Room.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Tertulia {

class RoomExtension;
class Rooms;
class XmppClient;

/// Who may not speak in a moderated room asks for it, and moderators answer (XEP-0045 §7.13, §8.6). Keeps who has asked
/// until a moderator, we or another, has answered or they have gone; at most MaxRequests of a room.
class RoomVoice : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxRequests = 50;

    explicit RoomVoice(const Rooms &rooms, QObject *parent = nullptr);

    void attach(XmppClient *client, RoomExtension *door);

    void ask(const Jid &room);                  ///< while we may only read there
    bool hasAsked(const Jid &room) const;       ///< since we came in, and may still only read
    QStringList waiting(const Jid &room) const; ///< nicks, who asked first first
    void answer(const Jid &room, const QString &nick, bool give);

signals:
    void changed(const Tertulia::Jid &room); ///< what hasAsked() or waiting() say
    void refused(const Tertulia::Jid &room); ///< it takes no such request, or not now

private:
    struct Request {
        QString nick;
        DataForm form; ///< as it came: the answer is the same, filled in
    };

    void take(const Jid &room, const DataForm &form);
    void takeBack(const Jid &room, const QString &id);
    void review(const Jid &room);
    void send(const Jid &room, const QString &id, const DataForm &form);

    const Rooms &m_rooms;
    XmppClient *m_client = nullptr;
    QHash<Jid, QString> m_asked; ///< by the id of our request
    QHash<Jid, QList<Request>> m_waiting;
};

} // namespace Tertulia
