#include "app/xmpp/RegistrationClient.h"

#include "app/Log.h"
#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/Gate.h"
#include "app/xmpp/RegistrationStanza.h"

#include <QDomElement>
#include <QNetworkProxy>
#include <QXmppClient.h>
#include <QXmppClientExtension.h>
#include <QXmppConfiguration.h>
#include <QXmppTask.h>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto AnswerTime = 30s;

/// Takes the stream features before QXmpp begins to sign in with them. Everything else of a stream on which nobody
/// signed in is nobody's business.
class FeaturesTaker : public QXmppClientExtension
{
public:
    explicit FeaturesTaker(std::function<void(bool)> taken)
        : m_taken(std::move(taken))
    {
    }

    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override
    {
        if (stanza.tagName() == "features"_L1 || stanza.tagName() == "stream:features"_L1) {
            const auto offer = stanza.firstChildElement(u"register"_s);
            m_taken(offer.namespaceURI() == "http://jabber.org/features/iq-register"_L1);
        }
        return true;
    }

private:
    std::function<void(bool)> m_taken;
};

} // namespace

GateOptions RegistrationClient::patient()
{
    GateOptions options;
    options.signingIn = 30min;
    return options;
}

RegistrationClient::RegistrationClient(QObject *parent, const GateOptions &options)
    : QObject(parent)
    , m_client(std::make_unique<QXmppClient>(QXmppClient::NoExtensions))
    , m_gate(std::make_unique<Gate>(*m_client, options, this))
{
    m_client->addExtension(new FeaturesTaker([this](bool offers) { onFeatures(offers); }));
    m_answer.setSingleShot(true);
    m_answer.setInterval(AnswerTime);
    connect(&m_answer, &QTimer::timeout, this,
            [this] { m_gate->fail({FailureKind::TimedOut, u"no answer about registration"_s, {}, {}}); });
    connect(m_gate.get(), &Gate::failed, this, [this](const Failure &failure) {
        ++m_session;
        m_open = false;
        m_answer.stop();
        emit failed(failure);
    });
    connect(m_gate.get(), &Gate::ready, this, [this](quint16 port) {
        m_answer.start();
        QXmppConfiguration configuration;
        configuration.setDomain(m_server.jid.domain());
        configuration.setHost(u"127.0.0.1"_s);
        configuration.setPort(port);
        configuration.setStreamSecurityMode(QXmppConfiguration::TLSDisabled);
        configuration.setNetworkProxy(QNetworkProxy::NoProxy);
        configuration.setUseNonSASLAuthentication(false);
        configuration.setAutoReconnectionEnabled(false);
        configuration.setKeepAliveInterval(0);
        m_client->connectToServer(configuration);
    });
}

RegistrationClient::~RegistrationClient() = default;

void RegistrationClient::open(const AccountSettings &server)
{
    ++m_session;
    m_open = false;
    m_server = server;
    m_gate->open(m_server, {}, false);
}

void RegistrationClient::onFeatures(bool offersRegistration)
{
    if (m_open)
        return;
    if (!offersRegistration)
        return m_gate->fail({FailureKind::NotSupported, u"the server offers no registration"_s, {}, {}});
    m_open = true;
    ask();
}

void RegistrationClient::ask()
{
    m_answer.start();
    m_client->sendIq(RegistrationIq::question(m_server.jid.domain()))
        .then(this, [this, session = m_session](QXmppClient::IqResult &&answer) {
            if (session != m_session)
                return;
            m_answer.stop();
            if (const auto *error = std::get_if<QXmppError>(&answer))
                return m_gate->fail(failureOf(*error));
            emit formArrived(RegistrationStanza::parse(std::get<QDomElement>(answer)));
        });
}

void RegistrationClient::submit(const RegistrationForm &filled)
{
    m_answer.start();
    m_client->sendIq(RegistrationIq::answer(m_server.jid.domain(), filled))
        .then(this, [this, session = m_session](QXmppClient::IqResult &&answer) {
            if (session != m_session)
                return;
            m_answer.stop();
            const auto *error = std::get_if<QXmppError>(&answer);
            if (!error)
                return emit accepted();
            qCInfo(lcSession) << "registration refused:" << error->description;
            if (const auto condition = error->value<QXmppStanza::Error>())
                emit refused(RegistrationStanza::refusalOf(*condition));
            else
                m_gate->fail({FailureKind::ConnectionLost, error->description, {}, {}});
        });
}

} // namespace Tertulia
