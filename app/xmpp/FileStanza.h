#pragma once

#include "app/data/Transfer.h"

#include <optional>

class QXmppMessage;

/// A file that lies somewhere to be fetched, as messages tell of it: stateless file sharing (XEP-0447), and an address
/// out of band (XEP-0066 §3) for clients that know only that. Pure.
namespace Tertulia::FileStanza {

constexpr int MaxUrlLength = 4'096, MaxTypeLength = 100, MaxFiles = 20;

struct Telling {
    QList<Transfer> files; ///< names are safe, account and conversation unknown
    QString words;         ///< what is said beside them; addresses of what cannot be fetched are a part of it
};

/// All files that have an https address; nothing else of what the stanza names is left out of the words. Of XEP-0066
/// only addresses that are all of the body: that is how clients send files; a link that somebody talks about is none.
/// `body`: the stanza's, without what stands in it for others.
Telling read(const QXmppMessage &stanza, const QString &body);

/// `transfer` has an address. Its body becomes the address, for clients that know neither; other text is gone.
void write(QXmppMessage &stanza, const Transfer &transfer);

bool isFetchable(const QUrl &url); ///< https, with a host, no user or password in it

} // namespace Tertulia::FileStanza
