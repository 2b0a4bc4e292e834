#include "app/models/OccupantsModel.h"

#include <QCollator>
#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <vector>

namespace Tertulia {

namespace {

constexpr qsizetype Many = 64; // so many changes at once are cheaper as one reset

/// Where a role stands in the list.
int rank(RoomRole role)
{
    switch (role) {
    case RoomRole::Moderator:
        return 0;
    case RoomRole::Participant:
        return 1;
    case RoomRole::Visitor:
        return 2;
    case RoomRole::None:
        break;
    }
    return 3;
}

constexpr std::array RoleOfRank{RoomRole::Moderator, RoomRole::Participant, RoomRole::Visitor, RoomRole::None};

struct Entry {
    Occupant occupant;
    QCollatorSortKey key;
    bool shown = true;
};

struct Line {
    int rank = 0;
    const Entry *entry = nullptr; // null: the heading
};

bool isBefore(const Line &a, const Line &b)
{
    if (a.rank != b.rank)
        return a.rank < b.rank;
    if (!a.entry || !b.entry)
        return !a.entry && b.entry;
    const int byKey = a.entry->key.compare(b.entry->key);
    return byKey != 0 ? byKey < 0 : a.entry->occupant.nick < b.entry->occupant.nick;
}

Line lineOf(const Entry &entry)
{
    return {rank(entry.occupant.role), &entry};
}

} // namespace

struct OccupantsModel::Private {
    explicit Private(OccupantsModel &model)
        : q(model)
        , collator(QLocale())
    {
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        collator.setNumericMode(true);
    }

    bool fits(const Occupant &one) const
    {
        return filter.isEmpty() || one.nick.contains(filter, Qt::CaseInsensitive) ||
               one.jid.toString().contains(filter, Qt::CaseInsensitive);
    }
    int find(const Line &line) const { return int(std::ranges::lower_bound(lines, line, isBefore) - lines.begin()); }
    void rebuild(const std::function<void()> &change = [] {});
    void putOne(const Occupant &occupant);
    void removeOne(const QString &nick);
    void insertLine(const Entry &entry);
    void removeLine(const Entry &entry);
    void count(int ofRank, int by);
    void store(const Occupant &occupant);

    OccupantsModel &q;
    QCollator collator;
    std::unordered_map<QString, Entry> entries; // entries stay where they are
    std::vector<Line> lines;                    // sorted by isBefore
    std::array<int, 4> counts{};
    QString filter, ownNick;
    Jid room;
};

void OccupantsModel::Private::store(const Occupant &occupant)
{
    entries.insert_or_assign(occupant.nick, Entry{occupant, collator.sortKey(occupant.nick), fits(occupant)});
}

void OccupantsModel::Private::rebuild(const std::function<void()> &change)
{
    q.beginResetModel();
    change(); // while nobody looks: lines point into entries
    lines.clear();
    counts = {};
    for (auto &[nick, entry] : entries) {
        entry.shown = fits(entry.occupant);
        if (entry.shown) {
            lines.push_back(lineOf(entry));
            ++counts[size_t(lines.back().rank)];
        }
    }
    for (int group = 0; group < int(counts.size()); ++group) {
        if (counts[size_t(group)] > 0)
            lines.push_back({group, nullptr});
    }
    std::ranges::sort(lines, isBefore);
    q.endResetModel();
}

/// Headings come with the first of their role and go with the last.
void OccupantsModel::Private::count(int ofRank, int by)
{
    int &count = counts[size_t(ofRank)];
    const int before = std::exchange(count, count + by), at = find({ofRank, nullptr});
    if (before == 0) {
        q.beginInsertRows({}, at, at);
        lines.insert(lines.begin() + at, {ofRank, nullptr});
        q.endInsertRows();
    } else if (count == 0) {
        q.beginRemoveRows({}, at, at);
        lines.erase(lines.begin() + at);
        q.endRemoveRows();
    } else {
        emit q.dataChanged(q.index(at), q.index(at));
    }
}

void OccupantsModel::Private::insertLine(const Entry &entry)
{
    const Line line = lineOf(entry);
    count(line.rank, 1);
    const int at = find(line);
    q.beginInsertRows({}, at, at);
    lines.insert(lines.begin() + at, line);
    q.endInsertRows();
}

void OccupantsModel::Private::removeLine(const Entry &entry)
{
    const Line line = lineOf(entry);
    const int at = find(line);
    q.beginRemoveRows({}, at, at);
    lines.erase(lines.begin() + at);
    q.endRemoveRows();
    count(line.rank, -1);
}

void OccupantsModel::Private::putOne(const Occupant &occupant)
{
    const auto it = entries.find(occupant.nick);
    if (it != entries.end()) {
        Entry &entry = it->second;
        const bool fitsNow = fits(occupant);
        if (entry.shown && fitsNow && rank(entry.occupant.role) == rank(occupant.role)) {
            const int at = find(lineOf(entry));
            entry.occupant = occupant;
            emit q.dataChanged(q.index(at), q.index(at));
            return;
        }
        removeOne(occupant.nick);
    }
    store(occupant);
    if (const Entry &entry = entries.at(occupant.nick); entry.shown)
        insertLine(entry);
}

void OccupantsModel::Private::removeOne(const QString &nick)
{
    const auto it = entries.find(nick);
    if (it == entries.end())
        return;
    if (it->second.shown)
        removeLine(it->second);
    entries.erase(it);
}

OccupantsModel::OccupantsModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(new Private(*this))
{
}

OccupantsModel::~OccupantsModel() = default;

int OccupantsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->lines.size());
}

QVariant OccupantsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = d->lines[size_t(index.row())];
    if (role == RowRole)
        return int(line.entry ? Row::Person : Row::Header);
    if (role == RoleRole)
        return int(RoleOfRank[size_t(line.rank)]);
    if (role == CountRole)
        return d->counts[size_t(line.rank)];
    if (!line.entry)
        return {};
    const Occupant &one = line.entry->occupant;
    switch (role) {
    case Qt::DisplayRole:
    case NickRole:
        return one.nick;
    case AvailabilityRole:
        return int(one.availability);
    case AffiliationRole:
        return int(one.affiliation);
    case StatusTextRole:
        return one.statusText;
    case JidRole:
        return QVariant::fromValue(one.jid);
    case OwnRole:
        return one.nick == d->ownNick;
    case OccupantRole:
        return QVariant::fromValue(one);
    case AddressRole:
        return QVariant::fromValue(one.photo.isEmpty() || d->room.isNull() ? Jid() : d->room.withResource(one.nick));
    default:
        return {};
    }
}

Qt::ItemFlags OccupantsModel::flags(const QModelIndex &index) const
{
    const bool header = index.isValid() && !d->lines[size_t(index.row())].entry;
    return header ? Qt::ItemIsEnabled : QAbstractListModel::flags(index);
}

int OccupantsModel::people() const
{
    return int(d->entries.size());
}

QStringList OccupantsModel::nicks() const
{
    QStringList list;
    list.reserve(people());
    for (const auto &[nick, entry] : d->entries)
        list.append(nick);
    return list;
}

std::optional<Occupant> OccupantsModel::find(const QString &nick) const
{
    const auto it = d->entries.find(nick);
    return it == d->entries.end() ? std::nullopt : std::optional(it->second.occupant);
}

QModelIndex OccupantsModel::indexOf(const QString &nick) const
{
    const auto it = d->entries.find(nick);
    return it == d->entries.end() || !it->second.shown ? QModelIndex() : index(d->find(lineOf(it->second)));
}

void OccupantsModel::setRoom(const Jid &room)
{
    d->room = room;
}

void OccupantsModel::setAll(const QList<Occupant> &occupants)
{
    d->rebuild([&] {
        d->entries.clear();
        for (const Occupant &one : occupants)
            d->store(one);
    });
}

void OccupantsModel::put(const QList<Occupant> &occupants)
{
    if (occupants.size() > Many)
        return d->rebuild([&] { std::ranges::for_each(occupants, [this](const Occupant &one) { d->store(one); }); });
    for (const Occupant &one : occupants)
        d->putOne(one);
}

void OccupantsModel::remove(const QStringList &nicks)
{
    if (nicks.size() > Many)
        return d->rebuild(
            [&] { std::ranges::for_each(nicks, [this](const QString &nick) { d->entries.erase(nick); }); });
    for (const QString &nick : nicks)
        d->removeOne(nick);
}

void OccupantsModel::setOwnNick(const QString &nick)
{
    const QString before = std::exchange(d->ownNick, nick);
    for (const QString &one : {before, nick}) {
        if (const QModelIndex at = indexOf(one); at.isValid())
            emit dataChanged(at, at, {OwnRole});
    }
}

void OccupantsModel::setFilter(const QString &text)
{
    const QString filter = text.trimmed();
    if (std::exchange(d->filter, filter) != filter)
        d->rebuild();
}

} // namespace Tertulia
