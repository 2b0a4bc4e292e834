#pragma once

#include "app/data/Failure.h"
#include "app/data/FileSettings.h"
#include "app/data/Transfer.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

class QIODevice;

namespace Tertulia {

class XmppClient;

/// Whom a file is for, and what they can.
struct FilePeer {
    Jid jid; ///< bare: the partner's or the room's
    bool isRoom = false;
    QHash<Jid, QSet<QString>> devices; ///< full address → features (XEP-0030); only who is online and has answered
};

/// One file going out one way. Ends in exactly one of finished(), declined(), unusable() and failed(), or by cancel();
/// whoever started it deletes it then, with deleteLater(). Nothing is emitted from within FileSender::start().
class SendJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Tells the other side where the way knows how to. Nothing is emitted any more, the source not read any more.
    virtual void cancel() = 0;

signals:
    void offered(Tertulia::TransferMethod method); ///< they are being asked: Offered, until accepted()
    void accepted(Tertulia::TransferMethod method);
    void progressed(qint64 done);                ///< as often as it likes
    void finished(const QUrl &url);              ///< all of it is there; `url`: only HTTP upload
    void declined();                             ///< they do not want it
    void unusable(const Tertulia::Failure &why); ///< this way does not work here: the next one may
    void failed(const Tertulia::Failure &why);   ///< no way would (the link broke, they went away, cannot read)
};

/// One way by which files leave: HttpUpload, or streams (XEP-0095/0096).
/// Keeps no transfer's state; Transfers counts, times out (no progress for StallLimit) and tells.
class FileSender
{
public:
    virtual ~FileSender() = default;

    virtual void setSettings(const FileSettings &) {} ///< at once, and whenever they change
    virtual void attach(XmppClient *client) = 0;      ///< a fresh session, or nullptr; all jobs are cancelled before
    virtual bool canSend(const Transfer &transfer, const FilePeer &peer) const = 0;
    /// `source`: open for reading, at 0, of transfer.size bytes, not sequential; stays until the job is over. Only
    /// after canSend().
    virtual SendJob *start(const Transfer &transfer, const FilePeer &peer, QIODevice *source, QObject *parent) = 0;
};

/// A file that somebody offers in a stream: lives from FileReceiver::offered() until it is over, then whoever took it
/// deletes it, with deleteLater(). Ends in exactly one of finished(), withdrawn() and failed(), or by reject() or
/// cancel().
class FileOffer : public QObject
{
    Q_OBJECT

public:
    struct What {
        Jid from;           ///< full
        QString name, type; ///< as they say: not safe yet
        qint64 size = -1;
        QByteArray md5; ///< raw, XEP-0096's; empty: not told
        TransferMethod method = TransferMethod::Undecided;
    };

    using QObject::QObject;

    virtual What what() const = 0;
    /// Writes what comes into `sink`, which is open for writing and outlives the transfer. write() answers -1 where the
    /// sink will take no more (cap, disk): then cancel() follows from Transfers, nothing else is to be done. While
    /// sink->bytesToWrite() is over MaxUnwritten, read no more from the network until sink->bytesWritten().
    virtual void accept(QIODevice *sink) = 0;
    virtual void reject() = 0; ///< before accept()
    virtual void cancel() = 0; ///< after it

    static constexpr qint64 MaxUnwritten = 4 * 1024 * 1024;

signals:
    void started(Tertulia::TransferMethod method);
    void progressed(qint64 done);
    void finished();  ///< the stream was closed in order and all bytes that they told are in the sink
    void withdrawn(); ///< they took it back, before or while it ran
    void failed(const Tertulia::Failure &why);
};

/// Where stream offers come in.
class FileReceiver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void setSettings(const FileSettings &) {} ///< at once, and whenever they change
    virtual void attach(XmppClient *client) = 0;      ///< a fresh session, or nullptr; offers of before are over

signals:
    /// Whoever listens takes the offer at once, or calls reject(). Emitted only for a sender with a valid full address.
    void offered(Tertulia::FileOffer *offer);
};

} // namespace Tertulia
