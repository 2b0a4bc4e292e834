#include "app/NotificationRules.h"

#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Presences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

NoticeKey::Topic topicOf(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::SignedIn:
    case NoticeKind::SignedOut:
    case NoticeKind::StatusMessage:
    case NoticeKind::SomeoneEntered:
        return NoticeKey::Topic::Presence;
    case NoticeKind::Invitation:
        return NoticeKey::Topic::Invitation;
    case NoticeKind::DirectMessage:
    case NoticeKind::RoomMessage:
    case NoticeKind::Mention:
        return NoticeKey::Topic::Conversation;
    case NoticeKind::ContactRequest:
        return NoticeKey::Topic::Request;
    case NoticeKind::FileOffer:
        return NoticeKey::Topic::File;
    }
    return {};
}

} // namespace

NotificationRules::NotificationRules(const Jid &account, const Contacts &contacts, const Presences &presences,
                                     const Conversations &conversations, std::unique_ptr<Clock> clock, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_contacts(contacts)
    , m_presences(presences)
    , m_conversations(conversations)
    , m_clock(std::move(clock))
    , m_news(contacts, presences, *m_clock)
    , m_moment(*m_clock, this, [this] { tell(); })
{
    connect(&m_news, &PresenceNews::told, this, &NotificationRules::onPresences);
    connect(&contacts, &Contacts::requestArrived, this, &NotificationRules::onRequest);
    connect(&contacts, &Contacts::changed, this, &NotificationRules::onContacts);
    connect(&contacts, &Contacts::removed, this, &NotificationRules::onContacts);
    connect(&conversations, &Conversations::messagesArrived, this, &NotificationRules::onMessages);
    connect(&conversations, &Conversations::changed, this, &NotificationRules::onConversations);
}

NotificationRules::~NotificationRules() = default;

bool NotificationRules::tellsPresence() const
{
    return m_settings.tells(NoticeKind::SignedIn) || m_settings.tells(NoticeKind::SignedOut) ||
           m_settings.tells(NoticeKind::StatusMessage);
}

void NotificationRules::setState(const ConnectionState &state)
{
    m_news.setSignedIn(state.phase == Phase::Synchronising || state.phase == Phase::Online);
    m_catchingUp = state.phase == Phase::Synchronising;
    gather();
}

void NotificationRules::onMessages(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        const auto choice = noticesOf(message.conversation);
        const bool tells = choice == RoomNotices::All || (choice == RoomNotices::Mentions && message.mentionsUs);
        if (!message.isInRoom() && !isSilent(NoticeKind::DirectMessage))
            m_messages.insert(message.conversation, message.body);
        else if (message.isInRoom() && tells)
            (message.mentionsUs && !isSilent(NoticeKind::Mention) ? m_mentions : m_roomMessages)
                .insert(message.conversation, message.nick + u": "_s + message.body);
    }
    gather();
}

void NotificationRules::onRequest(const Contact &contact)
{
    if (isSilent(NoticeKind::ContactRequest))
        return;
    m_requests.insert(contact.jid, contact.requestText);
    gather();
}

void NotificationRules::onFileOffered(const Transfer &transfer)
{
    if (isSilent(NoticeKind::FileOffer))
        return;
    if (m_messages.value(transfer.conversation) == transfer.name)
        m_messages.remove(transfer.conversation); // its message says no more than this
    m_files.insert(transfer.id, transfer);
    gather();
}

void NotificationRules::onFileSettled(TransferId id)
{
    m_files.remove(id);
    QList<NoticeKey> over;
    for (auto told = m_toldFiles.begin(); told != m_toldFiles.end(); ++told) {
        if (told->remove(id) && told->isEmpty())
            over.append(told.key());
    }
    for (const NoticeKey &key : std::as_const(over)) {
        m_toldFiles.remove(key);
        emit withdrawn(key);
    }
}

/// Each file can be answered where it is told; a heap of them only in the window.
void NotificationRules::tellFiles(const QMap<TransferId, Transfer> &files)
{
    const auto tellOne = [this](const QList<Transfer> &about) {
        Notice notice;
        notice.kind = NoticeKind::FileOffer;
        QSet<Jid> people;
        for (const Transfer &transfer : about)
            people.insert(transfer.conversation);
        const bool isOne = people.size() == 1;
        notice.key = {m_account, NoticeKey::Topic::File, isOne ? about.first().conversation : Jid(),
                      about.size() == 1 ? about.first().id : 0};
        notice.people = int(people.size());
        notice.messages = int(about.size());
        for (const Jid &jid : std::as_const(people)) {
            if (notice.names.size() < Notice::MaxNames)
                notice.names.append(nameOf(jid));
        }
        if (about.size() == 1 && m_settings.preview)
            notice.text = about.first().name;
        for (const Transfer &transfer : about)
            m_toldFiles[notice.key].insert(transfer.id);
        emit noticed(notice);
    };
    if (files.size() > MaxSeparate)
        return tellOne(files.values());
    for (const Transfer &transfer : files)
        tellOne({transfer});
}

void NotificationRules::gather()
{
    if (!m_catchingUp && !m_moment.isSet() &&
        !(m_messages.isEmpty() && m_requests.isEmpty() && m_roomMessages.isEmpty() && m_mentions.isEmpty() &&
          m_entered.isEmpty() && m_invitations.isEmpty() && m_files.isEmpty()))
        m_moment.set(std::max(m_clock->now() + Moment, m_lastTold + Pace));
}

void NotificationRules::tell()
{
    if (m_catchingUp)
        return; // since it was set; gather() comes back when everything is here
    const Sight sight = m_sight ? m_sight() : Sight();
    for (Texts *texts : {&m_messages, &m_roomMessages, &m_mentions})
        texts->removeIf([&](const auto &one) {
            return isRead(one.key()) || isMuted(one.key()) || one.key() == sight.conversation;
        });
    m_roomMessages.removeIf([&](const auto &one) { return m_mentions.contains(one.key()); }); // one notice of each
    m_entered.removeIf([&](const auto &one) { return isMuted(one.key()) || one.key() == sight.conversation; });
    m_requests.removeIf([&](const auto &one) { return isAnswered(one.key()) || sight.contacts; });
    tellOf(NoticeKind::DirectMessage, std::exchange(m_messages, {}), MaxSeparate);
    tellOf(NoticeKind::ContactRequest, std::exchange(m_requests, {}), MaxSeparate);
    m_files.removeIf([&](const auto &one) {
        return isMuted(one.value().conversation) || one.value().conversation == sight.conversation;
    });
    tellFiles(std::exchange(m_files, {}));
    tellOf(NoticeKind::Mention, std::exchange(m_mentions, {}), MaxSeparate);
    tellOf(NoticeKind::RoomMessage, std::exchange(m_roomMessages, {}), MaxSeparate);
    tellOfRooms();
    m_lastTold = m_clock->now();
}

/// Who entered, room by room, and who wants us somewhere.
void NotificationRules::tellOfRooms()
{
    const auto entered = std::exchange(m_entered, {});
    const auto invitations = std::exchange(m_invitations, {});
    for (const auto &[room, nicks] : entered.asKeyValueRange()) {
        Notice notice;
        notice.kind = NoticeKind::SomeoneEntered;
        notice.key = {m_account, NoticeKey::Topic::Presence, room};
        notice.names = nicks.first(std::min<qsizetype>(nicks.size(), Notice::MaxNames));
        notice.people = int(nicks.size());
        notice.place = nameOf(room);
        if (!isSilent(notice.kind))
            emit noticed(notice);
    }
    for (const auto &[room, invitation] : invitations.asKeyValueRange()) {
        Notice notice;
        notice.kind = NoticeKind::Invitation;
        notice.key = {m_account, NoticeKey::Topic::Invitation, room};
        if (!invitation.from.isNull())
            notice.names.append(nameOf(invitation.from));
        notice.place = nameOf(room);
        notice.text = m_settings.preview ? invitation.reason : QString();
        if (!isSilent(notice.kind))
            emit noticed(notice);
    }
}

void NotificationRules::onEntered(const Jid &room, const Occupant &occupant)
{
    if (isSilent(NoticeKind::SomeoneEntered) || noticesOf(room) != RoomNotices::All)
        return;
    QStringList &nicks = m_entered[room];
    if (!nicks.contains(occupant.nick))
        nicks.append(occupant.nick);
    gather();
}

void NotificationRules::onInvited(const RoomInvitation &invitation)
{
    constexpr int most = 20; // waiting to be told: anybody can send them
    if (isSilent(NoticeKind::Invitation) || m_invitations.size() >= most)
        return;
    m_invitations.insert(invitation.room, invitation);
    gather();
}

void NotificationRules::onInvitationAnswered(const Jid &room)
{
    m_invitations.remove(room);
    emit withdrawn({m_account, NoticeKey::Topic::Invitation, room});
}

RoomNotices NotificationRules::noticesOf(const Jid &room) const
{
    return m_conversations.find(room).value_or(Conversation()).notices;
}

void NotificationRules::onPresences(const QList<PresenceChange> &changes)
{
    const Sight sight = m_sight ? m_sight() : Sight();
    if (sight.contacts)
        return;
    for (const auto kind : {NoticeKind::SignedIn, NoticeKind::SignedOut, NoticeKind::StatusMessage}) {
        Texts texts;
        for (const PresenceChange &change : changes) {
            if (change.kind == kind && change.who != sight.conversation && !isMuted(change.who))
                texts.insert(change.who, change.statusText);
        }
        tellOf(kind, texts, 1);
    }
}

void NotificationRules::tellOf(NoticeKind kind, const Texts &texts, qsizetype mostSeparate)
{
    if (texts.isEmpty() || isSilent(kind))
        return;
    if (texts.size() > mostSeparate)
        return say(kind, texts);
    for (const auto &[jid, text] : texts.asKeyValueRange())
        say(kind, {{jid, text}});
}

void NotificationRules::say(NoticeKind kind, const Texts &texts)
{
    const bool isOne = texts.size() == 1;
    Notice notice;
    notice.kind = kind;
    notice.key = {m_account, topicOf(kind), isOne ? texts.firstKey() : Jid()};
    notice.people = int(texts.size());
    for (const auto &[jid, text] : texts.asKeyValueRange()) {
        if (notice.names.size() < Notice::MaxNames)
            notice.names.append(nameOf(jid));
        if (notice.key.topic == NoticeKey::Topic::Conversation)
            notice.messages += m_conversations.find(jid).value_or(Conversation()).unread;
    }
    if (isOne && (m_settings.preview || notice.key.topic == NoticeKey::Topic::Presence))
        notice.text = texts.first();
    if (notice.key.topic != NoticeKey::Topic::Presence) // those just pass
        m_told.insert(notice.key, QSet<Jid>(texts.keyBegin(), texts.keyEnd()));
    emit noticed(notice);
}

void NotificationRules::onConversations(const QSet<Jid> &conversations)
{
    withdraw(NoticeKey::Topic::Conversation, conversations, [this](const Jid &jid) { return isRead(jid); });
}

void NotificationRules::onContacts(const QSet<Jid> &people)
{
    withdraw(NoticeKey::Topic::Request, people, [this](const Jid &jid) { return isAnswered(jid); });
}

void NotificationRules::withdraw(NoticeKey::Topic topic, const QSet<Jid> &changed,
                                 const std::function<bool(const Jid &)> &isOver)
{
    QList<NoticeKey> over;
    for (const auto &[key, about] : std::as_const(m_told).asKeyValueRange()) {
        if (key.topic == topic && about.intersects(changed) && std::ranges::all_of(about, isOver))
            over.append(key);
    }
    for (const NoticeKey &key : std::as_const(over)) {
        m_told.remove(key);
        emit withdrawn(key);
    }
}

bool NotificationRules::isSilent(NoticeKind kind) const
{
    return !m_settings.tells(kind) || m_presences.own().availability == Availability::DoNotDisturb;
}

bool NotificationRules::isMuted(const Jid &conversation) const
{
    const auto known = m_conversations.find(conversation);
    return known && known->muted;
}

bool NotificationRules::isRead(const Jid &conversation) const
{
    const auto known = m_conversations.find(conversation);
    return !known || known->unread == 0;
}

bool NotificationRules::isAnswered(const Jid &jid) const
{
    const auto contact = m_contacts.find(jid);
    return !contact || !contact->asksUs;
}

QString NotificationRules::nameOf(const Jid &jid) const
{
    if (const QString room = m_roomNames ? m_roomNames(jid) : QString(); !room.isEmpty())
        return room;
    Contact unknown;
    unknown.jid = jid;
    return m_contacts.find(jid).value_or(unknown).displayName();
}

} // namespace Tertulia
