#pragma once

#include "app/data/Jid.h"

#include <QObject>

namespace Tertulia {

class Contacts;
class ContactStore;

/// Keeps the roster of one account on the disk, and shows it until the server has sent the real one: names instead of
/// addresses from the start, also without a network. Requests are not kept: the server repeats them.
class ContactCache : public QObject
{
    Q_OBJECT

public:
    ContactCache(const Jid &account, Contacts &contacts, ContactStore &store, QObject *parent = nullptr);

    void load();

private:
    void keepAll();
    void keep(const QSet<Jid> &changed);
    void forget(const QSet<Jid> &removed);

    Jid m_account;
    Contacts &m_contacts;
    ContactStore &m_store;
    bool m_isReal = false; ///< the server's roster has been seen
};

} // namespace Tertulia
