#pragma once

#include <QScrollArea>

namespace Tertulia {

/// A page that is one column of comfortable width, in the middle of whatever room there is; scrolls when there is
/// little.
class ColumnPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit ColumnPage(QWidget *parent = nullptr);

    void setColumn(QWidget *column); ///< once

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *m_column = nullptr;
};

/// `field` under its name, which is its accessible name too. `mark` is shown behind the name and not spoken.
QWidget *labelled(const QString &name, QWidget *field, const QString &mark = {});

} // namespace Tertulia
