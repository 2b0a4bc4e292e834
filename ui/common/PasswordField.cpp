#include "ui/common/PasswordField.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QToolButton>

namespace Tertulia {

PasswordField::PasswordField(QWidget *parent)
    : QLineEdit(parent)
    , m_reveal(new QToolButton(this))
{
    m_reveal->setCursor(Qt::ArrowCursor);
    m_reveal->setFocusPolicy(Qt::TabFocus);
    m_reveal->setIconSize({20, 20});
    connect(m_reveal, &QToolButton::clicked, this, [this] { setRevealed(echoMode() == Password); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            setRevealed(false);
    });
    setRevealed(false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
}

void PasswordField::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    m_reveal->setIcon(Icons::icon(revealed ? Icon::EyeOff : Icon::Eye));
    const QString does = revealed ? tr("Hide password") : tr("Show password");
    m_reveal->setAccessibleName(does);
    m_reveal->setToolTip(does);
}

void PasswordField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    const int side = height() - Space::XS * 2;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    m_reveal->setGeometry(mirrored ? Space::XS : width() - side - Space::XS, Space::XS, side, side);
    setTextMargins(mirrored ? side : 0, 0, mirrored ? 0 : side, 0);
}

} // namespace Tertulia
