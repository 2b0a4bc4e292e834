#include "ui/timeline/MessageWords.h"

#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/timeline/MessageLayout.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Tertulia {

QString MessageWords::sender(const Message &message, const QString &partner)
{
    return message.outgoing ? tr("You") : partner;
}

QString MessageWords::state(const Message &message)
{
    if (!message.outgoing)
        return {};
    switch (message.state) {
    case MessageState::Waiting:
        return tr("waiting to be sent");
    case MessageState::Sent:
        return tr("sent");
    case MessageState::Delivered:
        return tr("delivered");
    case MessageState::Read:
        return tr("read");
    case MessageState::Failed:
        return tr("not sent. %1").arg(FailureText::sentence(message.failure));
    }
    Q_UNREACHABLE_RETURN({});
}

QString MessageWords::newMessages()
{
    return tr("New messages");
}

QString MessageWords::showMore()
{
    return tr("Show more");
}

QString MessageWords::showLess()
{
    return tr("Show less");
}

QString MessageWords::retry()
{
    return tr("Retry");
}

QString MessageWords::remove()
{
    return tr("Delete");
}

QString MessageWords::edited(const QString &time)
{
    return tr("edited %1", "under a message, before its time").arg(time);
}

QString MessageWords::retracted(const Message &message)
{
    return message.outgoing ? tr("You deleted this message.") : tr("This message was deleted.");
}

QString MessageWords::answered(const QString &name, const QString &text)
{
    return tr("Answer to %1: %2").arg(displayText(name), displayText(text));
}

QString MessageWords::reaction(const QString &emoji, const QString &people)
{
    return people.isEmpty() ? emoji : tr("%1 by %2", "a reaction").arg(emoji, displayText(people));
}

QString MessageWords::accessible(const MessageRow &row, const QString &partner)
{
    const Message &message = row.message;
    QStringList parts{sender(message, partner), Formats::clockTime(Formats::local(message.time)),
                      row.retracted ? retracted(message) : displayText(message.body)};
    if (const QString said = state(message); !said.isEmpty())
        parts << said;
    if (!row.quote.text.isEmpty())
        parts << answered(row.quote.name, row.quote.text);
    if (row.edited && !row.retracted)
        parts << tr("edited");
    for (const MessageRow::Reaction &given : row.reactions)
        parts << reaction(given.emoji, given.people);
    return parts.join(", "_L1);
}

QString MessageWords::copied(const Message &message, const QString &partner, const QString &text, bool withDate)
{
    const QDateTime when = Formats::local(message.time);
    const QString stamp = withDate ? QLocale().toString(when, QLocale::ShortFormat) : Formats::clockTime(when);
    return u"%1, %2: %3"_s.arg(sender(message, partner), stamp, text);
}

} // namespace Tertulia
