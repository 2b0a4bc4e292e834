#pragma once

#include <QWidget>

namespace Tertulia {

/// What is seen while files are held over a conversation: that they may be dropped here, and whom they will be for.
/// Takes no events itself.
class DropTarget : public QWidget
{
    Q_OBJECT

public:
    explicit DropTarget(QWidget *parent);

    void setName(const QString &name) { m_name = name; } ///< of the partner

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace Tertulia
