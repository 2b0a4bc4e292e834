#include "app/Connection.h"

#include "app/Log.h"
#include "app/SignIn.h"
#include "app/SleepWatch.h"
#include "app/xmpp/XmppClient.h"

#include <QRandomGenerator>
#include <algorithm>
#include <cmath>

using namespace std::chrono;

namespace Tertulia {

milliseconds BackOff::delay(int attempt, double random) const
{
    const auto doubled = double(first.count()) * std::exp2(std::min(attempt, 20));
    const auto capped = std::min(doubled, double(longest.count()));
    return milliseconds(llround(capped * (1.0 + spread * (2.0 * random - 1.0))));
}

Connection::Connection(QObject *parent, BackOff backOff)
    : QObject(parent)
    , m_backOff(backOff)
    , m_sleep(std::make_unique<SleepWatch>())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Connection::open);
    const auto atOnce = [this] {
        if (m_state.phase == Phase::WaitingToRetry)
            retryNow();
    };
    connect(m_sleep.get(), &SleepWatch::networkUp, this, atOnce);
    connect(m_sleep.get(), &SleepWatch::wokeUp, this, [this, atOnce] {
        if (isSignedIn()) // after a sleep the link is more often dead than not; resuming is cheap, doubt is not
            m_client->checkLink();
        atOnce();
    });
}

Connection::~Connection() = default;

void Connection::start(const AccountSettings &account, const QString &password, bool workedBefore)
{
    m_account = account;
    m_password = password;
    m_wasSignedIn = workedBefore;
    m_attempt = 0;
    replaceClient();
    open();
}

void Connection::stop()
{
    m_retry.stop();
    m_wasSignedIn = false;
    if (isSignedIn()) {
        m_client->close();
        return; // closed() ends in Offline
    }
    dropClient();
    setState(Phase::Offline);
}

void Connection::retryNow()
{
    if (m_state.phase != Phase::WaitingToRetry && m_state.phase != Phase::NeedsYou)
        return;
    m_attempt = 0;
    open();
}

void Connection::synchronised()
{
    if (m_state.phase == Phase::Synchronising)
        setState(Phase::Online);
}

void Connection::open()
{
    m_retry.stop();
    if (!m_client || !m_client->canResume())
        replaceClient();
    qCInfo(lcSession) << "connecting" << (m_client->canResume() ? "to resume" : "afresh") << "attempt" << m_attempt;
    m_client->open(m_account, m_password);
}

void Connection::replaceClient()
{
    dropClient();
    m_client = std::make_unique<XmppClient>();
    auto *client = m_client.get();
    connect(client, &XmppClient::phaseChanged, this, [this](Phase phase) { setState(phase); });
    connect(client, &XmppClient::signedIn, this, &Connection::onSignedIn);
    connect(client, &XmppClient::failed, this, &Connection::onFailed);
    connect(client, &XmppClient::resumeRefused, this, &Connection::onResumeRefused);
    connect(client, &XmppClient::missed, this, &Connection::missed);
    connect(client, &XmppClient::mechanismUsed, this, &Connection::mechanismUsed);
    connect(client, &XmppClient::closed, this, [this] {
        dropClient();
        setState(Phase::Offline);
    });
    emit clientReplaced(client);
}

void Connection::dropClient()
{
    if (!m_client)
        return;
    emit clientReplaced(nullptr);
    m_client->disconnect(this);
    m_client->abort();
    m_client.release()->deleteLater(); // we may be inside one of its signals
}

void Connection::onSignedIn(bool resumed)
{
    m_attempt = 0;
    m_wasSignedIn = true;
    setState(resumed ? Phase::Online : Phase::Synchronising);
    emit signedIn(resumed);
}

void Connection::onFailed(const Failure &failure)
{
    qCInfo(lcSession) << "connection ended:" << int(failure.kind) << failure.detail;
    const bool hadSession = isSignedIn();
    if (hadSession)
        emit sessionEnded(failure);
    switch (nextStep(failure.kind, m_wasSignedIn)) {
    case NextStep::Retry:
        waitToRetry(failure);
        return;
    case NextStep::AskPerson:
        dropClient();
        setState(Phase::NeedsYou, failure);
        return;
    case NextStep::Stop:
        dropClient();
        setState(Phase::Offline, failure);
        return;
    }
}

void Connection::onResumeRefused()
{
    qCInfo(lcSession) << "the server forgot the session, starting a fresh one";
    replaceClient();
    open();
}

void Connection::waitToRetry(const Failure &failure)
{
    auto delay = m_backOff.delay(m_attempt++, QRandomGenerator::global()->generateDouble());
    if (failure.retryAfter)
        delay = std::max<milliseconds>(delay, std::min<seconds>(*failure.retryAfter, minutes(10)));
    m_retry.start(delay);
    setState(Phase::WaitingToRetry, failure, floor<milliseconds>(system_clock::now()) + delay);
}

void Connection::setState(Phase phase, std::optional<Failure> failure, std::optional<Instant> retryAt)
{
    m_state = {phase, retryAt, std::move(failure)};
    emit stateChanged(m_state);
}

} // namespace Tertulia
