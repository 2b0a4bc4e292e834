#pragma once

#include "app/NotificationSettings.h"
#include "app/PresenceNews.h"
#include "app/data/ConnectionState.h"
#include "app/data/Contact.h"
#include "app/data/Message.h"
#include "app/data/Room.h"
#include "app/data/Transfer.h"

#include <QMap>
#include <memory>

namespace Tertulia {

class Conversations;
enum class RoomNotices;

/// From what happens in one account to what its person is told: which kinds, together or one by one, and when not at
/// all (do not disturb, muted, being looked at). Makes no sentences and shows nothing: ui/tray does.
class NotificationRules : public QObject
{
    Q_OBJECT

public:
    /// What the person has before their eyes.
    struct Sight {
        Jid conversation;      ///< null: none
        bool contacts = false; ///< the list of people, with those who ask
    };
    static constexpr int MaxSeparate = 3;                   ///< so many people are told of one by one, more as a number
    static constexpr std::chrono::milliseconds Moment{300}, ///< messages of one moment are told together…
        Pace{2'000};                                        ///< …and the next ones not before

    NotificationRules(const Jid &account, const Contacts &contacts, const Presences &presences,
                      const Conversations &conversations, std::unique_ptr<Clock> clock, QObject *parent = nullptr);
    ~NotificationRules() override;

    void setSettings(const NotificationSettings &settings) { m_settings = settings; }
    const PresenceNews &news() const { return m_news; }
    bool tellsPresence() const; ///< it must come at once then, also while nobody looks
    void setRoomNames(std::function<QString(const Jid &)> names) { m_roomNames = std::move(names); }
    void setSight(std::function<Sight()> sight) { m_sight = std::move(sight); } ///< asked whenever something is told

public slots:
    void setState(const Tertulia::ConnectionState &state);
    void onMessages(const QList<Tertulia::Message> &messages); ///< incoming, new, not looked at
    void onRequest(const Tertulia::Contact &contact);
    void onFileOffered(const Tertulia::Transfer &transfer); ///< theirs, and the person has to answer
    void onFileSettled(Tertulia::TransferId id);            ///< it has an answer, or needs none any more
    void onEntered(const Tertulia::Jid &room, const Tertulia::Occupant &occupant);
    void onInvited(const Tertulia::RoomInvitation &invitation);
    void onInvitationAnswered(const Tertulia::Jid &room);

signals:
    void noticed(const Tertulia::Notice &notice);
    void withdrawn(const Tertulia::NoticeKey &key); ///< it has been read or answered, here or elsewhere

private:
    using Texts = QMap<Jid, QString>; // who, and what they wrote; in a lasting order

    void onPresences(const QList<PresenceChange> &changes);
    void onConversations(const QSet<Jid> &conversations);
    void onContacts(const QSet<Jid> &people);
    void gather();
    void tell();
    void tellOfRooms();
    void tellOf(NoticeKind kind, const Texts &texts, qsizetype mostSeparate);
    void tellFiles(const QMap<TransferId, Transfer> &files);
    void say(NoticeKind kind, const Texts &texts);
    void withdraw(NoticeKey::Topic topic, const QSet<Jid> &changed, const std::function<bool(const Jid &)> &isOver);
    bool isSilent(NoticeKind kind) const;
    RoomNotices noticesOf(const Jid &room) const;
    bool isMuted(const Jid &conversation) const;
    bool isRead(const Jid &conversation) const;
    bool isAnswered(const Jid &jid) const;
    QString nameOf(const Jid &jid) const;

    Jid m_account;
    const Contacts &m_contacts;
    const Presences &m_presences;
    const Conversations &m_conversations;
    std::unique_ptr<Clock> m_clock;
    PresenceNews m_news;
    Alarm m_moment;
    NotificationSettings m_settings;
    std::function<Sight()> m_sight;
    std::function<QString(const Jid &)> m_roomNames;
    Texts m_messages, m_requests, m_roomMessages, m_mentions; // not told yet; of each conversation the newest
    QMap<Jid, QStringList> m_entered;                         // of each room
    QMap<Jid, RoomInvitation> m_invitations;
    QHash<NoticeKey, QSet<Jid>> m_told; // what may still have to be withdrawn, and whom it is about
    QMap<TransferId, Transfer> m_files; // not told yet
    QHash<NoticeKey, QSet<TransferId>> m_toldFiles;
    std::chrono::milliseconds m_lastTold{-Pace};
    bool m_catchingUp = false; // old messages come in: they are told when all are here
};

} // namespace Tertulia
