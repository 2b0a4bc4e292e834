#include "app/models/ConversationsModel.h"

#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Presences.h"
#include "app/Rooms.h"

#include <QDateTime>
#include <algorithm>
#include <vector>

namespace Tertulia {

namespace {

struct Item {
    bool pinned;
    Instant time; ///< of the last message
    Jid jid;
};

/// Pinned ones on top, then newest first; a conversation that was only opened has no message yet and stands above all.
Item itemOf(const Conversation &conversation)
{
    return {conversation.pinned, conversation.last ? conversation.last->time : Instant::max(), conversation.jid};
}

bool isBefore(const Item &a, const Item &b)
{
    return a.pinned != b.pinned ? a.pinned : a.time != b.time ? a.time > b.time : a.jid < b.jid;
}

QString firstLine(const QString &body)
{
    constexpr qsizetype longest = 200;
    const QStringView text = QStringView(body).trimmed();
    const qsizetype end = text.indexOf(u'\n');
    return text.first(end < 0 ? text.size() : end).trimmed().left(longest).toString();
}

} // namespace

struct ConversationsModel::Private {
    bool isShown(const Conversation &conversation) const
    {
        if (conversation.archived != archived && filter.isEmpty()) {
            return false;
        }
        return nameOf(conversation.jid).contains(filter, Qt::CaseInsensitive) ||
               conversation.jid.toString().contains(filter, Qt::CaseInsensitive);
    }
    QString nameOf(const Jid &jid) const
    {
        if (!jid.isBare()) // in private with somebody in a room
            return jid.resource();
        if (const auto room = rooms ? rooms->find(jid) : std::nullopt)
            return room->displayName();
        Contact stranger;
        stranger.jid = jid;
        return contacts.find(jid).value_or(stranger).displayName();
    }
    int find(const Item &item) const { return int(std::ranges::lower_bound(rows, item, isBefore) - rows.begin()); }
    std::optional<int> rowOf(const Jid &jid) const
    {
        const auto it = places.constFind(jid);
        return it == places.cend() ? std::nullopt : std::optional(find(*it));
    }
    void rebuild();
    void update(const Jid &jid);
    void refresh(const QSet<Jid> &jids, const QList<int> &roles);

    ConversationsModel &q;
    Conversations &conversations;
    Contacts &contacts;
    Presences &presences;
    const Rooms *rooms = nullptr;
    QString filter{};
    bool archived = false;
    std::vector<Item> rows{}; // sorted by isBefore
    QHash<Jid, Item> places{};
};

void ConversationsModel::Private::rebuild()
{
    q.beginResetModel();
    rows.clear();
    places.clear();
    for (const Conversation &conversation : conversations.all()) {
        if (isShown(conversation)) {
            rows.push_back(itemOf(conversation));
            places.insert(rows.back().jid, rows.back());
        }
    }
    std::ranges::sort(rows, isBefore);
    q.endResetModel();
}

void ConversationsModel::Private::update(const Jid &jid)
{
    const auto conversation = conversations.find(jid);
    const auto old = rowOf(jid);
    if (!conversation || !isShown(*conversation)) {
        if (old) {
            q.beginRemoveRows({}, *old, *old);
            rows.erase(rows.begin() + *old);
            places.remove(jid);
            q.endRemoveRows();
        }
        return;
    }
    const Item item = itemOf(*conversation);
    int to = find(item);
    places.insert(jid, item);
    if (!old) {
        q.beginInsertRows({}, to, to);
        rows.insert(rows.begin() + to, item);
        q.endInsertRows();
        return;
    }
    if (to != *old && to != *old + 1) {
        q.beginMoveRows({}, *old, *old, {}, to);
        to -= to > *old ? 1 : 0;
        rows.erase(rows.begin() + *old);
        rows.insert(rows.begin() + to, item);
        q.endMoveRows();
    } else {
        to = *old;
        rows[size_t(to)] = item;
    }
    emit q.dataChanged(q.index(to), q.index(to));
}

/// One dataChanged over all of them: 10,000 presences touch as many rows as there are conversations, at most.
void ConversationsModel::Private::refresh(const QSet<Jid> &jids, const QList<int> &roles)
{
    int first = int(rows.size()), last = -1;
    const auto include = [&](const Jid &jid) {
        if (const auto row = rowOf(jid)) {
            first = std::min(first, *row);
            last = std::max(last, *row);
        }
    };
    std::ranges::for_each(jids, include);
    if (last >= 0) {
        emit q.dataChanged(q.index(first), q.index(last), roles);
    }
}

ConversationsModel::ConversationsModel(Conversations &conversations, Contacts &contacts, Presences &presences,
                                       QObject *parent)
    : QAbstractListModel(parent)
    , d(new Private{*this, conversations, contacts, presences})
{
    const QList<int> named{Qt::DisplayRole, NameRole};
    connect(&conversations, &Conversations::reset, this, [this] { d->rebuild(); });
    connect(&conversations, &Conversations::changed, this,
            [this](const QSet<Jid> &jids) { std::ranges::for_each(jids, [this](const Jid &jid) { d->update(jid); }); });
    connect(&contacts, &Contacts::reset, this, [this] { d->rebuild(); });
    connect(&contacts, &Contacts::changed, this, [this, named](const QSet<Jid> &jids) { d->refresh(jids, named); });
    connect(&contacts, &Contacts::removed, this, [this, named](const QSet<Jid> &jids) { d->refresh(jids, named); });
    connect(&presences, &Presences::changed, this,
            [this](const QSet<Jid> &jids) { d->refresh(jids, {AvailabilityRole}); });
    d->rebuild();
}

ConversationsModel::~ConversationsModel() = default;

int ConversationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant ConversationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Jid &jid = d->rows[size_t(index.row())].jid;
    switch (role) {
    case JidRole:
        return QVariant::fromValue(jid);
    case Qt::DisplayRole:
    case NameRole:
        return d->nameOf(jid);
    case AvailabilityRole:
        return int(d->presences.of(jid).availability);
    default:
        break;
    }
    const Conversation conversation = d->conversations.find(jid).value_or(Conversation());
    const Message last = conversation.last.value_or(Message());
    switch (role) {
    case LastTextRole:
        return firstLine(last.body);
    case LastTimeRole:
        return conversation.last ? QDateTime::fromStdTimePoint(last.time).toLocalTime() : QDateTime();
    case LastOutgoingRole:
        return last.outgoing;
    case LastStateRole:
        return int(last.state);
    case UnreadRole:
        return conversation.unread;
    case DraftRole:
        return conversation.draft;
    case PinnedRole:
        return conversation.pinned;
    case MutedRole:
        return conversation.muted;
    case ArchivedRole:
        return conversation.archived;
    case LastMessageRole:
        return QVariant::fromValue(last);
    case IsRoomRole:
        return conversation.isRoom;
    case MentionsRole:
        return conversation.mentions;
    default:
        return {};
    }
}

void ConversationsModel::setRooms(const Rooms &rooms)
{
    d->rooms = &rooms;
    connect(&rooms, &Rooms::changed, this,
            [this](const Jid &room) { d->refresh({room}, {Qt::DisplayRole, NameRole}); });
    connect(&rooms, &Rooms::reset, this, [this] { d->rebuild(); });
    d->rebuild();
}

QModelIndex ConversationsModel::indexOf(const Jid &jid) const
{
    const auto row = d->rowOf(jid);
    return row ? index(*row) : QModelIndex();
}

void ConversationsModel::setArchivedShown(bool shown)
{
    if (shown != d->archived) {
        d->archived = shown;
        d->rebuild();
    }
}

void ConversationsModel::setFilter(const QString &text)
{
    const QString filter = text.trimmed();
    if (filter != d->filter) {
        d->filter = filter;
        d->rebuild();
    }
}

} // namespace Tertulia
