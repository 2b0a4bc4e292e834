#pragma once

#include <QWidget>

class QPushButton;

namespace Tertulia {

class TextLabel;

/// A strip that says one thing and offers at most one action; hidden while there is nothing to say. What it says is
/// also announced to screen readers.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Info, Warning, Danger };

    explicit MessageBar(QWidget *parent = nullptr);

    QString text() const;

public slots:
    void say(Tertulia::MessageBar::Tone tone, const QString &text, const QString &action = {});
    void clear();

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Info;
    TextLabel *m_text;
    QPushButton *m_action;
};

/// Speaks `text` through `widget` where a screen reader listens.
void announce(QWidget *widget, const QString &text);

} // namespace Tertulia
