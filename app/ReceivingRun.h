#pragma once

#include "app/ReceivedFile.h"
#include "app/TransferRun.h"

#include <QPointer>

namespace Tertulia {

class Download;
class FileOffer;
class Web;

/// One of their files on its way in: fetched from its address, or taken from a stream that they offer.
class ReceivingRun : public TransferRun
{
    Q_OBJECT

public:
    struct Limits {
        QString folder;
        qint64 largest = -1; ///< bytes
    };

    ReceivingRun(Web &web, const Transfer &transfer, const Limits &limits, QObject *parent = nullptr);
    ReceivingRun(Web &web, FileOffer *offer, const Transfer &transfer, const Limits &limits, QObject *parent = nullptr);
    ~ReceivingRun() override;

    void start() override;
    void stop() override;
    void cancel() override;

private:
    void fetch();
    void take();
    void leaveOffer();
    void settle();
    void giveUp(const Failure &failure, bool keepPart);
    bool mayGoOn() const;
    void dropPart();

    Web &m_web;
    QPointer<FileOffer> m_offer;
    bool m_isStream;
    Limits m_limits;
    ReceivedFile m_sink;
    QPointer<Download> m_download;
};

} // namespace Tertulia
