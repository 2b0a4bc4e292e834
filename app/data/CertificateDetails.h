#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Tertulia {

/// What a person needs to judge a server's certificate. Pinning compares `sha256` (of the DER form) only.
struct CertificateDetails {
    enum class Problem { SelfSigned, UnknownIssuer, Expired, NotYetValid, WrongName, Revoked, Weak, Other };

    QString server;    ///< the domain it was asked for
    QString subject;   ///< whom it names: common name, or the first DNS name
    QStringList names; ///< all DNS names
    QString issuer;
    QDateTime validFrom, validUntil;
    QByteArray sha256; ///< 32 bytes
    QList<Problem> problems;
};

} // namespace Tertulia
