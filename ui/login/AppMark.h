#pragma once

#include <QIcon>
#include <QWidget>

namespace Tertulia {

/// The program's sign, painted: two speech bubbles leaning towards each other.
class AppMark : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Side = 64;

    explicit AppMark(QWidget *parent = nullptr);

    static void paint(QPainter *painter, const QRectF &rect);
    static QIcon icon(); ///< of the window, in the sizes that desktops ask for

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Tertulia
