#pragma once

#include <QWidget>

namespace Tertulia {

class SegmentButton;

/// One rounded strip of parts, one of which is chosen, equal where there is room; a part may carry a count. Each part
/// is a button of its own for keyboard and screen reader.
class SegmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentBar(const QStringList &names, QWidget *parent = nullptr);

    int current() const { return m_current; }
    void setCurrent(int index);
    void setCount(int index, int count); ///< 0: no badge; a dot where there is no room for numbers

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QList<SegmentButton *> m_parts;
    int m_current = 0;
};

} // namespace Tertulia
