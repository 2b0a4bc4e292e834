#pragma once

#include "app/data/Failure.h"
#include "app/xmpp/ServerLookup.h"
#include "app/xmpp/StreamSplitter.h"

#include <QObject>
#include <QSslError>

class QSslSocket;

namespace Tertulia {

/// Turns a bare connection into one with verified TLS of at least 1.2: at once (XEP-0368) or by STARTTLS (RFC 6120 §5).
/// Trusted is what the system's authorities vouch for in the name of the account's domain, and the one certificate
/// that the person pinned. Nothing that came before TLS is believed or kept. Owns the socket until secured();
/// ends in one signal.
class TlsUpgrade : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~TlsUpgrade() override;

    void start(QSslSocket *socket, const ServerTarget &target, const QString &domain, const QByteArray &pinnedSha256);
    void stop();

signals:
    void secured(QSslSocket *socket); ///< the receiver owns it
    void failed(const Tertulia::Failure &failure);

private:
    void configure();
    void askForTls();
    void readBeforeTls();
    void takeBeforeTls(const StreamElement &element);
    void onSslErrors(const QList<QSslError> &errors);
    void onEncrypted();
    void onBroken();
    bool isPinned() const;
    void fail(FailureKind kind, const QString &detail);

    QSslSocket *m_socket = nullptr;
    ServerTarget m_target;
    QString m_domain;
    QByteArray m_pinned;
    QList<QSslError> m_errors;
    std::unique_ptr<StreamSplitter> m_splitter;
    bool m_isXmpp = false; ///< a stream header was seen
    bool m_handshake = false;
};

} // namespace Tertulia
