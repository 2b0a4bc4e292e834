#pragma once

#include "app/data/Transfer.h"
#include "ui/files/Thumbnails.h"

#include <QMultiHash>
#include <functional>
#include <optional>

namespace Tertulia {

/// What the rows of a conversation ask about their files: how each stands, and its small picture. Knows no session;
/// whoever does tells what has changed.
class RowFiles : public QObject
{
    Q_OBJECT

public:
    using Source = std::function<std::optional<Transfer>(TransferId)>;

    explicit RowFiles(Source source, QObject *parent = nullptr);

    std::optional<Transfer> find(TransferId id) const;
    /// Only of what we sent or received whole, and only where they say it is a picture or its name does.
    QSize pictureSize(const Transfer &transfer);
    QPixmap picture(const QString &path) { return m_thumbnails.picture(path); }

public slots:
    void tell(const Tertulia::Transfer &transfer) { emit changed(transfer.id); }

signals:
    void changed(Tertulia::TransferId id); ///< how it stands, or its picture is there now
    void pictureRead();                    ///< one that was asked for: rows that show it want to be painted again

private:
    Source m_source;
    Thumbnails m_thumbnails;
    QMultiHash<QString, TransferId> m_waiting; // for their pictures, by path
};

} // namespace Tertulia
