#pragma once

#include <QFile>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

namespace Tertulia {

/// A web server that does to downloads what no honest one does. Paths:
///   /whole        `content`, with Range as RFC 9110 has it
///   /cut          breaks off after half of it, once; then as /whole
///   /more         says less than it sends… by saying nothing and going on
///   /stall        begins, and then stays silent
///   /moved        redirects to /whole · /loop  to itself · /plain  to http: · /inside  to 127.0.0.1
class FileHost : public QObject
{
public:
    FileHost(const QString &certificate, const QString &key, const QByteArray &content)
        : m_content(content)
    {
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        QFile keyFile(key);
        if (keyFile.open(QFile::ReadOnly))
            configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        if (configuration.privateKey().isNull() && keyFile.seek(0))
            configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
        m_server.setSslConfiguration(configuration);
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
        });
    }

    QString url(const QString &path) const
    {
        return QStringLiteral("https://localhost:%1%2").arg(m_server.serverPort()).arg(path);
    }
    const QList<QByteArray> &ranges() const { return m_ranges; } ///< asked for, in order; empty: all

private:
    void answer(QTcpSocket &socket)
    {
        const QByteArray request = socket.readAll();
        const QByteArray path = request.split(' ').value(1);
        QByteArray range;
        for (const QByteArray &line : request.split('\n')) {
            if (line.toLower().startsWith("range: bytes="))
                range = line.trimmed().sliced(13);
        }
        m_ranges.append(range);
        if (path == "/moved" || path == "/loop" || path == "/plain" || path == "/inside")
            return redirect(socket, path);
        if (path == "/more" || path == "/stall") {
            socket.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + m_content);
            if (path == "/stall")
                return;
            socket.write(m_content);
            return socket.disconnectFromHost();
        }
        const qsizetype from = range.isEmpty() ? 0 : range.split('-').first().toLongLong();
        const QByteArray part = m_content.sliced(from);
        QByteArray head = from == 0 ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\n";
        if (from > 0)
            head += "Content-Range: bytes " + QByteArray::number(from) + '-' +
                    QByteArray::number(m_content.size() - 1) + '/' + QByteArray::number(m_content.size()) + "\r\n";
        socket.write(head + "Content-Length: " + QByteArray::number(part.size()) + "\r\nConnection: close\r\n\r\n");
        const bool cut = path == "/cut" && !std::exchange(m_wasCut, true);
        socket.write(cut ? part.first(part.size() / 2) : part);
        socket.disconnectFromHost();
    }

    void redirect(QTcpSocket &socket, const QByteArray &path) const
    {
        const QByteArray port = QByteArray::number(m_server.serverPort());
        const QByteArray to = path == "/moved"   ? "/whole"
                              : path == "/loop"  ? "/loop"
                              : path == "/plain" ? "http://localhost:" + port + "/whole"
                                                 : "https://127.0.0.1:" + port + "/whole";
        socket.write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: " + to + "\r\n\r\n");
        socket.disconnectFromHost();
    }

    QSslServer m_server;
    QByteArray m_content;
    QList<QByteArray> m_ranges;
    bool m_wasCut = false;
};

} // namespace Tertulia
