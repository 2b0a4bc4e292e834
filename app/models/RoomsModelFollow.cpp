// RoomsModel: what it learns from a session.
#include "app/Conversations.h"
#include "app/Rooms.h"
#include "app/models/RoomsModel.h"

namespace Tertulia {

void RoomsModel::follow(Rooms &rooms, Conversations &conversations)
{
    const auto readAll = [this, &conversations] {
        for (const Conversation &conversation : conversations.all())
            readNews(conversations, conversation.jid);
    };
    connect(&rooms, &Rooms::reset, this, [this, &rooms] { setAll(rooms.all()); });
    connect(&rooms, &Rooms::changed, this, [this, &rooms](const Jid &jid) {
        const auto room = rooms.find(jid);
        room ? put(*room) : remove(jid);
    });
    connect(&conversations, &Conversations::reset, this, readAll);
    connect(&conversations, &Conversations::changed, this, [this, &conversations](const QSet<Jid> &jids) {
        for (const Jid &jid : jids)
            readNews(conversations, jid);
    });
    setAll(rooms.all());
    readAll();
}

void RoomsModel::readNews(const Conversations &conversations, const Jid &jid)
{
    const Conversation now = conversations.find(jid).value_or(Conversation());
    setNews(jid, {now.unread, now.mentions, now.notices == RoomNotices::None});
}

} // namespace Tertulia
