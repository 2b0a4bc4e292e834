#include "app/ChatStates.h"

namespace Tertulia {

ChatStates::ChatStates(const Contacts &, QObject *parent)
    : QObject(parent)
{
}

void ChatStates::attach(XmppClient *)
{
}

void ChatStates::setTellOthers(const TellOthers &)
{
}

void ChatStates::written(const Jid &, bool)
{
}

void ChatStates::left(const Jid &)
{
}

void ChatStates::sent(const Jid &)
{
}

} // namespace Tertulia
