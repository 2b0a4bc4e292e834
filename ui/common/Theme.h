#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;
class QWidget;

namespace Tertulia {

class SystemScheme;

/// Distances in logical pixels, all on the 4 px grid. Heights of anything that holds text come from its font instead.
namespace Space {
inline constexpr int XS = 4, S = 8, M = 12, L = 16, XL = 24, XXL = 32;
inline constexpr int Radius = 8;        ///< fields, buttons, rows
inline constexpr int BubbleRadius = 16; ///< bubbles, cards
} // namespace Space

/// The type scale, in steps relative to the application's font: a person's larger font enlarges everything.
enum class TextStyle {
    Title,      ///< 1.6 ×, one a page
    Heading,    ///< 1.15 ×, semi-bold: conversation header, panels
    Body,       ///< 1 ×
    BodyStrong, ///< 1 ×, semi-bold: names
    Secondary,  ///< 0.92 ×: previews, status texts
    Caption,    ///< 0.84 ×: times, group headings, badges
};

/// Everything that has a colour and no QPalette role. Text colours hold 4.5:1 on page, sidebar and selection.
struct Colours {
    QColor page, sidebar, raised; ///< surfaces: conversation, sidebar, cards and menus
    QColor text, mutedText, line;
    QColor hover, pressed, selection; ///< row and button backgrounds
    QColor accent, accentText;        ///< fill of the one main action, and what is written on it
    QColor accentInk;                 ///< links, marked text: the accent as ink on page and sidebar
    QColor incomingBubble, ownBubble;
    QColor danger, dangerSurface, warning, warningSurface, infoSurface;
    QColor available, away, busy, offline; ///< presence dots
};

/// The look: palette and style of the application, light or dark, following the desktop while it runs.
/// Owns nothing but the choice; colours and fonts are pure functions, so that any widget or delegate asks with
/// the palette and font that it was given. GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };

    explicit Theme(QApplication &application, Scheme scheme = Scheme::System);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    static const Colours &colours(const QPalette &palette); ///< those of the light or dark theme it belongs to
    static QFont font(TextStyle style, const QFont &base);
    static QPalette palette(bool dark);

private:
    void apply();

    QApplication &m_application;
    SystemScheme *m_system;
    Scheme m_scheme;
};

/// The ground of a widget that is a card upon its surroundings. From its paintEvent().
void paintCard(QWidget *card);

/// XEP-0392: the one colour that everybody's client gives this address, made readable on `palette`.
QColor personColour(const QString &bareAddress, const QPalette &palette);
/// The same as a background for white text.
QColor personFill(const QString &bareAddress, const QPalette &palette);

} // namespace Tertulia
