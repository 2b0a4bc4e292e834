#pragma once

#include "app/data/Failure.h"
#include "app/data/FileSettings.h"
#include "app/data/Transfer.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Tertulia {

class Contacts;
class Conversations;
class FileOffer;
class FileReceiver;
class FileSender;
class FileSenders;
class MessageStore;
class Presences;
class TransferRun;
class Web;
class XmppClient;
struct AccountSettings;
struct Message;
struct MessageChange;

/// All files of one account on their way, in both directions, and those that came through: the table behind the cards
/// and the Transfers panel. Owns the states, who waits and who runs (at most MaxRunning), the rules of what is taken
/// without asking, and that all of it survives a restart. Leaves the ways out to FileSenders, fetching to Downloads,
/// stream offers to FileReceiver, names and disks to ReceivedFiles.
///
/// Each transfer has one message (Message::transfer), which is in the conversation from the beginning.
class Transfers : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxRunning = 3, MaxOffersPerSender = 5, MaxFilesAtOnce = 50;

    Transfers(const AccountSettings &account, MessageStore &messages, const Contacts &contacts,
              const Presences &presences, const Conversations &conversations, QObject *parent = nullptr);
    ~Transfers() override;

    QList<Transfer> all() const;                         ///< newest first
    QList<Transfer> with(const Jid &conversation) const; ///< of one conversation, in no order; the forgotten ones too
    std::optional<Transfer> find(TransferId id) const;

    void setAccount(const AccountSettings &account); ///< another proxy, or a certificate was pinned
    void setSettings(const FileSettings &settings);  ///< as Settings keeps it; until then: the defaults
    void attach(XmppClient *client);                 ///< nullptr: what ran waits (HTTP) or has failed (streams)

    void addSender(std::unique_ptr<FileSender> sender); ///< a way out; those added first are tried first
    void addReceiver(std::unique_ptr<FileReceiver> receiver);

public slots:
    /// One transfer and one message each, at once, in this order. What is no readable plain file comes by refused().
    void send(const Tertulia::Jid &conversation, const QStringList &paths);
    void accept(Tertulia::TransferId id); ///< Offered, or theirs that is over and not Done: fetch it
    void decline(Tertulia::TransferId id);
    void cancel(Tertulia::TransferId id); ///< ours or theirs, until it is over
    void retry(Tertulia::TransferId id);  ///< Failed or Cancelled; see mayRetry()
    void forget(Tertulia::TransferId id); ///< off the panel: only what is over; the file and the message stay

    void setStallLimit(std::chrono::milliseconds limit) { m_stallLimit = limit; } ///< of those that begin from now on

public:
    bool mayRetry(TransferId id) const; ///< ours; theirs only where it has an address to be fetched from

signals:
    void loaded(); ///< those of earlier runs are in all()
    void added(const Tertulia::Transfer &transfer);
    void changed(const Tertulia::Transfer &transfer); ///< at most ten times a second for progress alone
    void removed(Tertulia::TransferId id);            ///< forgotten
    void offered(const Tertulia::Transfer &transfer); ///< theirs, and the person has to answer
    void readyToTell(); ///< a file of ours has its address: its message may leave (Outbox::sendWaiting)
    void settled(const Tertulia::Transfer &transfer); ///< it is over, or has an answer: what asked may go
    void refused(const Tertulia::Jid &conversation, const QString &path, const Tertulia::Failure &failure);

private:
    struct Again {
        int tries = 0; // in vain
        QDeadlineTimer notBefore;
    };

    // What the store tells.
    void load();
    void onStored(const MessageChange &change);
    void adopt(const Transfer &transfer, bool isNews);
    void forgetAll(const std::function<bool(const Transfer &)> &which);
    void dropPart(const Transfer &transfer);
    void onRemoved(const Message &message);

    // What is offered.
    void onOffer(FileOffer *offer);
    void onOfferGone(FileOffer *offer);
    void judge(const Transfer &transfer);
    bool isTakenByRule(const Transfer &transfer) const;
    int openOffersOf(const Jid &sender) const;
    void dropOffer(TransferId id);

    // What runs.
    void schedule();
    void begin(const Transfer &transfer);
    TransferRun *makeRun(const Transfer &transfer);
    void onOver(TransferRun *run, const Transfer &transfer, const Failure &failure);
    bool triesAgain(const Transfer &transfer, const Failure &failure);
    void setState(TransferId id, TransferState state, FailureKind failure = FailureKind::Unknown);
    void keep(const Transfer &transfer); // in the table and in the store
    bool isRoom(const Jid &conversation) const;

    Jid m_account;
    MessageStore &m_messages;
    const Contacts &m_contacts;
    const Conversations &m_conversations;
    std::unique_ptr<Web> m_web;
    std::unique_ptr<FileSenders> m_senders;
    std::vector<std::unique_ptr<FileReceiver>> m_receivers;
    FileSettings m_settings;
    std::chrono::milliseconds m_stallLimit;
    XmppClient *m_client = nullptr;
    QHash<TransferId, Transfer> m_table;
    QHash<TransferId, TransferRun *> m_runs; // children
    QHash<TransferId, QPointer<FileOffer>> m_offers;
    QHash<TransferId, Again> m_again;
    QTimer m_next; // when something is to be tried again
};

} // namespace Tertulia
