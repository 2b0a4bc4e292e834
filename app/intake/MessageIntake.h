#pragma once

#include "app/store/MessageStore.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>

namespace Tertulia {

/// The one door by which messages of one account enter, whether live, as carbon or from the archive. Each goes through
/// the steps in their order; whatever may not pass ends there without a word, for its sender is not to be trusted.
/// Leaves to others: that carbons and archive results are ours at all (SenderRules, HistorySync), whom receipts are
/// for (Receipts), and who said what in a room (Rooms): a message with a nick is one of those. What two copies of a
/// message are is decided by MessageStore inside the transaction.
class MessageIntake : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxBodyLength = 256 * 1024; ///< UTF-16 units; no server passes on so much in one stanza
    static constexpr int MaxIdLength = 1'024;
    static constexpr int MaxReactions = 20;   ///< of one sender to one message; what is no emoji does not count
    static constexpr int MaxPending = 10'000; ///< messages kept while the store cannot write
    static constexpr std::chrono::milliseconds Beat{50}, RetryAfter{5'000};

    MessageIntake(const Jid &account, MessageStore &store, QObject *parent = nullptr);
    ~MessageIntake() override; ///< flushes

    void setRooms(std::function<bool(const Jid &bare)> isRoom) { m_isRoom = std::move(isRoom); }

    /// Stored at the end of this turn of the event loop; under load, one batch every Beat.
    void accept(const IncomingMessage &incoming);
    void flush(); ///< hands everything over to the store now

    /// Whether everything in the archive before the next message is here: false from the beginning of a catch-up, true
    /// when it is complete. Only then the place where the next catch-up begins moves on.
    void setGapless(bool gapless);
    /// The gap as it is once everything accepted so far is written, and not before.
    void noteGap(const ArchiveGap &gap);
    /// Read on another device of ours; behind everything accepted so far.
    void noteRead(const ReadReport &report);
    /// The room's own archive is here up to this id, once everything accepted so far is written.
    void noteRoomArchive(const Jid &room, const QString &id);

signals:
    void receiptWanted(const Tertulia::Jid &to, const QString &stanzaId); ///< of a live message that is stored now
    void failed(const Tertulia::Failure &failure); ///< the store cannot write; it is tried again by and by

private:
    struct Receipt {
        Jid to;
        QString stanzaId;
    };
    struct Pending {
        ReceivedBatch batch;
        QList<Receipt> receipts;
    };

    // The steps: false ends the way.
    bool route(IncomingMessage &incoming) const;
    bool routeInRoom(IncomingMessage &incoming) const;
    Jid placeOf(const Jid &partner) const;
    bool trim(IncomingMessage &incoming) const;
    bool control(IncomingMessage &incoming);
    bool amend(IncomingMessage &incoming);
    bool store(IncomingMessage &incoming);

    QList<Message> messagesOf(const IncomingMessage &incoming);
    bool isFull();
    void wantReceipt(const IncomingMessage &incoming);

    void schedule();
    void write(Pending pending);
    void onWritten(const Pending &written, const Result<MessageChange> &result);
    void putBack(const Pending &unwritten);

    Jid m_account;
    MessageStore &m_store;
    std::function<bool(const Jid &)> m_isRoom = [](const Jid &) { return false; };
    Pending m_pending;
    QTimer m_timer;
    QElapsedTimer m_sinceFlush;
    TransferId m_lastFile = 0; // counts down: files are known by these until they are stored
    int m_inFlight = 0;        // batches handed to the store, not answered
    bool m_gapless = false;
    bool m_dropped = false; // since the last catch-up: no gap may be called smaller than it was
};

} // namespace Tertulia
