#pragma once

#include "app/Clock.h"
#include "app/data/Notice.h"

#include <QHash>
#include <QSet>

namespace Tertulia {

class Contacts;
class Presences;

/// One contact signed in, signed out or changed their status message.
struct PresenceChange {
    NoticeKind kind;
    Jid who;
    QString statusText;
};

/// What is new about who is there, told moment by moment: what happened and was undone within one moment is no news.
/// Silent about the burst that follows our own sign-in, and about what went with our own connection. Knows nobody but
/// contacts whose presence we may see.
class PresenceNews : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Moment{2'000}, ///< news are gathered for so long…
        LongMoment{10'000},                                   ///< …and for longer while they keep coming,
        Busy{30'000},                                         ///< so long after the last ones
        Quiet{3'000},                                         ///< the burst is over when nothing has come for so long
        LongestBurst{30'000};

    PresenceNews(const Contacts &contacts, const Presences &presences, Clock &clock, QObject *parent = nullptr);

    void setSignedIn(bool signedIn);

signals:
    void told(const QList<Tertulia::PresenceChange> &changes);

private:
    struct Known {
        bool isThere = false;
        QString statusText;
    };
    enum class Stage { SignedOut, Burst, Awake };

    void onChanged(const QSet<Jid> &people);
    void remember(const Jid &jid);
    void onBurstPause();
    void tell();
    std::optional<PresenceChange> news(const Jid &jid) const;

    const Contacts &m_contacts;
    const Presences &m_presences;
    Clock &m_clock;
    Alarm m_burst, m_moment;
    Stage m_stage = Stage::SignedOut;
    QHash<Jid, Known> m_known; // of those who are there, as last told
    QSet<Jid> m_pending;
    std::chrono::milliseconds m_burstBegan{}, m_lastTold{-Busy};
};

} // namespace Tertulia
