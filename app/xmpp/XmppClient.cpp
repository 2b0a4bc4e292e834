#include "app/xmpp/XmppClient.h"

#include "app/Log.h"
#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/Gate.h"
#include "app/xmpp/InBandExtension.h"
#include "app/xmpp/RosterExtension.h"
#include "app/xmpp/SenderRules.h"
#include "app/xmpp/SocksExtension.h"
#include "app/xmpp/StreamInitiation.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/UserSearchExtension.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QUuid>
#include <QXmppCarbonManagerV2.h>
#include <QXmppClient.h>
#include <QXmppConfiguration.h>
#include <QXmppDiscoveryManager.h>
#include <QXmppEntityTimeManager.h>
#include <QXmppError.h>
#include <QXmppPingIq.h>
#include <QXmppTask.h>
#include <QXmppVersionManager.h>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

// Everything QXmpp knows of that does not make the server prove itself, or that ScramWitness cannot check.
const QStringList &refusedMechanisms()
{
    static const QStringList list{u"PLAIN"_s,          u"ANONYMOUS"_s,           u"DIGEST-MD5"_s,        u"X-OAUTH2"_s,
                                  u"SCRAM-SHA3-512"_s, u"X-FACEBOOK-PLATFORM"_s, u"X-MESSENGER-OAUTH2"_s};
    return list;
}

// ASCII, since QXmpp's SOCKS5 hashes addresses as Latin-1 (GROUND §4.10); random, so that it tells nothing.
QString newResource()
{
    return u"Tertulia."_s + QString::number(QRandomGenerator::system()->generate64(), 36);
}

// SASLprep (RFC 4013), which servers apply and QXmpp does not: the same password typed on another keyboard is the same.
QString prepared(const QString &password)
{
    static constexpr QStringView vanishing = u"\u00AD\u034F\u1806\u180B\u180C\u180D\u200B\u200C\u200D\u2060\uFEFF";
    QString result;
    for (const QChar c : password) {
        if (c.category() == QChar::Separator_Space)
            result += u' ';
        else if (!vanishing.contains(c) && (c < u'\uFE00' || c > u'\uFE0F'))
            result += c;
    }
    return result.normalized(QString::NormalizationForm_KC);
}

// After these the server may still have the session.
bool keepsSession(FailureKind kind)
{
    static constexpr std::array kinds{FailureKind::ConnectionLost, FailureKind::TimedOut,
                                      FailureKind::ServerNotFound, FailureKind::ServerUnreachable,
                                      FailureKind::ProxyFailed,    FailureKind::TryLater};
    return std::ranges::find(kinds, kind) != kinds.end();
}

} // namespace

XmppClient::XmppClient(QObject *parent, const GateOptions &options)
    : QObject(parent)
    , m_client(std::make_unique<QXmppClient>(QXmppClient::NoExtensions))
    , m_gate(std::make_unique<Gate>(*m_client, options, this))
    , m_resource(newResource())
{
    addManagers();
    connect(m_client.get(), &QXmppClient::connected, this, &XmppClient::onConnected);
    connect(m_client.get(), &QXmppClient::errorOccurred, this, &XmppClient::onError);
    connectGate();
}

XmppClient::~XmppClient() = default;

void XmppClient::addManagers()
{
    auto roster = std::make_unique<RosterExtension>();
    m_client->addExtension(new SenderRules(*roster)); // the client owns its extensions
    m_client->addExtension(roster.release());
    m_client->addNewExtension<UserSearchExtension>(); // the gate's parts that are not of a roster are of a directory
    m_client->addNewExtension<QXmppDiscoveryManager>();
    m_client->addNewExtension<QXmppCarbonManagerV2>();
    m_client->addNewExtension<StreamInitiation>();
    m_client->addNewExtension<InBandExtension>();
    m_client->addNewExtension<SocksExtension>();
    m_client->addNewExtension<QXmppEntityTimeManager>();
    auto *version = m_client->addNewExtension<QXmppVersionManager>();
    version->setClientName(u"Tertulia"_s);
    version->setClientVersion(QStringLiteral(TERTULIA_VERSION));
    version->setClientOs({}); // nobody's business
}

void XmppClient::connectGate()
{
    connect(m_gate.get(), &Gate::phaseChanged, this, &XmppClient::phaseChanged);
    connect(m_gate.get(), &Gate::ready, this, &XmppClient::onReady);
    connect(m_gate.get(), &Gate::silent, this, &XmppClient::ping);
    connect(m_gate.get(), &Gate::missed, this, &XmppClient::missed);
    connect(m_gate.get(), &Gate::closed, this, [this] {
        m_signedIn = m_canResume = false;
        emit closed();
    });
    connect(m_gate.get(), &Gate::resumeRefused, this, [this] {
        m_signedIn = m_canResume = false;
        emit resumeRefused();
    });
    connect(m_gate.get(), &Gate::failed, this, [this](const Failure &failure) {
        m_signedIn = false;
        m_canResume = m_canResume && keepsSession(failure.kind);
        emit failed(failure);
    });
}

bool XmppClient::isSignedIn() const
{
    return m_signedIn;
}

LinkAddresses XmppClient::link() const
{
    return m_gate->link();
}

bool XmppClient::canResume() const
{
    return m_canResume;
}

void XmppClient::open(const AccountSettings &account, const QString &password)
{
    m_signedIn = false;
    m_account = account;
    m_password = prepared(password);
    m_gate->open(m_account, m_password, m_canResume);
}

void XmppClient::close()
{
    m_signedIn = m_canResume = false;
    m_gate->close();
}

void XmppClient::abort()
{
    m_signedIn = false;
    m_gate->abort();
}

void XmppClient::checkLink()
{
    m_gate->checkLink();
}

void XmppClient::setPresence(const OwnPresence &presence)
{
    m_presence = presence;
    if (m_signedIn && presence.availability != Availability::Offline) // that would end QXmpp's session
        m_client->setClientPresence(Translate::toPresence(presence));
}

// QXmpp gets no chance to use its own ideas of TLS, proxies, reconnecting or old sign-in methods.
QXmppConfiguration XmppClient::configuration(quint16 port) const
{
    QXmppConfiguration configuration;
    configuration.setJid(m_account.jid.toString());
    configuration.setResource(m_resource);
    configuration.setPassword(m_password);
    configuration.setHost(u"127.0.0.1"_s);
    configuration.setPort(port);
    configuration.setStreamSecurityMode(QXmppConfiguration::TLSDisabled);
    configuration.setNetworkProxy(QNetworkProxy::NoProxy);
    configuration.setUseNonSASLAuthentication(false);
    configuration.setUseSasl2Authentication(false); // ejabberd throws offline messages away at bind 2
    configuration.setUseFastTokenAuthentication(false);
    configuration.setDisabledSaslMechanisms(refusedMechanisms());
    configuration.setAutoReconnectionEnabled(false);
    configuration.setAutoAcceptSubscriptions(false);
    configuration.setKeepAliveInterval(0);
    configuration.setKeepAliveTimeout(0);
    return configuration;
}

void XmppClient::onReady(quint16 port)
{
    m_client->connectToServer(configuration(port), Translate::toPresence(m_presence));
}

// QXmpp also says so where nobody signed in at all, and lets the server give us another address.
void XmppClient::onConnected()
{
    const auto bound = Jid::parse(m_client->configuration().jidBare());
    if (!m_client->isAuthenticated() || !m_gate->isProven())
        return m_gate->fail({FailureKind::NoCommonMechanism, u"a session without signing in"_s, {}, {}});
    if (!bound || *bound != m_account.jid.bare())
        return m_gate->fail({FailureKind::AddressChanged, m_client->configuration().jidBare(), {}, {}});
    const bool resumed = m_client->streamManagementState() == QXmppClient::ResumedStream;
    m_gate->sessionOpened();
    m_signedIn = true;
    m_canResume = m_gate->canResume();
    emit mechanismUsed(m_gate->mechanism());
    emit signedIn(resumed);
}

// Errors of QXmpp's own socket only echo what the gate did to it, except where it did not even reach the gate.
void XmppClient::onError(const QXmppError &error)
{
    if (!error.holdsType<QAbstractSocket::SocketError>())
        m_gate->fail(failureOf(error));
    else if (m_gate->isAdmitting())
        m_gate->fail({FailureKind::GateUnavailable, error.description, {}, {}});
}

void XmppClient::ping()
{
    QXmppPingIq request;
    request.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    request.setTo(m_account.jid.domain());
    m_client->sendIq(std::move(request)); // whatever comes back is life
}

} // namespace Tertulia
