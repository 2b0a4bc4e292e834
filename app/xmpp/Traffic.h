#pragma once

#include "app/Log.h"
#include "app/data/Failure.h"
#include "app/xmpp/SignInGuard.h"

#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <memory>

namespace Tertulia {

/// The bytes of one admitted connection. Client to server they pass as they are; server to client they become whole,
/// checked elements that are put into QXmpp's socket synchronously, so that QXmpp never sees half of one. Works in
/// slices of 8 ms, so that a flood does not freeze the window; TCP holds the server back meanwhile.
/// Owns neither socket. QXmpp's signals run inside: delete it with deleteLater() only; stop() may be called any time.
class Traffic : public QObject
{
    Q_OBJECT

public:
    /// `remote` is encrypted, `local` the admitted other end of `inner`, QXmpp's own socket.
    Traffic(QSslSocket *remote, QTcpSocket *local, QSslSocket *inner, std::unique_ptr<SignInGuard> guard,
            QObject *parent);

    void start();
    void stop() { m_stopped = true; }
    void drain();         ///< what has arrived, all of it: before the link's end is told
    void sessionOpened(); ///< QXmpp says so; from within a handover
    bool canResume() const { return m_guard->canResume(); }
    QString mechanism() const { return m_guard->mechanism(); }
    bool isProven() const { return m_guard->isProven(); }
    bool isXmpp() const { return m_isXmpp; } ///< a stream header was seen

signals:
    void heard(); ///< a byte of life, even of half a TLS record
    void failed(const Tertulia::Failure &failure);
    void ended(); ///< the server closed the stream, in order
    void resumeRefused();
    void missed(int stanzas);

private:
    void listenForBytes();
    void pumpOut();
    void pumpIn();
    bool pumpSlice(); ///< true: there is more
    void take(StreamElement element);
    void takeSigningIn(StreamElement &element);
    void takeOpen(const StreamElement &element);
    void hold(const StreamElement &element);
    void release();
    bool handOver();
    void fail(const Failure &failure);

    QPointer<QSslSocket> m_remote;
    QPointer<QTcpSocket> m_local;
    QPointer<QSslSocket> m_inner;
    std::unique_ptr<SignInGuard> m_guard;
    StreamSplitter m_splitter;
    QByteArray m_batch; ///< whole elements, not yet handed over
    QByteArray m_held;  ///< stanzas that came before the session
    int m_heldCount = 0, m_lostCount = 0;
    LogLimit m_oddities;
    bool m_isXmpp = false, m_open = false, m_pumping = false, m_stopped = false, m_handedOver = false;
};

} // namespace Tertulia
