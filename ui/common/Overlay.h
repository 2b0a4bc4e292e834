#pragma once

#include <QPointer>
#include <QWidget>

namespace Tertulia {

/// A card above everything else in its parent window, which is dimmed meanwhile. Esc or a click beside the card closes
/// it, and the keyboard goes back to where it was. Not modal: nothing waits for it. To a screen reader it is a dialog
/// of its accessible name, and a part of the window: what is a window of its own (Qt::Popup) hangs on no branch of the
/// tree that it walks.
class Overlay : public QWidget
{
    Q_OBJECT

public:
    enum class Backdrop { Dimmed, Clear };

    explicit Overlay(QWidget *parent, Backdrop backdrop = Backdrop::Dimmed);

    void open();
    void close();

signals:
    void closed();

protected:
    QWidget *card() const { return m_card; } ///< what is shown, laid out by the heir
    virtual QRect cardRect() const;          ///< within this widget; by default in its middle
    virtual void takeFocus() = 0;            ///< when it has opened: to what in it wants the keyboard
    void place();                            ///< again, where the card wants another place

    bool event(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QWidget *m_card;
    Backdrop m_backdrop;
    QPointer<QWidget> m_before; ///< had the keyboard
};

} // namespace Tertulia
