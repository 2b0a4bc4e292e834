#include "ui/login/SignInPage.h"

#include "ui/common/FailureText.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PasswordField.h"
#include "ui/common/TextLabel.h"
#include "ui/login/AppMark.h"
#include "ui/login/CertificatePane.h"
#include "ui/login/ConnectionForm.h"

#include <QCheckBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// Where the person goes on after a failure, and whether what they typed as password may still be right.
struct WhereNext {
    enum Field { Address, Password, Settings, Button } field = Button;
    bool keepPassword = true;
};

WhereNext whereNext(FailureKind kind)
{
    switch (kind) {
    case FailureKind::InvalidAddress:
    case FailureKind::ServerNotFound:
    case FailureKind::WrongDomain:
        return {WhereNext::Address, true};
    case FailureKind::WrongCredentials:
        return {WhereNext::Password, false};
    case FailureKind::ServerUnreachable:
    case FailureKind::TimedOut:
    case FailureKind::TryLater:
    case FailureKind::ConnectionLost:
    case FailureKind::BrokenStream:
    case FailureKind::ServerClosed:
    case FailureKind::ReplacedElsewhere:
    case FailureKind::GateUnavailable:
    case FailureKind::CertificateNotTrusted:
    case FailureKind::SecretsUnavailable:
    case FailureKind::Cancelled:
    case FailureKind::Unknown:
        return {WhereNext::Button, true};
    case FailureKind::ProxyFailed:
    case FailureKind::NotXmpp:
        return {WhereNext::Settings, true};
    case FailureKind::NoEncryption:
    case FailureKind::AccountDisabled:
    case FailureKind::NoCommonMechanism:
    case FailureKind::ServerNotProven:
    case FailureKind::AddressChanged:
        return {WhereNext::Address, false};
    case FailureKind::NotSignedIn: // what follows does not happen while signing in
    case FailureKind::MessageTooLong:
    case FailureKind::RecipientUnknown:
    case FailureKind::RecipientUnavailable:
    case FailureKind::NotAllowed:
    case FailureKind::NotSupported:
    case FailureKind::AlreadyExists:
    case FailureKind::NotAcceptable:
    case FailureKind::StoreUnavailable:
    case FailureKind::StoreLocked:
    case FailureKind::StoreReadOnly:
    case FailureKind::StoreDamaged:
    case FailureKind::StoreTooNew:
    case FailureKind::FileUnreadable:
    case FailureKind::FileTooLarge:
    case FailureKind::FileDamaged:
    case FailureKind::FileNotSaved:
    case FailureKind::FileGone:
    case FailureKind::NoWayToSend:
    case FailureKind::Stalled:
    case FailureKind::DiskFull:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

SignInPage::SignInPage(QWidget *parent)
    : ColumnPage(parent)
    , m_pages(new QStackedWidget)
    , m_address(new QLineEdit)
    , m_password(new PasswordField)
    , m_remember(new QCheckBox(tr("Remember me")))
    , m_rememberReason(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_status(new TextLabel(TextStyle::Body))
    , m_connection(new ConnectionForm)
    , m_settings(new QPushButton(tr("Connection settings")))
    , m_signIn(new QPushButton(tr("Sign in")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_register(new QPushButton(tr("Create an account")))
    , m_back(new QPushButton(tr("Back")))
    , m_certificate(new CertificatePane)
{
    m_pages->addWidget(buildForm());
    m_pages->addWidget(m_certificate);
    setColumn(m_pages);

    for (QLineEdit *field : {m_address, static_cast<QLineEdit *>(m_password)})
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_connection, &ConnectionForm::submitted, this, &SignInPage::submit);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_cancel, &QPushButton::clicked, this, &SignInPage::cancelAsked);
    connect(m_back, &QPushButton::clicked, this, &SignInPage::left);
    connect(m_register, &QPushButton::clicked, this, &SignInPage::registrationAsked);
    connect(m_settings, &QPushButton::toggled, this, &SignInPage::unfoldSettings);
    connect(m_certificate, &CertificatePane::trusted, this, &SignInPage::certificateTrusted);
    connect(m_certificate, &CertificatePane::refused, this, &SignInPage::cancelAsked);
    reset();
    unfoldSettings(false);
    setRememberImpossible({});
    setCanLeave(false);
}

QWidget *SignInPage::buildForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins({});
    column->setSpacing(Space::L);

    auto *title = new TextLabel(tr("Welcome to Tertulia"), TextStyle::Title);
    auto *subtitle = new TextLabel(tr("Sign in with your XMPP address."), TextStyle::Body, TextLabel::Tone::Muted);
    for (QLabel *label : {static_cast<QLabel *>(title), static_cast<QLabel *>(subtitle)}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto *head = new QVBoxLayout;
    head->setSpacing(Space::XS);
    head->addWidget(new AppMark, 0, Qt::AlignCenter);
    head->addSpacing(Space::M);
    head->addWidget(title);
    head->addWidget(subtitle);

    m_address->setPlaceholderText(tr("you@example.org"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_remember->setAccessibleName(m_remember->text());
    m_rememberReason->setWordWrap(true);
    auto *remember = new QVBoxLayout;
    remember->setSpacing(Space::XS);
    remember->addWidget(m_remember);
    remember->addWidget(m_rememberReason);

    m_status->setAccessibleName(tr("Sign-in status"));
    m_status->setWordWrap(true);
    m_settings->setCheckable(true);
    m_settings->setProperty("look", u"quiet"_s);
    m_back->setProperty("look", u"quiet"_s);
    m_signIn->setProperty("look", u"main"_s);
    for (QPushButton *button : {m_settings, m_signIn, m_cancel, m_register, m_back}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(true);
    }

    column->addLayout(head);
    column->addSpacing(Space::S);
    column->addWidget(labelled(tr("Address"), m_address));
    column->addWidget(labelled(tr("Password"), m_password));
    column->addLayout(remember);
    column->addWidget(m_status);
    column->addWidget(m_signIn);
    column->addWidget(m_cancel);
    column->addWidget(m_register);
    column->addWidget(m_back);
    column->addWidget(m_settings, 0, Qt::AlignCenter);
    column->addWidget(m_connection);
    return form;
}

void SignInPage::setAccount(const AccountSettings &account)
{
    m_account = account;
    m_domain = account.jid.domain();
    m_address->setText(account.jid.toString());
    m_remember->setChecked(account.remember && m_remember->isEnabled());
    m_connection->fill(account);
    m_settings->setChecked(!m_connection->isEmpty());
}

void SignInPage::setRememberImpossible(const QString &reason)
{
    m_remember->setEnabled(reason.isEmpty());
    m_remember->setAccessibleDescription(reason);
    if (!reason.isEmpty())
        m_remember->setChecked(false);
    m_rememberReason->setText(reason);
    m_rememberReason->setVisible(!reason.isEmpty());
}

void SignInPage::focusFirstEmpty()
{
    if (m_pages->currentWidget() != m_certificate)
        (m_address->text().isEmpty() ? m_address : static_cast<QLineEdit *>(m_password))->setFocus();
}

void SignInPage::setCanLeave(bool can)
{
    m_back->setVisible(can);
}

void SignInPage::tell(const QString &news)
{
    say(news, false);
}

void SignInPage::showState(const ConnectionState &state)
{
    switch (state.phase) {
    case Phase::LookingUp:
    case Phase::Connecting:
    case Phase::Securing:
    case Phase::SigningIn:
        setBusy(true);
        say(tr("Verifying your address and password…"), false);
        break;
    case Phase::Synchronising:
    case Phase::Online:
        reset();
        break;
    case Phase::Offline:
    case Phase::WaitingToRetry:
    case Phase::NeedsYou:
        setBusy(false);
        if (state.failure && state.failure->kind != FailureKind::Cancelled)
            showFailure(*state.failure);
        else
            say({}, false);
        break;
    }
}

void SignInPage::reset()
{
    setBusy(false);
    m_password->clear();
    say({}, false);
}

void SignInPage::submit()
{
    if (m_busy)
        return;
    const std::optional<Jid> jid = Jid::fromUserInput(m_address->text(), m_domain);
    if (!jid || jid->local().isEmpty())
        return showFailure({FailureKind::InvalidAddress, {}, {}, {}});
    m_domain = jid->domain();
    if (!m_address->text().contains(u'@'))
        m_address->setText(jid->bare().toString()); // a name alone: this is who it was taken for
    if (m_password->text().isEmpty()) {
        say(tr("Type your password."), true);
        return m_password->setFocus();
    }
    AccountSettings account;
    if (jid->bare() == m_account.jid)
        account = m_account;
    account.jid = jid->bare();
    account.remember = m_remember->isChecked();
    m_connection->writeTo(account);
    emit signInAsked(account, m_password->text());
}

void SignInPage::setBusy(bool busy)
{
    m_busy = busy;
    m_pages->setCurrentIndex(0);
    for (QWidget *part : {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_password),
                          static_cast<QWidget *>(m_settings), static_cast<QWidget *>(m_connection)})
        part->setEnabled(!busy);
    m_remember->setEnabled(!busy && m_rememberReason->text().isEmpty());
    m_signIn->setVisible(!busy);
    m_register->setVisible(!busy);
    m_cancel->setVisible(busy);
    if (busy)
        m_cancel->setFocus();
}

void SignInPage::showFailure(const Failure &failure)
{
    say(FailureText::sentence(failure), true);
    if (failure.kind == FailureKind::CertificateNotTrusted && failure.certificate) {
        m_pages->setCurrentWidget(m_certificate);
        return m_certificate->ask(*failure.certificate);
    }
    const WhereNext next = whereNext(failure.kind);
    if (!next.keepPassword)
        m_password->clear();
    switch (next.field) {
    case WhereNext::Address:
        m_address->setFocus();
        m_address->selectAll();
        break;
    case WhereNext::Password:
        m_password->setFocus();
        break;
    case WhereNext::Settings:
        m_settings->setChecked(true);
        m_connection->setFocus();
        break;
    case WhereNext::Button:
        m_signIn->setFocus();
        break;
    }
}

void SignInPage::say(const QString &text, bool isFailure)
{
    ColumnPage::say(m_status, text, isFailure ? TextLabel::Tone::Danger : TextLabel::Tone::Muted);
}

void SignInPage::unfoldSettings(bool open)
{
    m_settings->setIcon(Icons::icon(open ? Icon::ChevronDown : Icon::ChevronRight));
    m_connection->setVisible(open);
}

} // namespace Tertulia
