#pragma once

#include <QString>
#include <QtTypes>

namespace Tertulia {

/// What becomes of files that others send (Preferences, "Privacy" and "Files").
struct FileSettings {
    bool acceptFromContacts = true;         ///< without asking; all others ask always
    qint64 acceptUpTo = 20LL * 1000 * 1000; ///< bytes; what is larger, or tells no size, asks
    qint64 largest = 5'000LL * 1000 * 1000; ///< bytes; nothing larger is taken at all
    QString folder;                         ///< absolute; empty: ReceivedFiles::usualFolder()
    bool direct = true;                     ///< SOCKS5 (XEP-0065) may show our addresses; false: by servers only

    friend bool operator==(const FileSettings &, const FileSettings &) = default;
};

} // namespace Tertulia
