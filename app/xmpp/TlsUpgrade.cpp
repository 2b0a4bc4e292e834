#include "app/xmpp/TlsUpgrade.h"

#include "app/Log.h"
#include "app/xmpp/CertificateCheck.h"
#include "app/xmpp/ErrorMapping.h"

#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto TlsNamespace = "urn:ietf:params:xml:ns:xmpp-tls"_L1;

bool offersStarttls(const QByteArray &features)
{
    QXmlStreamReader reader(features);
    reader.setNamespaceProcessing(false);
    reader.readNextStartElement();
    while (reader.readNextStartElement()) {
        if (reader.name() == "starttls"_L1 && reader.attributes().value("xmlns"_L1) == TlsNamespace)
            return true;
        reader.skipCurrentElement();
    }
    return false;
}

} // namespace

TlsUpgrade::~TlsUpgrade()
{
    stop();
}

void TlsUpgrade::start(QSslSocket *socket, const ServerTarget &target, const QString &domain,
                       const QByteArray &pinnedSha256)
{
    stop();
    m_socket = socket;
    m_target = target;
    m_domain = domain;
    m_pinned = pinnedSha256;
    m_errors.clear();
    m_isXmpp = m_handshake = false;
    m_socket->setParent(this);
    configure();
    if (target.directTls) {
        m_handshake = true;
        m_socket->startClientEncryption();
    } else {
        askForTls();
    }
}

void TlsUpgrade::stop()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void TlsUpgrade::configure()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (m_target.directTls)
        configuration.setAllowedNextProtocols({"xmpp-client"_ba});
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(QString::fromLatin1(QUrl::toAce(m_domain))); // also the name for SNI
    connect(m_socket, &QSslSocket::sslErrors, this, &TlsUpgrade::onSslErrors);
    connect(m_socket, &QSslSocket::encrypted, this, &TlsUpgrade::onEncrypted);
    connect(m_socket, &QSslSocket::errorOccurred, this, &TlsUpgrade::onBroken);
}

void TlsUpgrade::askForTls()
{
    m_splitter = std::make_unique<StreamSplitter>();
    connect(m_socket, &QSslSocket::readyRead, this, &TlsUpgrade::readBeforeTls);
    // No "from": whoever listens on the way need not learn the account's name (RFC 6120 §4.7.1).
    m_socket->write("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                    "xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='" +
                    m_domain.toHtmlEscaped().toUtf8() + "'>");
    readBeforeTls(); // some greet at once
}

void TlsUpgrade::readBeforeTls()
{
    while (m_socket && !m_handshake && m_socket->bytesAvailable() > 0) {
        m_splitter->feed(m_socket->read(64 * 1024));
        while (m_socket && !m_handshake) {
            const auto element = m_splitter->next();
            if (!element)
                break;
            takeBeforeTls(*element);
        }
        if (!m_socket || m_handshake)
            return;
        if (m_splitter->fault() != StreamSplitter::Fault::None)
            fail(m_isXmpp ? FailureKind::BrokenStream : FailureKind::NotXmpp, m_splitter->faultText());
    }
}

// Whatever comes here may come from anybody on the way: it can only make us give up.
void TlsUpgrade::takeBeforeTls(const StreamElement &element)
{
    using Kind = StreamElement::Kind;
    if (element.kind == Kind::StreamOpen) {
        m_isXmpp = true;
        if (!element.attribute("version").startsWith("1."))
            fail(FailureKind::NoEncryption, u"a stream without version, thus without STARTTLS"_s);
    } else if (element.kind == Kind::Features && offersStarttls(element.bytes)) {
        m_socket->write("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
    } else if (element.kind == Kind::StreamError) {
        const Failure failure = failureOfStream(conditionOf(element.bytes), false);
        fail(failure.kind, failure.detail);
    } else if (element.kind == Kind::StreamClose) {
        fail(FailureKind::ServerClosed, u"closed before TLS"_s);
    } else if (element.is("proceed", "urn:ietf:params:xml:ns:xmpp-tls")) {
        if (m_splitter->hasUnread() || m_socket->bytesAvailable() > 0) // RFC 6120 §5.4.3.3
            return fail(FailureKind::NoEncryption, u"bytes after <proceed/>"_s);
        m_handshake = true;
        disconnect(m_socket, &QSslSocket::readyRead, this, nullptr);
        m_socket->startClientEncryption();
    } else {
        fail(FailureKind::NoEncryption, u"no TLS offered, but <%1/>"_s.arg(QString::fromUtf8(element.name)));
    }
}

bool TlsUpgrade::isPinned() const
{
    return !m_pinned.isEmpty() && fingerprint(m_socket->peerCertificate()) == m_pinned;
}

void TlsUpgrade::onSslErrors(const QList<QSslError> &errors)
{
    m_errors = errors;
    if (isPinned())
        m_socket->ignoreSslErrors();
}

void TlsUpgrade::onEncrypted()
{
    if (m_socket->peerCertificate().isNull() || (!m_socket->sslHandshakeErrors().isEmpty() && !isPinned()))
        return onBroken();
    qCInfo(lcGate).noquote() << "secured with" << m_socket->sessionCipher().protocolString()
                             << m_socket->sessionCipher().name();
    QSslSocket *socket = m_socket;
    m_socket = nullptr;
    socket->disconnect(this);
    socket->setParent(nullptr);
    emit secured(socket);
}

void TlsUpgrade::onBroken()
{
    if (!m_errors.isEmpty()) {
        Failure failure{FailureKind::CertificateNotTrusted, m_errors.first().errorString(), {}, {}};
        failure.certificate = certificateDetails(m_socket->peerCertificate(), m_errors, m_domain);
        stop();
        emit failed(failure);
        return;
    }
    if (!m_handshake)
        readBeforeTls(); // a stream error may stand before the end
    if (!m_socket)
        return;
    const bool isHandshake = m_socket->error() == QAbstractSocket::SslHandshakeFailedError;
    FailureKind kind = m_isXmpp ? FailureKind::ConnectionLost : FailureKind::NotXmpp;
    if (isHandshake && !m_target.directTls)
        kind = FailureKind::NoEncryption;
    fail(kind, m_socket->errorString());
}

void TlsUpgrade::fail(FailureKind kind, const QString &detail)
{
    stop();
    emit failed({kind, detail, {}, {}});
}

} // namespace Tertulia
