#pragma once

#include "app/data/Jid.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QXmppClientExtension.h>

namespace Tertulia {

/// Up to where a conversation was read (XEP-0490).
struct DisplayedMark {
    Jid conversation; ///< as in Message::conversation
    Jid by;           ///< to be published: whose archive numbers it, our account's or the room's
    QString archiveId;
};

/// How far our devices have read, which they tell each other through a node of our own account. News count only from
/// our own bare address.
class DisplayedExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    static constexpr int MaxMarks = 2'000, MaxId = 1'024;

    explicit DisplayedExtension(const Jid &account);

    QFuture<Result<QList<DisplayedMark>>> fetch();
    QFuture<Result<Done>> publish(const DisplayedMark &mark);

    QStringList discoveryFeatures() const override;
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

signals:
    void published(const QList<Tertulia::DisplayedMark> &marks); ///< by any device of ours, this one too

private:
    Jid m_account;
};

} // namespace Tertulia
