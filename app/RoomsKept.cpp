#include "app/Bookmarks.h"
#include "app/RoomVisit.h"
#include "app/Rooms.h"
#include "app/xmpp/XmppClient.h"

/// Rooms: what is kept of them, on our server and here.
namespace Tertulia {

/// With what we came in by, so that our other devices can.
void Rooms::keep(const Jid &room, bool autojoin)
{
    const Room known = find(room).value_or(Room());
    auto bookmark = m_bookmarks->find(room).value_or(Bookmark{room, known.name, {}, {}, false, {}});
    bookmark.autojoin = autojoin;
    bookmark.nick = known.nick.isEmpty() ? bookmark.nick : known.nick;
    bookmark.password = known.password.isEmpty() ? bookmark.password : known.password;
    m_keeping = true;
    m_bookmarks->put(bookmark);
    m_keeping = false;
}

void Rooms::setBookmarked(const Jid &room, bool bookmarked)
{
    if (bookmarked == m_bookmarks->find(room).has_value())
        return;
    m_keeping = true;
    if (bookmarked)
        keep(room, false);
    else
        m_bookmarks->remove(room);
    m_keeping = false;
}

void Rooms::setAutojoin(const Jid &room, bool autojoin)
{
    keep(room, autojoin);
}

void Rooms::rename(const Jid &room, const QString &name)
{
    auto bookmark = m_bookmarks->find(room).value_or(Bookmark{room, {}, {}, {}, false, {}});
    bookmark.name = name.trimmed();
    m_keeping = true;
    m_bookmarks->put(bookmark);
    m_keeping = false;
}

/// What another device does, we do too: coming in and leaving (XEP-0402 §3.4).
void Rooms::onBookmark(const Jid &room)
{
    const auto bookmark = m_bookmarks->find(room);
    RoomVisit &visit = visitOf(room);
    m_known.insert(room);
    visit.setKept(bookmark.has_value(), bookmark && bookmark->autojoin);
    visit.setBookmark(bookmark ? bookmark->name : QString(), bookmark ? bookmark->nick : QString(),
                      bookmark ? bookmark->password : QString());
    const auto state = visit.room().state;
    const bool wanted = bookmark && bookmark->autojoin;
    if (m_keeping || !m_client || !m_client->isSignedIn())
        return;
    if (wanted && state == Room::State::Left)
        enter(room, {}, {}, true);
    else if (!wanted && state == Room::State::Joined)
        visit.leave();
}

void Rooms::onBookmarks()
{
    const auto bookmarks = m_bookmarks->all();
    for (const Bookmark &bookmark : bookmarks) {
        if (bookmark.autojoin && visitOf(bookmark.room).room().state == Room::State::Left)
            enter(bookmark.room, {}, {}, true);
    }
    emit reset();
}

void Rooms::remember(const QSet<Jid> &rooms)
{
    m_known.unite(rooms);
}

void Rooms::complete(IncomingMessage &message) const
{
    if (const auto *known = visit(message.message.conversation))
        known->identify(message);
}

void Rooms::want(const Jid &room)
{
    const auto state = find(room).value_or(Room()).state;
    if (state == Room::State::Left || state == Room::State::Failed)
        enter(room, {}, {}, true);
}

void Rooms::leave(const Jid &room)
{
    m_byPerson.remove(room);
    if (m_bookmarks->find(room))
        setAutojoin(room, false);
    if (auto *known = visit(room))
        known->leave();
}

void Rooms::onJoined(const Jid &room, bool created)
{
    m_known.insert(room);
    if (m_byPerson.remove(room))
        keep(room, true);
    emit joined(room, created);
}

} // namespace Tertulia
