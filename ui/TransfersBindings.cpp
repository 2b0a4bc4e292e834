#include "ui/TransfersBindings.h"

#include "app/Accounts.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Rooms.h"
#include "app/Transfers.h"
#include "ui/FileBindings.h"
#include "ui/MainWindow.h"
#include "ui/files/TransfersPanel.h"

namespace Tertulia {

TransfersBindings::TransfersBindings(Accounts &accounts, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_window(window)
{
    TransfersPanel *panel = window.transfers();
    panel->setModel(&m_model, [this](const Jid &jid) { return nameOf(jid); });
    connect(panel, &TransfersPanel::asked, this, &TransfersBindings::act);
    connect(panel, &TransfersPanel::clearAsked, this, &TransfersBindings::clearFinished);
    connect(panel, &TransfersPanel::conversationAsked, this, &TransfersBindings::conversationAsked);
    connect(&accounts, &Accounts::added, this, &TransfersBindings::watch);
    connect(&accounts, &Accounts::changed, this, &TransfersBindings::reload);
}

TransfersBindings::~TransfersBindings()
{
    m_window.transfers()->setModel(nullptr, {});
}

void TransfersBindings::watch(ChatSession *session)
{
    const Transfers &transfers = session->transfers();
    connect(&transfers, &Transfers::loaded, this, &TransfersBindings::reload);
    for (const auto news : {&Transfers::added, &Transfers::changed}) {
        connect(&transfers, news, this, [this](const Transfer &transfer) {
            if (transfer.listed)
                m_model.put(transfer);
        });
    }
    connect(&transfers, &Transfers::removed, &m_model, &TransfersModel::remove);
}

void TransfersBindings::reload()
{
    QList<Transfer> all;
    for (const ChatSession *session : m_accounts.all())
        all += session->transfers().all();
    m_model.reset(all);
}

void TransfersBindings::act(const Transfer &transfer, FileAction action)
{
    if (const ChatSession *session = m_accounts.find(transfer.account))
        FileBindings::act(session->transfers(), m_window, transfer, action);
}

void TransfersBindings::clearFinished()
{
    const QList<TransferId> finished = m_model.finished();
    for (const ChatSession *session : m_accounts.all()) {
        for (const TransferId id : finished) {
            if (session->transfers().find(id))
                session->transfers().forget(id);
        }
    }
}

QString TransfersBindings::nameOf(const Jid &jid) const
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
