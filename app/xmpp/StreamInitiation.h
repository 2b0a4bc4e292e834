#pragma once

#include "app/data/Jid.h"
#include "app/data/Result.h"
#include "app/data/Transfer.h"

#include <QFuture>
#include <QXmppClientExtension.h>

namespace Tertulia {

/// A file that one side offers to the other, and by which streams it could come.
struct StreamOffer {
    Jid peer;           ///< full: who offers, or who is asked
    QString sid;        ///< of the stream, chosen by who offers
    QString name, type; ///< as they say
    qint64 size = -1;   ///< bytes; -1: not told
    QByteArray md5;     ///< raw; empty: not told
    QList<TransferMethod> methods;
    QString request; ///< id of their request
};

/// Offers of files in streams (XEP-0095, XEP-0096), both ways: only the negotiation. Whoever listens to offered()
/// answers each offer with accept() or refuse(); where nobody listens the offer is refused.
class StreamInitiation : public QXmppClientExtension
{
    Q_OBJECT

public:
    static constexpr int MaxNameLength = 1024, MaxSidLength = 256;
    static QString feature(); ///< what a device that takes such files says of itself (XEP-0030)

    /// Which way they chose; NotAllowed: they do not want it. No deadline: a person may be thinking.
    QFuture<Result<TransferMethod>> offer(const StreamOffer &offer);
    void accept(const StreamOffer &offer, TransferMethod method);
    void refuse(const StreamOffer &offer);

    QStringList discoveryFeatures() const override;
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

signals:
    void offered(const Tertulia::StreamOffer &offer);
};

} // namespace Tertulia
