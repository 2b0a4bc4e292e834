#pragma once

#include "ui/common/TextLabel.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace Tertulia {

/// A page that is one column of comfortable width, in the middle of whatever room there is; scrolls when there is
/// little.
class ColumnPage : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnPage(QWidget *parent = nullptr);

    void setColumn(QWidget *column); ///< once
    /// Under the column, as wide as it, and in sight wherever one has scrolled. Where it needs more room it grows
    /// upwards: what stands at its end stays under the mouse. Once.
    void setFooter(QWidget *footer);

protected:
    void bringIntoSight(QWidget *part); ///< of the column
    /// Shows, and tells a screen reader, what `status` says now; empty: it says nothing and takes no room.
    static void say(TextLabel *status, const QString &text, TextLabel::Tone tone);

    bool eventFilter(QObject *object, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QScrollArea *m_area;
    QWidget *m_column = nullptr, *m_footer = nullptr;
    QVBoxLayout *m_band = nullptr; ///< holds the footer in its middle
};

/// `field` under its name, which is its accessible name too. `mark` is shown behind the name and not spoken.
QWidget *labelled(const QString &name, QWidget *field, const QString &mark = {});

} // namespace Tertulia
