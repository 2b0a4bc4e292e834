#include "app/FileSenders.h"

#include "app/Presences.h"
#include "app/xmpp/DiscoQuery.h"
#include "app/xmpp/XmppClient.h"

#include <QIODevice>
#include <QPointer>
#include <QXmppClient.h>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

/// Ends with the first failure that says most: one that was tried tells more than "there is no way".
class FileSenders::Attempt : public SendJob
{
public:
    Attempt(FileSenders &senders, const Transfer &transfer, bool isRoom, QIODevice *source, QObject *parent)
        : SendJob(parent)
        , m_senders(senders)
        , m_transfer(transfer)
        , m_peer{transfer.conversation.bare(), isRoom, {}}
        , m_source(source)
    {
        for (const auto &sender : senders.m_senders)
            m_left.push_back(sender.get());
        QMetaObject::invokeMethod(this, [this] { next(); }, Qt::QueuedConnection);
    }
    ~Attempt() override { cancel(); }

    void cancel() override
    {
        m_over = true;
        if (m_job)
            m_job->cancel();
        drop();
    }

private:
    void next()
    {
        if (m_over)
            return;
        const auto way = std::ranges::find_if(m_left, [&](FileSender *s) { return s->canSend(m_transfer, m_peer); });
        if (way != m_left.end()) {
            FileSender *sender = *way;
            m_left.erase(way);
            return begin(*sender);
        }
        if (!m_asked && !m_peer.isRoom && !m_left.empty())
            return askDevices();
        m_over = true;
        emit failed(m_why.value_or(Failure{FailureKind::NoWayToSend, {}, {}, {}}));
    }

    void begin(FileSender &sender)
    {
        m_source->seek(0);
        m_job = sender.start(m_transfer, m_peer, m_source, this);
        connect(m_job, &SendJob::offered, this, &SendJob::offered);
        connect(m_job, &SendJob::accepted, this, &SendJob::accepted);
        connect(m_job, &SendJob::progressed, this, &SendJob::progressed);
        connect(m_job, &SendJob::finished, this, [this](const QUrl &url) {
            end();
            emit finished(url);
        });
        connect(m_job, &SendJob::declined, this, [this] {
            end();
            emit declined();
        });
        connect(m_job, &SendJob::failed, this, [this](const Failure &why) {
            end();
            emit failed(why);
        });
        connect(m_job, &SendJob::unusable, this, [this](const Failure &why) {
            drop();
            if (!m_why || m_why->kind == FailureKind::NoWayToSend)
                m_why = why;
            next();
        });
    }

    void askDevices()
    {
        m_asked = true;
        const auto devices = m_senders.m_presences.of(m_peer.jid).devices;
        m_answers = int(devices.size());
        if (!m_senders.m_client || devices.isEmpty())
            return next();
        for (const auto &device : devices) {
            const Jid full = m_peer.jid.withResource(device.resource);
            askDisco(m_senders.m_client->client(), full.toString(), QXmppDiscoveryIq::InfoQuery, this,
                     [this, full](const std::optional<QXmppDiscoveryIq> &info) {
                         if (info) {
                             const auto features = info->features();
                             m_peer.devices.insert(full, QSet<QString>(features.cbegin(), features.cend()));
                         }
                         if (--m_answers == 0)
                             next();
                     });
        }
    }

    void end()
    {
        m_over = true;
        drop();
    }

    void drop()
    {
        if (!m_job)
            return;
        m_job->disconnect(this);
        m_job->deleteLater();
        m_job = nullptr;
    }

    FileSenders &m_senders;
    Transfer m_transfer;
    FilePeer m_peer;
    QIODevice *m_source;
    std::vector<FileSender *> m_left;
    QPointer<SendJob> m_job;
    std::optional<Failure> m_why;
    int m_answers = 0;
    bool m_asked = false, m_over = false;
};

FileSenders::FileSenders(const Presences &presences)
    : m_presences(presences)
{
}

FileSenders::~FileSenders() = default;

void FileSenders::setSettings(const FileSettings &settings)
{
    for (const auto &sender : m_senders)
        sender->setSettings(settings);
}

void FileSenders::attach(XmppClient *client)
{
    m_client = client;
    for (const auto &sender : m_senders)
        sender->attach(client);
}

SendJob *FileSenders::start(const Transfer &transfer, bool isRoom, QIODevice *source, QObject *parent)
{
    return new Attempt(*this, transfer, isRoom, source, parent);
}

} // namespace Tertulia
