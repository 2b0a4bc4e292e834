#include "app/data/Message.h"

#include <algorithm>

namespace Tertulia {

void Quote::show(const Message &answered)
{
    message = answered.id;
    outgoing = answered.outgoing;
    nick = answered.nick;
    retracted = answered.retracted;
    excerpt = answered.body.left(4 * MaxExcerpt).simplified().left(MaxExcerpt);
    if (!excerpt.isEmpty() && excerpt.back().isHighSurrogate()) {
        excerpt.chop(1);
    }
}

/// In a room others know it by what the room has called it (XEP-0444 §4.2, XEP-0424 §5.1, XEP-0461 §3.1).
const QString &Message::name() const
{
    return isInRoom() && !archiveId.isEmpty() ? archiveId : originId.isEmpty() ? stanzaId : originId;
}

QStringList Message::names() const
{
    QStringList list{originId, stanzaId};
    if (isInRoom()) {
        list.append(archiveId);
    }
    list.removeAll(QString());
    list.removeDuplicates();
    return list;
}

bool Message::hasReaction(const Jid &who, const QString &emoji) const
{
    return std::ranges::any_of(
        reactions, [&](const Reaction &reaction) { return reaction.emoji == emoji && reaction.who.contains(who); });
}

QStringList Message::reactionsOf(const Jid &who) const
{
    QStringList list;
    for (const Reaction &reaction : reactions) {
        if (reaction.who.contains(who)) {
            list.append(reaction.emoji);
        }
    }
    return list;
}

} // namespace Tertulia
