#pragma once

#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>

namespace Tertulia {

class BookmarkExtension;
class ConversationStore;
class XmppClient;

/// The bookmarks of one account, as its server has them: read at each fresh sign-in, changed here or by another device.
/// What is changed here is kept in the store until the server has taken it or refused it, and said again at the next
/// sign-in: then it counts more than what the server says.
class Bookmarks : public QObject
{
    Q_OBJECT

public:
    Bookmarks(const Jid &account, ConversationStore &store, QObject *parent = nullptr);

    void attach(XmppClient *client);
    std::optional<Bookmark> find(const Jid &room) const;
    QList<Bookmark> all() const { return m_table.values(); }

    void put(const Bookmark &bookmark); ///< here at once, and on its way
    void remove(const Jid &room);

signals:
    void loaded(); ///< all of them, after a sign-in; also where there are none or the server keeps none
    void changed(const Tertulia::Jid &room);

private:
    void fetch();
    void fetchOld(bool isKnown);
    void settle(const QList<Bookmark> &bookmarks);
    void load(const QList<Bookmark> &bookmarks);
    void note(const Bookmark &bookmark);
    void forget(const Jid &room);
    void tell(const Jid &room, const QFuture<Result<Done>> &outcome);
    bool isCurrent(const BookmarkExtension *extension) const;

    Jid m_account;
    ConversationStore &m_store;
    QPointer<BookmarkExtension> m_extension;
    XmppClient *m_client = nullptr;
    QHash<Jid, Bookmark> m_table;
    QHash<Jid, int> m_told; ///< the last thing we have told of a room
    int m_tellings = 0;
};

} // namespace Tertulia
