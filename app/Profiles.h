#pragma once

#include "app/data/Jid.h"
#include "app/data/Profile.h"
#include "app/data/Result.h"

#include <QCache>
#include <QFuture>
#include <QObject>

namespace Tertulia {

class XmppClient;

/// What people say of themselves: vCards (XEP-0054), and what their devices are (XEP-0092, XEP-0012, XEP-0202). Asks
/// only when told to; keeps the last few vCards for the session, without their pictures, which are Avatars' own.
class Profiles : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxKept = 64;

    explicit Profiles(const Jid &account, QObject *parent = nullptr);

    void attach(XmppClient *client); ///< nullptr: signed out

    /// Of anybody, or of an occupant by their full address. Empty where they have none. Failures: NotSignedIn,
    /// TimedOut, or the server's own.
    QFuture<Result<Profile>> fetch(const Jid &jid);
    std::optional<Profile> lastOf(const Jid &jid) const; ///< as it was when fetched last

    /// Our own: what differs between `before` and `after` is written into what the server has now; nothing else there
    /// is touched.
    QFuture<Result<Done>> save(const Profile &before, const Profile &after);

    QFuture<Result<DeviceInfo>> askDevice(const Jid &device); ///< a failure where it tells nothing at all

signals:
    void saved(); ///< our own vCard has changed

private:
    void keep(const Jid &jid, Profile profile);

    Jid m_account;
    XmppClient *m_client = nullptr;
    QCache<Jid, Profile> m_kept{MaxKept};
};

} // namespace Tertulia
