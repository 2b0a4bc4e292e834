#include "app/Bookmarks.h"

#include "app/Log.h"
#include "app/xmpp/BookmarkExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

namespace Tertulia {

Bookmarks::Bookmarks(const Jid &account, QObject *parent)
    : QObject(parent)
    , m_account(account)
{
}

void Bookmarks::attach(XmppClient *client)
{
    m_client = client;
    m_extension = nullptr;
    if (!client)
        return;
    m_extension = new BookmarkExtension(m_account);
    client->client().insertExtension(0, m_extension);
    connect(m_extension, &BookmarkExtension::published, this, &Bookmarks::note);
    connect(m_extension, &BookmarkExtension::retracted, this, &Bookmarks::forget);
    connect(m_extension, &BookmarkExtension::purged, this, [this] { load({}); });
    connect(client, &XmppClient::signedIn, this, [this](bool resumed) {
        if (!resumed)
            fetch();
    });
}

std::optional<Bookmark> Bookmarks::find(const Jid &room) const
{
    const auto it = m_table.constFind(room);
    return it == m_table.cend() ? std::nullopt : std::optional(*it);
}

/// Those of older programs only where there are none of today's: else removed ones would come back.
void Bookmarks::fetch()
{
    const auto current = [this, extension = m_extension] { return extension && extension == m_extension; };
    m_extension->fetch().then(this, [this, current](const Result<QList<Bookmark>> &answer) {
        if (!current())
            return;
        if (answer && !answer.value().isEmpty()) {
            load(answer.value());
            return emit loaded();
        }
        m_extension->fetchOld().then(this, [this, current](const Result<QList<Bookmark>> &old) {
            if (!current())
                return;
            if (old)
                load(old.value());
            emit loaded();
        });
    });
}

void Bookmarks::load(const QList<Bookmark> &bookmarks)
{
    const auto before = std::exchange(m_table, {});
    for (const Bookmark &bookmark : bookmarks)
        m_table.insert(bookmark.room, bookmark);
    for (const Jid &room : before.keys() + m_table.keys()) {
        if (before.value(room) != m_table.value(room))
            emit changed(room);
    }
}

void Bookmarks::note(const Bookmark &bookmark)
{
    if (m_table.size() >= BookmarkExtension::MaxBookmarks && !m_table.contains(bookmark.room))
        return;
    if (m_table.value(bookmark.room) == bookmark)
        return;
    m_table.insert(bookmark.room, bookmark);
    emit changed(bookmark.room);
}

void Bookmarks::forget(const Jid &room)
{
    if (m_table.remove(room) > 0)
        emit changed(room);
}

void Bookmarks::put(const Bookmark &bookmark)
{
    if (m_table.value(bookmark.room) == bookmark)
        return;
    note(bookmark);
    if (!m_extension || !m_client->isSignedIn())
        return;
    m_extension->publish(bookmark).then(this, [](const Result<Done> &done) {
        if (!done)
            qCWarning(lcSession) << "a bookmark is not kept:" << done.failure().detail;
    });
}

void Bookmarks::remove(const Jid &room)
{
    forget(room);
    if (m_extension && m_client->isSignedIn())
        m_extension->retract(room);
}

} // namespace Tertulia
