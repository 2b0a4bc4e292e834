#pragma once

#include "app/data/Result.h"
#include "app/data/Room.h"

#include <QFuture>
#include <QXmppClientExtension.h>

namespace Tertulia {

/// Bookmarks of rooms in our own account (XEP-0402), and those of older programs (XEP-0048 in XEP-0049), which are only
/// read: servers carry them over themselves. News of them count only from our own bare address (CVE-2023-28686);
/// QXmpp's manager takes them from anybody.
class BookmarkExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    static constexpr int MaxBookmarks = 1'000, MaxExtensions = 16'384;

    explicit BookmarkExtension(const Jid &account);

    QFuture<Result<QList<Bookmark>>> fetch();
    QFuture<Result<QList<Bookmark>>> fetchOld();
    QFuture<Result<Done>> publish(const Bookmark &bookmark);
    QFuture<Result<Done>> retract(const Jid &room);

    QStringList discoveryFeatures() const override;
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

signals:
    void published(const Tertulia::Bookmark &bookmark); ///< by any device of ours
    void retracted(const Tertulia::Jid &room);
    void purged();

private:
    Jid m_account;
};

} // namespace Tertulia
