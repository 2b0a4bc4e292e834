#pragma once

#include "app/xmpp/InBandExtension.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QQueue>

namespace Tertulia {

/// Sends a file in blocks within the XMPP stream (XEP-0047). A few blocks are under way at a time, more of them while
/// answers come quickly, so that a slow link is left to messages. All that is answered has arrived.
class InBandSender final : public ByteStream
{
    Q_OBJECT

public:
    static constexpr int BlockSize = 8192, SmallBlockSize = 4096, MaxWindow = 16;

    InBandSender(InBandExtension &extension, const StreamKey &key, QIODevice *source, qint64 size, QObject *parent);
    ~InBandSender() override;

    void start() override;
    void peerClosed() override;

protected:
    void stop() override;

private:
    void open(int blockSize);
    void onOpenAnswer(const QXmppClient::IqResult &answer);
    void pump();
    bool sendBlock();
    void onAnswer(const QXmppClient::IqResult &answer);
    void adaptWindow(qint64 milliseconds);
    void close();

    struct UnderWay {
        qint64 sentAt;
        qsizetype size;
    };

    QPointer<InBandExtension> m_extension;
    QIODevice *m_source;
    qint64 m_size, m_read = 0, m_answered = 0;
    QElapsedTimer m_clock;
    QQueue<UnderWay> m_underWay;
    int m_blockSize = BlockSize, m_window = 2;
    quint16 m_sequence = 0; ///< wraps, as §2.2 wants it
    bool m_closing = false;
};

/// Takes a file that comes in blocks, in iq or message stanzas. Blocks out of order, too large, or more of them than
/// were announced end it. An answer waits while the sink is full: the sender goes no faster than the disk.
class InBandReceiver final : public ByteStream, public InBandParty
{
    Q_OBJECT

public:
    static constexpr int MaxBlockSize = 16'384;

    InBandReceiver(InBandExtension &extension, const StreamKey &key, QIODevice *sink, qint64 size, QObject *parent);
    ~InBandReceiver() override;

    void start() override;
    void peerClosed() override;
    void open(const IqRequest &request, int blockSize) override;
    void take(const InBandBlock &block) override;

protected:
    void stop() override;

private:
    void refuse(const IqRequest &request, QXmppStanza::Error::Condition condition, const QString &why);
    void answer();

    QPointer<InBandExtension> m_extension;
    IncomingBytes m_bytes;
    QList<IqRequest> m_unanswered;
    QTimer m_lastWait;   ///< all is there: they close, or we do
    int m_blockSize = 0; ///< 0: not opened
    quint16 m_expected = 0;
};

} // namespace Tertulia
