#pragma once

#include "app/data/Room.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Tertulia {

class BookmarkExtension;
class XmppClient;

/// The bookmarks of one account, as its server has them: read at each fresh sign-in, changed here or by another device.
/// What is changed while signed out is lost, as the server is their only place.
class Bookmarks : public QObject
{
    Q_OBJECT

public:
    explicit Bookmarks(const Jid &account, QObject *parent = nullptr);

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
    void load(const QList<Bookmark> &bookmarks);
    void note(const Bookmark &bookmark);
    void forget(const Jid &room);

    Jid m_account;
    QPointer<BookmarkExtension> m_extension;
    XmppClient *m_client = nullptr;
    QHash<Jid, Bookmark> m_table;
};

} // namespace Tertulia
