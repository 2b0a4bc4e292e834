#pragma once

#include "app/data/CertificateDetails.h"

#include <QSslCertificate>
#include <QSslError>

namespace Tertulia {

/// What a person needs to know to judge a certificate that could not be verified for `server`.
CertificateDetails certificateDetails(const QSslCertificate &certificate, const QList<QSslError> &errors,
                                      const QString &server);

/// SHA-256 of the DER form: what a pin compares.
QByteArray fingerprint(const QSslCertificate &certificate);

} // namespace Tertulia
