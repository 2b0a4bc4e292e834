#pragma once

#include "app/Log.h"
#include "app/data/Presence.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Tertulia {

class XmppClient;

/// Who is there: the presence of every bare address that showed one (RFC 6121 §4), and our own.
/// At most MaxAddresses addresses of MaxDevices devices each are kept; the rest is counted in the log.
class Presences : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxAddresses = 50'000, MaxDevices = 32, MaxStatusLength = 1'000;

    using QObject::QObject;

    Presence of(const Jid &bare) const { return m_table.value(bare); }
    OwnPresence own() const { return m_own; } ///< as the person chose it
    OwnPresence published() const;            ///< as others see it: away while the person has left the computer

    void attach(XmppClient *client);                         ///< nullptr: signed out, nobody is known to be there
    void put(const Jid &full, const DevicePresence &device); ///< fed by attach()'s client
    void clear();

public slots:
    void publish(const Tertulia::OwnPresence &own); ///< at once where signed in, else at the next sign-in
    /// The person left the computer (AutoAway) or is back. Only who is available becomes away by that.
    void setIdleSince(std::optional<Tertulia::Instant> since);

    void repeat();                                        ///< the server has something to add to it
    void setPhoto(const std::optional<QByteArray> &sha1); ///< what to say of our picture: see OwnPresence

signals:
    void changed(const QSet<Tertulia::Jid> &bare); ///< once per turn of the event loop
    void ownChanged(const Tertulia::OwnPresence &published);

private:
    void announce(const Jid &bare);
    void tell();

    QHash<Jid, Presence> m_table;
    QSet<Jid> m_changed;
    OwnPresence m_own;
    std::optional<Instant> m_idleSince;
    std::optional<QByteArray> m_photo;
    XmppClient *m_client = nullptr;
    LogLimit m_overflow;
};

} // namespace Tertulia
