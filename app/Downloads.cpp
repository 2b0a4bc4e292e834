#include "app/Downloads.h"

#include "app/FileSender.h"
#include "app/HostRule.h"
#include "app/ReceivedFile.h"
#include "app/Web.h"
#include "app/xmpp/FileStanza.h"

#include <QHostInfo>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qint64 ReadBuffer = 1024 * 1024, Chunk = 64 * 1024;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// "bytes 5-9/10" (RFC 9110 §14.4)
bool beginsAt(const QByteArray &contentRange, qint64 first)
{
    return contentRange.trimmed().startsWith("bytes " + QByteArray::number(first) + '-');
}

} // namespace

Download::Download(Web &web, const QUrl &url, ReceivedFile &sink, bool mayResume, QObject *parent)
    : QObject(parent)
    , m_web(web)
    , m_url(url)
    , m_sink(sink)
    , m_mayResume(mayResume)
{
    connect(&sink, &QIODevice::bytesWritten, this, &Download::drain);
}

Download::~Download()
{
    cancel();
}

void Download::start()
{
    visit(m_url);
}

void Download::cancel()
{
    m_over = true;
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void Download::visit(const QUrl &url)
{
    if (!FileStanza::isFetchable(url))
        return fail({FailureKind::NotAllowed, u"no https address"_s, {}, {}});
    if (m_web.isOwnHost(url.host()) || m_web.usesProxy())
        return get(url);
    m_lookup = QHostInfo::lookupHost(url.host(), this, [this, url](const QHostInfo &found) { onLookedUp(url, found); });
}

/// The name is looked up once more by the request itself. Who answers otherwise then gets a TLS handshake for a name of
/// theirs, which no machine of ours has a certificate for.
void Download::onLookedUp(const QUrl &url, const QHostInfo &found)
{
    m_lookup = -1;
    if (m_over)
        return;
    if (found.addresses().isEmpty())
        return fail({FailureKind::ServerNotFound, found.errorString(), {}, {}});
    if (!HostRule::arePublic(found.addresses()))
        return fail({FailureKind::NotAllowed, u"a host inside our own network"_s, {}, {}});
    get(url);
}

void Download::get(const QUrl &url)
{
    QNetworkRequest request = m_web.request(url);
    m_from = m_mayResume ? m_sink.taken() : 0;
    if (m_from > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_from) + '-');
    m_headersSeen = false;
    m_reply = m_web.network().get(request);
    m_web.watch(m_reply);
    m_reply->setReadBufferSize(ReadBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, &Download::drain);
    connect(m_reply, &QNetworkReply::finished, this, &Download::onFinished);
}

void Download::onHeaders()
{
    m_headersSeen = true;
    const bool goesOn =
        statusOf(*m_reply) == 206 && m_from > 0 && beginsAt(m_reply->rawHeader("Content-Range"), m_from);
    if (!goesOn) {
        if (m_sink.taken() > 0)
            m_sink.restart();
        m_from = 0;
    }
    bool known = false;
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(&known);
    if (known && length >= 0)
        emit sized(m_from + length);
}

void Download::drain()
{
    if (m_over || !m_reply || statusOf(*m_reply) / 100 != 2)
        return;
    if (!m_headersSeen)
        onHeaders();
    while (m_reply->bytesAvailable() > 0 && m_sink.bytesToWrite() < FileOffer::MaxUnwritten) {
        const QByteArray bytes = m_reply->read(Chunk);
        if (bytes.isEmpty() || m_sink.write(bytes) < 0)
            return; // the sink says why
    }
    emit progressed(m_sink.taken());
    if (m_reply->isFinished() && m_reply->bytesAvailable() == 0)
        onFinished();
}

void Download::onFinished()
{
    if (m_over)
        return;
    const int status = statusOf(*m_reply);
    if (status >= 301 && status <= 308 && status != 304) {
        const QUrl next =
            m_reply->url().resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
        m_reply->disconnect(this);
        m_reply->deleteLater();
        if (++m_redirects > MaxRedirects)
            return fail({FailureKind::NotAllowed, u"redirected without end"_s, {}, {}});
        return visit(next);
    }
    if (status == 416 && m_from > 0) { // it has no such part: from the beginning
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_mayResume = false;
        return visit(m_url);
    }
    if (m_reply->error() != QNetworkReply::NoError)
        return fail(Web::failureOf(*m_reply));
    if (m_reply->bytesAvailable() > 0)
        return drain(); // comes back here
    if (!m_headersSeen)
        onHeaders();
    m_over = true;
    m_reply->deleteLater();
    emit finished();
}

void Download::fail(const Failure &failure)
{
    if (std::exchange(m_over, true))
        return;
    QMetaObject::invokeMethod(this, [this, failure] { emit failed(failure); }, Qt::QueuedConnection);
}

} // namespace Tertulia
