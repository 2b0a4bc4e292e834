#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Message.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <functional>
#include <optional>

namespace Tertulia {

class MessageStore;
class XmppClient;

/// Own messages, and what we say about earlier ones, on their way. Each is stored first (Waiting) and leaves when there
/// is a session; it is Sent when the server acknowledged it (XEP-0198) or answered a ping behind it. What a broken
/// session left in doubt is settled by origin id against the archive before it is sent again: nothing lost, nothing
/// twice. What is said in a room waits until we are in it, and is Sent when the room echoes it. Leaves receipts to
/// Receipts.
class Outbox : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxBodyBytes = 64 * 1024; ///< servers cut the stream at 256 kB a stanza

    Outbox(const Jid &account, MessageStore &store, QObject *parent = nullptr);

    /// What it has to know of rooms; addresses are bare.
    struct RoomFacts {
        std::function<bool(const Jid &)> isRoom = [](const Jid &) { return false; };
        std::function<QString(const Jid &)> nick = [](const Jid &) { return QString(); }; ///< ours there
    };
    void setRooms(const RoomFacts &facts) { m_rooms = facts; }

    static bool mayCorrect(const Message &message); ///< ours, with the server or on its way, not retracted
    static bool mayRetract(const Message &message);

    void attach(XmppClient *client); ///< a fresh one: whatever was under way is in doubt
    void pause();                    ///< the link broke; what was handed over may still be resumed
    void setTellOthers(const TellOthers &choice) { m_tellTyping = choice.typing; }
    /// Who knows the files that messages carry; those whose file has no address yet stay (MessageStore::waiting).
    void setFiles(std::function<std::optional<Transfer>(TransferId)> files) { m_files = std::move(files); }
    /// To whom nothing may go (Blocking): what waits for them is held back, and sendWaiting() looks again.
    void setBlocked(std::function<bool(const Jid &)> isBlocked) { m_isBlocked = std::move(isBlocked); }
    int heldBack(const Jid &to) const; ///< messages
    void settled();                    ///< HistorySync has caught up: what still waits was not delivered; send it

public slots:
    void openRoom(const Tertulia::Jid &room); ///< we are in, and have read what was said: what still waits goes out
    void closeRoom(const Tertulia::Jid &room) { m_openRooms.remove(room); }
    void sendWaiting(); ///< something new waits: now where there is a session
    void send(const Tertulia::Jid &to, const QString &body);
    void reply(const Tertulia::Message &answered, const QString &body); ///< XEP-0461

    // Amendments: stored first, shown at once with Message::amendment Waiting, sent when there is a session. What may
    // not be amended (others' messages, failed or retracted ones) is left alone; see mayCorrect() and mayRetract().
    void correct(const Tertulia::Message &original, const QString &body);
    void retract(const Tertulia::Message &original);
    void setReactions(const Tertulia::Message &message, const QStringList &emoji); ///< all of ours; {} takes them back
    void toggleReaction(const Tertulia::Message &message, const QString &emoji);   ///< adds it, or takes it back
    void retryAmendment(const Tertulia::Message &message);   ///< where message.amendment is Failed
    void discardAmendment(const Tertulia::Message &message); ///< where message.amendment is Failed

    void retry(const Tertulia::Message &failedMessage);
    void discard(const Tertulia::Message &failedMessage);

signals:
    void refused(const Tertulia::Jid &to, const QString &body, const Tertulia::Failure &failure); ///< not even stored
    void queued(const Tertulia::Jid &to); ///< a message is stored and on its way
    void heldBackChanged();
    void roomWanted(const Tertulia::Jid &room); ///< something waits for us to be in it
    void saidInRoom(const Tertulia::Jid &room);

    void fileRetried(Tertulia::TransferId id); ///< the person wants to try again what is a file: Transfers does

private:
    /// A row of `message` or of `amendment`.
    struct Item {
        MessageId id = 0;
        bool isAmendment = false;

        friend bool operator==(Item, Item) = default;
        friend size_t qHash(Item item, size_t seed) { return qHashMulti(seed, item.id, item.isAmendment); }
    };

    void retryFile(const Message &failedMessage);
    bool refuse(const Jid &to, const QString &body);
    void post(const Jid &to, const QString &body, const std::optional<Quote> &quote);
    void amend(Amendment amendment, const Message &message);
    void transmit(const Message &message);
    void transmit(const Amendment &amendment);
    struct Stanza; // what goes over the wire
    void transmit(Item item, const Message &said, Stanza stanza);
    bool mayGo(Item item, const Message &said);
    Jid placeOf(const Jid &to) const;
    QString nickFor(const Jid &conversation) const;
    void confirmByPing(Item item);
    void markSent(Item item);

    Jid m_account;
    MessageStore &m_store;
    XmppClient *m_client = nullptr;
    RoomFacts m_rooms;
    QSet<Jid> m_openRooms;
    QHash<Item, Jid> m_underWay; ///< handed to the present client; in a room: which one
    QHash<Item, Jid> m_held;     ///< for whom they are, who are blocked
    std::function<bool(const Jid &)> m_isBlocked = [](const Jid &) { return false; };
    int m_session = 0;   ///< which client is present: answers of earlier ones prove only what was acknowledged
    bool m_open = false; ///< signed in and settled
    bool m_tellTyping = true;
    std::function<std::optional<Transfer>(TransferId)> m_files;
};

} // namespace Tertulia
