#include "ui/TalkBindings.h"

#include "app/ChatSession.h"
#include "app/ChatStates.h"
#include "app/Conversations.h"
#include "app/HistorySync.h"
#include "app/NotificationRules.h"
#include "app/Outbox.h"
#include "app/models/TimelineWindow.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/ConversationMenu.h"
#include "ui/chats/Sidebar.h"

#include <algorithm>

namespace Tertulia {

TalkBindings::TalkBindings(ChatSession &session, TimelineWindow &timeline, MainWindow &window)
    : m_session(session)
    , m_timeline(timeline)
    , m_window(window)
{
    bindMessages();
    bindTyping();
    connect(window.sidebar(), &Sidebar::conversationMenuAsked, this, &TalkBindings::showMenu);
    connect(&session.conversations(), &Conversations::reset, this, &TalkBindings::countArchived);
    connect(&session.conversations(), &Conversations::changed, this, &TalkBindings::countArchived);
    countArchived();
}

void TalkBindings::bindMessages()
{
    const ConversationPage *page = m_window.conversation();
    Outbox *outbox = &m_session.outbox();
    connect(page, &ConversationPage::messageAnswered, outbox, &Outbox::reply);
    connect(page, &ConversationPage::messageCorrected, outbox, &Outbox::correct);
    connect(page, &ConversationPage::retractAsked, outbox, &Outbox::retract);
    connect(page, &ConversationPage::reactionToggled, outbox, &Outbox::toggleReaction);
    connect(page, &ConversationPage::changeRetryAsked, outbox, &Outbox::retryAmendment);
    connect(page, &ConversationPage::changeDropAsked, outbox, &Outbox::discardAmendment);
    connect(page, &ConversationPage::messageWanted, this,
            [this](MessageId id) { m_timeline.openAt(m_session.account().jid, m_partner, id); });
    connect(&m_timeline, &TimelineWindow::olderWanted, &m_session.history(),
            [this](const Jid &, const Jid &conversation) { m_session.history().fetchOlder(conversation); });
}

void TalkBindings::bindTyping()
{
    const ConversationPage *page = m_window.conversation();
    ChatStates *states = &m_session.chatStates();
    connect(page, &ConversationPage::typed, states, &ChatStates::written);
    connect(page, &ConversationPage::messageWritten, states, [states](const Jid &to) { states->sent(to); });
    connect(page, &ConversationPage::messageAnswered, states,
            [states](const Message &message) { states->sent(message.conversation); });
    connect(&m_window, &MainWindow::activeChanged, states, [this, states](bool active) {
        if (!active && !m_partner.isNull())
            states->left(m_partner);
    });
    connect(&m_window, &MainWindow::activeChanged, this, [this](bool active) { // XEP-0352; it would hold presence back
        m_session.setActive(active || m_session.notifications().tellsPresence());
    });
    connect(states, &ChatStates::typingChanged, this, &TalkBindings::showTyping);
}

void TalkBindings::setPartner(const Jid &jid)
{
    if (!m_partner.isNull() && jid != m_partner)
        m_session.chatStates().left(m_partner);
    m_partner = jid;
    showTyping();
}

void TalkBindings::showTyping()
{
    m_window.conversation()->setTyping(!m_partner.isNull() && m_session.chatStates().isTyping(m_partner));
}

void TalkBindings::countArchived()
{
    const QList<Conversation> all = m_session.conversations().all();
    m_window.sidebar()->setArchivedCount(int(std::ranges::count_if(all, &Conversation::archived)));
}

void TalkBindings::showMenu(const Jid &jid, const QPoint &where)
{
    Conversations *conversations = &m_session.conversations();
    const auto conversation = conversations->find(jid);
    if (!conversation)
        return;
    auto *menu = new ConversationMenu(*conversation, jid == m_partner, &m_window);
    connect(menu, &ConversationMenu::pinAsked, conversations, [=](bool pin) { conversations->setPinned(jid, pin); });
    connect(menu, &ConversationMenu::muteAsked, conversations, [=](bool mute) { conversations->setMuted(jid, mute); });
    connect(menu, &ConversationMenu::archiveAsked, conversations,
            [=](bool archive) { conversations->setArchived(jid, archive); });
    connect(menu, &ConversationMenu::readAsked, conversations,
            [=](bool read) { read ? conversations->markRead(jid) : conversations->markUnread(jid); });
    const Jid account = m_session.account().jid;
    connect(menu, &ConversationMenu::exportAsked, &m_window, [=, this] { emit m_window.exportAsked(account, jid); });
    connect(menu, &ConversationMenu::clearAsked, &m_window, [=, this] { emit m_window.clearAsked(account, jid); });
    connect(menu, &ConversationMenu::detailsAsked, this, [=, this] { emit detailsAsked(jid); });
    connect(menu, &ConversationMenu::closeAsked, this, &TalkBindings::closeAsked);
    menu->popup(where);
}

} // namespace Tertulia
