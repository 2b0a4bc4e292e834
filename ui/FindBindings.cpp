#include "ui/FindBindings.h"

#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Rooms.h"
#include "app/models/ConversationsModel.h"
#include "app/models/TimelineWindow.h"
#include "ui/Commands.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/find/FindBar.h"
#include "ui/find/QuickSwitcher.h"
#include "ui/find/SearchResults.h"

#include <QAction>

namespace Tertulia {

using namespace Qt::StringLiterals;

FindBindings::FindBindings(Parts parts, MainWindow &window)
    : m_parts(std::move(parts))
    , m_window(window)
    , m_hits(m_parts.index,
             {[this](const Jid &jid) { return nameOf(jid); }, [this](const QString &name) { return called(name); }})
    , m_here(m_parts.index,
             {[this](const Jid &jid) { return nameOf(jid); }, [this](const QString &name) { return called(name); }})
{
    m_hits.setAccounts({m_parts.account});
    m_here.setAccounts({m_parts.account});
    bindSearch();
    bindFindBar();
    bindSwitcher();
    bindCommands();
}

FindBindings::~FindBindings()
{
    m_window.sidebar()->results()->setHits(nullptr);
    m_window.quickSwitcher()->setModel(nullptr);
    m_window.conversation()->findBar()->close();
}

void FindBindings::bindSearch()
{
    SearchResults *results = m_window.sidebar()->results();
    results->setHits(&m_hits);
    connect(m_window.sidebar(), &Sidebar::filterChanged, &m_hits, &SearchHits::setText);
    connect(results, &SearchResults::chosen, this, &FindBindings::showMessage);
    for (const SearchHits *hits : {&m_hits, &m_here})
        connect(hits, &SearchHits::failed, this,
                [this](const Failure &failure) { m_window.showProblem(FailureText::sentence(failure)); });
}

void FindBindings::showMessage(const Message &message)
{
    m_parts.open(message.conversation);
    const bool there =
        m_parts.timeline.conversation() == message.conversation && m_parts.timeline.rowOf(message.id) >= 0;
    m_window.conversation()->showMessage(message.id);
    if (!there)
        m_parts.timeline.openAt(message.account, message.conversation, message.id);
}

// ---- finding in the conversation ----

void FindBindings::bindFindBar()
{
    FindBar *bar = m_window.conversation()->findBar();
    connect(bar, &FindBar::opened, this, [this] {
        m_at = -1;
        m_here.setConversation(m_window.conversation()->conversation());
    });
    connect(bar, &FindBar::textChanged, this, [this](const QString &text) {
        m_at = -1;
        m_here.setText(text);
        showPlace();
    });
    connect(bar, &FindBar::closed, this, [this] { m_here.setText({}); });
    connect(bar, &FindBar::olderAsked, this, [this] { goTo(m_at + 1); });
    connect(bar, &FindBar::newerAsked, this, [this] { goTo(m_at - 1); });
    connect(&m_here, &SearchHits::stateChanged, this, [this] {
        if (m_here.isSearching())
            return showPlace();
        if (m_at < 0 || std::exchange(m_waiting, false))
            goTo(m_at + 1);
        showPlace();
    });
}

/// The newest hit is number 0.
void FindBindings::goTo(int hit)
{
    if (hit >= m_here.rowCount() && m_here.canFetchMore({})) {
        m_waiting = true;
        return m_here.fetchMore({});
    }
    if (hit < 0 || hit >= m_here.rowCount())
        return;
    m_at = hit;
    const Message message = m_here.at(hit);
    if (message.conversation != m_window.conversation()->conversation())
        return;
    m_window.conversation()->showMessage(message.id);
    if (m_parts.timeline.rowOf(message.id) < 0)
        m_parts.timeline.openAt(message.account, message.conversation, message.id);
    showPlace();
}

void FindBindings::showPlace()
{
    m_window.conversation()->findBar()->setPlace(m_at + 1, m_here.rowCount(), m_here.canFetchMore({}),
                                                 m_here.isSearching());
}

// ---- going elsewhere ----

void FindBindings::bindSwitcher()
{
    m_places.addSource([this] { return people(); });
    m_places.addSource([this] { return commands(); });
    QuickSwitcher *switcher = m_window.quickSwitcher();
    switcher->setModel(&m_places);
    connect(switcher, &QuickSwitcher::personChosen, this, [this](const Jid &jid) { m_parts.open(jid); });
    connect(switcher, &QuickSwitcher::commandChosen, this,
            [this](int command) { m_window.commands().all().at(command)->trigger(); });
}

QList<SwitcherItem> FindBindings::people() const
{
    QHash<Jid, SwitcherItem> found;
    const auto put = [&found](const Jid &jid, const QString &name, SwitcherItem::Kind kind) {
        SwitcherItem &item = found[jid];
        item.kind = kind;
        item.jid = jid;
        item.name = name;
        item.detail = jid.toString();
    };
    for (const Contact &contact : m_parts.contacts.all())
        put(contact.jid, contact.displayName(), SwitcherItem::Kind::Person);
    for (const Room &room : m_parts.rooms.all())
        put(room.jid, room.displayName(), SwitcherItem::Kind::Room);
    for (const Conversation &conversation : m_parts.conversations.all()) {
        const bool isRoom =
            conversation.isRoom || (conversation.jid.isBare() && m_parts.rooms.isRoom(conversation.jid));
        put(conversation.jid, nameOf(conversation.jid), isRoom ? SwitcherItem::Kind::Room : SwitcherItem::Kind::Person);
        found[conversation.jid].recent = conversation.last ? conversation.last->time : Instant();
    }
    return found.values();
}

QList<SwitcherItem> FindBindings::commands() const
{
    QList<SwitcherItem> list;
    const QList<QAction *> actions = m_window.commands().all();
    for (int i = 0; i < actions.size(); ++i) {
        if (i == Commands::QuickSwitcher || !actions.at(i)->isEnabled())
            continue;
        SwitcherItem item;
        item.kind = SwitcherItem::Kind::Command;
        item.name = actions.at(i)->text().remove(u'…');
        item.detail = actions.at(i)->shortcut().toString(QKeySequence::NativeText);
        item.command = i;
        item.icon = actions.at(i)->property("symbol").toInt();
        list.append(item);
    }
    return list;
}

void FindBindings::bindCommands()
{
    const auto on = [this](Commands::Command command, auto act) {
        connect(m_window.commands().action(command), &QAction::triggered, this, act);
    };
    on(Commands::PreviousChat, [this] { goAlong(-1, false); });
    on(Commands::NextChat, [this] { goAlong(1, false); });
    on(Commands::PreviousUnread, [this] { goAlong(-1, true); });
    on(Commands::NextUnread, [this] { goAlong(1, true); });
}

/// To the neighbour in the chat list; to the next unread one also over its end.
void FindBindings::goAlong(int step, bool unreadOnly)
{
    const ConversationsModel &chats = m_parts.chats;
    const int count = chats.rowCount();
    int row = chats.indexOf(m_window.isShowingConversation() ? m_window.conversation()->conversation() : Jid()).row();
    for (int tried = 0; tried < count; ++tried) {
        row = row < 0 ? (step > 0 ? 0 : count - 1) : row + step;
        if (unreadOnly)
            row = (row + count) % count;
        if (row < 0 || row >= count)
            return;
        const QModelIndex index = chats.index(row);
        if (!unreadOnly || index.data(ConversationsModel::UnreadRole).toInt() > 0)
            return m_parts.open(index.data(ConversationsModel::JidRole).value<Jid>());
    }
}

// ---- names ----

QString FindBindings::nameOf(const Jid &jid) const
{
    if (const auto room = m_parts.rooms.find(jid.bare()))
        return jid.isBare() ? room->displayName() : jid.resource();
    Contact stranger;
    stranger.jid = jid;
    return m_parts.contacts.find(jid).value_or(stranger).displayName();
}

/// Whose name or address it is; else who could be meant while it is being typed.
QList<Jid> FindBindings::called(const QString &name) const
{
    QList<Jid> exactly, perhaps;
    for (const SwitcherItem &person : people()) {
        const auto is = [&name](const QString &text) { return text.compare(name, Qt::CaseInsensitive) == 0; };
        if (is(person.name) || is(person.detail) || is(person.jid.local()))
            exactly.append(person.jid);
        else if (person.name.contains(name, Qt::CaseInsensitive) || person.detail.contains(name, Qt::CaseInsensitive))
            perhaps.append(person.jid);
    }
    return exactly.isEmpty() ? perhaps : exactly;
}

} // namespace Tertulia
