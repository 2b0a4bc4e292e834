#include "app/UploadJob.h"

#include "app/HttpUpload.h"
#include "app/Log.h"
#include "app/Web.h"
#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/FileStanza.h"
#include "app/xmpp/XmppClient.h"

#include <QDomElement>
#include <QMimeDatabase>
#include <QNetworkReply>
#include <QXmppClient.h>
#include <QXmppError.h>
#include <QXmppHttpUploadIq.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qint64 MaxAnswer = 64 * 1024;

/// XEP-0363 §5: these three and no others, and nothing that would begin another header.
void addHeaders(QNetworkRequest &request, const QMap<QString, QString> &headers)
{
    for (const auto &[name, value] : headers.asKeyValueRange()) {
        const bool isKnown = name.compare("Authorization"_L1, Qt::CaseInsensitive) == 0 ||
                             name.compare("Cookie"_L1, Qt::CaseInsensitive) == 0 ||
                             name.compare("Expires"_L1, Qt::CaseInsensitive) == 0;
        if (isKnown && !value.contains(u'\n') && !value.contains(u'\r'))
            request.setRawHeader(name.toLatin1(), value.toUtf8());
    }
}

bool isBrokenLink(const QXmppError &error)
{
    return !error.holdsType<QXmppStanza::Error>();
}

} // namespace

UploadJob::UploadJob(HttpUpload &upload, Web &web, const Transfer &transfer, QIODevice *source, QObject *parent)
    : SendJob(parent)
    , m_upload(upload)
    , m_web(web)
    , m_transfer(transfer)
    , m_source(source)
{
    connect(&upload, &HttpUpload::known, this, &UploadJob::begin);
    if (upload.isKnown())
        QMetaObject::invokeMethod(this, &UploadJob::begin, Qt::QueuedConnection);
}

UploadJob::~UploadJob()
{
    cancel();
}

void UploadJob::cancel()
{
    m_over = true;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void UploadJob::begin()
{
    disconnect(&m_upload, nullptr, this, nullptr);
    if (m_over)
        return;
    if (m_upload.service().isEmpty())
        return giveUp(&SendJob::unusable, {FailureKind::NoWayToSend, u"no upload service"_s, {}, {}});
    if (m_upload.largest() >= 0 && m_transfer.size > m_upload.largest())
        return giveUp(&SendJob::unusable, {FailureKind::FileTooLarge, u"for the upload service"_s, {}, {}});
    requestSlot();
}

void UploadJob::requestSlot()
{
    QXmppHttpUploadRequestIq request;
    request.setType(QXmppIq::Get);
    request.setTo(m_upload.service());
    request.setFileName(m_transfer.name);
    request.setSize(m_transfer.size);
    request.setContentType(QMimeDatabase().mimeTypeForName(m_transfer.type));
    m_upload.client()->client().sendIq(std::move(request)).then(this, [this](QXmppClient::IqResult &&result) {
        if (m_over)
            return;
        if (const auto *error = std::get_if<QXmppError>(&result)) {
            auto failure = failureOf(*error);
            if (failure.kind == FailureKind::NotAcceptable) // some take no file without a byte
                failure.kind = m_transfer.size > 0 ? FailureKind::FileTooLarge : FailureKind::NoWayToSend;
            return giveUp(isBrokenLink(*error) ? &SendJob::failed : &SendJob::unusable, failure);
        }
        QXmppHttpUploadSlotIq slot;
        slot.parse(std::get<QDomElement>(result));
        put(slot.putUrl(), slot.getUrl(), slot.putHeaders());
    });
}

void UploadJob::put(const QUrl &target, const QUrl &address, const QMap<QString, QString> &headers)
{
    if (!FileStanza::isFetchable(target) || !FileStanza::isFetchable(address))
        return giveUp(&SendJob::unusable, {FailureKind::NoEncryption, u"a slot without https"_s, {}, {}});
    m_web.addOwnHost(target.host());
    m_web.addOwnHost(address.host());
    QNetworkRequest request = m_web.request(target);
    const QString type = QMimeDatabase().mimeTypeForName(m_transfer.type).name();
    request.setHeader(QNetworkRequest::ContentTypeHeader, type.isEmpty() ? u"application/octet-stream"_s : type);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_transfer.size);
    addHeaders(request, headers);
    m_reply = m_web.network().put(request, m_source); // not sequential: read as it goes
    m_web.watch(m_reply);
    m_reply->setReadBufferSize(MaxAnswer);
    emit accepted(TransferMethod::HttpUpload);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) { emit progressed(sent); });
    connect(m_reply, &QNetworkReply::finished, this, [this, address] { onPut(address); });
}

void UploadJob::onPut(const QUrl &address)
{
    if (m_over)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_reply->error() != QNetworkReply::NoError || status / 100 != 2) {
        auto failure = Web::failureOf(*m_reply);
        if (failure.kind == FailureKind::FileGone || failure.kind == FailureKind::NotAllowed)
            failure.kind = FailureKind::TryLater; // the slot is too old: another one
        return giveUp(&SendJob::failed, failure);
    }
    m_over = true;
    m_reply->deleteLater();
    emit finished(address);
}

void UploadJob::giveUp(void (SendJob::*how)(const Failure &), const Failure &why)
{
    if (std::exchange(m_over, true))
        return;
    qCInfo(lcSession) << "upload:" << int(why.kind) << why.detail;
    emit(this->*how)(why);
}

} // namespace Tertulia
