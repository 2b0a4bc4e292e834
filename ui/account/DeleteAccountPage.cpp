#include "ui/account/DeleteAccountPage.h"

#include "ui/common/FailureText.h"
#include "ui/common/TextLabel.h"
#include "ui/login/RegistrationText.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

DeleteAccountPage::DeleteAccountPage(const Jid &account, QWidget *parent)
    : ColumnPage(parent)
    , m_account(account)
    , m_address(new QLineEdit)
    , m_wipe(new QCheckBox(tr("Also delete my messages on this computer")))
    , m_status(new TextLabel(TextStyle::Body))
    , m_delete(new QPushButton(tr("Delete account")))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(Space::L);
    auto *title = new TextLabel(tr("Delete your account?"), TextStyle::Title);
    auto *who = new TextLabel(tr("%1 will be removed from its server. This cannot be undone.").arg(account.toString()),
                              TextStyle::BodyStrong);
    auto *losses = new TextLabel(tr("•  Your contacts are gone, and for them you are.\n"
                                    "•  Messages and files that the server keeps for you are gone.\n"
                                    "•  Nobody can write to this address any more, and someone else may take it."),
                                 TextStyle::Body, TextLabel::Tone::Muted);
    for (TextLabel *label : {title, who, losses, m_status})
        label->setWordWrap(true);
    m_status->setAccessibleName(tr("Deletion status"));
    m_wipe->setAccessibleName(m_wipe->text());
    m_address->setPlaceholderText(account.toString());
    m_delete->setProperty("look", u"danger"_s);
    column->addWidget(title);
    column->addWidget(who);
    column->addWidget(losses);
    column->addWidget(labelled(tr("Type the address to confirm"), m_address));
    column->addWidget(m_wipe);
    column->addWidget(m_status);
    for (QPushButton *button : {m_delete, m_cancel}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(true);
        column->addWidget(button);
    }
    setColumn(page);
    setAccessibleName(title->text());
    connect(m_address, &QLineEdit::textChanged, this, [this] { m_delete->setEnabled(isMeant()); });
    connect(m_address, &QLineEdit::returnPressed, this, &DeleteAccountPage::submit);
    connect(m_delete, &QPushButton::clicked, this, &DeleteAccountPage::submit);
    connect(m_cancel, &QPushButton::clicked, this, &DeleteAccountPage::left);
    m_delete->setEnabled(false);
    say({}, false);
}

void DeleteAccountPage::start()
{
    m_address->setFocus();
}

bool DeleteAccountPage::wipes() const
{
    return m_wipe->isChecked();
}

bool DeleteAccountPage::isMeant() const
{
    const auto typed = Jid::fromUserInput(m_address->text());
    return typed && *typed == m_account;
}

void DeleteAccountPage::submit()
{
    if (!isMeant() || !m_address->isEnabled())
        return;
    setBusy(true);
    say(tr("Deleting your account…"), false);
    emit deletionAsked();
}

void DeleteAccountPage::showProving()
{
    say(tr("Making sure that it is gone…"), false);
}

void DeleteAccountPage::showRefusal(const RegistrationRefusal &refusal)
{
    setBusy(false);
    QString text = tr("%1 does not let you delete your account from here. Ask its operator. Nothing was changed.")
                       .arg(m_account.domain());
    if (const QString own = RegistrationText::serverSays(refusal); !own.isEmpty())
        text += u'\n' + own;
    say(text, true);
}

void DeleteAccountPage::showUnproven(const Failure &failure)
{
    setBusy(false);
    if (failure.kind == FailureKind::NotSignedIn)
        return say(FailureText::sentence(failure), true);
    if (failure.kind == FailureKind::Unknown)
        return say(
            tr("The server said that the account is deleted, but signing in still works: it is still there. Your "
               "messages on this computer were not touched. Ask the operator of the server."),
            true);
    say(tr("It could not be found out whether the account is gone, so nothing on this computer was touched. Sign in "
           "again later: if that works, it is still there.") +
            u'\n' + FailureText::sentence(failure),
        true);
}

void DeleteAccountPage::setBusy(bool busy)
{
    m_address->setEnabled(!busy);
    m_wipe->setEnabled(!busy);
    m_delete->setEnabled(!busy && isMeant());
    m_cancel->setEnabled(!busy); // what is on its way to the server cannot be called back
}

void DeleteAccountPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_cancel->isEnabled())
        emit left();
    else
        ColumnPage::keyPressEvent(event);
}

void DeleteAccountPage::say(const QString &text, bool isFailure)
{
    ColumnPage::say(m_status, text, isFailure ? TextLabel::Tone::Danger : TextLabel::Tone::Muted);
}

} // namespace Tertulia
