#include "ui/timeline/MessageWords.h"

#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/timeline/EventWords.h"
#include "ui/timeline/MessageLayout.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Tertulia {

QString MessageWords::sender(const Message &message, const QString &partner)
{
    return message.outgoing ? tr("You") : message.nick.isEmpty() ? partner : displayText(message.nick).simplified();
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
    return message.outgoing ? tr("You retracted this message.") : tr("This message was retracted.");
}

QString MessageWords::quoteName(const Quote &quote, const QString &partner)
{
    return quote.message == 0 ? tr("Answer")
           : quote.outgoing   ? tr("You")
                              : displayText(quote.nick.isEmpty() ? partner : quote.nick).simplified();
}

QString MessageWords::quoteText(const Quote &quote)
{
    if (quote.message == 0)
        return tr("to a message that is not here");
    return quote.retracted ? tr("This message was retracted.") : quote.excerpt;
}

QString MessageWords::answered(const Quote &quote, const QString &partner)
{
    return quote.message == 0 ? tr("answer to a message that is not here")
                              : tr("answer to %1: %2").arg(quoteName(quote, partner), displayText(quoteText(quote)));
}

QString MessageWords::people(const QList<Jid> &who, const Message &message, const QString &partner)
{
    QStringList names;
    for (const Jid &jid : who) {
        names << (jid == message.account        ? tr("You")
                  : !jid.isBare()               ? displayText(jid.resource()).simplified() // in a room
                  : jid == message.conversation ? displayText(partner).simplified()
                                                : jid.toString());
    }
    return QLocale().createSeparatedList(names);
}

QString MessageWords::reaction(const Reaction &reaction, const Message &message, const QString &partner)
{
    return tr("%1 by %2", "a reaction, and who gave it")
        .arg(displayText(reaction.emoji), people(reaction.who, message, partner));
}

QString MessageWords::stampDetails(const Message &message)
{
    QStringList parts{Formats::fullTime(Formats::local(message.time))};
    if (message.edited && !message.retracted)
        parts << tr("edited %1").arg(Formats::fullTime(Formats::local(*message.edited)));
    if (const QString said = state(message); !said.isEmpty())
        parts << said;
    return parts.join(u" · "_s);
}

QString MessageWords::changeFailed(const Message &message)
{
    return tr("Your change was not sent, so they still see it as it was. %1")
        .arg(FailureText::sentence(message.amendmentFailure));
}

QString MessageWords::dropChange()
{
    return tr("Undo change");
}

QString MessageWords::accessible(const MessageRow &row)
{
    if (!row.events.isEmpty())
        return row.unfolded ? EventWords::oneByOne(row.events, row.partner).replace(u'\n', ", "_L1)
                            : EventWords::together(row.events, row.partner);
    const Message &message = row.message;
    const bool file = row.file && !message.retracted;
    QStringList parts{sender(message, row.partner), Formats::clockTime(Formats::local(message.time)),
                      message.retracted ? retracted(message)
                      : file            ? FileWords::accessible(*row.file)
                                        : displayText(message.body)};
    const bool told = file && (row.file->state != TransferState::Done || message.state < MessageState::Delivered);
    if (const QString said = state(message); !said.isEmpty() && !told)
        parts << said;
    if (message.quote && !message.retracted)
        parts << answered(*message.quote, row.partner);
    if (message.edited && !message.retracted)
        parts << tr("edited");
    for (const Reaction &given : message.reactions)
        parts << reaction(given, message, row.partner);
    if (message.amendment == AmendmentState::Failed)
        parts << changeFailed(message);
    return parts.join(", "_L1);
}

QString MessageWords::copied(const Message &message, const QString &partner, const QString &text, bool withDate)
{
    const QDateTime when = Formats::local(message.time);
    const QString stamp = withDate ? QLocale().toString(when, QLocale::ShortFormat) : Formats::clockTime(when);
    return u"%1, %2: %3"_s.arg(sender(message, partner), stamp, text);
}

} // namespace Tertulia
