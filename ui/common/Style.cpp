#include "ui/common/Style.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

enum class Look { Plain, Main, Quiet, Danger };

Look lookOf(const QWidget *widget)
{
    const QString look = widget ? widget->property("look").toString() : QString();
    return look == "main"_L1     ? Look::Main
           : look == "quiet"_L1  ? Look::Quiet
           : look == "danger"_L1 ? Look::Danger
                                 : Look::Plain;
}

void fillRound(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &edge = Qt::transparent,
               qreal radius = Space::Radius, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(edge.alpha() ? QPen(edge, width) : QPen(Qt::NoPen));
    const qreal inset = edge.alpha() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter->restore();
}

bool keyboardFocused(const QStyleOption *option)
{
    return (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_KeyboardFocusChange);
}

QColor faded(QColor colour, bool enabled)
{
    colour.setAlphaF(enabled ? 1.f : 0.4f);
    return colour;
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter, Look look)
{
    const Colours &c = Theme::colours(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hot = enabled && (option->state & QStyle::State_MouseOver);
    const bool down =
        (option->state & QStyle::State_Sunken) || (look == Look::Plain && (option->state & QStyle::State_On));
    QColor fill;
    if (look == Look::Main)
        fill = faded(down ? c.accent.darker(118) : hot ? c.accent.lighter(112) : c.accent, enabled);
    else if (look == Look::Danger)
        fill = faded(down  ? c.dangerSurface.darker(110)
                     : hot ? c.dangerSurface.lighter(103)
                           : c.dangerSurface,
                     enabled);
    else if (look == Look::Quiet)
        fill = down ? c.pressed : hot ? c.hover : Qt::transparent;
    else
        fill = down ? c.pressed : hot ? c.pressed.lighter(102) : c.hover;
    fillRound(painter, option->rect, fill);
    if (keyboardFocused(option))
        fillRound(painter, option->rect, Qt::transparent, look == Look::Main ? c.text : c.accentInk, Space::Radius, 2);
}

void drawField(const QStyleOption *option, QPainter *painter)
{
    const Colours &c = Theme::colours(option->palette);
    const bool focused = option->state & QStyle::State_HasFocus;
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor edge = c.line.darker(c.page.lightness() > 128 ? 115 : 60); // fields stand out a little more than lines
    if (c.page.lightness() <= 128)
        edge = c.line.lighter(135);
    fillRound(painter, option->rect, enabled ? c.page : c.sidebar, focused ? c.accentInk : faded(edge, enabled),
              Space::Radius, focused ? 2 : 1);
}

void drawCheckIndicator(const QStyleOption *option, QPainter *painter)
{
    const Colours &c = Theme::colours(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const QRectF box = QRectF(option->rect).adjusted(1, 1, -1, -1);
    fillRound(painter, box, on ? faded(c.accent, enabled) : QColor(c.page),
              on ? QColor(Qt::transparent) : faded(c.offline, enabled), 5, 1.5);
    if (on)
        Icons::paint(painter, box.adjusted(1, 1, -1, -1).toRect(), Icon::Check, c.accentText);
    if (keyboardFocused(option))
        fillRound(painter, option->rect.adjusted(-1, -1, 1, 1), Qt::transparent, c.accentInk, 6, 1.5);
}

void drawScrollBar(const QStyleOptionSlider *bar, QPainter *painter, const QRect &slider)
{
    if (bar->maximum <= bar->minimum)
        return;
    const Colours &c = Theme::colours(bar->palette);
    QColor handle = c.mutedText;
    const bool hot = bar->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    handle.setAlphaF(bar->state & QStyle::State_Sunken ? 0.75f : hot ? 0.55f : 0.3f);
    const bool upright = bar->orientation == Qt::Vertical;
    const qreal thin = hot ? 3 : 4; // what stays free at either side of the handle
    const QRectF rect =
        QRectF(slider).adjusted(upright ? thin : 2, upright ? 2 : thin, upright ? -thin : -2, upright ? -2 : -thin);
    fillRound(painter, rect, handle, Qt::transparent, std::min(rect.width(), rect.height()) / 2);
}

} // namespace

bool showsFocusRing(const QWidget *widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (widget->inherits("QAbstractButton") || widget->inherits("QComboBox") || widget->inherits("QScrollBar"))
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return Space::XS;
    case PM_MenuPanelWidth:
        return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return std::max(20, option ? option->fontMetrics.height() : 0);
    case PM_CheckBoxLabelSpacing:
        return Space::S;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Space::S;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return Space::L;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return 20;
    case PM_ToolTipLabelFrameWidth:
        return Space::S;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ToolTipLabel_Opacity:
        return hint == SH_ToolTipLabel_Opacity ? 255 : 0;
    case SH_ComboBox_Popup:
        return 0; // a list below the field
    case SH_Menu_MouseTracking:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    const int line = option ? option->fontMetrics.height() : 16;
    const int control = std::max(36, line + Space::L); // one height for fields and buttons that stand in a row
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool iconOnly = button && button->text.isEmpty();
        return {iconOnly ? std::max(control, contents.width()) : contents.width() + 2 * Space::L, control};
    }
    case CT_ToolButton:
        return {std::max(contents.width() + Space::L, control), std::max(contents.height() + Space::S, control)};
    case CT_LineEdit:
        return {size.width(), control};
    case CT_ComboBox:
        return {contents.width() + Space::XXL + Space::M, control};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), Space::S + 1};
        return {size.width() + Space::XL, std::max(size.height(), line + Space::M)};
    }
    default:
        return size;
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents)
        rect.adjust(Space::S, 0, -Space::S, 0);
    return rect;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const int shortest = proxy()->pixelMetric(PM_ScrollBarSliderMin, option, widget);
        const int slider = range <= 0 ? length
                                      : std::clamp(int(qint64(length) * bar->pageStep / (range + bar->pageStep)),
                                                   std::min(shortest, length), length);
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto strip = [&](int from, int size) {
            return visualRect(bar->direction, bar->rect,
                              upright ? QRect(0, from, bar->rect.width(), size)
                                      : QRect(from, 0, size, bar->rect.height()));
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return strip(start, slider);
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSubPage:
            return strip(0, start);
        case SC_ScrollBarAddPage:
            return strip(start + slider, length - start - slider);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(Space::S, 0, -Space::XXL, 0));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Colours &c = Theme::colours(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButtonPanel(option, painter, lookOf(widget));
    case PE_PanelButtonTool:
        return drawButtonPanel(option, painter, Look::Quiet);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        return drawField(option, painter);
    case PE_IndicatorCheckBox:
        return drawCheckIndicator(option, painter);
    case PE_FrameFocusRect:
        return; // every control of ours shows focus with its own edge
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, c.raised);
        [[fallthrough]];
    case PE_FrameMenu:
        painter->setPen(c.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_Frame:
        if (widget && widget->property("look") == u"field"_s) // a larger box to write in or to choose from
            return drawField(option, painter);
        [[fallthrough]];
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Colours &c = Theme::colours(option->palette);
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, c.line);
    } else if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
               button && element == CE_PushButtonLabel &&
               (lookOf(widget) == Look::Main || lookOf(widget) == Look::Danger)) {
        QStyleOptionButton copy = *button;
        copy.palette.setColor(QPalette::ButtonText, lookOf(widget) == Look::Main
                                                        ? c.accentText
                                                        : faded(c.danger, option->state & State_Enabled));
        QProxyStyle::drawControl(element, &copy, painter, widget);
    } else if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
               item && element == CE_MenuItem && item->menuItemType != QStyleOptionMenuItem::Separator) {
        QStyleOptionMenuItem copy = *item;
        if ((item->state & State_Selected) && (item->state & State_Enabled))
            fillRound(painter, item->rect, c.selection, Qt::transparent, 6);
        copy.state &= ~State_Selected;
        copy.palette.setColor(QPalette::Light, Qt::transparent);
        QColor clear = copy.palette.color(QPalette::Window); // still light or dark: Theme::colours() looks at it
        clear.setAlpha(0);
        copy.palette.setColor(QPalette::Window, clear);
        QProxyStyle::drawControl(element, &copy, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        drawScrollBar(bar, painter, subControlRect(control, bar, SC_ScrollBarSlider, widget));
    } else if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
               tool && control == CC_ToolButton) {
        QStyleOptionToolButton copy = *tool; // a button with a symbol says enough without a second arrow
        copy.features &= ~QStyleOptionToolButton::HasMenu;
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    } else if (control == CC_ComboBox) {
        const Colours &c = Theme::colours(option->palette);
        drawField(option, painter);
        const QRect arrow(option->rect.right() - Space::XL - 2, option->rect.center().y() - 8, 18, 18);
        Icons::paint(painter, visualRect(option->direction, option->rect, arrow), Icon::ChevronDown,
                     faded(c.mutedText, option->state & State_Enabled));
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace Tertulia
