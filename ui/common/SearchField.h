#pragma once

#include <QLineEdit>

namespace Tertulia {

/// A rounded field with a magnifying glass. Esc empties it; Down moves on to what was found.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setName(const QString &name, const QString &placeholder);

signals:
    void leftDownwards();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace Tertulia
