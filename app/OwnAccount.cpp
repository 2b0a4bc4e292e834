#include "app/OwnAccount.h"

#include "app/Connection.h"
#include "app/Log.h"
#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/RegistrationStanza.h"
#include "app/xmpp/XmppClient.h"

#include <QDomElement>
#include <QXmppClient.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto AnswerTime = 30s, BetweenProofs = 2s;
constexpr int Proofs = 3; ///< ejabberd answers before it removes

bool isGone(FailureKind kind)
{
    return kind == FailureKind::WrongCredentials || kind == FailureKind::AccountDisabled;
}

} // namespace

OwnAccount::OwnAccount(Connection &connection, const Jid &account, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_account(account)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(AnswerTime);
    connect(&m_patience, &QTimer::timeout, this, &OwnAccount::proveOnce);
    connect(&m_connection, &Connection::sessionEnded, this, &OwnAccount::proveOnce, Qt::QueuedConnection);
    m_again.setSingleShot(true);
    m_again.setInterval(BetweenProofs);
    connect(&m_again, &QTimer::timeout, this, &OwnAccount::prove);
}

OwnAccount::~OwnAccount()
{
    endProof();
}

void OwnAccount::attach(XmppClient *client)
{
    m_client = client;
}

void OwnAccount::changePassword(const QString &password)
{
    if (!m_client || !m_client->isSignedIn())
        return emit passwordInDoubt({FailureKind::NotSignedIn, {}, {}, {}});
    m_client->client()
        .sendIq(RegistrationIq::newPassword(m_account, password))
        .then(this, [this, password](QXmppClient::IqResult &&answer) {
            const auto *error = std::get_if<QXmppError>(&answer);
            if (!error) {
                m_connection.setPassword(password);
                return emit passwordChanged(password);
            }
            qCInfo(lcSession) << "password not changed:" << error->description;
            if (const auto condition = error->value<QXmppStanza::Error>())
                emit passwordRefused(RegistrationStanza::refusalOf(*condition));
            else
                emit passwordInDoubt({FailureKind::ConnectionLost, error->description, {}, {}});
        });
}

void OwnAccount::remove()
{
    if (m_removal != Removal::None)
        return;
    if (!m_client || !m_client->isSignedIn())
        return emit removalUnproven({FailureKind::NotSignedIn, {}, {}, {}});
    m_removal = Removal::Asked;
    m_triesLeft = Proofs;
    m_patience.start();
    m_client->client().sendIq(RegistrationIq::removal(m_account)).then(this, [this](QXmppClient::IqResult &&answer) {
        if (m_removal != Removal::Asked)
            return;
        const auto *error = std::get_if<QXmppError>(&answer);
        const auto condition = error ? error->value<QXmppStanza::Error>() : std::nullopt;
        if (!condition) { // done, or cut off: both are to be proved, but not from within QXmpp's list of requests
            QMetaObject::invokeMethod(this, &OwnAccount::proveOnce, Qt::QueuedConnection);
            return;
        }
        qCInfo(lcSession) << "account not removed:" << error->description;
        m_removal = Removal::None;
        m_patience.stop();
        emit removalRefused(RegistrationStanza::refusalOf(*condition));
    });
}

void OwnAccount::proveOnce()
{
    if (m_removal != Removal::Asked)
        return;
    m_removal = Removal::Proving;
    m_patience.stop();
    m_connection.stop();
    emit provingRemoval();
    prove();
}

void OwnAccount::prove()
{
    --m_triesLeft;
    endProof();
    m_proof = std::make_unique<XmppClient>();
    connect(m_proof.get(), &XmppClient::signedIn, this, [this] {
        endProof();
        if (m_triesLeft > 0)
            return m_again.start();
        m_removal = Removal::None;
        emit removalUnproven({FailureKind::Unknown, u"signing in still works"_s, {}, {}});
    });
    connect(m_proof.get(), &XmppClient::failed, this, [this](const Failure &failure) {
        qCInfo(lcSession) << "signing in after removal:" << int(failure.kind) << failure.detail;
        endProof();
        m_removal = Removal::None;
        if (isGone(failure.kind))
            emit removed();
        else
            emit removalUnproven(failure);
    });
    m_proof->open(m_connection.account(), m_connection.password());
}

void OwnAccount::endProof()
{
    if (!m_proof)
        return;
    m_proof->disconnect(this);
    m_proof->abort();
    m_proof.release()->deleteLater(); // we may be inside one of its signals
}

} // namespace Tertulia
