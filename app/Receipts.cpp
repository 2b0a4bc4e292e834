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

void Receipts::answer(const Jid &sender, const QString &stanzaId)
{
    const auto contact = m_contacts.find(sender.bare());
    if (m_choice.receipts && m_client && m_client->isSignedIn() && contact && contact->seesOurPresence())
        m_client->client().send(Translate::toReceipt(sender, stanzaId));
}

} // namespace Tertulia
