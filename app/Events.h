#pragma once

#include "app/data/Jid.h"
#include "app/data/TalkEvent.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Tertulia {

class Conversations;
struct PresenceChange;

/// What happened around one account's conversations: who came and went. It is no message: kept in memory only, the
/// latest of each conversation, and only as far as the person wants to see it. Of contacts only where there is a
/// conversation with them.
class Events : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxOfOne = 200, MaxInAll = 5'000;

    explicit Events(const Conversations &conversations, QObject *parent = nullptr);

    void setChoice(const EventChoice &choice); ///< what is not wanted any more is forgotten
    QList<TalkEvent> of(const Jid &conversation) const { return m_table.value(conversation); } ///< the oldest first
    void note(const Jid &room, TalkEvent event); ///< now, unless it says when
    void onPresences(const QList<PresenceChange> &changes);

signals:
    void changed(const QSet<Tertulia::Jid> &conversations); ///< once per turn of the event loop

private:
    void put(const Jid &conversation, TalkEvent event);
    void forget(const Jid &conversation);
    void forgetQuietest();
    void announce(const Jid &conversation);

    const Conversations &m_conversations;
    EventChoice m_choice;
    QHash<Jid, QList<TalkEvent>> m_table;
    QSet<Jid> m_changed;
    qsizetype m_count = 0;
    qint64 m_last = 0;
};

} // namespace Tertulia
