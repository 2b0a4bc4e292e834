#pragma once

#include <QLineEdit>

class QToolButton;

namespace Tertulia {

/// A field that hides what is typed, with a button that shows it. Forgets what was shown when it is cleared.
class PasswordField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget *parent = nullptr);

    void setRevealed(bool revealed);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *m_reveal;
};

} // namespace Tertulia
