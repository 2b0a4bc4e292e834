#include "app/data/Message.h"

#include <algorithm>

namespace Tertulia {

void Quote::show(const Message &answered)
{
    message = answered.id;
    outgoing = answered.outgoing;
    retracted = answered.retracted;
    excerpt = answered.body.left(4 * MaxExcerpt).simplified().left(MaxExcerpt);
    if (!excerpt.isEmpty() && excerpt.back().isHighSurrogate()) {
        excerpt.chop(1);
    }
}

QStringList Message::names() const
{
    QStringList list{originId, stanzaId};
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
