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
    OwnPresence own() const { return m_own; }

    void attach(XmppClient *client);                         ///< nullptr: signed out, nobody is known to be there
    void put(const Jid &full, const DevicePresence &device); ///< fed by attach()'s client
    void clear();

public slots:
    void publish(const Tertulia::OwnPresence &own); ///< at once where signed in, else at the next sign-in

signals:
    void changed(const QSet<Tertulia::Jid> &bare); ///< once per turn of the event loop
    void ownChanged(const Tertulia::OwnPresence &own);

private:
    void announce(const Jid &bare);

    QHash<Jid, Presence> m_table;
    QSet<Jid> m_changed;
    OwnPresence m_own;
    XmppClient *m_client = nullptr;
    LogLimit m_overflow;
};

} // namespace Tertulia
