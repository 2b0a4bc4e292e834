#pragma once

#include <QWidget>

class QToolButton;

namespace Tertulia {

class SearchField;
class TextLabel;

/// The strip over a conversation in which one looks for words. Enter goes to the match before (older), Shift+Enter to
/// the one after; Esc closes.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void open();
    void close();
    QString text() const;

public slots:
    /// "3 of 50+": `at` counts from 1, 0 while there is none; `more`: there are others behind `found`.
    void setPlace(int at, int found, bool more, bool searching);

signals:
    void opened();
    void textChanged(const QString &text);
    void olderAsked();
    void newerAsked();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    SearchField *m_field;
    TextLabel *m_place;
    QToolButton *m_older, *m_newer;
};

} // namespace Tertulia
