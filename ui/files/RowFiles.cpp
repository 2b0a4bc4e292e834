#include "ui/files/RowFiles.h"

#include "ui/files/FileWords.h"

namespace Tertulia {

RowFiles::RowFiles(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
    connect(&m_thumbnails, &Thumbnails::ready, this, [this](const QString &path) {
        const QList<TransferId> ids = m_waiting.values(path);
        m_waiting.remove(path);
        for (const TransferId id : ids)
            emit changed(id);
        emit pictureRead();
    });
}

std::optional<Transfer> RowFiles::find(TransferId id) const
{
    return id ? m_source(id) : std::nullopt;
}

QSize RowFiles::pictureSize(const Transfer &transfer)
{
    const bool whole = transfer.outgoing || transfer.state == TransferState::Done;
    if (!whole || transfer.path.isEmpty() || FileWords::symbol(transfer.type, transfer.name) != Icon::Picture)
        return {};
    const QSize size = m_thumbnails.size(transfer.path);
    if (size.isEmpty() && !m_waiting.contains(transfer.path, transfer.id))
        m_waiting.insert(transfer.path, transfer.id);
    return size;
}

} // namespace Tertulia
