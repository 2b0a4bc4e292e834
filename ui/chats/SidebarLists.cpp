// Sidebar: which rows its lists show.
#include "app/models/ContactsModel.h"
#include "ui/chats/AccountsSection.h"
#include "ui/chats/RowList.h"
#include "ui/chats/Sidebar.h"
#include "ui/chats/SpokenRows.h"
#include "ui/common/SearchField.h"

namespace Tertulia {

void Sidebar::setModels(QAbstractItemModel *conversations, QAbstractItemModel *contacts)
{
    m_ownConversations = conversations;
    m_ownContacts = contacts;
    if (!m_unified)
        showModels(conversations, contacts);
}

void Sidebar::setUnifiedModels(QAbstractItemModel *conversations, QAbstractItemModel *contacts)
{
    if (!conversations && !m_unified)
        return;
    m_unified = conversations;
    showModels(m_unified ? conversations : m_ownConversations.get(), m_unified ? contacts : m_ownContacts.get());
}

void Sidebar::setAccounts(const QList<AccountLine> &accounts)
{
    m_accounts->setAccounts(accounts);
}

void Sidebar::showModels(QAbstractItemModel *conversations, QAbstractItemModel *contacts)
{
    m_search->clear();
    const auto put = [](RowList *list, QAbstractItemModel *source, SpokenRows::Sentence sentence) {
        delete list->model();
        if (!source)
            return;
        auto *rows = new SpokenRows(std::move(sentence), list);
        rows->setSourceModel(source);
        list->setModel(rows);
    };
    put(m_conversations, conversations, SpokenRows::conversation);
    put(m_contacts, contacts, SpokenRows::contact);
    put(m_found, contacts, SpokenRows::contact);
    for (const RowList *list : {m_conversations, m_found}) {
        if (!list->model())
            continue;
        for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(list->model(), change, this, &Sidebar::fitFound, Qt::QueuedConnection);
        connect(list->model(), &QAbstractItemModel::modelReset, this, &Sidebar::fitFound, Qt::QueuedConnection);
    }
    if (contacts) { // requests have a card of their own above the list
        connect(m_contacts->model(), &QAbstractItemModel::rowsInserted, m_contacts, [this] { hideRequestRows(); });
        connect(
            m_contacts->model(), &QAbstractItemModel::modelReset, m_contacts, [this] { hideRequestRows(); },
            Qt::QueuedConnection);
        hideRequestRows();
    }
    showFound();
}

void Sidebar::hideRequestRows()
{
    for (RowList *list : {m_contacts, m_found}) {
        const QAbstractItemModel *model = list->model();
        for (int row = 0; model && row < model->rowCount(); ++row) { // they come first
            if (ContactsModel::Row(model->index(row, 0).data(ContactsModel::RowRole).toInt()) !=
                ContactsModel::Row::Request)
                break;
            list->setRowHidden(row, true);
        }
    }
}

} // namespace Tertulia
