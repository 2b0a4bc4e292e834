#pragma once

#include "app/data/Failure.h"
#include "app/data/FileSettings.h"
#include "app/data/Transfer.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>

namespace Tertulia {

class Contacts;
class FileOffer;
class FileReceiver;
class FileSender;
class MessageStore;
class Presences;
class TransferStore;
class XmppClient;

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

    Transfers(const Jid &account, MessageStore &messages, const Contacts &contacts, const Presences &presences,
              QObject *parent = nullptr);
    ~Transfers() override;

    QList<Transfer> all() const; ///< newest first
    std::optional<Transfer> find(TransferId id) const;

    void setSettings(const FileSettings &settings); ///< as Settings keeps it; until then: the defaults
    void attach(XmppClient *client);                ///< nullptr: what ran waits (HTTP) or has failed (streams)

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

public:
    bool mayRetry(TransferId id) const; ///< ours; theirs only where it has an address to be fetched from

signals:
    void loaded(); ///< those of earlier runs are in all()
    void added(const Tertulia::Transfer &transfer);
    void changed(const Tertulia::Transfer &transfer); ///< at most ten times a second for progress alone
    void removed(Tertulia::TransferId id);            ///< forgotten
    void offered(const Tertulia::Transfer &transfer); ///< theirs, and the person has to answer
    void settled(const Tertulia::Transfer &transfer); ///< it is over, or has an answer: what asked may go
    void refused(const Tertulia::Jid &conversation, const QString &path, const Tertulia::Failure &failure);
};

} // namespace Tertulia
