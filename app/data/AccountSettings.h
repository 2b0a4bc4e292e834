#pragma once

#include "app/data/Jid.h"

#include <QByteArray>
#include <QString>

namespace Tertulia {

/// What is kept of an account between runs. Never the password: that is Secrets' alone.
struct AccountSettings {
    struct Proxy {
        enum class Kind { System, None, Socks5, Http };
        Kind kind = Kind::System;
        QString host;
        quint16 port = 0;
        QString user, password; ///< password lives in memory only; a proxy that needs one asks again
    };

    Jid jid;          ///< bare
    QString host;     ///< empty: SRV lookup (RFC 6120 §3.2, XEP-0368)
    quint16 port = 0; ///< 0: SRV's, or 5222
    Proxy proxy;
    QByteArray pinnedSha256;    ///< of the one certificate that the person trusted for this server; else empty
    QString strongestMechanism; ///< strongest SASL mechanism this server has offered: a weaker one later is refused
    bool remember = false;      ///< password kept in the Secret Service, signs in at start
};

/// What others are told about our reading and writing; the person chooses.
struct TellOthers {
    bool typing = true;   ///< XEP-0085
    bool receipts = true; ///< XEP-0184
    bool read = true;     ///< XEP-0333
};

} // namespace Tertulia
