#include "tests/hostile/Subject.h"

#include "app/xmpp/RosterExtension.h"
#include "app/xmpp/XmppClient.h"
#include "tests/hostile/ScriptedServer.h"

#include <QFile>
#include <QXmppClient.h>
#include <QXmppConfiguration.h>
#include <QXmppMessage.h>
#include <QXmppRosterManager.h>
#include <ctime>
#include <unistd.h>

namespace Tertulia {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

GateOptions inAHurry()
{
    GateOptions options;
    options.phase = options.signingIn = 2s;
    options.total = 8s;
    options.silence = 2s;
    options.pingAnswer = 1s;
    options.farewell = 500ms;
    return options;
}

class BareQXmpp : public Subject
{
public:
    BareQXmpp()
    {
        watchMessages();
        connect(&m_client, &QXmppClient::connected, this, [this] { m_online = true; });
        connect(&m_client, &QXmppClient::disconnected, this, [this] {
            m_online = false;
            ++m_ended;
        });
    }
    QXmppClient &client() const override { return m_client; }
    int contacts() const override
    {
        return int(m_client.findExtension<QXmppRosterManager>()->getRosterBareJids().size());
    }
    void open(const ScriptedServer &server, const QString &password) override
    {
        QXmppConfiguration configuration;
        configuration.setJid(server.user + u"@localhost"_s);
        configuration.setPassword(password);
        configuration.setHost(u"127.0.0.1"_s);
        configuration.setPort(server.port());
        configuration.setStreamSecurityMode(QXmppConfiguration::TLSRequired);
        configuration.setCaCertificates(ScriptedServer::authorities());
        configuration.setAutoReconnectionEnabled(false);
        configuration.setKeepAliveInterval(2);
        configuration.setKeepAliveTimeout(1);
        m_client.connectToServer(configuration);
    }

private:
    mutable QXmppClient m_client;
};

class Ours : public Subject
{
public:
    Ours()
        : m_client(nullptr, inAHurry())
    {
        watchMessages();
        connect(&m_client, &XmppClient::signedIn, this, [this] { m_online = true; });
        connect(&m_client, &XmppClient::failed, this, [this](const Failure &failure) {
            m_online = false;
            ++m_ended;
            m_failure = failure;
        });
        connect(&m_client, &XmppClient::missed, this, [this](int stanzas) { m_missed += stanzas; });
        connect(client().findExtension<RosterExtension>(), &RosterExtension::received, this,
                [this](const QList<Contact> &contacts) { m_contacts = int(contacts.size()); });
        connect(&m_client, &XmppClient::resumeRefused, this, [this] { m_resumeRefused = true; });
    }
    QXmppClient &client() const override { return m_client.client(); }
    int contacts() const override { return m_contacts; }
    void open(const ScriptedServer &server, const QString &password) override
    {
        AccountSettings account;
        account.jid = Jid::parse(server.user + u"@localhost"_s).value();
        account.host = u"127.0.0.1"_s;
        account.port = server.port();
        account.proxy.kind = AccountSettings::Proxy::Kind::None;
        account.strongestMechanism = strongestMechanism;
        m_client.open(account, password);
    }

private:
    XmppClient m_client;
    int m_contacts = 0;
};

double cpuNow(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

qint64 residentNow()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

} // namespace

std::unique_ptr<Subject> Subject::make(bool ours)
{
    if (ours)
        return std::make_unique<Ours>();
    return std::make_unique<BareQXmpp>();
}

void Subject::watchMessages()
{
    connect(&client(), &QXmppClient::messageReceived, this, [this](const QXmppMessage &message) {
        if (!message.body().isEmpty())
            m_bodies.append(message.body());
    });
}

Meter::Meter()
{
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const auto now = cpuNow(CLOCK_THREAD_CPUTIME_ID);
        m_stall = std::max(m_stall, now - std::exchange(m_atTick, now));
    });
    begin();
}

void Meter::begin()
{
    m_tick.start(1);
    m_stall = 0;
    m_atTick = cpuNow(CLOCK_THREAD_CPUTIME_ID);
    m_cpuAtBegin = cpuNow(CLOCK_PROCESS_CPUTIME_ID);
    m_residentAtBegin = residentNow();
}

double Meter::cpuSeconds() const
{
    return cpuNow(CLOCK_PROCESS_CPUTIME_ID) - m_cpuAtBegin;
}

int Meter::stall() const
{
    return int(1000 * std::max(m_stall, cpuNow(CLOCK_THREAD_CPUTIME_ID) - m_atTick));
}

qint64 Meter::growth() const
{
    return (residentNow() - m_residentAtBegin) >> 20;
}

} // namespace Tertulia
