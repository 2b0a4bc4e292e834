#pragma once

#include "app/data/ArchiveGap.h"
#include "app/data/Instant.h"
#include "app/data/Result.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <functional>
#include <optional>

namespace Tertulia {

class ArchiveExtension;
class MessageIntake;
class MessageStore;
class XmppClient;
struct ArchivePage;
struct IncomingMessage;

/// Fills the local history from the server's archive (XEP-0313), newest first: the last page, then back to what is here
/// already, then, at leisure, everything older. What was not read yet is kept as ArchiveGaps, so that the next session
/// goes on where this one ended. What happens to a message is not its business: it all goes through MessageIntake.
class HistorySync : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageSize = 100;
    static constexpr std::chrono::milliseconds Leisure{300}; ///< between two pages of old history
    static constexpr std::chrono::milliseconds RetryAfter{60'000};
    /// A message may go to another device of ours just before we are there, and be archived by it only after we asked:
    /// the newest page is read once more so much later, and only then counts as read.
    static constexpr std::chrono::milliseconds SecondLook{2'000};

    HistorySync(const Jid &account, MessageStore &store, MessageIntake &intake, QObject *parent = nullptr);

    /// Rooms keep archives of their own; `complete` says who said what there.
    struct RoomFacts {
        std::function<bool(const Jid &)> isRoom = [](const Jid &) { return false; };
        std::function<void(IncomingMessage &)> complete = [](IncomingMessage &) {};
    };
    void setRooms(const RoomFacts &facts) { m_rooms = facts; }

    void attach(XmppClient *client);
    void catchUp(); ///< once more where one is under way already
    /// The page before the oldest message here of this conversation: somebody scrolls. No-op where there is no more.
    void fetchOlder(const Jid &conversation);

signals:
    /// What came while we were away is handed to the store; also where the server keeps no archive or does not answer.
    void caughtUp();

private:
    /// Of an archived message: what the server says, and what we keep.
    struct Stamp {
        Instant said, kept; // zero: none
    };

    void requestNewest(const std::optional<QString> &known);
    void onNewest(const ArchivePage &page, const std::optional<QString> &known);
    void lookAgain();
    void fill();
    void requestPart(ArchiveGap gap);
    void onPart(ArchiveGap gap, const ArchivePage &page);
    void askOlder(const Jid &conversation);
    void requestOlder(const Jid &conversation, std::optional<Instant> end);
    Stamp take(const ArchivePage &page, bool old, const Stamp &behind = Stamp());
    void finish();

    Jid m_account;
    MessageStore &m_store;
    MessageIntake &m_intake;
    RoomFacts m_rooms;
    QPointer<ArchiveExtension> m_archive;
    QTimer m_pause;                    ///< fill() goes on behind it
    QTimer m_later;                    ///< lookAgain()
    QString m_known;                   ///< archive id up to which everything was here when the catch-up began
    QString m_newest;                  ///< archive id of the newest page's last result; null: not read yet
    std::pair<QString, Stamp> m_first; ///< archive id of the last page's first result, and its stamp
    QSet<Jid> m_fetching, m_exhausted;
    QHash<Jid, std::pair<QString, Stamp>> m_older; ///< the same of each conversation that somebody scrolls in
    bool m_running = false, m_again = false, m_filling = false;
};

} // namespace Tertulia
