#include "ui/files/FileWords.h"

#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/timeline/DisplayText.h"

#include <QMimeDatabase>
#include <cmath>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

bool isMoving(const Transfer &transfer)
{
    return transfer.state == TransferState::Running && transfer.speed >= 1;
}

/// Without an address there is nothing that theirs could be fetched from again.
bool mayRetry(const Transfer &transfer)
{
    return transfer.outgoing || !transfer.url.isEmpty();
}

} // namespace

QString FileWords::unnamed()
{
    return tr("Unnamed file");
}

QString FileWords::name(const Transfer &transfer)
{
    const QString shown = displayText(transfer.name).simplified();
    return shown.isEmpty() ? unnamed() : shown;
}

QString FileWords::nameIn(const QString &body)
{
    const bool address = body.startsWith("https://"_L1) || body.startsWith("http://"_L1);
    Transfer named;
    named.name = address ? QUrl(body).fileName() : body;
    return name(named);
}

QString FileWords::size(const Transfer &transfer)
{
    return transfer.size < 0 ? tr("size unknown") : Formats::fileSize(transfer.size);
}

QString FileWords::state(const Transfer &transfer)
{
    const bool ours = transfer.outgoing;
    switch (transfer.state) {
    case TransferState::Offered:
        return ours ? tr("Waiting for their answer") : tr("Waiting for your answer");
    case TransferState::Waiting:
        return ours ? tr("Waiting to be sent") : tr("Waiting to be received");
    case TransferState::Running:
        if (transfer.size <= 0)
            return ours ? tr("Sending") : tr("Receiving");
        return (ours ? tr("Sending, %1 %") : tr("Receiving, %1 %")).arg(transfer.percent());
    case TransferState::Checking:
        return tr("Checking");
    case TransferState::Done:
        return ours ? tr("Sent") : tr("Received");
    case TransferState::Declined:
        return ours ? tr("They declined it") : tr("You declined it");
    case TransferState::Cancelled:
        return tr("Cancelled");
    case TransferState::Failed:
        return ours ? tr("Not sent") : tr("Not received");
    }
    Q_UNREACHABLE_RETURN({});
}

QString FileWords::reason(const Transfer &transfer)
{
    return transfer.state == TransferState::Failed ? FailureText::sentence(transfer.failure) : QString();
}

QString FileWords::speed(const Transfer &transfer)
{
    return isMoving(transfer) ? tr("%1/s", "1.2 MB/s").arg(Formats::fileSize(qint64(transfer.speed))) : QString();
}

QString FileWords::timeLeft(const Transfer &transfer)
{
    constexpr double minute = 60, hour = 3600, tooLong = 100 * hour;
    if (!isMoving(transfer) || transfer.size < transfer.done)
        return {};
    const double left = double(transfer.size - transfer.done) / transfer.speed;
    if (left > tooLong)
        return {};
    if (left < minute)
        return tr("%1 s left").arg(std::max(1, int(std::ceil(left))));
    if (left < hour)
        return tr("%1 min left").arg(int(std::ceil(left / minute)));
    return tr("%1 h left").arg(int(std::ceil(left / hour)));
}

QString FileWords::progress(const Transfer &transfer)
{
    QStringList parts;
    if (transfer.state == TransferState::Running && transfer.size > 0)
        parts = {size(transfer), tr("%1 %").arg(transfer.percent()), speed(transfer), timeLeft(transfer)};
    else if (transfer.state == TransferState::Running)
        parts = {Formats::fileSize(transfer.done), speed(transfer)};
    else
        parts = {size(transfer), state(transfer)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString FileWords::method(const Transfer &transfer)
{
    switch (transfer.method) {
    case TransferMethod::Undecided:
        return {};
    case TransferMethod::HttpUpload:
        return tr("through the server (HTTP)");
    case TransferMethod::Socks5:
        return tr("direct (SOCKS5)");
    case TransferMethod::InBand:
        return tr("inside the chat connection (IBB)");
    }
    Q_UNREACHABLE_RETURN({});
}

QString FileWords::accessible(const Transfer &transfer)
{
    QStringList parts{tr("file %1").arg(name(transfer)), size(transfer), state(transfer)};
    if (const QString why = reason(transfer); !why.isEmpty())
        parts << why;
    return parts.join(u", "_s);
}

QList<FileAction> FileWords::actions(const Transfer &transfer)
{
    const bool ours = transfer.outgoing;
    switch (transfer.state) {
    case TransferState::Offered:
        return ours ? QList{FileAction::Cancel} : QList{FileAction::Accept, FileAction::Decline};
    case TransferState::Waiting:
    case TransferState::Running:
        return {FileAction::Cancel};
    case TransferState::Checking: // too late for that, and soon over
        return {};
    case TransferState::Done:
        if (transfer.path.isEmpty())
            return {};
        return ours ? QList{FileAction::Open, FileAction::ShowInFolder}
                    : QList{FileAction::Open, FileAction::ShowInFolder, FileAction::SaveAs};
    case TransferState::Declined:
        return {};
    case TransferState::Cancelled:
    case TransferState::Failed:
        return mayRetry(transfer) ? QList{FileAction::Retry} : QList<FileAction>();
    }
    Q_UNREACHABLE_RETURN({});
}

QString FileWords::label(FileAction action)
{
    switch (action) {
    case FileAction::Accept:
        return tr("Accept");
    case FileAction::Decline:
        return tr("Decline");
    case FileAction::Cancel:
        return tr("Cancel");
    case FileAction::Retry:
        return tr("Retry");
    case FileAction::Open:
        return tr("Open");
    case FileAction::ShowInFolder:
        return tr("Show in folder");
    case FileAction::SaveAs:
        return tr("Save as…");
    }
    Q_UNREACHABLE_RETURN({});
}

Icon FileWords::symbol(const QString &type, const QString &name)
{
    const QString kind =
        type.isEmpty() ? QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name() : type;
    if (kind.startsWith("image/"_L1))
        return Icon::Picture;
    if (kind.startsWith("audio/"_L1))
        return Icon::Sound;
    if (kind.startsWith("video/"_L1))
        return Icon::Film;
    for (const auto &archive : {"zip"_L1, "tar"_L1, "x-7z"_L1, "rar"_L1, "x-xz"_L1, "x-bzip"_L1}) {
        if (kind.contains(archive))
            return Icon::Archive;
    }
    return Icon::File;
}

} // namespace Tertulia
