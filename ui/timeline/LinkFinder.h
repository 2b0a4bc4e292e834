#pragma once

#include <QList>
#include <QUrl>

namespace Tertulia {

struct Link {
    int start = 0;
    int length = 0;
    QUrl url;
};

/// The web, mail and chat addresses in a plain text, in order, at most MaxLinks: only http, https, mailto and xmpp,
/// and only where the scheme is written out. Punctuation and brackets that belong to the sentence stay outside.
inline constexpr int MaxLinks = 200;
QList<Link> findLinks(QStringView text);

} // namespace Tertulia
