#include "app/StreamSendJob.h"

#include "app/Log.h"
#include "app/Presences.h"
#include "app/xmpp/InBandStream.h"
#include "app/xmpp/XmppClient.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QThreadPool>
#include <QUuid>
#include <algorithm>

using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto offerLimit = 10min;             // a person may be at lunch, not gone
constexpr qint64 maxHashed = 64 * 1024 * 1024; // what is read in a moment: nobody should wait for an offer

QByteArray md5Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Md5);
    return file.open(QFile::ReadOnly | QFile::Unbuffered) && hash.addData(&file) ? hash.result() : QByteArray();
}

} // namespace

StreamSendJob::StreamSendJob(XmppClient &client, const StreamOffer &offer, const StreamRules &rules, QIODevice *source,
                             const QString &path, const Presences &presences, QObject *parent)
    : SendJob(parent)
    , StreamDeal(client, offer, rules)
    , m_source(source)
    , m_presences(presences)
{
    connect(&client.client(), &QXmppClient::disconnected, this, [this] {
        if (end())
            emit failed({FailureKind::ConnectionLost, {}, {}, {}});
    });
    connect(&presences, &Presences::changed, this, [this](const QSet<Jid> &people) {
        if (people.contains(m_offer.peer.bare()))
            lookWhetherTheyAreThere();
    });
    if (path.isEmpty() || offer.size > maxHashed)
        QMetaObject::invokeMethod(this, &StreamSendJob::offer, Qt::QueuedConnection);
    else
        hash(path);
}

/// XEP-0096's, for those who check it.
void StreamSendJob::hash(const QString &path)
{
    QThreadPool::globalInstance()->start([path, self = QPointer(this)] {
        QMetaObject::invokeMethod(
            qApp,
            [self, md5 = md5Of(path)] {
                if (!self)
                    return;
                self->m_offer.md5 = md5;
                self->offer();
            },
            Qt::QueuedConnection);
    });
}

StreamSendJob::~StreamSendJob()
{
    end();
}

void StreamSendJob::cancel()
{
    endAloud(); // tells one of us that it was taken back; others answer that they know no stream
}

void StreamSendJob::offer()
{
    if (isOver())
        return;
    m_offer.sid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_inBand->watch(key(), [this] { onClosed(); });
    emit offered(m_offer.methods.constFirst());
    QTimer::singleShot(offerLimit, this, [this, sid = m_offer.sid] {
        if (m_chosen == TransferMethod::Undecided && sid == m_offer.sid && end())
            emit failed({FailureKind::RecipientUnavailable, QStringLiteral("the offer was never answered"), {}, {}});
    });
    // Who cancelled meanwhile says so once more, since not everybody heard it the first time.
    m_initiation->offer(m_offer).then(
        m_inBand, [job = QPointer(this), sent = key(), inBand = m_inBand](const Result<TransferMethod> &answer) {
            if (job && !job->isOver())
                job->onAnswer(answer);
            else if (answer)
                inBand->sendClose(sent);
        });
}

void StreamSendJob::onAnswer(const Result<TransferMethod> &answer)
{
    if (answer) {
        m_chosen = answer.value();
        emit accepted(m_chosen);
        return run(m_chosen);
    }
    end();
    const auto kind = answer.failure().kind;
    if (kind == FailureKind::NotAllowed) // XEP-0096 §4: forbidden
        emit declined();
    else if (kind == FailureKind::RecipientUnavailable || kind == FailureKind::RecipientUnknown)
        emit failed(answer.failure());
    else
        emit unusable(answer.failure());
}

void StreamSendJob::run(TransferMethod method)
{
    if (isOver())
        return;
    m_running = method;
    if (method == TransferMethod::Socks5)
        m_stream = new SocksSender(*m_socks, key(), m_rules, m_source, m_offer.size, this);
    else
        m_stream = new InBandSender(*m_inBand, key(), m_source, m_offer.size, this);
    joinStream();
    m_stream->setStallLimit(m_rules.stallLimit);
    m_stream->start();
}

void StreamSendJob::joinStream()
{
    const auto *stream = m_stream.data();
    connect(stream, &ByteStream::progressed, this, &SendJob::progressed);
    connect(stream, &ByteStream::unusable, this, &StreamSendJob::onUnusable);
    connect(stream, &ByteStream::finished, this, [this] {
        if (end())
            emit finished({});
    });
    connect(stream, &ByteStream::withdrawn, this, [this] {
        if (end())
            emit declined();
    });
    connect(stream, &ByteStream::failed, this, [this](const Failure &why) {
        if (endAloud())
            emit failed(why);
    });
}

// XEP-0095 knows no second choice within one offer; some of us do, and whoever does not is asked once more.
void StreamSendJob::onUnusable(const Failure &why)
{
    qCInfo(lcSession) << "a way to send a file did not open:" << int(m_running) << why.detail;
    m_stream->deleteLater();
    if (m_running == TransferMethod::Socks5 && m_offer.methods.contains(TransferMethod::InBand)) {
        emit accepted(TransferMethod::InBand);
        return run(TransferMethod::InBand);
    }
    if (m_running == TransferMethod::InBand && m_chosen == TransferMethod::Socks5) {
        m_inBand->forget(key());
        m_offer.methods = {TransferMethod::InBand};
        m_chosen = TransferMethod::Undecided;
        return offer();
    }
    if (end())
        emit unusable(why);
}

void StreamSendJob::onClosed()
{
    if (m_stream)
        return m_stream->peerClosed();
    if (end())
        emit declined();
}

void StreamSendJob::lookWhetherTheyAreThere()
{
    const auto devices = m_presences.of(m_offer.peer.bare()).devices;
    const bool there = std::ranges::any_of(
        devices, [this](const DevicePresence &device) { return device.resource == m_offer.peer.resource(); });
    if (!there && m_chosen == TransferMethod::Undecided && end())
        emit failed({FailureKind::RecipientUnavailable, QStringLiteral("they left before they answered"), {}, {}});
}

} // namespace Tertulia
