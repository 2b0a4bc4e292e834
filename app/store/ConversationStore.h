#pragma once

#include "app/data/Conversation.h"
#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QList>
#include <optional>

namespace Tertulia {

class Database;

/// What is kept of each conversation beside its messages: how far it was read, the draft, its place in the list, and
/// what is to be done with a room's bookmark.
class ConversationStore
{
public:
    explicit ConversationStore(Database &database);

    QFuture<Result<QList<Conversation>>> all(const Jid &account); ///< with last message and unread count
    /// Answers with the newest of theirs that was unread until now.
    QFuture<Result<std::optional<Message>>> setRead(const Jid &account, const Jid &conversation, MessageId upTo);
    QFuture<Result<Done>> setDraft(const Jid &account, const Jid &conversation, const QString &draft);
    enum class Flag { Pinned, Muted, Archived, Room };
    QFuture<Result<Done>> setFlag(const Jid &account, const Jid &conversation, Flag flag, bool on);
    QFuture<Result<Done>> setNotices(const Jid &account, const Jid &room, RoomNotices notices);
    QFuture<Result<int>> markUnread(const Jid &account, const Jid &conversation); ///< how many are unread now

    static constexpr int MaxWishes = 500;                                    ///< of an account; the oldest go first
    QFuture<Result<QList<BookmarkWish>>> bookmarkWishes(const Jid &account); ///< oldest first
    QFuture<Result<Done>> keepWish(const Jid &account, const BookmarkWish &wish); ///< instead of that room's last one
    QFuture<Result<Done>> dropWish(const Jid &account, const Jid &room);

private:
    Database &m_database;
};

} // namespace Tertulia
