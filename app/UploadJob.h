#pragma once

#include "app/FileSender.h"

#include <QMap>
#include <QPointer>
#include <QUrl>

class QNetworkReply;

namespace Tertulia {

class HttpUpload;
class Web;

/// One file on its way through HttpUpload.
class UploadJob : public SendJob
{
    Q_OBJECT

public:
    UploadJob(HttpUpload &upload, Web &web, const Transfer &transfer, QIODevice *source, QObject *parent);
    ~UploadJob() override;

    void cancel() override;

private:
    void begin();
    void requestSlot();
    void put(const QUrl &target, const QUrl &address, const QMap<QString, QString> &headers);
    void onPut(const QUrl &address);
    void giveUp(void (SendJob::*how)(const Failure &), const Failure &why);

    HttpUpload &m_upload;
    Web &m_web;
    Transfer m_transfer;
    QIODevice *m_source;
    QPointer<QNetworkReply> m_reply;
    bool m_over = false;
};

} // namespace Tertulia
