#include "ui/login/NewPasswordFields.h"

#include "ui/common/ColumnPage.h"
#include "ui/common/PasswordField.h"
#include "ui/common/PasswordStrength.h"
#include "ui/common/Theme.h"

#include <QVBoxLayout>

namespace Tertulia {

NewPasswordFields::NewPasswordFields(const QString &passwordName, QWidget *parent)
    : QWidget(parent)
    , m_password(new PasswordField)
    , m_confirm(new PasswordField)
    , m_strength(new PasswordStrength)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::S);
    column->addWidget(labelled(passwordName, m_password));
    column->addWidget(m_strength);
    column->addSpacing(Space::S);
    column->addWidget(labelled(tr("Confirm password"), m_confirm));
    connect(m_password, &QLineEdit::textChanged, this, &NewPasswordFields::showStrength);
    for (PasswordField *field : {m_password, m_confirm})
        connect(field, &QLineEdit::returnPressed, this, &NewPasswordFields::submitted);
    setFocusProxy(m_password);
}

QString NewPasswordFields::password() const
{
    return m_password->text();
}

void NewPasswordFields::setKnown(const QStringList &known)
{
    m_known = known;
    showStrength();
}

QString NewPasswordFields::problem() const
{
    if (m_password->text().isEmpty())
        return tr("Choose a password.");
    if (m_confirm->text().isEmpty())
        return tr("Type the password a second time, so that a slip does not lock you out.");
    if (m_password->text() != m_confirm->text())
        return tr("The two passwords are not the same.");
    return {};
}

void NewPasswordFields::focusProblem()
{
    (m_password->text().isEmpty() ? m_password : m_confirm)->setFocus();
}

void NewPasswordFields::clear()
{
    m_password->clear();
    m_confirm->clear();
}

void NewPasswordFields::showStrength()
{
    m_strength->setPassword(m_password->text(), m_known);
}

} // namespace Tertulia
