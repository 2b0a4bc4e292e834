#include "app/PresenceNews.h"

#include "app/Contacts.h"
#include "app/Presences.h"

namespace Tertulia {

PresenceNews::PresenceNews(const Contacts &contacts, const Presences &presences, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_contacts(contacts)
    , m_presences(presences)
    , m_clock(clock)
    , m_burst(clock, this, [this] { onBurstPause(); })
    , m_moment(clock, this, [this] { tell(); })
{
    connect(&presences, &Presences::changed, this, &PresenceNews::onChanged);
}

/// A resumed session counts as a new one: what changed meanwhile comes in a burst too.
void PresenceNews::setSignedIn(bool signedIn)
{
    if (signedIn == (m_stage != Stage::SignedOut))
        return;
    m_pending.clear();
    m_moment.stop();
    m_stage = signedIn ? Stage::Burst : Stage::SignedOut;
    if (signedIn) {
        m_burstBegan = m_clock.now();
        m_burst.set(m_burstBegan + Quiet);
    }
}

void PresenceNews::onChanged(const QSet<Jid> &people)
{
    switch (m_stage) {
    case Stage::SignedOut:
    case Stage::Burst:
        for (const Jid &jid : people)
            remember(jid);
        if (m_stage == Stage::Burst)
            m_burst.set(std::min(m_clock.now() + Quiet, m_burstBegan + LongestBurst));
        return;
    case Stage::Awake:
        m_pending.unite(people);
        if (!m_moment.isSet())
            m_moment.set(m_clock.now() + (m_clock.now() - m_lastTold < Busy ? LongMoment : Moment));
    }
}

void PresenceNews::remember(const Jid &jid)
{
    const Presence now = m_presences.of(jid);
    if (now.availability == Availability::Offline)
        m_known.remove(jid);
    else
        m_known.insert(jid, {true, now.statusText});
}

void PresenceNews::onBurstPause()
{
    if (m_stage != Stage::Burst)
        return;
    m_stage = Stage::Awake;
    qCDebug(lcSession) << m_known.size() << "people are there; from now on their coming and going is news";
}

void PresenceNews::tell()
{
    QList<PresenceChange> changes;
    for (const Jid &jid : std::exchange(m_pending, {})) {
        if (const auto change = news(jid))
            changes.append(*change);
        remember(jid);
    }
    qCDebug(lcSession) << "news of presence:" << changes.size();
    if (changes.isEmpty())
        return;
    m_lastTold = m_clock.now();
    std::ranges::sort(changes, {}, &PresenceChange::who); // the same people, the same sentence
    emit told(changes);
}

std::optional<PresenceChange> PresenceNews::news(const Jid &jid) const
{
    const auto contact = m_contacts.find(jid);
    if (!contact || !contact->seesTheirPresence())
        return {};
    const Presence now = m_presences.of(jid);
    const Known before = m_known.value(jid);
    const bool isThere = now.availability != Availability::Offline;
    if (isThere != before.isThere)
        return PresenceChange{isThere ? NoticeKind::SignedIn : NoticeKind::SignedOut, jid, now.statusText};
    if (isThere && now.statusText != before.statusText && !now.statusText.isEmpty())
        return PresenceChange{NoticeKind::StatusMessage, jid, now.statusText};
    return {};
}

} // namespace Tertulia
