#pragma once

#include "app/xmpp/StreamSplitter.h"

#include <QHash>
#include <QObject>
#include <QSslCertificate>
#include <functional>

class QSslSocket;

namespace Tertulia {

/// An XMPP server of one connection at a time in the test's own process, for what no honest server does. Left alone it
/// signs `user` in (STARTTLS, SCRAM, bind, XEP-0198) and answers requests; instead() replaces what it does at one
/// point. Needs the event loop of the thread it lives in. Port from the kernel, on loopback; domain `localhost`.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    /// What just came from the client; the server is about to answer.
    enum class Point {
        Connected,    ///< nothing: TCP stands
        Stream,       ///< stream header in clear
        StartTls,     ///< <starttls/>
        Secured,      ///< nothing: TLS stands
        SecureStream, ///< stream header through TLS
        Auth,         ///< <auth/>: the challenge is due
        Response,     ///< <response/>: success or failure is due
        AuthedStream, ///< stream header after SASL
        Bind,
        Enable, ///< <enable/> of XEP-0198
        Resume, ///< <resume/>
        Online, ///< first presence
    };
    struct Heard {
        StreamElement element;
        bool secure;
    };

    explicit ScriptedServer(QObject *parent = nullptr);
    ~ScriptedServer() override;

    /// Makes an authority for this process once, and trusts it in QSslConfiguration::defaultConfiguration().
    static bool makeCertificates();
    static QList<QSslCertificate> authorities();

    quint16 port() const;

    QString user = QStringLiteral("juliet"), password = QStringLiteral("pencil");
    QByteArrayList mechanisms{"SCRAM-SHA-1"};
    int iterations = 4096;
    bool offersTls = true, offersResumption = false, offersRegistration = false;
    std::function<bool(const StreamElement &iq)> answers; ///< true: this request was taken care of
    QByteArray roster;                                    ///< items

    void instead(Point point, std::function<void()> action) { m_instead.insert(point, std::move(action)); }
    void asUsual(Point point);

    void sendFeatures() { send(features()); }
    void startEncryption();
    void succeed(const QByteArray &additionalData); ///< <success/>, whoever it is
    void send(const QByteArray &bytes);
    void sendDripping(const QByteArray &bytes, qsizetype chunk, int milliseconds); ///< one chunk each so often
    void message(const QString &body);
    void fin();    ///< orderly end of the TCP connection, whatever the stream's state
    void reset();  ///< RST
    void deafen(); ///< reads and answers nothing from now on: TCP's window closes

    const QList<Heard> &heard() const { return m_heard; }
    int heardCount(QByteArrayView name, QByteArrayView content = {}) const;
    int connections() const { return m_connections; }
    bool isOnline() const { return m_online; }
    QByteArray streamHeader() const;

signals:
    void reached(Tertulia::ScriptedServer::Point point);
    void dripped();

private:
    struct Scram;
    struct Listener;

    void onConnection(qintptr descriptor);
    void onReadyRead();
    void at(Point point);
    void hear(const StreamElement &element);
    void answerIq(const StreamElement &iq);
    QByteArray features() const;
    void challenge(const StreamElement &auth);
    void finishSasl(const StreamElement &response);

    std::unique_ptr<Listener> m_listener;
    QSslSocket *m_socket = nullptr;
    std::unique_ptr<StreamSplitter> m_splitter;
    QHash<Point, std::function<void()>> m_instead;
    QList<Heard> m_heard;
    StreamElement m_last; ///< what asUsual() answers
    std::unique_ptr<Scram> m_scram;
    int m_connections = 0, m_counted = 0;
    bool m_authed = false, m_online = false, m_deaf = false;
};

} // namespace Tertulia
