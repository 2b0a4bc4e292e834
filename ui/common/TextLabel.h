#pragma once

#include "ui/common/Theme.h"

#include <QLabel>

namespace Tertulia {

/// A label in one of the theme's styles and tones, following font and palette while it is shown. Always plain text
/// (HOSTILE §4): what it says may come from the network.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Normal, Muted, Danger, Accent };

    explicit TextLabel(TextStyle style, Tone tone = Tone::Normal, QWidget *parent = nullptr);
    TextLabel(const QString &text, TextStyle style, Tone tone = Tone::Normal, QWidget *parent = nullptr);

    void setTone(Tone tone);

protected:
    bool event(QEvent *event) override;

private:
    void dress();

    TextStyle m_style;
    Tone m_tone;
};

} // namespace Tertulia
