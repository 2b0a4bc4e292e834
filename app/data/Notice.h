#pragma once

#include "app/data/Jid.h"

#include <QMetaType>
#include <QStringList>
#include <array>

namespace Tertulia {

/// What a person may be told of while they look elsewhere; each can be switched off.
enum class NoticeKind {
    SignedIn,
    SignedOut,
    StatusMessage,
    DirectMessage,
    ContactRequest,
    FileOffer,
    RoomMessage,
    Mention,
    SomeoneEntered,
    Invitation,
};
inline constexpr std::array NoticeKinds{
    NoticeKind::SignedIn,       NoticeKind::SignedOut, NoticeKind::StatusMessage, NoticeKind::DirectMessage,
    NoticeKind::ContactRequest, NoticeKind::FileOffer, NoticeKind::RoomMessage,   NoticeKind::Mention,
    NoticeKind::SomeoneEntered, NoticeKind::Invitation};

/// What a notice is about: a newer one about the same takes its place.
struct NoticeKey {
    enum class Topic { Presence, Conversation, Request, File, Invitation };

    Jid account;
    Topic topic = Topic::Conversation;
    Jid about;       ///< bare; null: several people
    qint64 item = 0; ///< File: the TransferId; 0: several files

    friend bool operator==(const NoticeKey &, const NoticeKey &) = default;
    friend size_t qHash(const NoticeKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.account, key.topic, key.about, key.item);
    }
};

/// One thing to be told, without its sentence. Names and text are as the network gave them.
struct Notice {
    static constexpr int MaxNames = 3;

    NoticeKind kind = NoticeKind::DirectMessage;
    NoticeKey key;
    QStringList names; ///< of those it tells of, as we call them: the first few
    int people = 1;
    int messages = 0;   ///< of conversations: how many are unread; FileOffer: how many files
    QString text;       ///< of one person: what they wrote; empty where it is not to be shown
    QString place = {}; ///< SomeoneEntered, Invitation: what the room is called
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::Notice)
Q_DECLARE_METATYPE(Tertulia::NoticeKey)
