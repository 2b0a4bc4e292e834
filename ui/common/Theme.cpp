#include "ui/common/Theme.h"

#include "ui/common/Style.h"
#include "ui/common/SystemScheme.h"

#include <QApplication>
#include <QPainter>
#include <QWidget>

namespace Tertulia {

namespace {

constexpr QColor rgb(QRgb value)
{
    return QColor((value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
}

// Warm paper and petrol ink; at night the same ink on graphite.
const Colours Light{
    .page = rgb(0xffffff),
    .sidebar = rgb(0xf7f6f3),
    .raised = rgb(0xffffff),
    .text = rgb(0x1f2427),
    .mutedText = rgb(0x5c6267),
    .line = rgb(0xe3e1dc),
    .hover = rgb(0xeeece8),
    .pressed = rgb(0xe4e1db),
    .selection = rgb(0xd8e8ee),
    .accent = rgb(0x1b6c86),
    .accentText = rgb(0xffffff),
    .accentInk = rgb(0x17617a),
    .incomingBubble = rgb(0xf1f0ec),
    .ownBubble = rgb(0xd9ebf1),
    .danger = rgb(0xb3261e),
    .dangerSurface = rgb(0xfcecea),
    .warning = rgb(0x825500),
    .warningSurface = rgb(0xfdf3dc),
    .infoSurface = rgb(0xe7f1f4),
    .available = rgb(0x2f9e5f),
    .away = rgb(0xe09b1a),
    .busy = rgb(0xd0483f),
    .offline = rgb(0x9aa0a4),
};

const Colours Dark{
    .page = rgb(0x15191b),
    .sidebar = rgb(0x1b2022),
    .raised = rgb(0x252b2e),
    .text = rgb(0xe6e9ea),
    .mutedText = rgb(0xa6afb4),
    .line = rgb(0x2e3538),
    .hover = rgb(0x252b2e),
    .pressed = rgb(0x2d3437),
    .selection = rgb(0x213f4a),
    .accent = rgb(0x2a7b97),
    .accentText = rgb(0xffffff),
    .accentInk = rgb(0x7cc4da),
    .incomingBubble = rgb(0x252b2e),
    .ownBubble = rgb(0x1f4a58),
    .danger = rgb(0xff9d94),
    .dangerSurface = rgb(0x43241f),
    .warning = rgb(0xf1c26b),
    .warningSurface = rgb(0x3a2f17),
    .infoSurface = rgb(0x1d333b),
    .available = rgb(0x3fbd78),
    .away = rgb(0xe6a93c),
    .busy = rgb(0xe8665c),
    .offline = rgb(0x737c81),
};

} // namespace

Theme::Theme(QApplication &application, Scheme scheme)
    : m_application(application)
    , m_system(new SystemScheme(this))
    , m_scheme(scheme)
{
    QApplication::setStyle(new Style);
    connect(m_system, &SystemScheme::changed, this, &Theme::apply);
    apply();
}

void Theme::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    apply();
}

void Theme::apply()
{
    const bool dark = m_scheme == Scheme::System ? m_system->isDark() : m_scheme == Scheme::Dark;
    QApplication::setPalette(palette(dark));
}

const Colours &Theme::colours(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Dark : Light;
}

QFont Theme::font(TextStyle style, const QFont &base)
{
    static constexpr qreal Steps[] = {1.6, 1.15, 1.0, 1.0, 0.92, 0.84};
    QFont font = base;
    const qreal step = Steps[int(style)];
    if (base.pixelSize() > 0)
        font.setPixelSize(qRound(base.pixelSize() * step));
    else
        font.setPointSizeF(base.pointSizeF() * step);
    if (style == TextStyle::Title || style == TextStyle::Heading || style == TextStyle::BodyStrong)
        font.setWeight(QFont::DemiBold);
    return font;
}

QPalette Theme::palette(bool dark)
{
    const Colours &c = dark ? Dark : Light;
    QPalette p(c.page, c.page);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.page);
    p.setColor(QPalette::AlternateBase, c.sidebar);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.mutedText);
    p.setColor(QPalette::Button, c.hover);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.danger);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.accentText);
    p.setColor(QPalette::Accent, c.accent);
    p.setColor(QPalette::Link, c.accentInk);
    p.setColor(QPalette::LinkVisited, c.accentInk);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Light, c.raised);
    p.setColor(QPalette::Midlight, c.hover);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.offline);
    p.setColor(QPalette::Shadow, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        QColor faded = c.text;
        faded.setAlphaF(0.45f);
        p.setColor(QPalette::Disabled, role, faded);
    }
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.pressed);
    return p;
}

void paintCard(QWidget *card)
{
    const Colours &c = Theme::colours(card->palette());
    QPainter painter(card);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(c.line);
    painter.setBrush(c.raised);
    painter.drawRoundedRect(QRectF(card->rect()).adjusted(0.5, 0.5, -0.5, -0.5), Space::Radius, Space::Radius);
}

} // namespace Tertulia
