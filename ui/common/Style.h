#pragma once

#include <QProxyStyle>

namespace Tertulia {

/// Fusion, calmed: flat buttons and fields with one radius, the accent as focus ring, slim scroll bars, airy menus.
/// A button with the property `look` = "main" carries the accent, "quiet" has no surface until it is pointed at,
/// "danger" takes something away for good. A scroll area with "field" looks like one.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void polish(QWidget *widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

/// Whether a widget that paints itself shows that it has the focus: only to somebody who moves by keyboard.
bool showsFocusRing(const QWidget *widget);

} // namespace Tertulia
