#pragma once

#include "app/TransferRun.h"

#include <QDateTime>
#include <QFile>
#include <QPointer>
#include <atomic>
#include <memory>

namespace Tertulia {

class FileSenders;
class SendJob;

/// One of our files on its way out, by whatever way FileSenders finds. Its hash is made on a thread meanwhile; a file
/// that changed under our hands does not count as sent.
class SendingRun : public TransferRun
{
    Q_OBJECT

public:
    SendingRun(FileSenders &senders, const Transfer &transfer, bool isRoom, QObject *parent = nullptr);
    ~SendingRun() override;

    void start() override;
    void stop() override;
    void cancel() override;

private:
    bool openSource();
    void join();
    void hash();
    void settle();

    FileSenders &m_senders;
    bool m_isRoom;
    QFile m_source;
    QDateTime m_changed;
    QPointer<SendJob> m_job;
    std::shared_ptr<std::atomic_bool> m_stopHashing = std::make_shared<std::atomic_bool>(false); // the thread's too
    bool m_sent = false, m_hashed = false;
};

} // namespace Tertulia
