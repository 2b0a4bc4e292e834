#pragma once

#include <QWidget>

namespace Tertulia {

class TextLabel;

/// A hint, not a judge: how long somebody would have to guess. Pure.
namespace PasswordGuess {
enum class Strength { None, Weak, Fair, Good, Strong };
Strength strength(const QString &password, const QStringList &known = {}); ///< known: the name, the server …
} // namespace PasswordGuess

/// Four short bars and a word for them, under a field in which somebody invents a password.
class PasswordStrength : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordStrength(QWidget *parent = nullptr);

public slots:
    void setPassword(const QString &password, const QStringList &known = {});

private:
    class Bars;

    Bars *m_bars;
    TextLabel *m_text;
};

} // namespace Tertulia
