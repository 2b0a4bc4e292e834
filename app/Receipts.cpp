#include "app/Receipts.h"

#include "app/Contacts.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>
#include <QXmppTask.h>

namespace Tertulia {

Receipts::Receipts(const Contacts &contacts, QObject *parent)
    : QObject(parent)
    , m_contacts(contacts)
{
}

bool Receipts::maySay(const Jid &to) const
{
    const auto contact = m_contacts.find(to.bare());
    return m_client && m_client->isSignedIn() && contact && contact->seesOurPresence();
}

void Receipts::answer(const Jid &sender, const QString &stanzaId)
{
    if (m_choice.receipts && maySay(sender))
        m_client->client().send(Translate::toReceipt(sender, stanzaId));
}

void Receipts::markDisplayed(const Message &message)
{
    if (m_choice.read && message.markable && !message.stanzaId.isEmpty() && maySay(message.conversation))
        m_client->client().send(Translate::toMarker(message.conversation, message.stanzaId));
}

} // namespace Tertulia
