#include "app/Bookmarks.h"

#include "app/Log.h"
#include "app/store/ConversationStore.h"
#include "app/xmpp/BookmarkExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

namespace Tertulia {

namespace {

bool isSilence(FailureKind kind)
{
    return kind == FailureKind::TimedOut || kind == FailureKind::NotSignedIn || kind == FailureKind::Unknown;
}

} // namespace

Bookmarks::Bookmarks(const Jid &account, ConversationStore &store, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_store(store)
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

bool Bookmarks::isCurrent(const BookmarkExtension *extension) const
{
    return extension && extension == m_extension;
}

/// Those of older programs only where there are none of today's: else removed ones would come back.
void Bookmarks::fetch()
{
    m_extension->fetch().then(this, [this, asked = m_extension](const Result<QList<Bookmark>> &answer) {
        if (!isCurrent(asked))
            return;
        if (answer && !answer.value().isEmpty())
            return settle(answer.value());
        fetchOld(answer || !isSilence(answer.failure().kind));
    });
}

void Bookmarks::fetchOld(bool isKnown)
{
    m_extension->fetchOld().then(this, [this, isKnown, asked = m_extension](const Result<QList<Bookmark>> &old) {
        if (!isCurrent(asked))
            return;
        if (old || isKnown)
            return settle(old ? old.value() : QList<Bookmark>());
        emit loaded(); // what we want waits for a server that says what it has
    });
}

/// What we want of them is done on top.
void Bookmarks::settle(const QList<Bookmark> &bookmarks)
{
    m_store.bookmarkWishes(m_account).then(
        this, [this, bookmarks, asked = m_extension](const Result<QList<BookmarkWish>> &wishes) {
            if (!isCurrent(asked))
                return;
            QHash<Jid, Bookmark> table;
            for (const Bookmark &bookmark : bookmarks)
                table.insert(bookmark.room, bookmark);
            for (const BookmarkWish &wish : wishes ? wishes.value() : QList<BookmarkWish>()) {
                if (wish.removed) {
                    table.remove(wish.room);
                    tell(wish.room, m_extension->retract(wish.room));
                    continue;
                }
                Bookmark &bookmark = table[wish.room];
                bookmark.room = wish.room;
                bookmark.name = wish.name;
                bookmark.nick = wish.nick;
                bookmark.autojoin = wish.autojoin;
                tell(wish.room, m_extension->publish(bookmark));
            }
            load(table.values());
            emit loaded();
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
    m_store.keepWish(m_account, {bookmark.room, false, bookmark.name, bookmark.nick, bookmark.autojoin});
    if (m_extension && m_client->isSignedIn())
        tell(bookmark.room, m_extension->publish(bookmark));
}

void Bookmarks::remove(const Jid &room)
{
    forget(room);
    m_store.keepWish(m_account, {room, true, {}, {}, false});
    if (m_extension && m_client->isSignedIn())
        tell(room, m_extension->retract(room));
}

/// The server's word ends it, whatever it is; silence does not, nor is it the answer to a later change.
void Bookmarks::tell(const Jid &room, const QFuture<Result<Done>> &outcome)
{
    const int telling = m_told[room] = ++m_tellings;
    QFuture<Result<Done>>(outcome).then(this, [this, room, telling](const Result<Done> &done) {
        if (!done)
            qCWarning(lcSession) << "a bookmark is not kept:" << done.failure().detail;
        if (m_told.value(room) != telling || (!done && isSilence(done.failure().kind)))
            return;
        m_told.remove(room);
        m_store.dropWish(m_account, room);
    });
}

} // namespace Tertulia
