#include "app/models/ContactsModel.h"

#include "app/Contacts.h"
#include "app/Presences.h"

#include <QCollator>
#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace Tertulia {

namespace {

/// So many change in one turn only when a session ends: then nothing of the list stands where it stood.
constexpr qsizetype ManyAtOnce = 1'000;

struct Group {
    QString name;
    QCollatorSortKey key;
    int online = 0, total = 0; // of all its people, shown or not
    int shown = 0;             // rows; its header is there while this is not 0
};

/// A contact as the list shows it. Never changed in place: its rows are found by what it says.
struct Entry {
    Contact contact;
    Availability availability = Availability::Offline;
    QString statusText;
    QCollatorSortKey key;

    bool isOnline() const { return availability != Availability::Offline; }
    /// A request alone is nobody's contact yet.
    bool isPerson() const
    {
        return !contact.asksUs || contact.askedThem || contact.subscription != Contact::Subscription::None ||
               !contact.name.isEmpty() || !contact.groups.isEmpty();
    }
};

struct Item {
    ContactsModel::Row kind;
    const Group *group; // null for requests
    const Entry *entry; // null for headers
};

int compared(const Group &a, const Group &b)
{
    if (a.name.isEmpty() != b.name.isEmpty()) {
        return a.name.isEmpty() ? 1 : -1; // people in no group come last
    }
    const int byKey = a.key.compare(b.key);
    return byKey != 0 ? byKey : a.name.compare(b.name);
}

int compared(const Entry &a, const Entry &b)
{
    if (a.isOnline() != b.isOnline()) {
        return a.isOnline() ? -1 : 1;
    }
    const int byKey = a.key.compare(b.key);
    return byKey != 0 ? byKey : a.contact.jid.toString().compare(b.contact.jid.toString());
}

/// The order of rows. Strict: no two rows are equal.
bool isBefore(const Item &a, const Item &b)
{
    if (!a.group != !b.group) {
        return !a.group;
    }
    if (a.group && a.group != b.group) {
        return compared(*a.group, *b.group) < 0;
    }
    if (!a.entry || !b.entry) {
        return !a.entry && b.entry;
    }
    return compared(*a.entry, *b.entry) < 0;
}

} // namespace

struct ContactsModel::Private {
    Private(ContactsModel &model, Contacts &concern, Presences &presence)
        : q(model)
        , contacts(concern)
        , presences(presence)
    {
        collator.setNumericMode(true);
    }

    std::unique_ptr<Entry> entryOf(const Contact &contact) const;
    Group *groupOf(const QString &name);
    QList<Group *> groupsOf(const Entry &entry);
    std::vector<Item> shownRows(const Entry &entry);
    bool matches(const QString &text) const { return text.contains(filter, Qt::CaseInsensitive); }
    void count(const Entry &entry, int sign);

    void rebuild();
    void update(const Jid &jid);
    void updateAll(const QSet<Jid> &jids);
    void forgetEmptyGroups();

    int find(const Item &item) const;
    void insert(const Item &item);
    void remove(const Item &item);
    void replace(const Item &old, const Item &item);
    void show(const Item &item);
    void hide(const Item &item);

    ContactsModel &q;
    Contacts &contacts;
    Presences &presences;
    QCollator collator;
    QString filter;
    bool showOffline = true;

    std::map<QString, std::unique_ptr<Group>> groups;
    QHash<Jid, std::shared_ptr<const Entry>> entries;
    std::vector<Item> rows; // sorted by isBefore
    std::set<const Group *> recounted;
};

std::unique_ptr<Entry> ContactsModel::Private::entryOf(const Contact &contact) const
{
    const Presence presence = presences.of(contact.jid);
    return std::make_unique<Entry>(Entry{contact, presence.availability, presence.statusText,
                                         collator.sortKey(contact.displayName().toCaseFolded())});
}

Group *ContactsModel::Private::groupOf(const QString &name)
{
    auto &group = groups[name];
    if (!group) {
        group = std::make_unique<Group>(Group{name, collator.sortKey(name.toCaseFolded())});
    }
    return group.get();
}

QList<Group *> ContactsModel::Private::groupsOf(const Entry &entry)
{
    QList<Group *> list;
    if (entry.isPerson() && entry.contact.groups.isEmpty()) {
        list.append(groupOf({}));
    }
    for (const QString &name : entry.contact.groups) {
        if (Group *group = groupOf(name); !list.contains(group)) {
            list.append(group);
        }
    }
    return list;
}

std::vector<Item> ContactsModel::Private::shownRows(const Entry &entry)
{
    std::vector<Item> items;
    const bool matchesItself = matches(entry.contact.displayName()) || matches(entry.contact.jid.toString());
    if (entry.contact.asksUs && matchesItself) {
        items.push_back({Row::Request, nullptr, &entry});
    }
    if (entry.isOnline() || showOffline || !filter.isEmpty()) {
        for (const Group *group : groupsOf(entry)) {
            if (matchesItself || matches(group->name)) {
                items.push_back({Row::Person, group, &entry});
            }
        }
    }
    return items;
}

void ContactsModel::Private::count(const Entry &entry, int sign)
{
    for (Group *group : groupsOf(entry)) {
        group->total += sign;
        group->online += entry.isOnline() ? sign : 0;
        recounted.insert(group);
    }
}

void ContactsModel::Private::rebuild()
{
    q.beginResetModel();
    rows.clear();
    entries.clear();
    groups.clear();
    recounted.clear();
    for (const Contact &contact : contacts.all()) {
        const std::shared_ptr<const Entry> entry = entryOf(contact);
        entries.insert(contact.jid, entry);
        count(*entry, 1);
        for (const Item &item : shownRows(*entry)) {
            rows.push_back(item);
            if (item.group && groupOf(item.group->name)->shown++ == 0) {
                rows.push_back({Row::Header, item.group, nullptr});
            }
        }
    }
    std::ranges::sort(rows, isBefore);
    recounted.clear();
    q.endResetModel();
}

/// One row changed, moved, shown or hidden at a time: with binary search and a vector of small items that costs a few
/// microseconds among 10,000, where sorting anew would cost milliseconds.
void ContactsModel::Private::update(const Jid &jid)
{
    const std::shared_ptr<const Entry> old = entries.take(jid);
    std::shared_ptr<const Entry> now;
    if (const auto contact = contacts.find(jid)) {
        now = entryOf(*contact);
        entries.insert(jid, now);
        count(*now, 1);
    }
    auto gone = old ? shownRows(*old) : std::vector<Item>();
    if (old) {
        count(*old, -1);
    }
    for (const Item &item : now ? shownRows(*now) : std::vector<Item>()) {
        const auto same = std::ranges::find(gone, item.group, &Item::group);
        if (same == gone.end()) {
            show(item);
        } else {
            replace(*same, item);
            gone.erase(same);
        }
    }
    for (const Item &item : gone) {
        hide(item);
    }
}

void ContactsModel::Private::updateAll(const QSet<Jid> &jids)
{
    if (jids.size() > ManyAtOnce) {
        rebuild();
        return;
    }
    for (const Jid &jid : jids) {
        if (entries.contains(jid) || contacts.find(jid)) {
            update(jid);
        }
    }
    for (const Group *group : std::exchange(recounted, {})) {
        if (group->shown > 0) {
            const auto header = q.index(find({Row::Header, group, nullptr}));
            emit q.dataChanged(header, header, {OnlineCountRole, TotalCountRole});
        }
    }
    forgetEmptyGroups();
}

void ContactsModel::Private::forgetEmptyGroups()
{
    std::erase_if(groups, [](const auto &group) { return group.second->total == 0; });
}

int ContactsModel::Private::find(const Item &item) const
{
    return int(std::ranges::lower_bound(rows, item, isBefore) - rows.begin());
}

void ContactsModel::Private::insert(const Item &item)
{
    const int row = find(item);
    q.beginInsertRows({}, row, row);
    rows.insert(rows.begin() + row, item);
    q.endInsertRows();
}

void ContactsModel::Private::remove(const Item &item)
{
    const int row = find(item);
    q.beginRemoveRows({}, row, row);
    rows.erase(rows.begin() + row);
    q.endRemoveRows();
}

void ContactsModel::Private::replace(const Item &old, const Item &item)
{
    int from = find(old), to = find(item);
    if (to != from && to != from + 1) {
        q.beginMoveRows({}, from, from, {}, to);
        const auto begin = rows.begin();
        if (to > from) {
            std::rotate(begin + from, begin + from + 1, begin + to);
            --to;
        } else {
            std::rotate(begin + to, begin + from, begin + from + 1);
        }
        rows[size_t(to)] = item;
        q.endMoveRows();
        from = to;
    }
    rows[size_t(from)] = item;
    emit q.dataChanged(q.index(from), q.index(from));
}

void ContactsModel::Private::show(const Item &item)
{
    if (item.group && groupOf(item.group->name)->shown++ == 0) {
        insert({Row::Header, item.group, nullptr});
    }
    insert(item);
}

void ContactsModel::Private::hide(const Item &item)
{
    remove(item);
    if (item.group && --groupOf(item.group->name)->shown == 0) {
        remove({Row::Header, item.group, nullptr});
    }
}

ContactsModel::ContactsModel(Contacts &contacts, Presences &presences, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(*this, contacts, presences))
{
    connect(&contacts, &Contacts::reset, this, [this] { d->rebuild(); });
    connect(&contacts, &Contacts::changed, this, [this](const QSet<Jid> &jids) { d->updateAll(jids); });
    connect(&contacts, &Contacts::removed, this, [this](const QSet<Jid> &jids) { d->updateAll(jids); });
    connect(&presences, &Presences::changed, this, [this](const QSet<Jid> &jids) { d->updateAll(jids); });
    d->rebuild();
}

ContactsModel::~ContactsModel() = default;

int ContactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant ContactsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Item &item = d->rows[size_t(index.row())];
    const Entry *entry = item.entry;
    switch (role) {
    case RowRole:
        return int(item.kind);
    case Qt::DisplayRole:
    case NameRole:
        return entry ? entry->contact.displayName() : item.group->name;
    case JidRole:
        return QVariant::fromValue(entry ? entry->contact.jid : Jid());
    case OnlineCountRole:
        return entry ? QVariant() : item.group->online;
    case TotalCountRole:
        return entry ? QVariant() : item.group->total;
    case AvailabilityRole:
        return entry ? QVariant(int(entry->availability)) : QVariant();
    case StatusTextRole:
        return entry ? entry->statusText : QVariant();
    case SubscriptionRole:
        return entry ? QVariant(int(entry->contact.subscription)) : QVariant();
    case AskedThemRole:
        return entry ? QVariant(entry->contact.askedThem) : QVariant();
    case RequestTextRole:
        return entry ? entry->contact.requestText : QVariant();
    default:
        return {};
    }
}

void ContactsModel::setFilter(const QString &text)
{
    const QString filter = text.trimmed();
    if (filter != d->filter) {
        d->filter = filter;
        d->rebuild();
    }
}

void ContactsModel::setShowOffline(bool show)
{
    if (show != d->showOffline) {
        d->showOffline = show;
        d->rebuild();
    }
}

} // namespace Tertulia
