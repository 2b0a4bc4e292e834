#include "app/models/TimelineWindow.h"

#include "app/store/MessageStore.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto GroupGap = 5min;
constexpr auto AskAgain = 1s;
constexpr int FullScreen = 30; // fewer rows leave room for more

bool isOlder(const Message &a, const Message &b)
{
    return std::pair(a.time, a.id) < std::pair(b.time, b.id);
}

QDate dayOf(const Message &message)
{
    return QDateTime::fromStdTimePoint(message.time).toLocalTime().date();
}

bool startsDay(const Message *above, const Message &message)
{
    return !above || dayOf(*above) != dayOf(message);
}

bool startsGroup(const Message *above, const Message &message)
{
    return startsDay(above, message) || above->outgoing != message.outgoing || above->nick != message.nick ||
           message.time - above->time > GroupGap;
}

} // namespace

struct TimelineWindow::Private {
    using Answer = Result<QList<Message>>;

    const Message *rowAt(qsizetype row) const
    {
        return row >= 0 && row < messages.size() ? &messages.at(row) : nullptr;
    }
    qsizetype find(const Message &message) const
    {
        return std::ranges::lower_bound(messages, message, isOlder) - messages.begin();
    }
    void reset(QList<Message> page);
    void fetch(const QFuture<Answer> &answer, void (Private::*use)(const QList<Message> &page));
    void openPage(const QList<Message> &page);
    void prepend(const QList<Message> &page);
    void append(const QList<Message> &page);
    void openAround(const QList<Message> &page);
    void wantOlder();
    void jump();
    void apply(const MessageChange &change);
    void addAll(const QList<Message> &added);
    void requote(const Message &message);
    void insert(qsizetype row, const QList<Message> &block);
    void remove(qsizetype row, qsizetype count);
    void touch(qsizetype row);
    void setNewer(int count);
    void markFirstUnread();

    TimelineWindow &q;
    MessageStore &store;
    Jid account{}, conversation{};
    QList<Message> messages{}; // oldest first
    int unread = 0;            // when it was opened
    MessageId firstUnread = 0, target = 0;
    int newer = 0;
    int pageSize = PageSize;
    bool older = false, atEnd = false, fetching = false;
    QElapsedTimer asked{};
    quint64 visit = 0; // answers for an earlier one are void
};

void TimelineWindow::Private::reset(QList<Message> page)
{
    q.beginResetModel();
    messages = std::move(page);
    q.endResetModel();
}

void TimelineWindow::Private::fetch(const QFuture<Answer> &answer, void (Private::*use)(const QList<Message> &page))
{
    fetching = true;
    QFuture<Answer>(answer).then(&q, [this, use, now = visit](const Answer &result) {
        if (now != visit) {
            return;
        }
        fetching = false;
        if (result) {
            (this->*use)(result.value());
        } else {
            emit q.failed(result.failure());
        }
    });
}

/// At the end of the conversation.
void TimelineWindow::Private::jump()
{
    ++visit;
    pageSize = std::clamp(unread + PageSize / 4, PageSize, Capacity);
    fetch(store.newest(account, conversation, pageSize), &Private::openPage);
}

void TimelineWindow::Private::openPage(const QList<Message> &page)
{
    older = page.size() == pageSize;
    atEnd = true;
    reset(page);
    markFirstUnread();
    setNewer(0);
    emit q.opened();
    asked.invalidate();
    if (!older && page.size() < FullScreen) {
        wantOlder();
    }
}

/// Whoever scrolls at the top asks with every turn of the wheel.
void TimelineWindow::Private::wantOlder()
{
    if (!asked.isValid() || asked.durationElapsed() > AskAgain) {
        asked.start();
        emit q.olderWanted(account, conversation);
    }
}

void TimelineWindow::Private::openAround(const QList<Message> &page)
{
    if (page.isEmpty()) {
        emit q.failed({FailureKind::Unknown, u"the message is not in the store"_s, {}, {}});
        return;
    }
    const auto wanted = std::ranges::find(page, target, &Message::id);
    older = wanted - page.begin() == PageSize / 2;
    atEnd = page.end() - wanted <= PageSize / 2;
    reset(page);
    setNewer(0);
    emit q.opened();
}

/// The divider stands above the unread-th message of the partner, counted from the end.
void TimelineWindow::Private::markFirstUnread()
{
    for (auto it = messages.crbegin(); it != messages.crend() && unread > 0; ++it) {
        if (!it->outgoing) {
            firstUnread = it->id;
            --unread;
        }
    }
    unread = 0;
}

void TimelineWindow::Private::prepend(const QList<Message> &page)
{
    older = page.size() == PageSize;
    insert(0, page);
    if (const qsizetype surplus = messages.size() - Capacity; surplus > 0) {
        atEnd = false;
        remove(Capacity, surplus);
    }
}

void TimelineWindow::Private::append(const QList<Message> &page)
{
    insert(messages.size(), page);
    if (const qsizetype surplus = messages.size() - Capacity; surplus > 0) {
        older = true;
        remove(0, surplus);
    }
    atEnd = page.size() < PageSize;
    setNewer(atEnd ? 0 : std::max(0, newer - int(page.size())));
}

void TimelineWindow::Private::apply(const MessageChange &change)
{
    addAll(change.added);
    for (const Message &message : change.updated) {
        const qsizetype row = find(message);
        if (const Message *known = rowAt(row); known && known->id == message.id) {
            messages[row] = message;
            touch(row);
        }
    }
    for (const Message &message : change.added + change.updated) {
        requote(message);
    }
    if (const qsizetype surplus = messages.size() - Capacity; surplus > 0) {
        older = true;
        remove(0, surplus);
    }
}

/// In blocks: a page of old history is one insertion.
void TimelineWindow::Private::addAll(const QList<Message> &added)
{
    QList<Message> block; // all of them belong at `at`
    qsizetype at = -1;
    for (const Message &message : added) {
        if (message.account != account || message.conversation != conversation) {
            continue;
        }
        const qsizetype row = find(message);
        if (const Message *known = rowAt(row); known && known->id == message.id) {
            continue; // the first page had it already
        }
        if (row == messages.size() && !atEnd) {
            setNewer(newer + 1);
        } else if (row != 0 || !older) { // else it is in the part above
            if (row != at) {
                insert(at, std::exchange(block, {}));
                at = find(message);
            }
            block.append(message);
        }
    }
    insert(at, block);
}

/// What answers `message` shows it as it is now.
void TimelineWindow::Private::requote(const Message &message)
{
    if (message.account != account || message.conversation != conversation) {
        return;
    }
    for (qsizetype row = 0; row < messages.size(); ++row) {
        auto &quote = messages[row].quote;
        const bool answers = quote && (quote->message == message.id || (!quote->message && message.isNamed(quote->id)));
        if (answers && messages.at(row).id != message.id) {
            quote->show(message);
            touch(row);
        }
    }
}

void TimelineWindow::Private::insert(qsizetype row, const QList<Message> &block)
{
    if (block.isEmpty()) {
        return;
    }
    q.beginInsertRows({}, int(row), int(row + block.size() - 1));
    messages =
        row == messages.size() ? std::move(messages) + block : messages.first(row) + block + messages.sliced(row);
    q.endInsertRows();
    touch(row - 1); // who stands beside it may begin or end a group now
    touch(row + block.size());
}

void TimelineWindow::Private::remove(qsizetype row, qsizetype count)
{
    q.beginRemoveRows({}, int(row), int(row + count - 1));
    messages.remove(row, count);
    q.endRemoveRows();
    touch(row - 1);
    touch(row);
}

void TimelineWindow::Private::touch(qsizetype row)
{
    if (rowAt(row)) {
        emit q.dataChanged(q.index(int(row)), q.index(int(row)));
    }
}

void TimelineWindow::Private::setNewer(int count)
{
    if (newer != count) {
        newer = count;
        emit q.newerCountChanged(count);
    }
}

TimelineWindow::TimelineWindow(MessageStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , d(new Private{*this, store})
{
    connect(&store, &MessageStore::changed, this, [this](const MessageChange &change) { d->apply(change); });
    connect(&store, &MessageStore::renewed, this, [this] {
        if (!d->conversation.isNull()) {
            open(d->account, d->conversation, 0);
        }
    });
    connect(&store, &MessageStore::conversationCleared, this, [this](const Jid &account, const Jid &conversation) {
        if (account == d->account && conversation == d->conversation) {
            open(account, conversation, 0);
        }
    });
    connect(&store, &MessageStore::trimmed, this, [this](const Jid &account, const Jid &conversation, Instant upTo) {
        const Message *first = d->rowAt(0);
        if (account == d->account && conversation == d->conversation && first && first->time <= upTo) {
            open(account, conversation, 0);
        }
    });
    connect(&store, &MessageStore::messageRemoved, this, [this](const Message &message) {
        const qsizetype row = d->find(message);
        if (const Message *known = d->rowAt(row); known && known->id == message.id) {
            d->remove(row, 1);
        }
    });
}

TimelineWindow::~TimelineWindow() = default;

int TimelineWindow::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->messages.size());
}

QVariant TimelineWindow::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Message &message = at(index.row());
    const Message *above = d->rowAt(index.row() - 1), *below = d->rowAt(index.row() + 1);
    switch (role) {
    case Qt::DisplayRole:
        return message.body;
    case MessageRole:
        return QVariant::fromValue(message);
    case StartsDayRole:
        return startsDay(above, message);
    case StartsGroupRole:
        return startsGroup(above, message);
    case EndsGroupRole:
        return !below || startsGroup(&message, *below);
    case FirstUnreadRole:
        return message.id == d->firstUnread;
    default:
        return {};
    }
}

const Message &TimelineWindow::at(int row) const
{
    return d->messages.at(row);
}

void TimelineWindow::open(const Jid &account, const Jid &conversation, int unread)
{
    close();
    d->account = account;
    d->conversation = conversation;
    d->unread = unread;
    d->jump();
}

void TimelineWindow::openAt(const Jid &account, const Jid &conversation, MessageId message)
{
    close();
    d->account = account;
    d->conversation = conversation;
    d->target = message;
    d->fetch(d->store.around(message, PageSize / 2), &Private::openAround);
}

int TimelineWindow::rowOf(MessageId id) const
{
    const QList<Message> &messages = d->messages;
    const auto found = std::ranges::find(messages, id, &Message::id);
    return found == messages.cend() ? -1 : int(found - messages.cbegin());
}

void TimelineWindow::close()
{
    ++d->visit;
    d->account = d->conversation = {};
    d->firstUnread = 0;
    d->older = d->atEnd = d->fetching = false;
    d->setNewer(0);
    d->reset({}); // also an empty one: what stands between the messages (TimelineRows) goes too
}

Jid TimelineWindow::conversation() const
{
    return d->conversation;
}

bool TimelineWindow::hasOlder() const
{
    return d->older;
}

bool TimelineWindow::isAtEnd() const
{
    return d->atEnd;
}

int TimelineWindow::newerCount() const
{
    return d->newer;
}

void TimelineWindow::loadOlder()
{
    if (!d->fetching && !d->older && !d->conversation.isNull()) {
        d->wantOlder();
    } else if (!d->fetching && !d->messages.isEmpty()) {
        d->fetch(d->store.before(d->messages.first(), PageSize), &Private::prepend);
    }
}

void TimelineWindow::loadNewer()
{
    if (!d->fetching && !d->atEnd && !d->messages.isEmpty()) {
        d->fetch(d->store.after(d->messages.last(), PageSize), &Private::append);
    }
}

void TimelineWindow::readVersions(MessageId id)
{
    d->store.versions(id).then(this, [this, id](const Result<QList<MessageVersion>> &versions) {
        if (versions)
            emit versionsRead(id, versions.value());
    });
}

void TimelineWindow::jumpToEnd()
{
    if (!d->conversation.isNull() && !d->atEnd) {
        d->jump();
    }
}

} // namespace Tertulia
