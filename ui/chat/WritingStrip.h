#pragma once

#include "ui/common/Icons.h"

#include <QWidget>

class QToolButton;

namespace Tertulia {

/// What is being answered or edited: a line that says which of the two, and the beginning of the message. Hidden while
/// it is neither. Texts from the network are shown as plain text, in one line.
class WritingStrip : public QWidget
{
    Q_OBJECT

public:
    explicit WritingStrip(QWidget *parent = nullptr);

    void say(Icon icon, const QString &title, const QString &text);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *m_close;
    Icon m_icon = Icon::Reply;
    QString m_title, m_text;
};

} // namespace Tertulia
