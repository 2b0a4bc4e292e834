#pragma once

#include "app/Log.h"
#include "app/data/Contact.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <optional>

namespace Tertulia {

class XmppClient;

/// The roster of one account (RFC 6121 §2) and the requests that wait in either direction (§3).
/// Owns the table; leaves presence to Presences and pictures to Avatars. Lives on the GUI thread, across sessions.
class Contacts : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxRequests = 500, MaxRequestText = 1'000;

    using QObject::QObject;

    QList<Contact> all() const { return m_contacts.values(); }
    std::optional<Contact> find(const Jid &bare) const;
    qsizetype count() const { return m_contacts.size(); }

    /// From now on the roster of this client is ours; nullptr: signed out, the table stays as it was.
    void attach(XmppClient *client);

    // The table itself: fed by attach()'s client.
    void replaceAll(QList<Contact> contacts);
    void put(const Contact &contact);
    void remove(const Jid &bare);
    void request(const Jid &bare, const QString &text); ///< they ask to see our presence

public slots:
    void accept(const Tertulia::Jid &bare); ///< their request; asks for theirs in return
    void decline(const Tertulia::Jid &bare);

signals:
    void received();                               ///< the server's roster is here, after reset()
    void reset();                                  ///< everything may be different
    void changed(const QSet<Tertulia::Jid> &bare); ///< added or changed, once per turn of the event loop
    void removed(const QSet<Tertulia::Jid> &bare);
    void requestArrived(const Tertulia::Contact &contact);

private:
    void announce(QSet<Jid> &set, const Jid &jid);
    void flush();

    QHash<Jid, Contact> m_contacts;
    QSet<Jid> m_changed, m_removed; // gathered until the end of this turn
    XmppClient *m_client = nullptr;
    LogLimit m_overflow;
};

} // namespace Tertulia
