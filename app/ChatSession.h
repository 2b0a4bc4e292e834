#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/ConnectionState.h"
#include "app/data/Message.h"
#include "app/data/Presence.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace Tertulia {

class Avatars;
class Blocking;
class ChatStates;
class Connection;
class ContactCache;
class Contacts;
class ContactStore;
class Conversations;
class ConversationStore;
class Events;
class HistorySync;
class MessageIntake;
class MessageStore;
class NotificationRules;
class Outbox;
class OwnAccount;
class Presences;
class Profiles;
class ReadMarks;
class Receipts;
class Rooms;
class UserSearch;
class Transfers;
class XmppClient;

/// One account's door: owns the connection and the concerns, joins them, forwards the headline signals, and decides
/// nothing itself. Lives from the first sign-in with an account until it signs out; survives broken connections.
class ChatSession : public QObject
{
    Q_OBJECT

public:
    ChatSession(const AccountSettings &account, MessageStore &messages, ConversationStore &conversations,
                ContactStore &people, QObject *parent = nullptr);
    ~ChatSession() override;

    const AccountSettings &account() const { return m_account; }
    const ConnectionState &state() const;

    Contacts &contacts() const { return *m_contacts; }
    Presences &presences() const { return *m_presences; }
    Profiles &profiles() const { return *m_profiles; }
    Avatars &avatars() const { return *m_avatars; }
    Blocking &blocking() const { return *m_blocking; }
    Conversations &conversations() const { return *m_conversations; }
    Outbox &outbox() const { return *m_outbox; }
    OwnAccount &ownAccount() const { return *m_ownAccount; }
    ChatStates &chatStates() const { return *m_chatStates; }
    Events &events() const { return *m_events; }
    NotificationRules &notifications() const { return *m_notifications; }
    HistorySync &history() const { return *m_history; }
    Rooms &rooms() const { return *m_rooms; }
    UserSearch &userSearch() const { return *m_userSearch; }
    Transfers &transfers() const { return *m_transfers; }

    void setTellOthers(const TellOthers &choice); ///< as Settings keeps it; until then: everything is told
    void setActive(bool active); ///< whether the person looks (XEP-0352): else the server may save traffic

public slots:
    /// States tell the rest. Credentials that `workedBefore` (kept from an earlier run) are retried when only the
    /// network fails; new ones are not.
    void signIn(const QString &password, bool workedBefore = false);
    void signOut(); ///< also while signing in; ends in Offline, then signedOut()
    void retryNow();
    /// Pins what the last failure's certificate question was about, to this server only, and tries again.
    void trustCertificate(const QByteArray &sha256);

signals:
    void stateChanged(const Tertulia::ConnectionState &state);
    void signedIn(); ///< proven and accepted; once per fresh session
    void signedOut();
    void accountChanged(const Tertulia::AccountSettings &account);  ///< to be kept: pin, strongest mechanism
    void messagesArrived(const QList<Tertulia::Message> &messages); ///< incoming, stored, not looked at
    void storeFailed(const Tertulia::Failure &failure); ///< what came cannot be written; it is tried again by and by

private:
    void joinConnection();
    void joinConcerns();
    void joinRooms();
    void attach(XmppClient *client);
    void onSignedIn(bool resumed);
    void caughtUp(bool &missing);
    void settle();

    AccountSettings m_account;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Contacts> m_contacts;
    std::unique_ptr<ContactCache> m_contactCache;
    std::unique_ptr<Presences> m_presences;
    std::unique_ptr<Profiles> m_profiles;
    std::unique_ptr<Avatars> m_avatars;
    std::unique_ptr<Blocking> m_blocking;
    std::unique_ptr<Conversations> m_conversations;
    std::unique_ptr<MessageIntake> m_intake;
    std::unique_ptr<HistorySync> m_history;
    std::unique_ptr<Rooms> m_rooms;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Transfers> m_transfers;
    std::unique_ptr<Receipts> m_receipts;
    std::unique_ptr<ReadMarks> m_readMarks;
    std::unique_ptr<OwnAccount> m_ownAccount;
    std::unique_ptr<ChatStates> m_chatStates;
    std::unique_ptr<NotificationRules> m_notifications;
    std::unique_ptr<Events> m_events;
    std::unique_ptr<UserSearch> m_userSearch;
    QTimer m_synchronising; ///< a server that answers neither roster nor archive does not hold the window up for ever
    bool m_rosterMissing = false, m_historyMissing = false, m_blocksMissing = false, m_signingOut = false;
    bool m_active = true;
};

} // namespace Tertulia
