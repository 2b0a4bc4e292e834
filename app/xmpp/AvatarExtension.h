#pragma once

#include "app/Log.h"
#include "app/data/Jid.h"

#include <QXmppClientExtension.h>

namespace Tertulia {

/// Asks for news about avatars (XEP-0084 by XEP-0163) and takes them from their owner's bare address only. One of each
/// client; the client owns it.
class AvatarExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    QStringList discoveryFeatures() const override;
    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

signals:
    void announced(const Tertulia::Jid &owner, const QByteArray &sha1); ///< empty: they have none

private:
    LogLimit m_forgeries;
};

} // namespace Tertulia
