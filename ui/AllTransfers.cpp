#include "ui/AllTransfers.h"

#include "app/Accounts.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Rooms.h"
#include "app/Transfers.h"
#include "ui/FileBindings.h"
#include "ui/MainWindow.h"
#include "ui/files/TransfersPanel.h"

namespace Tertulia {

AllTransfers::AllTransfers(Accounts &accounts, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_window(window)
{
    TransfersPanel *panel = window.transfers();
    panel->setModel(&m_model, [this](const Jid &jid) { return nameOf(jid); });
    connect(panel, &TransfersPanel::asked, this, &AllTransfers::act);
    connect(panel, &TransfersPanel::clearAsked, this, &AllTransfers::clearFinished);
    connect(panel, &TransfersPanel::conversationAsked, this, &AllTransfers::conversationAsked);
    connect(&accounts, &Accounts::added, this, &AllTransfers::watch);
    connect(&accounts, &Accounts::changed, this, &AllTransfers::reload);
}

AllTransfers::~AllTransfers()
{
    m_window.transfers()->setModel(nullptr, {});
}

void AllTransfers::watch(ChatSession *session)
{
    const Transfers &transfers = session->transfers();
    connect(&transfers, &Transfers::loaded, this, &AllTransfers::reload);
    for (const auto news : {&Transfers::added, &Transfers::changed}) {
        connect(&transfers, news, this, [this](const Transfer &transfer) {
            if (transfer.listed)
                m_model.put(transfer);
        });
    }
    connect(&transfers, &Transfers::removed, &m_model, &TransfersModel::remove);
}

void AllTransfers::reload()
{
    QList<Transfer> all;
    for (const ChatSession *session : m_accounts.all())
        all += session->transfers().all();
    m_model.reset(all);
}

void AllTransfers::act(const Transfer &transfer, FileAction action)
{
    if (const ChatSession *session = m_accounts.find(transfer.account))
        FileBindings::act(session->transfers(), m_window, transfer, action);
}

void AllTransfers::clearFinished()
{
    const QList<TransferId> finished = m_model.finished();
    for (const ChatSession *session : m_accounts.all()) {
        for (const TransferId id : finished) {
            if (session->transfers().find(id))
                session->transfers().forget(id);
        }
    }
}

QString AllTransfers::nameOf(const Jid &jid) const
{
    for (const ChatSession *session : m_accounts.all()) {
        if (const auto room = session->rooms().find(jid.bare()))
            return room->displayName();
        if (const auto contact = session->contacts().find(jid))
            return contact->displayName();
    }
    return jid.local().isEmpty() ? jid.domain() : jid.local();
}

} // namespace Tertulia
