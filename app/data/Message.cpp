#include "app/data/Message.h"

#include <algorithm>

namespace Tertulia {

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
