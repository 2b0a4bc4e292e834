#pragma once

#include <QWidget>

class QToolButton;

namespace Tertulia {

class Thumbnails;

/// One file about to be sent: its picture or symbol, name and size, and a way to leave it out.
class AttachedRow : public QWidget
{
    Q_OBJECT

public:
    AttachedRow(const QString &path, Thumbnails &thumbnails, QWidget *parent = nullptr);

    QSize sizeHint() const override;

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_path, m_name, m_size;
    Thumbnails &m_thumbnails;
    QToolButton *m_remove;
};

} // namespace Tertulia
