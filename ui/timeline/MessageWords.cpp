#include "ui/timeline/MessageWords.h"

#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/timeline/DisplayText.h"

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

QString MessageWords::accessible(const Message &message, const QString &partner)
{
    QStringList parts{sender(message, partner), Formats::clockTime(Formats::local(message.time)),
                      displayText(message.body)};
    if (const QString said = state(message); !said.isEmpty())
        parts << said;
    return parts.join(", "_L1);
}

QString MessageWords::copied(const Message &message, const QString &partner, const QString &text, bool withDate)
{
    const QDateTime when = Formats::local(message.time);
    const QString stamp = withDate ? QLocale().toString(when, QLocale::ShortFormat) : Formats::clockTime(when);
    return u"%1, %2: %3"_s.arg(sender(message, partner), stamp, text);
}

} // namespace Tertulia
