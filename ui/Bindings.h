#pragma once

#include "app/data/Message.h"

#include <QObject>
#include <functional>
#include <memory>

class QUrl;

namespace Tertulia {

class ChatSession;
class ContactsModel;
class ConversationsModel;
class DirectoryBindings;
class FileBindings;
class FindBindings;
class MainWindow;
class MessageStore;
class NewChatBindings;
class PeopleBindings;
class ProfileBindings;
class RoomBindings;
class SearchIndex;
class TalkBindings;
class TimelineRows;
class TimelineWindow;
struct RoomInvitation;

/// The table where one session's signals meet the widgets' slots, and back. Lives as long as the session is shown, and
/// owns the models that show it. Decides nothing but which conversation is the open one.
class Bindings : public QObject
{
    Q_OBJECT

public:
    Bindings(ChatSession &session, MessageStore &messages, SearchIndex &search, MainWindow &window);
    ~Bindings() override;

    void open(const Jid &jid);
    void openLink(const QUrl &address); ///< xmpp: somebody, or a room to be joined (XEP-0147)
    void join(const RoomInvitation &invitation);

signals:
    void unreadChanged(int count);

private:
    void bindConnection();
    void bindPeople();
    void bindConversations();
    void bindOpenConversation();
    void close();
    void showPartner();
    void showUnread();
    void lookedAt(bool active);
    void withMessage(MessageId id, const std::function<void(const Message &)> &act) const;
    QString nameOf(const Jid &jid) const;

    ChatSession &m_session;
    MainWindow &m_window;
    std::unique_ptr<ContactsModel> m_contacts;
    std::unique_ptr<ConversationsModel> m_conversations;
    std::unique_ptr<TimelineWindow> m_timeline;
    std::unique_ptr<TimelineRows> m_rows;
    std::unique_ptr<PeopleBindings> m_people;
    std::unique_ptr<ProfileBindings> m_profiles;
    std::unique_ptr<RoomBindings> m_rooms;
    std::unique_ptr<FindBindings> m_find;
    std::unique_ptr<TalkBindings> m_talk;
    std::unique_ptr<DirectoryBindings> m_directory;
    std::unique_ptr<NewChatBindings> m_newChat;
    std::unique_ptr<FileBindings> m_files; // asks m_find
    Jid m_open;
};

} // namespace Tertulia
