#pragma once

#include "ui/common/TextLabel.h"

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
    /// Shows, and tells a screen reader, what `status` says now; empty: it says nothing and takes no room.
    static void say(TextLabel *status, const QString &text, TextLabel::Tone tone);

    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *m_column = nullptr;
};

/// `field` under its name, which is its accessible name too. `mark` is shown behind the name and not spoken.
QWidget *labelled(const QString &name, QWidget *field, const QString &mark = {});

} // namespace Tertulia
