#pragma once

#include "app/Log.h"
#include "app/data/Jid.h"
#include "app/data/Profile.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <functional>
#include <optional>

namespace Tertulia {

class AvatarFiles;
class Contacts;
class Presences;
class Profiles;
class XmppClient;

/// The pictures of people, as bytes: told of by PEP (XEP-0084) or by presence (XEP-0153), fetched when somebody wants
/// to see one, checked against their SHA-1 and kept on disk by AvatarFiles. At most MaxAtOnce are asked for at a time,
/// what was wanted last first; who has none is not asked again for a day. Also publishes our own: by PEP, and where the
/// server does not convert (XEP-0398), into the vCard and our presence too. Never decodes. GUI thread, across sessions.
class Avatars : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxAtOnce = 2, MaxQueued = 200, MaxKnown = 50'000;

    Avatars(const Jid &account, const Contacts &contacts, Profiles &profiles, Presences &presences,
            QObject *parent = nullptr);
    ~Avatars() override;

    void setFiles(AvatarFiles *files) { m_files = files; } ///< nullptr: nothing is kept. Outlives this
    void attach(XmppClient *client);                       ///< nullptr: signed out

    /// `jid`: bare; occupants by their full address: nothing is asked of those who show none. Answered by arrived() or
    /// postponed().
    void want(const Jid &jid);
    /// No bytes: no picture from now on. Failures: NotSignedIn, TimedOut, or the server's own.
    QFuture<Result<Done>> publish(const OwnPicture &picture);

    // What is told of people: fed by attach()'s client.
    void announced(const Jid &owner, const QByteArray &sha1);      ///< by PEP, from `owner`; empty: none
    void shown(const Jid &device, const QByteArray &sha1);         ///< by presence; likewise
    void shownInRoom(const Jid &occupant, const QByteArray &sha1); ///< empty: none, or they have gone

signals:
    /// Checked. Empty: they have none, or nobody says so in this session.
    void arrived(const Tertulia::Jid &jid, const QByteArray &bytes);
    void postponed(const Tertulia::Jid &jid); ///< too many are wanted: it may be wanted again
    void changed(const Tertulia::Jid &jid);   ///< it is another than arrived() last said

private:
    struct Known {
        QByteArray sha1; ///< empty: none
        bool byPep = false;
    };

    bool isSignedIn() const;
    bool mayTell(const Jid &bare) const;
    void learn(const Jid &jid, const Known &known);
    void lookUp(const Jid &jid);
    void queue(const Jid &jid);
    void next();
    void fetch(const Jid &jid);
    void fetchMetadata(const Jid &jid);
    void fetchData(const Jid &jid, const QByteArray &sha1);
    void fetchCard(const Jid &jid, const QByteArray &sha1);
    void finish(const Jid &jid, std::optional<QByteArray> bytes); ///< nullopt: nobody answered
    void answer(const Jid &jid, const QByteArray &sha1, const QByteArray &bytes);
    void answerNothing(const Jid &jid);

    QFuture<bool> whetherConverted();
    void tellPresence();
    QFuture<Result<Done>> publishItem(QLatin1StringView node, const QByteArray &sha1, const OwnPicture &picture);
    QFuture<Result<Done>> publishToCard(const OwnPicture &picture);

    Jid m_account;
    const Contacts &m_contacts;
    Profiles &m_profiles;
    Presences &m_presences;
    AvatarFiles *m_files = nullptr;
    XmppClient *m_client = nullptr;
    QHash<Jid, Known> m_known;     ///< told in this session
    QHash<Jid, QByteArray> m_told; ///< SHA-1 of what arrived() answered for; empty: none
    QSet<Jid> m_waiting;           ///< wanted, not answered
    QHash<Jid, QByteArray> m_vain; ///< asked in vain in this session, for this SHA-1 or for whatever there is
    QList<Jid> m_queue;            ///< last in, first out
    QSet<Jid> m_running;
    std::optional<bool> m_converts; ///< XEP-0398, once the server has said
    QTimer m_settling;              ///< right after signing in much is told without asking
    LogLimit m_refused;
};

} // namespace Tertulia
