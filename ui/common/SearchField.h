#pragma once

#include <QLineEdit>

namespace Tertulia {

/// A rounded field with a magnifying glass. Esc empties it, and leaves it when it is empty; Down moves on to what was
/// found.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setName(const QString &name, const QString &placeholder);
    void setClearsOnEscape(bool clears) { m_clearsOnEscape = clears; } ///< else Esc is for what is around it

signals:
    void leftDownwards();
    void left(); ///< by Esc

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_clearsOnEscape = true;
};

} // namespace Tertulia
