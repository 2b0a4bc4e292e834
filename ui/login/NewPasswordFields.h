#pragma once

#include <QWidget>

namespace Tertulia {

class PasswordField;
class PasswordStrength;

/// `Password` and `Confirm password` with a hint how strong it is: where somebody invents one.
class NewPasswordFields : public QWidget
{
    Q_OBJECT

public:
    explicit NewPasswordFields(const QString &passwordName, QWidget *parent = nullptr);

    QString password() const;
    void setKnown(const QStringList &known); ///< what makes a bad password: the name, the server
    QString problem() const;                 ///< nothing typed, or two different ones; else empty
    void focusProblem();
    void clear();

signals:
    void submitted(); ///< Enter

private:
    void showStrength();

    PasswordField *m_password, *m_confirm;
    PasswordStrength *m_strength;
    QStringList m_known;
};

} // namespace Tertulia
