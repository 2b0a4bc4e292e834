#pragma once

#include "app/xmpp/SocksExtension.h"

#include <QPointer>
#include <memory>

namespace Tertulia {

/// Sends a file through a SOCKS5 bytestream (XEP-0065): offers a door of ours, open on the address of our link only as
/// long as it takes, and our server's proxies. When the last byte is written it closes its half and waits for theirs.
class SocksSender final : public ByteStream
{
    Q_OBJECT

public:
    SocksSender(SocksExtension &extension, const StreamKey &key, const StreamRules &rules, QIODevice *source,
                qint64 size, QObject *parent);
    ~SocksSender() override;

    void start() override;
    void peerClosed() override;

protected:
    void stop() override;

private:
    void offer(const QList<SocksHost> &proxies);
    void onAnswer(const Result<QString> &used);
    void callProxy(const SocksHost &proxy);
    void begin(QTcpSocket *socket);
    void pump();
    void closeHalf();
    void onDisconnected();

    QPointer<SocksExtension> m_extension;
    StreamRules m_rules;
    QList<SocksHost> m_proxies;
    QByteArray m_destination;
    std::unique_ptr<SocksDoor> m_door;
    QTcpSocket *m_socket = nullptr;
    QIODevice *m_source;
    qint64 m_size, m_read = 0;
    bool m_allWritten = false;
};

/// Takes a file through a SOCKS5 bytestream: waits for their hosts, tries them in their order as far as HostRules let
/// it, and reads no faster than the sink takes it.
class SocksReceiver final : public ByteStream, public SocksParty
{
    Q_OBJECT

public:
    SocksReceiver(SocksExtension &extension, const StreamKey &key, const StreamRules &rules, QIODevice *sink,
                  qint64 size, QObject *parent);
    ~SocksReceiver() override;

    void start() override;
    void peerClosed() override;
    void takeHosts(const IqRequest &request, const QList<SocksHost> &hosts) override;

protected:
    void stop() override;

private:
    void tryNext();
    void begin(const SocksHost &host, QTcpSocket *socket);
    void drain();
    void onEnd();

    QPointer<SocksExtension> m_extension;
    StreamRules m_rules;
    IqRequest m_request;
    QList<SocksHost> m_hosts;
    QTcpSocket *m_socket = nullptr;
    IncomingBytes m_bytes;
    QTimer m_lastWait;
};

} // namespace Tertulia
