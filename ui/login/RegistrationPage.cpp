#include "ui/login/RegistrationPage.h"

#include "ui/common/DataFormPane.h"
#include "ui/common/FailureText.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/TextLabel.h"
#include "ui/login/AppMark.h"
#include "ui/login/CertificatePane.h"
#include "ui/login/ConnectionForm.h"
#include "ui/login/NewPasswordFields.h"
#include "ui/login/RegistrationText.h"
#include "ui/timeline/DisplayText.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QVBoxLayout *columnOf(QWidget *widget, int spacing = Space::L)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins({});
    column->setSpacing(spacing);
    return column;
}

/// What the page asks for itself, in its own way.
bool isOwn(const FormField &field)
{
    return field.name == "username"_L1 || field.name == "password"_L1;
}

} // namespace

RegistrationPage::RegistrationPage(QWidget *parent)
    : ColumnPage(parent)
    , m_certificate(new CertificatePane)
    , m_subtitle(new TextLabel(TextStyle::Body, TextLabel::Tone::Muted))
    , m_intro(new TextLabel(TextStyle::Body, TextLabel::Tone::Muted))
    , m_addressHint(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_rememberReason(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_status(new TextLabel(TextStyle::Body))
    , m_linkText(new TextLabel(TextStyle::Body))
    , m_server(new QLineEdit)
    , m_username(new QLineEdit)
    , m_connection(new ConnectionForm)
    , m_settings(new QPushButton(tr("Connection settings")))
    , m_link(new QPushButton(tr("Open the sign-up page")))
    , m_main(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_back(new QPushButton(tr("Back")))
    , m_passwords(new NewPasswordFields(tr("Password")))
    , m_rest(new DataFormPane)
    , m_remember(new QCheckBox(tr("Remember me")))
{
    auto *title = new TextLabel(tr("Create an account"), TextStyle::Title);
    title->setAlignment(Qt::AlignCenter);
    for (TextLabel *label : {m_subtitle, m_intro, m_addressHint, m_rememberReason, m_status, m_linkText, title})
        label->setWordWrap(true);
    m_subtitle->setAlignment(Qt::AlignCenter);
    m_status->setAccessibleName(tr("Sign-up status"));
    m_main->setProperty("look", u"main"_s);
    m_back->setProperty("look", u"quiet"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    m_back->setAccessibleName(m_back->text());

    auto *page = new QWidget;
    auto *column = columnOf(page);
    column->addWidget(new AppMark, 0, Qt::AlignCenter);
    column->addWidget(title);
    column->addWidget(m_subtitle);
    column->addWidget(m_serverStep = buildServerStep());
    column->addWidget(m_formStep = buildFormStep());
    column->addWidget(m_certificate);
    column->addWidget(m_status);
    column->addWidget(m_main);
    column->addWidget(m_cancel);
    column->addWidget(m_back);
    for (QPushButton *button : {m_main, m_cancel, m_back, m_link, m_settings})
        button->setAutoDefault(true);

    connect(m_main, &QPushButton::clicked, this, [this] { m_step == Step::Server ? askForForm() : submit(); });
    connect(m_cancel, &QPushButton::clicked, this, &RegistrationPage::cancelAsked);
    connect(m_back, &QPushButton::clicked, this, &RegistrationPage::goBack);
    connect(m_certificate, &CertificatePane::trusted, this, &RegistrationPage::certificateTrusted);
    connect(m_certificate, &CertificatePane::refused, this,
            [this] { showStep(m_form.form.fields.isEmpty() ? Step::Server : Step::Form); });
    setRememberImpossible({});
    say({}, false);
    showStep(Step::Server);
    setColumn(page);
}

QWidget *RegistrationPage::buildServerStep()
{
    auto *step = new QWidget;
    auto *column = columnOf(step);
    m_server->setPlaceholderText(tr("example.org"));
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_settings->setCheckable(true);
    m_settings->setProperty("look", u"quiet"_s);
    m_settings->setAccessibleName(m_settings->text());
    m_settings->setIcon(Icons::icon(Icon::ChevronRight));
    m_connection->hide();
    column->addWidget(labelled(tr("Server"), m_server));
    column->addWidget(m_settings, 0, Qt::AlignCenter);
    column->addWidget(m_connection);
    connect(m_settings, &QPushButton::toggled, this, [this](bool open) {
        m_settings->setIcon(Icons::icon(open ? Icon::ChevronDown : Icon::ChevronRight));
        m_connection->setVisible(open);
    });
    connect(m_server, &QLineEdit::returnPressed, this, &RegistrationPage::askForForm);
    connect(m_connection, &ConnectionForm::submitted, this, &RegistrationPage::askForForm);
    return step;
}

QWidget *RegistrationPage::buildFormStep()
{
    auto *step = new QWidget;
    auto *column = columnOf(step);
    m_username->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_link->setAccessibleName(m_link->text());
    m_remember->setAccessibleName(m_remember->text());
    m_usernameBox = new QWidget;
    auto *name = columnOf(m_usernameBox, Space::XS);
    name->addWidget(labelled(tr("Username"), m_username));
    name->addWidget(m_addressHint);
    auto *remember = new QWidget;
    auto *rememberColumn = columnOf(remember, Space::XS);
    rememberColumn->addWidget(m_remember);
    rememberColumn->addWidget(m_rememberReason);
    column->addWidget(m_intro);
    column->addWidget(m_linkText);
    column->addWidget(m_link);
    column->addWidget(m_usernameBox);
    column->addWidget(m_passwords);
    column->addWidget(m_rest);
    column->addWidget(remember);
    connect(m_username, &QLineEdit::textChanged, this, &RegistrationPage::showAddress);
    connect(m_username, &QLineEdit::returnPressed, this, &RegistrationPage::submit);
    connect(m_passwords, &NewPasswordFields::submitted, this, &RegistrationPage::submit);
    connect(m_rest, &DataFormPane::submitted, this, &RegistrationPage::submit);
    connect(m_link, &QPushButton::clicked, this, [this] { emit linkActivated(m_form.link); });
    return step;
}

void RegistrationPage::setServer(const AccountSettings &server)
{
    if (!m_server->text().isEmpty())
        return;
    m_server->setText(server.jid.domain());
    m_connection->fill(server);
    m_settings->setChecked(!m_connection->isEmpty());
}

void RegistrationPage::setRememberImpossible(const QString &reason)
{
    m_remember->setEnabled(reason.isEmpty());
    m_remember->setAccessibleDescription(reason);
    if (!reason.isEmpty())
        m_remember->setChecked(false);
    m_rememberReason->setText(reason);
    m_rememberReason->setVisible(!reason.isEmpty());
}

bool RegistrationPage::remembers() const
{
    return m_remember->isChecked();
}

void RegistrationPage::start()
{
    showStep(m_step);
}

void RegistrationPage::showStep(Step step)
{
    m_step = step;
    const bool hasFields = !m_form.form.fields.isEmpty();
    m_subtitle->setText(step == Step::Server
                            ? tr("Choose the server that will keep it, as you would choose a mail provider.")
                            : tr("on %1").arg(m_asked.jid.domain()));
    m_subtitle->setVisible(step != Step::Certificate);
    m_serverStep->setVisible(step == Step::Server);
    m_formStep->setVisible(step == Step::Form);
    m_certificate->setVisible(step == Step::Certificate);
    m_main->setText(step == Step::Server ? tr("Continue") : tr("Create account"));
    m_main->setAccessibleName(m_main->text());
    m_main->setVisible(!m_busy && (step == Step::Server || (step == Step::Form && hasFields)));
    m_cancel->setVisible(m_busy);
    m_back->setVisible(!m_busy && step != Step::Certificate);
    if (m_busy)
        m_cancel->setFocus();
    else if (step == Step::Server)
        m_server->setFocus();
    else if (step == Step::Form && hasFields)
        (m_username->text().isEmpty() ? static_cast<QWidget *>(m_username) : m_passwords)->setFocus();
    else if (step == Step::Form)
        m_link->setFocus();
}

void RegistrationPage::askForForm()
{
    if (m_busy)
        return;
    const QString text = m_server->text();
    const auto typed = text.contains(u'@') ? Jid::fromUserInput(text) : Jid::parse(text.trimmed());
    if (!typed || !typed->resource().isEmpty()) {
        say(tr("This is no server's name. It looks like example.org."), true);
        return m_server->setFocus();
    }
    if (!typed->local().isEmpty()) { // ana@example.org: both are known at once
        m_username->setText(typed->local());
        m_server->setText(typed->domain());
    }
    AccountSettings server;
    if (typed->domain() == m_asked.jid.domain())
        server = m_asked;
    server.jid = *Jid::parse(typed->domain());
    m_connection->writeTo(server);
    m_asked = server;
    m_rest->setOwnDomain(server.jid.domain());
    say(tr("Asking %1…").arg(server.jid.domain()), false);
    emit formAsked(server);
}

void RegistrationPage::submit()
{
    if (m_busy)
        return;
    const QString domain = m_asked.jid.domain();
    const auto jid = Jid::fromUserInput(m_username->text(), domain);
    if (!m_usernameBox->isHidden() && (!jid || jid->local().isEmpty() || jid->domain() != domain || !jid->isBare())) {
        say(m_username->text().isEmpty() ? tr("Choose a name.")
                                         : tr("A name cannot look like this. Try letters and digits."),
            true);
        return m_username->setFocus();
    }
    if (const QString problem = m_passwords->problem(); !m_passwords->isHidden() && !problem.isEmpty()) {
        say(problem, true);
        return m_passwords->focusProblem();
    }
    if (!m_rest->check())
        return say(tr("Something is missing: it is marked above."), true);
    RegistrationForm filled = m_form;
    for (const FormField &field : m_rest->answers().fields)
        filled.form.setValues(field.name, field.values);
    if (jid)
        filled.form.setValues(u"username", {jid->local()});
    filled.form.setValues(u"password", {m_passwords->password()});
    say(tr("Creating your account…"), false);
    emit submitted(filled);
}

void RegistrationPage::goBack()
{
    say({}, false);
    if (m_step == Step::Form)
        showStep(Step::Server);
    else
        emit left();
}

void RegistrationPage::setBusy(bool busy)
{
    m_busy = busy;
    m_serverStep->setEnabled(!busy);
    m_formStep->setEnabled(!busy);
    if (!busy && !m_status->text().isEmpty() && m_status->property("passing").toBool())
        say({}, false);
    showStep(m_step == Step::Certificate ? (m_form.form.fields.isEmpty() ? Step::Server : Step::Form) : m_step);
}

void RegistrationPage::showForm(const RegistrationForm &form)
{
    m_form = form;
    DataForm rest = form.form;
    m_intro->setText(displayText((rest.title + u'\n' + rest.instructions).trimmed()));
    m_intro->setVisible(!m_intro->text().isEmpty());
    rest.title.clear();
    rest.instructions.clear();
    rest.fields.removeIf(isOwn);
    m_rest->setForm(rest);
    const bool hasFields = !form.form.fields.isEmpty();
    m_usernameBox->setVisible(form.form.find(u"username"));
    m_passwords->setVisible(form.form.find(u"password"));
    m_remember->parentWidget()->setVisible(hasFields);
    if (m_username->text().isEmpty())
        m_username->setText(form.form.value(u"username"));
    m_link->setVisible(form.link.isValid());
    m_linkText->setVisible(form.link.isValid() || !hasFields);
    if (!form.link.isValid())
        m_linkText->setText(tr("The server asks for nothing that could be filled in here. Choose another one."));
    else
        m_linkText->setText((hasFields ? tr("You can also sign up in the web browser, at %1.")
                                       : tr("This server signs people up in the web browser, at %1. When that is done, "
                                            "go back and sign in with your new account."))
                                .arg(form.link.toDisplayString()));
    showAddress();
    showStep(Step::Form);
    if (form.hasPicture() && !m_username->text().isEmpty()) // a fresh picture is what is left to do
        m_rest->focusFirst();
}

void RegistrationPage::showRefusal(const RegistrationRefusal &refusal)
{
    using Kind = RegistrationRefusal::Kind;
    QString text = RegistrationText::sentence(refusal.kind, m_asked.jid.domain());
    if (const QString own = RegistrationText::serverSays(refusal); !own.isEmpty())
        text += u'\n' + own;
    showStep(Step::Form);
    say(text, true);
    if (refusal.kind == Kind::WeakPassword)
        m_passwords->setFocus();
    else if (refusal.kind == Kind::WrongAnswer)
        m_rest->focusFirst();
    else if (refusal.kind == Kind::NameTaken || refusal.kind == Kind::NotAcceptable) {
        m_username->setFocus();
        m_username->selectAll();
    }
}

void RegistrationPage::showFailure(const Failure &failure)
{
    say(RegistrationText::sentence(failure, m_asked.jid.domain()), true);
    if (failure.kind == FailureKind::CertificateNotTrusted && failure.certificate) {
        showStep(Step::Certificate);
        m_certificate->ask(*failure.certificate);
    } else {
        showStep(m_step);
    }
}

void RegistrationPage::finish()
{
    m_passwords->clear();
    m_username->clear();
    m_form = {};
    m_rest->setForm({});
    say({}, false);
    showStep(Step::Server);
}

void RegistrationPage::showAddress()
{
    const auto jid = Jid::fromUserInput(m_username->text(), m_asked.jid.domain());
    const bool shown = jid && !jid->local().isEmpty() && !m_username->text().isEmpty();
    m_addressHint->setText(shown ? tr("Your address will be %1").arg(jid->bare().toString()) : QString());
    m_addressHint->setVisible(shown);
    m_passwords->setKnown({m_username->text(), m_asked.jid.domain()});
}

void RegistrationPage::say(const QString &text, bool isFailure)
{
    m_status->setProperty("passing", !isFailure); // said while it works; over with the work
    ColumnPage::say(m_status, text, isFailure ? TextLabel::Tone::Danger : TextLabel::Tone::Muted);
}

} // namespace Tertulia
