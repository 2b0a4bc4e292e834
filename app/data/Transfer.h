#pragma once

#include "app/data/Failure.h"
#include "app/data/Instant.h"
#include "app/data/Jid.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace Tertulia {

using TransferId = qint64; ///< row in our store; 0: none

/// How the bytes go. The better ones first.
enum class TransferMethod {
    Undecided,
    HttpUpload, ///< XEP-0363, announced by XEP-0447 and XEP-0066
    Socks5,     ///< XEP-0095, 0096, 0065
    InBand,     ///< XEP-0095, 0096, 0047
};

enum class TransferState {
    Offered, ///< theirs: we have not answered; ours: they have not answered
    Waiting, ///< ours: until there is a session, or room among those that run
    Running,
    Checking, ///< all bytes are there; hash and disk are being settled
    Done,
    Declined,  ///< by them or by us
    Cancelled, ///< by us
    Failed,    ///< see `failure`; ours may be tried again
};

/// One file on its way, in either direction: the same value for the card in the conversation and the row of the
/// Transfers panel.
struct Transfer {
    TransferId id = 0;
    Jid account;      ///< bare, ours
    Jid conversation; ///< bare: the partner or the room
    QString nick;     ///< in a room: who sent it
    bool outgoing = false;
    Instant time{};
    QString name;      ///< as it is shown; theirs has been made safe (ReceivedFiles)
    QString type;      ///< MIME type as told, or guessed from the name; never trusted
    qint64 size = -1;  ///< bytes; -1: not told
    QByteArray sha256; ///< of the whole file, raw; empty until known
    QString path;      ///< ours: the file that is sent; theirs: where it lies, once Done
    QUrl url;          ///< HTTP upload only
    TransferMethod method = TransferMethod::Undecided;
    TransferState state = TransferState::Offered;
    FailureKind failure = FailureKind::Unknown; ///< only where state is Failed
    qint64 done = 0;                            ///< bytes; changes at most ten times a second
    bool listed = true;                         ///< in the Transfers panel; its card in the conversation stays
    double speed = 0;                           ///< bytes a second, over the last moments

    bool isOver() const { return state >= TransferState::Done; }
    bool isStream() const { return method == TransferMethod::Socks5 || method == TransferMethod::InBand; }
    /// Comes by https: theirs, or ours that another device sent.
    bool isFetched() const { return !url.isEmpty() && (!outgoing || path.isEmpty()); }
    int percent() const { return size > 0 ? int(done * 100 / size) : 0; }
    friend bool operator==(const Transfer &, const Transfer &) = default;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::Transfer)
