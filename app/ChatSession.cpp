#include "app/ChatSession.h"

#include "app/Avatars.h"
#include "app/Blocking.h"
#include "app/ChatStates.h"
#include "app/Connection.h"
#include "app/ContactCache.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Events.h"
#include "app/HistorySync.h"
#include "app/Log.h"
#include "app/NotificationRules.h"
#include "app/Outbox.h"
#include "app/OwnAccount.h"
#include "app/Presences.h"
#include "app/Profiles.h"
#include "app/ReadMarks.h"
#include "app/Receipts.h"
#include "app/Rooms.h"
#include "app/Transfers.h"
#include "app/UserSearch.h"
#include "app/intake/MessageIntake.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

using namespace std::chrono_literals;

namespace Tertulia {

ChatSession::ChatSession(const AccountSettings &account, MessageStore &messages, ConversationStore &conversations,
                         ContactStore &people, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_connection(std::make_unique<Connection>())
    , m_contacts(std::make_unique<Contacts>(account.jid))
    , m_contactCache(std::make_unique<ContactCache>(account.jid, *m_contacts, people))
    , m_presences(std::make_unique<Presences>())
    , m_profiles(std::make_unique<Profiles>(account.jid))
    , m_avatars(std::make_unique<Avatars>(account.jid, *m_contacts, *m_profiles, *m_presences))
    , m_blocking(std::make_unique<Blocking>())
    , m_conversations(std::make_unique<Conversations>(account.jid, messages, conversations))
    , m_intake(std::make_unique<MessageIntake>(account.jid, messages))
    , m_history(std::make_unique<HistorySync>(account.jid, messages, *m_intake))
    , m_rooms(std::make_unique<Rooms>(account.jid, messages, conversations, *m_intake))
    , m_outbox(std::make_unique<Outbox>(account.jid, messages))
    , m_transfers(std::make_unique<Transfers>(account, messages, *m_contacts, *m_presences, *m_conversations))
    , m_receipts(std::make_unique<Receipts>(*m_contacts))
    , m_readMarks(std::make_unique<ReadMarks>(account.jid, messages, *m_intake))
    , m_ownAccount(std::make_unique<OwnAccount>(*m_connection, account.jid))
    , m_chatStates(std::make_unique<ChatStates>(*m_contacts))
    , m_notifications(std::make_unique<NotificationRules>(account.jid, *m_contacts, *m_presences, *m_conversations,
                                                          std::make_unique<SystemClock>()))
    , m_events(std::make_unique<Events>(*m_conversations))
    , m_userSearch(std::make_unique<UserSearch>(account.jid))
{
    m_synchronising.setSingleShot(true);
    m_synchronising.setInterval(15s);
    joinConnection();
    joinConcerns();
    joinRooms();
    m_contactCache->load();
    m_conversations->load();
}

ChatSession::~ChatSession()
{
    m_connection->disconnect(this);
}

const ConnectionState &ChatSession::state() const
{
    return m_connection->state();
}

void ChatSession::signIn(const QString &password, bool workedBefore)
{
    m_connection->start(m_account, password, workedBefore);
}

void ChatSession::signOut()
{
    m_signingOut = true;
    m_readMarks->flush();
    m_connection->stop();
}

void ChatSession::retryNow()
{
    m_connection->retryNow();
}

void ChatSession::trustCertificate(const QByteArray &sha256)
{
    m_account.pinnedSha256 = sha256;
    m_transfers->setAccount(m_account);
    m_connection->setAccount(m_account);
    emit accountChanged(m_account);
    m_connection->retryNow();
}

void ChatSession::setTellOthers(const TellOthers &choice)
{
    m_receipts->setTellOthers(choice);
    m_chatStates->setTellOthers(choice);
    m_outbox->setTellOthers(choice);
}

void ChatSession::setActive(bool active)
{
    m_active = active;
    if (XmppClient *client = m_connection->client())
        client->client().setActive(active); // QXmpp says it again at each sign-in
}

void ChatSession::joinConnection()
{
    connect(m_connection.get(), &Connection::clientReplaced, this, &ChatSession::attach);
    connect(m_connection.get(), &Connection::signedIn, this, &ChatSession::onSignedIn);
    connect(m_connection.get(), &Connection::sessionEnded, m_outbox.get(), &Outbox::pause);
    connect(m_connection.get(), &Connection::missed, m_history.get(), &HistorySync::catchUp);
    connect(m_connection.get(), &Connection::mechanismUsed, this, [this](const QString &mechanism) {
        if (m_account.strongestMechanism == mechanism)
            return;
        m_account.strongestMechanism = mechanism;
        m_connection->setAccount(m_account);
        emit accountChanged(m_account);
    });
    connect(m_connection.get(), &Connection::stateChanged, m_notifications.get(), &NotificationRules::setState);
    connect(m_connection.get(), &Connection::stateChanged, this, [this](const ConnectionState &state) {
        emit stateChanged(state);
        if (state.phase == Phase::Offline && std::exchange(m_signingOut, false))
            emit signedOut();
    });
    connect(&m_synchronising, &QTimer::timeout, this, [this] {
        qCWarning(lcSession) << "roster or archive did not come in time; going on without";
        m_blocksMissing = false;
        settle();
        m_connection->synchronised();
    });
}

void ChatSession::joinConcerns()
{
    connect(m_intake.get(), &MessageIntake::receiptWanted, m_receipts.get(), &Receipts::answer);
    connect(m_conversations.get(), &Conversations::readUpTo, m_receipts.get(), &Receipts::markDisplayed);
    connect(m_conversations.get(), &Conversations::readUpTo, m_readMarks.get(), &ReadMarks::tell);
    connect(m_outbox.get(), &Outbox::queued, m_chatStates.get(), &ChatStates::sent);
    m_outbox->setFiles([this](TransferId id) { return m_transfers->find(id); });
    connect(m_transfers.get(), &Transfers::readyToTell, m_outbox.get(), &Outbox::sendWaiting);
    connect(m_outbox.get(), &Outbox::fileRetried, m_transfers.get(), &Transfers::retry);
    connect(m_transfers.get(), &Transfers::offered, m_notifications.get(), &NotificationRules::onFileOffered);
    connect(m_transfers.get(), &Transfers::settled, m_notifications.get(),
            [this](const Transfer &transfer) { m_notifications->onFileSettled(transfer.id); });
    connect(&m_notifications->news(), &PresenceNews::told, m_events.get(), &Events::onPresences);
    connect(m_intake.get(), &MessageIntake::failed, this, &ChatSession::storeFailed);
    connect(m_conversations.get(), &Conversations::messagesArrived, this, &ChatSession::messagesArrived);
    connect(m_contacts.get(), &Contacts::received, this, [this] { caughtUp(m_rosterMissing); });
    connect(m_history.get(), &HistorySync::caughtUp, this, [this] {
        caughtUp(m_historyMissing);
        settle();
    });
    m_outbox->setBlocked([this](const Jid &jid) { return m_blocking->isBlocked(jid); });
    connect(m_blocking.get(), &Blocking::changed, m_outbox.get(), &Outbox::sendWaiting);
    connect(m_blocking.get(), &Blocking::supportChanged, this, [this](Blocking::Support support) {
        if (support == Blocking::Support::Unknown || !m_blocksMissing)
            return;
        caughtUp(m_blocksMissing);
        settle();
    });
}

void ChatSession::joinRooms()
{
    const auto isRoom = [this](const Jid &jid) { return m_rooms->isRoom(jid); };
    m_intake->setRooms(isRoom);
    m_outbox->setRooms({isRoom, [this](const Jid &room) { return m_rooms->nickIn(room); }});
    m_history->setRooms({[isRoom](const Jid &jid) { return jid.isBare() && isRoom(jid); },
                         [this](IncomingMessage &message) { m_rooms->complete(message); }});
    connect(m_rooms.get(), &Rooms::arrived, m_intake.get(), &MessageIntake::accept);
    connect(m_rooms.get(), &Rooms::opened, m_outbox.get(), &Outbox::openRoom);
    connect(m_rooms.get(), &Rooms::closed, m_outbox.get(), &Outbox::closeRoom);
    connect(m_outbox.get(), &Outbox::roomWanted, m_rooms.get(), &Rooms::want);
    connect(m_outbox.get(), &Outbox::saidInRoom, m_rooms.get(), &Rooms::expectEcho);
    connect(m_rooms.get(), &Rooms::joined, m_conversations.get(), &Conversations::setRoom);
    connect(m_conversations.get(), &Conversations::reset, m_rooms.get(), [this] {
        QSet<Jid> rooms;
        for (const Conversation &conversation : m_conversations->all()) {
            if (conversation.isRoom)
                rooms.insert(conversation.jid);
        }
        m_rooms->remember(rooms);
    });
    connect(m_presences.get(), &Presences::ownChanged, m_rooms.get(), &Rooms::setPresence);
    m_notifications->setRoomNames([this](const Jid &jid) {
        const auto room = m_rooms->find(jid);
        return room ? room->displayName() : QString();
    });
    connect(m_rooms.get(), &Rooms::someoneEntered, m_notifications.get(), &NotificationRules::onEntered);
    connect(m_rooms.get(), &Rooms::someoneEntered, m_events.get(), [this](const Jid &room, const Occupant &occupant) {
        m_events->note(room, {TalkEvent::Kind::Entered, occupant.nick});
    });
    connect(m_rooms.get(), &Rooms::happened, m_events.get(), &Events::note);
    connect(m_rooms.get(), &Rooms::pictured, m_avatars.get(), &Avatars::shownInRoom);
    connect(m_rooms.get(), &Rooms::invited, m_notifications.get(), &NotificationRules::onInvited);
    connect(m_rooms.get(), &Rooms::joined, m_notifications.get(), &NotificationRules::onInvitationAnswered);
    connect(m_rooms.get(), &Rooms::invitationDeclined, m_notifications.get(), &NotificationRules::onInvitationAnswered);
}

void ChatSession::attach(XmppClient *client)
{
    m_contacts->attach(client);
    m_presences->attach(client);
    m_profiles->attach(client);
    m_avatars->attach(client);
    m_blocking->attach(client);
    m_history->attach(client);
    m_rooms->attach(client);
    m_outbox->attach(client);
    m_transfers->attach(client);
    m_receipts->attach(client);
    m_readMarks->attach(client);
    m_ownAccount->attach(client);
    m_chatStates->attach(client);
    m_userSearch->attach(client);
    if (!client)
        return;
    client->client().setActive(m_active);
    connect(&client->client(), &QXmppClient::messageReceived, m_intake.get(), [this](const QXmppMessage &stanza) {
        const auto door = stanza.isCarbonForwarded() ? IncomingMessage::Door::Carbon : IncomingMessage::Door::Live;
        if (const auto message = Translate::fromMessage(stanza, m_account.jid, door))
            m_intake->accept(*message);
    });
}

void ChatSession::onSignedIn(bool resumed)
{
    if (resumed) { // the stream is whole: nothing to catch up with but what was not read before it broke
        settle();
        return;
    }
    m_rosterMissing = m_historyMissing = m_blocksMissing = true;
    m_synchronising.start();
    m_history->catchUp();
    emit signedIn();
}

void ChatSession::caughtUp(bool &missing)
{
    missing = false;
    if (m_rosterMissing || m_historyMissing)
        return;
    if (!m_blocksMissing)
        m_synchronising.stop();
    m_connection->synchronised();
}

/// Nothing leaves before it is known what has left already, and whom nothing may reach.
void ChatSession::settle()
{
    if (!m_historyMissing && !m_blocksMissing)
        m_outbox->settled();
}

} // namespace Tertulia
