#include "app/xmpp/CertificateCheck.h"

#include <QCryptographicHash>
#include <QSslKey>

namespace Tertulia {

namespace {

using Problem = CertificateDetails::Problem;

Problem problemOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return Problem::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Problem::UnknownIssuer;
    case QSslError::CertificateExpired:
        return Problem::Expired;
    case QSslError::CertificateNotYetValid:
        return Problem::NotYetValid;
    case QSslError::HostNameMismatch:
        return Problem::WrongName;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return Problem::Revoked;
    case QSslError::InvalidPurpose:
    case QSslError::CertificateRejected:
    case QSslError::CertificateSignatureFailed:
        return Problem::Weak;
    default: // some thirty more of Qt's, of which nobody could make anything
        return Problem::Other;
    }
}

QString firstOf(const QStringList &names)
{
    return names.isEmpty() ? QString() : names.first();
}

} // namespace

QByteArray fingerprint(const QSslCertificate &certificate)
{
    return certificate.digest(QCryptographicHash::Sha256);
}

CertificateDetails certificateDetails(const QSslCertificate &certificate, const QList<QSslError> &errors,
                                      const QString &server)
{
    CertificateDetails details;
    details.server = server;
    details.names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    details.subject = firstOf(certificate.subjectInfo(QSslCertificate::CommonName));
    if (details.subject.isEmpty())
        details.subject = firstOf(details.names);
    details.issuer = firstOf(certificate.issuerInfo(QSslCertificate::CommonName));
    if (details.issuer.isEmpty())
        details.issuer = firstOf(certificate.issuerInfo(QSslCertificate::Organization));
    details.validFrom = certificate.effectiveDate();
    details.validUntil = certificate.expiryDate();
    details.sha256 = fingerprint(certificate);
    for (const QSslError &error : errors) {
        const Problem problem = problemOf(error.error());
        if (!details.problems.contains(problem))
            details.problems.append(problem);
    }
    return details;
}

} // namespace Tertulia
