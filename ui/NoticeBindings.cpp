#include "ui/NoticeBindings.h"

#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Outbox.h"
#include "app/Rooms.h"
#include "app/Transfers.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/tray/Notifier.h"

#include <QApplication>

namespace Tertulia {

NoticeBindings::NoticeBindings(ChatSession &session, MainWindow &window, Notifier &notifier, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_window(window)
    , m_notifier(notifier)
{
    NotificationRules &rules = session.notifications();
    rules.setSight([this] { return sight(); });
    connect(&rules, &NotificationRules::noticed, this, &NoticeBindings::onNoticed);
    connect(&rules, &NotificationRules::withdrawn, &notifier, &Notifier::withdraw);
    connect(&notifier, &Notifier::chosen, this, &NoticeBindings::onChosen);
    connect(&notifier, &Notifier::replied, this, &NoticeBindings::onReplied);
}

NoticeBindings::~NoticeBindings()
{
    m_session.notifications().setSight({});
    m_notifier.withdrawAll(m_session.account().jid);
}

void NoticeBindings::setSettings(const NotificationSettings &settings)
{
    m_sound = settings.sound;
    m_session.notifications().setSettings(settings);
    m_session.setActive(m_window.isActiveWindow() || m_session.notifications().tellsPresence());
}

NotificationRules::Sight NoticeBindings::sight() const
{
    if (!m_window.isActiveWindow() || !m_window.isShowingChats() || (m_inFront && !m_inFront()))
        return {};
    return {m_window.isShowingConversation() ? m_window.conversation()->conversation() : Jid(),
            m_window.sidebar()->segment() == Sidebar::Contacts};
}

void NoticeBindings::onNoticed(const Notice &notice)
{
    m_notifier.show(notice.key, NoticeText::card(notice, m_sound));
    if (notice.kind == NoticeKind::DirectMessage || notice.kind == NoticeKind::Mention)
        QApplication::alert(&m_window);
}

void NoticeBindings::onChosen(const NoticeKey &key, NoticeAction action)
{
    if (key.account != m_session.account().jid)
        return;
    switch (action) {
    case NoticeAction::Open:
    case NoticeAction::Reply: // an opened conversation takes the keyboard
        return open(key);
    case NoticeAction::Accept:
        if (key.item != 0)
            return m_session.transfers().accept(key.item);
        if (key.topic == NoticeKey::Topic::Invitation)
            return m_session.rooms().join(key.about);
        return m_session.contacts().accept(key.about);
    case NoticeAction::Decline:
        if (key.item != 0)
            return m_session.transfers().decline(key.item);
        if (key.topic == NoticeKey::Topic::Invitation)
            return m_session.rooms().decline({key.account, key.about, {}, {}, {}});
        return m_session.contacts().decline(key.about);
    }
}

void NoticeBindings::onReplied(const NoticeKey &key, const QString &text)
{
    if (key.account != m_session.account().jid || key.topic != NoticeKey::Topic::Conversation || key.about.isNull())
        return;
    m_session.outbox().send(key.about, text);
    m_session.conversations().markRead(key.about); // who answers has read
}

void NoticeBindings::open(const NoticeKey &key)
{
    m_window.raiseWindow();
    emit chosen();
    const bool talk = key.topic == NoticeKey::Topic::Conversation || key.topic == NoticeKey::Topic::File;
    if (talk && key.about.isNull())
        m_window.sidebar()->showSegment(Sidebar::Chats);
    else if (key.topic == NoticeKey::Topic::Request || key.about.isNull())
        m_window.sidebar()->showSegment(Sidebar::Contacts);
    else
        emit conversationChosen(key.about);
}

} // namespace Tertulia
