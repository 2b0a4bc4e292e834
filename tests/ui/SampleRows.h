#pragma once

#include "app/data/Contact.h"

#include <QStandardItemModel>
#include <memory>

namespace Tertulia {

/// Rows with the roles of the real models, filled by hand: what the window looks like needs no server.
std::unique_ptr<QStandardItemModel> sampleConversations();
std::unique_ptr<QStandardItemModel> sampleContacts();
std::unique_ptr<QStandardItemModel> manyContacts(int count);
QList<ContactRequest> sampleRequests();

} // namespace Tertulia
