#include "ui/common/TextLabel.h"

#include <QApplication>
#include <QEvent>

namespace Tertulia {

TextLabel::TextLabel(TextStyle style, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_style(style)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    dress();
}

TextLabel::TextLabel(const QString &text, TextStyle style, Tone tone, QWidget *parent)
    : TextLabel(style, tone, parent)
{
    setText(text);
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    dress();
}

bool TextLabel::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::ApplicationFontChange:
    case QEvent::Polish: // Qt tells of another font only what is in a window that was shown
    case QEvent::Show:
        dress();
        break;
    default:
        break;
    }
    return QLabel::event(event);
}

void TextLabel::dress()
{
    setFont(Theme::font(m_style, QApplication::font()));
    const QPalette whole = QApplication::palette();
    const Colours &c = Theme::colours(whole);
    const QColor ink = m_tone == Tone::Muted    ? c.mutedText
                       : m_tone == Tone::Danger ? c.danger
                       : m_tone == Tone::Accent ? c.accentInk
                                                : c.text;
    if (palette().color(QPalette::WindowText) == ink)
        return; // or a changed palette would change it for ever
    QPalette own;
    own.setColor(QPalette::WindowText, ink);
    setPalette(own);
}

} // namespace Tertulia
