#pragma once

#include "app/data/Transfer.h"

#include <optional>

class QXmppMessage;

/// A file that lies somewhere to be fetched, as messages tell of it: stateless file sharing (XEP-0447), and an address
/// out of band (XEP-0066 §3) for clients that know only that. Pure.
namespace Tertulia::FileStanza {

constexpr int MaxUrlLength = 4'096, MaxTypeLength = 100;

/// The first file that has an https address. Of XEP-0066 only an address that is the whole body: that is how clients
/// send files; a link that somebody talks about is no file. The name is safe, the account and conversation unknown.
std::optional<Transfer> read(const QXmppMessage &stanza);

/// `transfer` has an address. Its body becomes the address, for clients that know neither; other text is gone.
void write(QXmppMessage &stanza, const Transfer &transfer);

bool isFetchable(const QUrl &url); ///< https, with a host, no user or password in it

} // namespace Tertulia::FileStanza
