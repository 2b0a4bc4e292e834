#include "app/Registration.h"

#include "app/Log.h"
#include "app/xmpp/RegistrationClient.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

/// The same questions, and nothing in them that belongs to one asking only, as a CAPTCHA does.
bool asksTheSame(const RegistrationForm &a, const RegistrationForm &b)
{
    return a.isLegacy == b.isLegacy && !b.hasPicture() &&
           std::ranges::equal(a.form.fields, b.form.fields, [](const FormField &one, const FormField &other) {
               return one.name == other.name && one.type == other.type &&
                      (one.type != FormField::Type::Hidden || one.values == other.values);
           });
}

void discard(std::unique_ptr<RegistrationClient> &client)
{
    if (!client)
        return;
    client->disconnect();
    client.release()->deleteLater(); // we may be inside one of its signals
}

} // namespace

Registration::Registration(QObject *parent)
    : QObject(parent)
{
}

Registration::~Registration()
{
    discard(m_client);
}

void Registration::ask(const AccountSettings &server)
{
    m_server = server;
    m_form = {};
    m_filled.reset();
    connectAgain();
    setStage(Stage::Asking);
}

void Registration::trustCertificate(const QByteArray &sha256)
{
    m_server.pinnedSha256 = sha256;
    connectAgain();
    setStage(m_filled ? Stage::Submitting : Stage::Asking);
}

void Registration::submit(const RegistrationForm &filled)
{
    m_filled = filled;
    m_unanswered = false;
    if (m_client && m_client->isOpen())
        m_client->submit(filled);
    else // the server waits for nobody: ask again, and hand in what is still asked for
        connectAgain();
    setStage(Stage::Submitting);
}

void Registration::cancel()
{
    discard(m_client);
    m_filled.reset();
    setStage(Stage::Idle);
}

void Registration::connectAgain()
{
    discard(m_client);
    m_client = std::make_unique<RegistrationClient>();
    connect(m_client.get(), &RegistrationClient::formArrived, this, &Registration::onForm);
    connect(m_client.get(), &RegistrationClient::refused, this, &Registration::onRefused);
    connect(m_client.get(), &RegistrationClient::accepted, this, &Registration::onAccepted);
    connect(m_client.get(), &RegistrationClient::failed, this, &Registration::onFailed);
    m_client->open(m_server);
}

void Registration::onForm(const RegistrationForm &form)
{
    const RegistrationForm before = std::exchange(m_form, form);
    if (m_filled) {
        if (asksTheSame(before, form))
            return m_client->submit(*m_filled);
        m_filled.reset();
        setStage(Stage::Filling);
        emit refused({RegistrationRefusal::Kind::FormExpired, {}});
    }
    setStage(Stage::Filling);
    emit formArrived(form);
}

void Registration::onRefused(const RegistrationRefusal &refusal)
{
    if (refusal.kind == RegistrationRefusal::Kind::NameTaken && m_unanswered)
        return onAccepted(); // by ourselves, as it seems: signing in will tell
    m_filled.reset();
    const bool used = m_form.hasPicture() || refusal.kind == RegistrationRefusal::Kind::FormExpired;
    if (used && m_client->isOpen())
        m_client->ask();
    else
        setStage(Stage::Filling);
    emit refused(refusal);
}

void Registration::onAccepted()
{
    const QString name = m_filled->form.value(u"username"), password = m_filled->form.value(u"password");
    const auto jid = Jid::fromUserInput(name, m_server.jid.domain());
    cancel();
    if (!jid) // refused before it was sent, by whoever asks for the name
        return emit failed({FailureKind::InvalidAddress, u"registered, but with a name that is none"_s, {}, {}});
    AccountSettings account = m_server;
    account.jid = jid->bare();
    emit registered(account, password);
}

// The end of a connection on which somebody is thinking over a form is no news: submit() makes another one.
void Registration::onFailed(const Failure &failure)
{
    qCInfo(lcSession) << "registration:" << int(failure.kind) << failure.detail;
    if (m_stage == Stage::Filling)
        return;
    // A connection that died without a sign while somebody was thinking is noticed only now.
    if (m_filled && failure.kind == FailureKind::ConnectionLost && !std::exchange(m_unanswered, true))
        return connectAgain();
    m_filled.reset();
    setStage(m_form.form.fields.isEmpty() ? Stage::Idle : Stage::Filling);
    emit failed(failure);
}

void Registration::setStage(Stage stage)
{
    const bool before = isBusy();
    m_stage = stage;
    if (isBusy() != before)
        emit busyChanged(!before);
}

} // namespace Tertulia
