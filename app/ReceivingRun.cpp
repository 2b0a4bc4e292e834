#include "app/ReceivingRun.h"

#include "app/Downloads.h"
#include "app/FileSender.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

ReceivingRun::ReceivingRun(Web &web, const Transfer &transfer, const Limits &limits, QObject *parent)
    : ReceivingRun(web, nullptr, transfer, limits, parent)
{
    m_isStream = false;
}

ReceivingRun::ReceivingRun(Web &web, FileOffer *offer, const Transfer &transfer, const Limits &limits, QObject *parent)
    : TransferRun(transfer, parent)
    , m_web(web)
    , m_offer(offer)
    , m_isStream(true)
    , m_limits(limits)
{
    connect(&m_sink, &ReceivedFile::settled, this, [this](const QString &path, const QByteArray &sha256) {
        m_transfer.path = path;
        m_transfer.sha256 = sha256;
        m_transfer.size = m_transfer.done = m_sink.taken();
        end(TransferState::Done);
    });
    connect(&m_sink, &ReceivedFile::broken, this, [this](const Failure &why) { giveUp(why, false); });
}

ReceivingRun::~ReceivingRun()
{
    stop();
}

void ReceivingRun::start()
{
    if (m_isStream && !m_offer)
        return end(TransferState::Failed, {FailureKind::FileGone, u"the offer is over"_s, {}, {}});
    ReceivedFile::Order order{m_limits.folder, m_transfer.name, {}, m_transfer.size, m_limits.largest};
    if (m_isStream)
        order.md5 = m_offer->what().md5;
    else
        order.part = m_transfer.path;
    if (const auto failure = m_sink.begin(order)) {
        m_transfer.path.clear();
        if (m_offer)
            m_offer->reject();
        leaveOffer();
        return end(TransferState::Failed, *failure);
    }
    if (!m_transfer.outgoing) // what another device of ours sent begins anew each time
        m_transfer.path = m_sink.part();
    m_transfer.done = m_sink.taken();
    setState(TransferState::Running);
    if (m_isStream)
        take();
    else
        fetch();
}

void ReceivingRun::fetch()
{
    m_download = new Download(m_web, m_transfer.url, m_sink, !m_transfer.sha256.isEmpty(), this);
    connect(m_download, &Download::sized, this, [this](qint64 bytes) {
        m_sink.expect(bytes);
        if (m_transfer.size < 0)
            m_transfer.size = bytes;
    });
    connect(m_download, &Download::progressed, this, &ReceivingRun::progress);
    connect(m_download, &Download::finished, this, &ReceivingRun::settle);
    connect(m_download, &Download::failed, this, [this](const Failure &why) { giveUp(why, true); });
    m_download->start();
}

void ReceivingRun::take()
{
    connect(m_offer, &FileOffer::started, this, [this](TransferMethod method) {
        m_transfer.method = method;
        setState(TransferState::Running);
    });
    connect(m_offer, &FileOffer::progressed, this, &ReceivingRun::progress);
    connect(m_offer, &FileOffer::finished, this, &ReceivingRun::settle);
    connect(m_offer, &FileOffer::withdrawn, this, [this] {
        leaveOffer();
        giveUp({FailureKind::FileGone, u"they took it back"_s, {}, {}}, false);
    });
    connect(m_offer, &FileOffer::failed, this, [this](const Failure &why) {
        leaveOffer();
        giveUp(why, false);
    });
    m_offer->accept(&m_sink);
}

void ReceivingRun::leaveOffer()
{
    if (!m_offer)
        return;
    m_offer->disconnect(this);
    m_offer->deleteLater();
    m_offer = nullptr;
}

void ReceivingRun::settle()
{
    leaveOffer();
    progress(m_sink.taken());
    setState(TransferState::Checking);
    m_sink.settle(m_transfer.sha256);
}

void ReceivingRun::giveUp(const Failure &failure, bool keepPart)
{
    stop();
    if (!keepPart || m_sink.taken() == 0)
        dropPart();
    end(TransferState::Failed, failure);
}

void ReceivingRun::stop()
{
    if (m_download) {
        m_download->disconnect(this);
        m_download->cancel();
        m_download->deleteLater();
        m_download = nullptr;
    }
    if (m_offer && m_sink.isOpen())
        m_offer->cancel();
    leaveOffer();
    if (m_sink.isOpen() && !isOver() && !mayGoOn() && m_transfer.state != TransferState::Checking)
        dropPart();
}

/// Only what can be asked for again from where it broke off; and what another device of ours sent begins anew.
bool ReceivingRun::mayGoOn() const
{
    return !m_isStream && !m_transfer.outgoing;
}

void ReceivingRun::dropPart()
{
    m_sink.discard();
    m_transfer.path.clear();
    m_transfer.done = 0;
}

void ReceivingRun::cancel()
{
    stop();
    dropPart();
    end(TransferState::Cancelled);
}

} // namespace Tertulia
