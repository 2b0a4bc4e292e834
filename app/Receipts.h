#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Message.h"

#include <QObject>

namespace Tertulia {

class Contacts;
class XmppClient;

/// Tells senders that their message is here (XEP-0184), only after it is stored, and that it was displayed where they
/// asked for it (XEP-0333): only to people who may see our presence anyway (XEP-0184 §8), as far as the person wants
/// it, never for carbons, archive copies or rooms. Incoming ones go through app/intake.
class Receipts : public QObject
{
    Q_OBJECT

public:
    explicit Receipts(const Contacts &contacts, QObject *parent = nullptr);

    void attach(XmppClient *client) { m_client = client; }
    void setTellOthers(const TellOthers &choice) { m_choice = choice; }
    void answer(const Jid &sender, const QString &stanzaId);
    void markDisplayed(const Message &message);

private:
    bool maySay(const Jid &to) const;

    const Contacts &m_contacts;
    XmppClient *m_client = nullptr;
    TellOthers m_choice;
};

} // namespace Tertulia
