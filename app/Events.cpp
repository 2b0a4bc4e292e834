#include "app/Events.h"

#include "app/Conversations.h"
#include "app/PresenceNews.h"
#include "app/xmpp/Translate.h"

#include <QTimer>
#include <algorithm>

namespace Tertulia {

namespace {

constexpr int MaxText = 1'000;

bool isOfRooms(TalkEvent::Kind kind)
{
    return kind < TalkEvent::Kind::Online;
}

std::optional<TalkEvent::Kind> kindOf(NoticeKind kind)
{
    if (kind == NoticeKind::SignedIn)
        return TalkEvent::Kind::Online;
    if (kind == NoticeKind::SignedOut)
        return TalkEvent::Kind::Offline;
    return kind == NoticeKind::StatusMessage ? std::optional(TalkEvent::Kind::Status) : std::nullopt;
}

} // namespace

Events::Events(const Conversations &conversations, QObject *parent)
    : QObject(parent)
    , m_conversations(conversations)
{
    connect(&conversations, &Conversations::cleared, this, &Events::forget);
}

void Events::setChoice(const EventChoice &choice)
{
    m_choice = choice;
    const QList<Jid> all = m_table.keys();
    for (const Jid &conversation : all) {
        const auto isUnwanted = [&choice](const TalkEvent &event) {
            return isOfRooms(event.kind) ? !choice.rooms : !choice.presence;
        };
        if (std::ranges::any_of(m_table[conversation], isUnwanted))
            forget(conversation);
    }
}

void Events::note(const Jid &room, TalkEvent event)
{
    if (m_choice.rooms)
        put(room, std::move(event));
}

void Events::onPresences(const QList<PresenceChange> &changes)
{
    for (const PresenceChange &change : changes) {
        const auto kind = kindOf(change.kind);
        if (m_choice.presence && kind && m_conversations.find(change.who))
            put(change.who, {*kind, {}, *kind == TalkEvent::Kind::Status ? change.statusText : QString()});
    }
}

void Events::put(const Jid &conversation, TalkEvent event)
{
    event.id = ++m_last;
    if (event.time == Instant())
        event.time = Translate::now();
    event.text.truncate(MaxText);
    QList<TalkEvent> &events = m_table[conversation];
    events.append(event);
    if (events.size() > MaxOfOne)
        events.removeFirst();
    else if (++m_count > MaxInAll)
        forgetQuietest();
    announce(conversation);
}

void Events::forget(const Jid &conversation)
{
    const auto events = m_table.take(conversation);
    m_count -= events.size();
    if (!events.isEmpty())
        announce(conversation);
}

/// The conversation where nothing has happened for the longest time.
void Events::forgetQuietest()
{
    auto quietest = m_table.cbegin();
    for (auto it = m_table.cbegin(); it != m_table.cend(); ++it) {
        if (it->last().id < quietest->last().id)
            quietest = it;
    }
    forget(Jid(quietest.key()));
}

void Events::announce(const Jid &conversation)
{
    if (m_changed.isEmpty())
        QTimer::singleShot(0, this, [this] { emit changed(std::exchange(m_changed, {})); });
    m_changed.insert(conversation);
}

} // namespace Tertulia
