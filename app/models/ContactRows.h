#pragma once

#include "app/data/Contact.h"
#include "app/data/Presence.h"
#include "app/models/ContactsModel.h"

#include <QCollator>

namespace Tertulia::ContactRows {

// What ContactsModel's rows are made of, and their order.

struct Group {
    QString name, haystack;
    QCollatorSortKey key;
    bool folded = false;
    int online = 0, total = 0; // of all its people, shown or not
    int shown = 0;             // people to be seen where it is not folded; its header is there while this is not 0
};

/// A contact as the list shows it. Never changed in place: its rows are found by what it says.
struct Entry {
    Contact contact;
    Availability availability = Availability::Offline;
    QString statusText;
    QString haystack; // what a filter looks through
    QCollatorSortKey key;
    QList<Group *> groups = {};

    bool isOnline() const { return availability != Availability::Offline; }
    bool isPerson() const { return contact.isPerson(); }
};

struct Item {
    ContactsModel::Row kind;
    Group *group;       // null for requests
    const Entry *entry; // null for headers
};

/// The order of rows. Strict: no two rows are equal.
bool isBefore(const Item &a, const Item &b);

/// Letters without case and accents: "nin" finds Nína.
QString plainLetters(const QString &text);

} // namespace Tertulia::ContactRows
