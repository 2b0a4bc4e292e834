#include "app/models/ContactsModel.h"

#include "app/Blocking.h"
#include "app/Contacts.h"
#include "app/Presences.h"
#include "app/models/ContactRows.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace Tertulia {

using namespace ContactRows;

namespace {

/// So many change in one turn only when a session ends: then nothing of the list stands where it stood.
constexpr qsizetype ManyAtOnce = 1'000;

} // namespace

struct ContactsModel::Private {
    Private(ContactsModel &model, Contacts &concern, Presences &presence, Blocking &blocked)
        : q(model)
        , contacts(concern)
        , presences(presence)
        , blocking(blocked)
    {
        collator.setNumericMode(true);
    }

    std::unique_ptr<Entry> entryOf(const Contact &contact, const Entry *old);
    Group *groupOf(const QString &name);
    QList<Group *> groupsOf(const Contact &contact, bool isPerson);
    std::vector<Item> shownRows(const Entry &entry) const;
    bool matches(const QString &haystack) const { return haystack.contains(filter); }
    /// Whether its people have rows: a folded group opens while somebody is filtered for.
    bool isOpen(const Group *group) const { return !group || !group->folded || !filter.isEmpty(); }
    void count(const Entry &entry, int sign);

    void rebuild();
    void rebuildRows();
    void fold(Group &group);
    void unfold(Group &group);
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
    Blocking &blocking;
    QCollator collator;
    QString filter; // plain letters
    bool showOffline = true;
    QSet<QString> folded; // groups, also those that are not there at the moment

    std::map<QString, std::unique_ptr<Group>> groups;
    QHash<Jid, std::shared_ptr<const Entry>> entries;
    std::vector<Item> rows; // sorted by isBefore
    std::set<Group *> recounted;
};

/// `old`: the same person before; what did not change is taken from there.
std::unique_ptr<Entry> ContactsModel::Private::entryOf(const Contact &contact, const Entry *old)
{
    const Presence presence = presences.of(contact.jid);
    const QString name = contact.displayName();
    const bool sameName = old && old->contact.displayName() == name;
    auto entry =
        std::make_unique<Entry>(Entry{contact, presence.availability, presence.statusText,
                                      sameName ? old->haystack : plainLetters(name + u'\n' + contact.jid.toString()),
                                      sameName ? old->key : collator.sortKey(name.toCaseFolded())});
    entry->groups = groupsOf(contact, entry->isPerson());
    return entry;
}

Group *ContactsModel::Private::groupOf(const QString &name)
{
    auto &group = groups[name];
    if (!group)
        group = std::make_unique<Group>(
            Group{name, plainLetters(name), collator.sortKey(name.toCaseFolded()), folded.contains(name)});
    return group.get();
}

QList<Group *> ContactsModel::Private::groupsOf(const Contact &contact, bool isPerson)
{
    QList<Group *> list;
    if (isPerson && contact.groups.isEmpty())
        list.append(groupOf({}));
    for (const QString &name : contact.groups) {
        if (Group *group = groupOf(name); !list.contains(group))
            list.append(group);
    }
    return list;
}

/// Those in folded groups too, though they have no row at the moment: they count.
std::vector<Item> ContactsModel::Private::shownRows(const Entry &entry) const
{
    std::vector<Item> items;
    const bool matchesItself = matches(entry.haystack);
    if (entry.contact.asksUs && matchesItself)
        items.push_back({Row::Request, nullptr, &entry});
    if (entry.isOnline() || showOffline || !filter.isEmpty()) {
        for (Group *group : entry.groups) {
            if (matchesItself || matches(group->haystack))
                items.push_back({Row::Person, group, &entry});
        }
    }
    return items;
}

void ContactsModel::Private::count(const Entry &entry, int sign)
{
    for (Group *group : entry.groups) {
        group->total += sign;
        group->online += entry.isOnline() ? sign : 0;
        recounted.insert(group);
    }
}

void ContactsModel::Private::rebuild()
{
    q.beginResetModel();
    rows.clear();
    const auto before = std::exchange(entries, {});
    const auto groupsBefore = std::exchange(groups, {});
    for (const Contact &contact : contacts.all()) {
        const std::shared_ptr<const Entry> entry = entryOf(contact, before.value(contact.jid).get());
        entries.insert(contact.jid, entry);
        count(*entry, 1);
    }
    rebuildRows();
    q.endResetModel();
}

/// Only what is shown has changed, not who they are. Between begin- and endResetModel().
void ContactsModel::Private::rebuildRows()
{
    rows.clear();
    for (const auto &[name, group] : groups)
        group->shown = 0;
    for (const auto &entry : std::as_const(entries)) {
        for (const Item &item : shownRows(*entry)) {
            if (isOpen(item.group))
                rows.push_back(item);
            if (item.group && item.group->shown++ == 0)
                rows.push_back({Row::Header, item.group, nullptr});
        }
    }
    std::ranges::sort(rows, isBefore);
    recounted.clear();
}

void ContactsModel::Private::fold(Group &group)
{
    const int header = find({Row::Header, &group, nullptr});
    if (group.shown > 0) {
        q.beginRemoveRows({}, header + 1, header + group.shown);
        rows.erase(rows.begin() + header + 1, rows.begin() + header + 1 + group.shown);
        group.folded = true;
        q.endRemoveRows();
    }
    group.folded = true;
}

void ContactsModel::Private::unfold(Group &group)
{
    std::vector<Item> people;
    for (const auto &entry : std::as_const(entries)) {
        for (const Item &item : shownRows(*entry)) {
            if (item.group == &group)
                people.push_back(item);
        }
    }
    std::ranges::sort(people, isBefore);
    group.folded = false;
    if (people.empty())
        return;
    const int header = find({Row::Header, &group, nullptr});
    q.beginInsertRows({}, header + 1, header + int(people.size()));
    rows.insert(rows.begin() + header + 1, people.begin(), people.end());
    q.endInsertRows();
}

/// One row changed, moved, shown or hidden at a time: with binary search and a vector of small items that costs a few
/// microseconds among 10,000, where sorting anew would cost milliseconds.
void ContactsModel::Private::update(const Jid &jid)
{
    const std::shared_ptr<const Entry> old = entries.take(jid);
    std::shared_ptr<const Entry> now;
    if (const auto contact = contacts.find(jid)) {
        now = entryOf(*contact, old.get());
        entries.insert(jid, now);
        count(*now, 1);
    }
    auto gone = old ? shownRows(*old) : std::vector<Item>();
    if (old)
        count(*old, -1);
    for (const Item &item : now ? shownRows(*now) : std::vector<Item>()) {
        const auto same = std::ranges::find(gone, item.group, &Item::group);
        if (same == gone.end()) {
            show(item);
        } else {
            replace(*same, item);
            gone.erase(same);
        }
    }
    for (const Item &item : gone)
        hide(item);
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
    for (Group *group : std::exchange(recounted, {})) {
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
    if (!isOpen(item.group))
        return;
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
    if (item.group && item.group->shown++ == 0)
        insert({Row::Header, item.group, nullptr});
    if (isOpen(item.group))
        insert(item);
}

void ContactsModel::Private::hide(const Item &item)
{
    if (isOpen(item.group))
        remove(item);
    if (item.group && --item.group->shown == 0)
        remove({Row::Header, item.group, nullptr});
}

ContactsModel::ContactsModel(Contacts &contacts, Presences &presences, Blocking &blocking, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(*this, contacts, presences, blocking))
{
    connect(&contacts, &Contacts::reset, this, [this] { d->rebuild(); });
    connect(&contacts, &Contacts::changed, this, [this](const QSet<Jid> &jids) { d->updateAll(jids); });
    connect(&contacts, &Contacts::removed, this, [this](const QSet<Jid> &jids) { d->updateAll(jids); });
    connect(&presences, &Presences::changed, this, [this](const QSet<Jid> &jids) { d->updateAll(jids); });
    connect(&blocking, &Blocking::changed, this, [this] {
        if (rowCount() > 0)
            emit dataChanged(index(0), index(rowCount() - 1), {BlockedRole});
    });
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
    case FoldedRole:
        return entry ? QVariant() : !d->isOpen(item.group);
    case BlockedRole:
        return entry ? QVariant(d->blocking.isBlocked(entry->contact.jid)) : QVariant();
    default:
        return {};
    }
}

void ContactsModel::setFilter(const QString &text)
{
    const QString filter = plainLetters(text.trimmed());
    if (filter == d->filter)
        return;
    beginResetModel();
    d->filter = filter;
    d->rebuildRows();
    endResetModel();
}

void ContactsModel::setShowOffline(bool show)
{
    if (show == d->showOffline)
        return;
    beginResetModel();
    d->showOffline = show;
    d->rebuildRows();
    endResetModel();
}

void ContactsModel::setFolded(const QString &group, bool folded)
{
    if (folded == d->folded.contains(group))
        return;
    folded ? void(d->folded.insert(group)) : void(d->folded.remove(group));
    const auto known = d->groups.find(group);
    if (known == d->groups.end())
        return;
    if (!d->filter.isEmpty())
        known->second->folded = folded; // shown when the filter goes
    else
        folded ? d->fold(*known->second) : d->unfold(*known->second);
    if (known->second->shown > 0) {
        const auto header = index(d->find({Row::Header, known->second.get(), nullptr}));
        emit dataChanged(header, header, {FoldedRole});
    }
}

QStringList ContactsModel::folded() const
{
    return QStringList(d->folded.cbegin(), d->folded.cend());
}

} // namespace Tertulia
