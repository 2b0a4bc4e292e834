#include "ui/account/ChangePasswordPage.h"

#include "ui/common/FailureText.h"
#include "ui/common/TextLabel.h"
#include "ui/login/NewPasswordFields.h"
#include "ui/login/RegistrationText.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

ChangePasswordPage::ChangePasswordPage(const Jid &account, QWidget *parent)
    : ColumnPage(parent)
    , m_account(account)
    , m_passwords(new NewPasswordFields(tr("New password")))
    , m_status(new TextLabel(TextStyle::Body))
    , m_change(new QPushButton(tr("Change password")))
    , m_back(new QPushButton(tr("Back")))
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(Space::L);
    auto *title = new TextLabel(tr("Change password"), TextStyle::Title);
    auto *about = new TextLabel(tr("of %1. Your other devices will ask for the new one.").arg(account.toString()),
                                TextStyle::Body, TextLabel::Tone::Muted);
    for (TextLabel *label : {title, about, m_status})
        label->setWordWrap(true);
    m_status->setAccessibleName(tr("Password status"));
    m_passwords->setKnown({account.local(), account.domain()});
    m_change->setProperty("look", u"main"_s);
    m_back->setProperty("look", u"quiet"_s);
    column->addWidget(title);
    column->addWidget(about);
    column->addWidget(m_passwords);
    column->addWidget(m_status);
    for (QPushButton *button : {m_change, m_back}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(true);
        column->addWidget(button);
    }
    setColumn(page);
    setAccessibleName(title->text());
    connect(m_passwords, &NewPasswordFields::submitted, this, &ChangePasswordPage::submit);
    connect(m_change, &QPushButton::clicked, this, &ChangePasswordPage::submit);
    connect(m_back, &QPushButton::clicked, this, &ChangePasswordPage::left);
    say({}, false);
}

void ChangePasswordPage::start()
{
    m_passwords->setFocus();
}

void ChangePasswordPage::submit()
{
    if (m_busy)
        return;
    if (const QString problem = m_passwords->problem(); !problem.isEmpty()) {
        say(problem, true);
        return m_passwords->focusProblem();
    }
    setBusy(true);
    say(tr("Changing your password…"), false);
    emit passwordChosen(m_passwords->password());
}

void ChangePasswordPage::showRefusal(const RegistrationRefusal &refusal)
{
    using Kind = RegistrationRefusal::Kind;
    setBusy(false);
    QString text = refusal.kind == Kind::WeakPassword || refusal.kind == Kind::ServerTrouble
                       ? RegistrationText::sentence(refusal.kind, m_account.domain())
                       : tr("%1 does not let you change your password from here.").arg(m_account.domain());
    if (const QString own = RegistrationText::serverSays(refusal); !own.isEmpty())
        text += u'\n' + own;
    say(text, true);
    m_passwords->setFocus();
}

void ChangePasswordPage::showDoubt(const Failure &failure)
{
    setBusy(false);
    if (failure.kind == FailureKind::NotSignedIn)
        return say(FailureText::sentence(failure), true);
    say(tr("The connection was lost before the server answered, so either password may be the right one now. Should "
           "you "
           "be asked for it, try the new one first."),
        true);
}

void ChangePasswordPage::showDone()
{
    m_passwords->clear();
    m_passwords->hide();
    m_change->hide();
    m_busy = false;
    say(tr("Your password was changed."), false);
    m_back->setFocus();
}

void ChangePasswordPage::setBusy(bool busy)
{
    m_busy = busy;
    m_passwords->setEnabled(!busy);
    m_change->setEnabled(!busy);
}

void ChangePasswordPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        ColumnPage::keyPressEvent(event);
}

void ChangePasswordPage::say(const QString &text, bool isFailure)
{
    ColumnPage::say(m_status, text, isFailure ? TextLabel::Tone::Danger : TextLabel::Tone::Normal);
}

} // namespace Tertulia
